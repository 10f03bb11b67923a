/** The script that makes a host of its own out of a guest that has just been booted or restored: all of those are alike. */
import type { LabHostSpec, LabUser } from '../../spec.ts';
import { MANAGEMENT_ADDRESS, MANAGEMENT_NIC } from '../names.ts';
import { dialectFiles, dialectUnits, foreignUnits, type CabledNic, type DialectFile } from './dialects.ts';

export interface Identity {
  readonly spec: LabHostSpec;
  readonly nics: readonly CabledNic[];
  readonly managementMac: string;
  /** Private key and public key line of its sshd. */
  readonly hostKey: string;
  readonly hostKeyPublic: string;
  /** Public key that its users log in with. */
  readonly authorized: string;
  /** 32 hex digits. */
  readonly machineId: string;
  /** Random bytes, as hex: without them all clones of a snapshot would draw the same keys and ids. */
  readonly seed: string;
  /** Seconds since 1970. */
  readonly now: number;
}

const quote = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;

/** To be run as root by `sh -s`. Done once in a host's life; what it sets is on the disk, and there after a reboot. */
export function identityScript(identity: Identity): string {
  const { spec, nics, managementMac } = identity;
  const dialect = spec.network ?? 'ifupdown';
  const [managementAddress = ''] = MANAGEMENT_ADDRESS.split('/');
  return [
    'set -e',
    // The clock of the machine's board goes on while the guest sleeps in its snapshot; the kernel's does not.
    `busybox hwclock -s -u 2>/dev/null || date -s @${identity.now} >/dev/null`,
    `printf '%s' ${identity.seed} >/dev/urandom`,
    // RNDRESEEDCRNG: what was drawn before must not be drawn by the other clones too.
    `perl -e 'open(F, ">", "/dev/urandom"); ioctl(F, 0x5207, 0)'`,
    // Clones of a snapshot share the boot that they were taken from; until its next boot each shows one of its own.
    'cat /proc/sys/kernel/random/uuid >/run/boot_id; mount --bind /run/boot_id /proc/sys/kernel/random/boot_id',
    ...file({ path: '/etc/hostname', content: `${spec.name}\n` }),
    ...file({
      path: '/etc/hosts',
      content: `127.0.0.1 localhost\n127.0.1.1 ${spec.name}\n::1 localhost ip6-localhost ip6-loopback\n`,
    }),
    `hostname ${spec.name}`,
    'rm -f /etc/docker/key.json /etc/machine-id',
    ...file({ path: '/etc/machine-id', content: `${identity.machineId}\n`, mode: 0o444 }),
    ...file({ path: '/etc/ssh/ssh_host_ed25519_key', content: identity.hostKey, mode: 0o600 }),
    ...file({ path: '/etc/ssh/ssh_host_ed25519_key.pub', content: `${identity.hostKeyPublic}\n` }),
    ...file({ path: '/root/.ssh/authorized_keys', content: `${identity.authorized}\n`, mode: 0o600 }),
    ...(spec.users ?? []).flatMap((user) => addUser(user, identity.authorized)),
    ...file({
      path: '/etc/network/interfaces',
      content: 'source /etc/network/interfaces.d/*\n\nauto lo\niface lo inet loopback\n',
    }),
    ...dialectFiles(dialect, nics).flatMap(file),
    // The machine outside learns of the new address at once.
    `if [ "$(cat /sys/class/net/${MANAGEMENT_NIC}/address)" != ${managementMac} ]; then`,
    `  ip link set dev ${MANAGEMENT_NIC} address ${managementMac}`,
    `  arping -q -U -c 1 -I ${MANAGEMENT_NIC} ${managementAddress} || :`,
    'fi',
    ...nics.flatMap(adopt),
    ...(dialect === 'ifupdown' ? ['ifup -a >/dev/null 2>&1'] : changeDialect(dialect)),
    ...(spec.docker === false ? WITHOUT_DOCKER : []),
    'systemctl reload ssh.service',
    'sync',
    '',
  ].join('\n');
}

/** The snapshot's Docker has run: what it set in the kernel goes with it, as on a machine that never had one. */
const WITHOUT_DOCKER = [
  'systemctl --quiet disable --now docker.socket docker.service containerd.service 2>/dev/null',
  'for tables in iptables ip6tables; do',
  '  $tables -P FORWARD ACCEPT',
  '  for table in filter nat; do $tables -t $table -F; $tables -t $table -X; done',
  'done',
  'ip link delete dev docker0 2>/dev/null || :',
  'sysctl -q -w net.ipv4.ip_forward=0 net.ipv6.conf.all.forwarding=0',
] as const;

function file({ path, content, mode = 0o644 }: DialectFile): readonly string[] {
  const encoded = Buffer.from(content).toString('base64');
  return [
    `mkdir -p ${quote(path.slice(0, path.lastIndexOf('/')))}`,
    `printf %s ${encoded} | base64 -d >${quote(path)}`,
    `chmod ${mode.toString(8)} ${quote(path)}`,
  ];
}

/** Its NIC was plugged in a moment ago, under a name of the kernel's: it gets its own, which after a reboot its link file gives. */
function adopt({ name, mac }: CabledNic): readonly string[] {
  return [
    `nic=; tries=0; until [ "$nic" ]; do`,
    `  nic=$(grep -lx ${mac} /sys/class/net/*/address 2>/dev/null | cut -d/ -f5 | head -n 1)`,
    `  if [ -z "$nic" ]; then tries=$((tries + 1)); [ $tries -lt 150 ] || { echo "the NIC ${name} does not appear" >&2; exit 1; }; sleep 0.1; fi`,
    'done',
    'udevadm settle --timeout=10 || :',
    `nic=$(grep -lx ${mac} /sys/class/net/*/address | cut -d/ -f5 | head -n 1)`,
    `[ "$nic" = ${name} ] || ip link set dev "$nic" name ${name}`,
  ];
}

function changeDialect(dialect: NonNullable<LabHostSpec['network']>): readonly string[] {
  return [
    // By hand: for a unit that has an init script too, systemctl calls Perl, and the guest has all of this to emulate.
    `rm -f ${foreignUnits(dialect)
      .map((unit) => `/etc/systemd/system/*.wants/${unit}`)
      .join(' ')}`,
    // What `netplan generate` calls, without the seconds that Python takes to start.
    ...(dialect === 'netplan' ? ['/lib/netplan/generate'] : []),
    `systemctl --quiet --no-reload enable ${dialectUnits(dialect).join(' ')}`,
    `systemctl start ${dialectUnits(dialect)[0] ?? ''}`,
  ];
}

function addUser({ name, groups = [], sudo = false, password }: LabUser, authorized: string): readonly string[] {
  const rule = sudo === true ? 'NOPASSWD:ALL' : 'ALL';
  return [
    `id ${name} >/dev/null 2>&1 || useradd --create-home --shell /bin/bash ${name}`,
    ...groups.map((group) => `usermod --append --groups ${quote(group)} ${name}`),
    // `*`: no password fits, and the account is not locked, which sshd without PAM would refuse even with a key.
    password === undefined ? `usermod --password '*' ${name}` : `printf '%s\\n' ${quote(`${name}:${password}`)} | chpasswd`,
    ...file({ path: `/home/${name}/.ssh/authorized_keys`, content: `${authorized}\n`, mode: 0o600 }),
    `chmod 700 /home/${name}/.ssh; chown -R ${name}: /home/${name}/.ssh`,
    ...(sudo ? file({ path: `/etc/sudoers.d/${name}`, content: `${name} ALL=(ALL) ${rule}\n`, mode: 0o440 }) : []),
  ];
}
