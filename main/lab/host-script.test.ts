import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { hostScript, type HostScript } from './host-script.ts';

const host: HostScript = {
  lab: 'lab',
  name: 'docker01',
  folder: '/var/lib/vlanvas/lab/lab/hosts/docker01',
  layers: [
    { mount: '/', upper: '/d/root', work: '/d/root.work' },
    { mount: '/var', upper: '/d/var', work: '/d/var.work' },
  ],
  cgroups: [{ path: '/sys/fs/cgroup', version: 2, options: '' }],
  dockerd: 'dockerd',
};

test.each<[string, HostScript]>([
  ['version 2 cgroups', host],
  ['version 1 cgroups', { ...host, cgroups: [{ path: '/sys/fs/cgroup/cpu', version: 1, options: 'cpu' }] }],
  ['no Docker', { ...host, dockerd: undefined }],
  ['no cgroups', { ...host, cgroups: [] }],
])('is a script that sh reads: %s', (_, script) => {
  expect(() => execFileSync('sh', ['-n'], { input: hostScript(script), stdio: ['pipe', 'pipe', 'pipe'] })).not.toThrow();
});

test('mounts the root before what lies in it, and cgroups as the machine has them', () => {
  const script = hostScript(host);
  expect(script.indexOf('lowerdir=/,')).toBeLessThan(script.indexOf('lowerdir=/var,'));
  expect(script).toContain('mount -t cgroup2 cgroup2 $root/sys/fs/cgroup\n');
  expect(script).not.toContain('tmpfs $root/sys/fs/cgroup');
  expect(hostScript({ ...host, dockerd: undefined })).not.toMatch(/^\s*[^#]*dockerd(?!\.log)/m);
});
