/** What is in a guest: Debian packages, and the units that a throw-away machine does not need. */

/** A Debian host as the tutorials have it, with every dialect in which Debian's network can be configured. */
export const GUEST_PACKAGES = [
  'systemd-sysv',
  'dbus',
  'udev',
  'kmod',
  'procps',
  'iproute2',
  'iptables',
  'nftables',
  'openssh-server',
  'docker.io',
  'ifupdown',
  'ifenslave',
  'netplan.io',
  'network-manager',
  'openvswitch-switch',
  'sudo',
  'busybox-static',
  'tcpdump',
  'ethtool',
  'iputils-ping',
  'iputils-arping',
  'python3-minimal',
] as const;

/**
 * Units that are masked: under emulation they are a third of the boot. Nothing that has to do with the network, kernel
 * modules, sysctls or Docker is among them: those are what the lab is for.
 */
export const MASKED_UNITS = [
  'apt-daily.timer',
  'apt-daily-upgrade.timer',
  'dpkg-db-backup.timer',
  'e2scrub_all.timer',
  'e2scrub_all.service',
  'e2scrub_reap.service',
  'fstrim.timer',
  'man-db.timer',
  'systemd-tmpfiles-clean.timer',
  'systemd-timesyncd.service',
  'systemd-pstore.service',
  'systemd-update-utmp.service',
  'systemd-update-utmp-runlevel.service',
  'systemd-random-seed.service',
  'systemd-journal-flush.service',
  'systemd-journal-catalog-update.service',
  'systemd-hwdb-update.service',
  'systemd-binfmt.service',
  'proc-sys-fs-binfmt_misc.automount',
  'dev-hugepages.mount',
  'dev-mqueue.mount',
  'sys-kernel-debug.mount',
  'sys-kernel-tracing.mount',
  'sys-kernel-config.mount',
  'sys-fs-fuse-connections.mount',
  'getty@tty1.service',
  'getty.target',
  'serial-getty@ttyS0.service',
  'systemd-machine-id-commit.service',
  'systemd-logind.service',
  'systemd-remount-fs.service',
  'systemd-fsck-root.service',
  'systemd-quotacheck.service',
  'systemd-boot-system-token.service',
  'systemd-sysusers.service',
  'systemd-update-done.service',
  'systemd-network-generator.service',
  'ldconfig.service',
  'systemd-firstboot.service',
  'systemd-ask-password-wall.path',
  'systemd-ask-password-console.path',
  'systemd-user-sessions.service',
  'modprobe@configfs.service',
  'modprobe@dm_mod.service',
  'modprobe@drm.service',
  'modprobe@efi_pstore.service',
  'modprobe@fuse.service',
  'modprobe@loop.service',
  // Open vSwitch is there and does not run: netplan's wish to tidy it up would fail on every host.
  'netplan-ovs-cleanup.service',
] as const;

/** Units that are installed and not started: the dialects that a host does not use, and Open vSwitch, which is started by hand. */
export const DISABLED_UNITS = [
  'systemd-networkd.service',
  'systemd-networkd.socket',
  'systemd-networkd-wait-online.service',
  'systemd-resolved.service',
  'NetworkManager.service',
  'NetworkManager-wait-online.service',
  'NetworkManager-dispatcher.service',
  'openvswitch-switch.service',
  'nftables.service',
] as const;

/**
 * Generators that are masked: systemd runs each whenever it is told to read its units again, which under emulation is a tenth
 * of a second for each, and there is nothing in a guest for them to find. Netplan's own stays.
 */
export const MASKED_GENERATORS = [
  'cryptsetup',
  'debug',
  'fstab',
  'getty',
  'gpt-auto',
  'hibernate-resume',
  'integritysetup',
  'rc-local',
  'run',
  'system-update',
  'sysv',
  'veritysetup',
].map((name) => `systemd-${name}-generator`);

/** Kernel modules that a guest never needs, relative to /lib/modules/VERSION/kernel: 60 of 90 MB. */
export const UNUSED_MODULES = [
  'sound',
  ...[
    'gpu',
    'media',
    'infiniband',
    'hid',
    'usb',
    'scsi',
    'ata',
    'nvme',
    'target',
    'input',
    'video',
    'hv',
    'xen',
    'iio',
    'md',
  ].map((name) => `drivers/${name}`),
  'drivers/net/ethernet',
  'drivers/net/wireless',
  ...['xfs', 'btrfs', 'nfs', 'nfsd', 'cifs', 'smb', 'ceph', 'gfs2', 'dlm', 'f2fs', 'ocfs2'].map((name) => `fs/${name}`),
] as const;

/** Modules that the boot needs before the root file system is there, in the order in which they are loaded. */
export const BOOT_MODULES = [
  'virtio_ring',
  'virtio',
  'virtio_pci_legacy_dev',
  'virtio_pci_modern_dev',
  'virtio_pci',
  'virtio_blk',
  'failover',
  'net_failover',
  'virtio_net',
] as const;

/** Modules without which the lab could not keep its word; a kernel package that lacks one fails the build. */
export const NEEDED_MODULES = [
  '8021q',
  'macvlan',
  'ipvlan',
  'bonding',
  'vxlan',
  'br_netfilter',
  'bridge',
  'veth',
  'overlay',
  'dummy',
  'ip_gre',
  'openvswitch',
] as const;
