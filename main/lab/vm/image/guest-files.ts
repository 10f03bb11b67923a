/** The files of a guest's disk that are not out of a package. */
import { dialectFiles } from '../guest/dialects.ts';
import { BOOT_MODULES, MASKED_GENERATORS, MASKED_UNITS } from './packages.ts';

export interface GuestFile {
  readonly path: string;
  readonly content: string;
  readonly mode?: number;
}

/** Printed on the console by the boot when it was started with `lab.kvmtest`. */
export const KVM_MARKER = 'vlanvas-kvm-works';

/** /init of the initial RAM disk: loads what the disk and the NIC need and hands over to systemd. */
export const INITRD_INIT = `#!/bin/sh
/bin/busybox mount -t devtmpfs dev /dev
/bin/busybox mount -t proc proc /proc
case " $(/bin/busybox cat /proc/cmdline) " in
  *" lab.kvmtest "*) echo ${KVM_MARKER} >/dev/ttyS0; /bin/busybox sleep 1; /bin/busybox poweroff -f;;
esac
for module in ${BOOT_MODULES.join(' ')}; do /bin/busybox insmod "/modules/$module.ko"; done
/bin/busybox mount -t ext4 -o rw,noatime /dev/vda /root || exec /bin/busybox sh
/bin/busybox mount --move /dev /root/dev
/bin/busybox umount /proc
exec /bin/busybox switch_root /root /sbin/init
`;

const SSHD = `UseDNS no
UsePAM no
PermitRootLogin prohibit-password
PasswordAuthentication no
HostKey /etc/ssh/ssh_host_ed25519_key
`;

/** Under emulation the whole coldplug takes seconds; what is not a NIC is there from the start. */
const UDEV_TRIGGER = `[Service]
ExecStart=
ExecStart=-udevadm trigger --type=devices --action=add --subsystem-match=net
`;

/** Containers that ignore SIGTERM would hold up every reboot for 15 s. */
const DOCKER = `[Service]
ExecStart=
ExecStart=/usr/sbin/dockerd -H fd:// --containerd=/run/containerd/containerd.sock --shutdown-timeout=3
`;

export interface GuestKeys {
  /** Public key that may log in as root. */
  readonly authorized: string;
  /** The snapshot's own host key; each clone gets another. */
  readonly hostKey: string;
  readonly hostKeyPublic: string;
}

/** Everything below the guest's root, as plain files; the management NIC is configured the ifupdown way. */
export function guestFiles(keys: GuestKeys): readonly GuestFile[] {
  return [
    { path: '/etc/hostname', content: 'vlanvas\n' },
    { path: '/etc/hosts', content: '127.0.0.1 localhost\n' },
    { path: '/etc/fstab', content: '' },
    { path: '/etc/resolv.conf', content: '# A lab host resolves nothing.\n' },
    { path: '/etc/machine-id', content: '0123456789abcdef0123456789abcdef\n' },
    { path: '/etc/ssh/sshd_config.d/lab.conf', content: SSHD },
    { path: '/etc/ssh/ssh_host_ed25519_key', content: keys.hostKey, mode: 0o600 },
    { path: '/etc/ssh/ssh_host_ed25519_key.pub', content: keys.hostKeyPublic },
    { path: '/root/.ssh/authorized_keys', content: `${keys.authorized}\n`, mode: 0o600 },
    { path: '/etc/systemd/system/systemd-udev-trigger.service.d/lab.conf', content: UDEV_TRIGGER },
    { path: '/etc/systemd/system/docker.service.d/lab.conf', content: DOCKER },
    // As Docker's own packages have it; Debian's would start a Kubernetes endpoint that nobody asks.
    { path: '/etc/containerd/config.toml', content: 'version = 2\ndisabled_plugins = ["io.containerd.grpc.v1.cri"]\n' },
    { path: '/etc/systemd/journald.conf.d/lab.conf', content: '[Journal]\nStorage=volatile\nAudit=no\n' },
    ...dialectFiles('ifupdown', []),
  ];
}

/** Paths that become links to /dev/null: systemd's way to say that a unit is not to be started by anything. */
export const maskedPaths = [
  ...MASKED_UNITS.map((unit) => `/etc/systemd/system/${unit}`),
  ...MASKED_GENERATORS.map((name) => `/etc/systemd/system-generators/${name}`),
];
