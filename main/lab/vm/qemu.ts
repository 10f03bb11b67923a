/** The command line of one virtual machine. */
import { MANAGEMENT_DEVICE, MANAGEMENT_SLOT, nicDevice } from './names.ts';

export type Accelerator = 'kvm' | 'tcg';

/** What a snapshot and the machines restored from it must have in common. */
export interface Machine {
  readonly accelerator: Accelerator;
  /** MiB. */
  readonly memory: number;
}

/** With Docker, the network's dialect and some containers a guest uses 250 MiB. */
export const DEFAULT_MACHINE: Omit<Machine, 'accelerator'> = { memory: 640 };

export interface Boot {
  readonly kernel: string;
  readonly initrd: string;
}

export type Memory =
  | { readonly kind: 'own' }
  /** RAM in a file; shared: the file changes with the guest; private: the guest begins with what is in it. */
  | { readonly kind: 'file'; readonly path: string; readonly shared: boolean };

export interface QemuNic {
  readonly mac: string;
  readonly socket: string;
}

export interface QemuOptions {
  readonly machine: Machine;
  readonly boot: Boot;
  readonly memory: Memory;
  /** qcow2 overlay that the guest writes to. */
  readonly disk: string;
  readonly monitor: string;
  readonly console: string;
  readonly pidFile: string;
  /** Port of 127.0.0.1 that leads to the guest's sshd. */
  readonly sshPort: number;
  readonly managementMac: string;
  readonly nics: readonly QemuNic[];
  /** Waits for the state of a snapshot instead of booting. */
  readonly incoming: boolean;
}

/** The kernel's command line. */
export const KERNEL_WORDS = [
  'console=ttyS0',
  'rw',
  'quiet',
  // A guest of a lab has nothing to protect from itself; under emulation each of these costs seconds.
  'mitigations=off',
  'apparmor=0',
  'selinux=0',
  'audit=0',
  'nowatchdog',
  'nokaslr',
  // Where programs always lie at the same addresses, what was translated of them is found again: starting one takes half.
  'norandmaps',
  'tsc=reliable',
  'random.trust_cpu=on',
  'systemd.show_status=0',
];

/** The machine, without what differs from lab to lab: two that print the same can restore each other's snapshots. */
export function machineArguments({ accelerator, memory }: Machine): readonly string[] {
  const [accel, cpu] = accelerator === 'kvm' ? ['kvm', 'host'] : ['tcg,thread=multi,tb-size=512', 'qemu64'];
  return [
    ...['-machine', 'pc,usb=off,vmport=off,memory-backend=ram', '-accel', accel, '-cpu', cpu, '-smp', '1', '-m', String(memory)],
    ...['-nodefaults', '-no-user-config', '-display', 'none', '-vga', 'none'],
    ...['-device', 'virtio-rng-pci,addr=6'],
  ];
}

export function qemuArguments(options: QemuOptions): readonly string[] {
  const { machine, boot, memory, nics } = options;
  return [
    ...machineArguments(machine),
    ...['-object', memoryObject(memory, machine.memory)],
    ...['-kernel', boot.kernel, '-initrd', boot.initrd, '-append', KERNEL_WORDS.join(' ')],
    ...['-drive', `if=none,id=disk,file=${options.disk},format=qcow2,cache=unsafe,discard=unmap`],
    ...['-device', 'virtio-blk-pci,drive=disk,addr=5'],
    // Restricted: a guest reaches nothing of the world, and is reached through this one port.
    ...['-netdev', `user,id=${MANAGEMENT_DEVICE}-net,restrict=on,ipv6=off,hostfwd=tcp:127.0.0.1:${options.sshPort}-:22`],
    ...[
      '-device',
      `virtio-net-pci,id=${MANAGEMENT_DEVICE},netdev=${MANAGEMENT_DEVICE}-net,mac=${options.managementMac},addr=${MANAGEMENT_SLOT},romfile=`,
    ],
    ...nics.flatMap((nic, index) => nicArguments(nic, index)),
    ...['-serial', `file:${options.console}`, '-qmp', `unix:${options.monitor},server=on,wait=off`, '-pidfile', options.pidFile],
    ...(options.incoming ? ['-incoming', 'defer'] : []),
  ];
}

function memoryObject(memory: Memory, size: number): string {
  if (memory.kind === 'own') return `memory-backend-ram,id=ram,size=${size}M`;
  return `memory-backend-file,id=ram,size=${size}M,mem-path=${memory.path},share=${memory.shared ? 'on' : 'off'}`;
}

/**
 * A NIC's cable is a stream to the switch, at QEMU's end the listening one: the switch can be started anew and finds it
 * again. (QEMU's datagram sockets would fit as well, were there any in Node.)
 */
function nicArguments({ mac, socket }: QemuNic, index: number): readonly string[] {
  const id = nicDevice(index);
  return [
    ...['-netdev', `stream,id=${id}-net,server=on,addr.type=unix,addr.path=${socket}`],
    ...['-device', `virtio-net-pci,id=${id},netdev=${id}-net,mac=${mac},addr=${(8 + index).toString(16)},romfile=`],
  ];
}

/** The same NIC, put into a machine that runs. */
export function nicHotplug({ mac, socket }: QemuNic, index: number): readonly (readonly [string, Record<string, unknown>])[] {
  const id = nicDevice(index);
  return [
    ['netdev_add', { type: 'stream', id: `${id}-net`, server: true, addr: { type: 'unix', path: socket } }],
    ['device_add', { driver: 'virtio-net-pci', id, netdev: `${id}-net`, mac, addr: (8 + index).toString(16), romfile: '' }],
  ];
}
