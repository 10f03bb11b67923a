import { expect, test } from 'vitest';
import { cgroupHierarchies, parseMountinfo, systemDisks } from './mounts.ts';

const VERSION_1 = `27 1 254:0 / / rw,relatime - ext4 /dev/vda rw,discard
31 23 0:28 / /sys/fs/cgroup rw,relatime - tmpfs tmpfs rw,mode=755
32 31 0:29 / /sys/fs/cgroup/cpu,cpuacct rw,relatime shared:9 - cgroup cgroup rw,cpu,cpuacct
33 31 0:37 / /sys/fs/cgroup/systemd rw,relatime - cgroup cgroup rw,xattr,release_agent=/lib/x,name=systemd
34 31 0:38 / /sys/fs/cgroup/unified rw,relatime - cgroup2 cgroup2 rw
`;

test('finds the hierarchies of version 1, the named one and the one of version 2 beside them', () => {
  expect(cgroupHierarchies(parseMountinfo(VERSION_1))).toEqual([
    { path: '/sys/fs/cgroup/cpu,cpuacct', version: 1, options: 'cpu,cpuacct' },
    { path: '/sys/fs/cgroup/systemd', version: 1, options: 'none,name=systemd' },
    { path: '/sys/fs/cgroup/unified', version: 2, options: '' },
  ]);
});

test('finds a unified hierarchy once, however often it is mounted', () => {
  const mounts = parseMountinfo(`31 23 0:28 / /sys/fs/cgroup rw shared:4 - cgroup2 cgroup2 rw,nsdelegate
32 23 0:28 / /var/lib/other/cgroup rw - cgroup2 cgroup2 rw,nsdelegate
`);
  expect(cgroupHierarchies(mounts)).toEqual([{ path: '/sys/fs/cgroup', version: 2, options: '' }]);
});

test('finds the disks that a system is spread over, and leaves other people’s out', () => {
  const lines = [
    '/ ext4',
    '/var ext4',
    '/var/lib/postgresql xfs',
    '/usr/share/my\\040things btrfs',
    '/mnt/backup ext4',
    '/home ext4',
    '/opt/nfs nfs4',
    '/var ext4',
  ];
  const text = lines
    .map((line, index) => `${index} 1 0:${index} / ${line.split(' ')[0]} rw - ${line.split(' ')[1]} dev rw`)
    .join('\n');
  expect(systemDisks(parseMountinfo(text))).toEqual(['/var', '/var/lib/postgresql', '/usr/share/my things']);
});
