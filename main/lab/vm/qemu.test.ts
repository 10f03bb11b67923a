import { expect, test } from 'vitest';
import { namedLab } from '../paths.ts';
import { MAX_HOSTS } from '../spec.ts';
import { managementMac, monitorSocket, nicSocket } from './names.ts';
import { machineArguments, nicHotplug, qemuArguments, type QemuOptions } from './qemu.ts';

const options: QemuOptions = {
  machine: { accelerator: 'tcg', memory: 640 },
  boot: { kernel: '/c/vmlinux', initrd: '/c/initrd.img' },
  memory: { kind: 'own' },
  disk: '/l/disk.qcow2',
  monitor: '/r/1.qmp',
  console: '/l/console.log',
  pidFile: '/l/qemu.pid',
  sshPort: 22_001,
  managementMac: '02:00:00:00:00:ff',
  nics: [{ mac: '02:00:00:00:00:01', socket: '/r/1-0.nic' }],
  incoming: false,
};
const line = (change: Partial<QemuOptions> = {}) => qemuArguments({ ...options, ...change }).join(' ');

test('a guest is reached through one port of the loopback and reaches nothing', () => {
  expect(line()).toContain('restrict=on,ipv6=off,hostfwd=tcp:127.0.0.1:22001-:22');
});

test('a restored guest begins with a private copy of the memory, the snapshot is taken from a shared one', () => {
  expect(line({ memory: { kind: 'file', path: '/c/memory', shared: false }, incoming: true })).toMatch(
    /mem-path=\/c\/memory,share=off .* -incoming defer$/,
  );
  expect(line({ memory: { kind: 'file', path: '/c/memory', shared: true } })).toContain('share=on');
  expect(line()).not.toContain('-incoming');
});

test('what a snapshot depends on is in the arguments that its key is made of', () => {
  expect(machineArguments({ accelerator: 'tcg', memory: 640 })).not.toEqual(
    machineArguments({ accelerator: 'tcg', memory: 800 }),
  );
  expect(machineArguments({ accelerator: 'kvm', memory: 640 }).join(' ')).toContain('-cpu host');
});

test('a NIC is the same whether it is there from the start or comes in later', () => {
  const [, [, device]] = nicHotplug({ mac: '02:00:00:00:00:01', socket: '/r/1-0.nic' }, 0) as [
    unknown,
    [string, Record<string, string>],
  ];
  expect(line()).toContain(
    `virtio-net-pci,id=${device['id']},netdev=${device['netdev']},mac=${device['mac']},addr=${device['addr']}`,
  );
});

test('sockets have short paths, MACs are unicast and differ', () => {
  const place = namedLab('a234567890');
  for (const path of [monitorSocket(place, MAX_HOSTS), nicSocket(place, MAX_HOSTS, 99)]) expect(path.length).toBeLessThan(108);
  const macs = ['docker01', 'docker02'].map((host) => managementMac(place, host));
  expect(new Set(macs).size).toBe(2);
  for (const mac of macs) expect(mac).toMatch(/^02(:[0-9a-f]{2}){5}$/);
});
