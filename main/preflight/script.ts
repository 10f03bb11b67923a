/**
 * What is asked of a host's shell before a deploy, in one go and reading only. The one thing that is tried rather than read
 * is whether the kernel makes a kind of link where its modules are not on the disk: in a network namespace that is gone with
 * the command.
 */
import type { KernelKind } from '../../shared/preflight/facts.ts';

/** What this design makes of a host; what it doesn't need is not looked at. */
export interface Look {
  readonly kinds: readonly KernelKind[];
  /** The host routes: its firewall matters. */
  readonly routes: boolean;
  readonly docker: boolean;
}

export const MARK = '=== vlanvas ';

/** Modules by kind; macvlan children of a container need no other than the parent's. */
export const MODULES: Readonly<Record<KernelKind, string>> = {
  vlan: '8021q',
  macvlan: 'macvlan',
  ipvlan: 'ipvlan',
  bond: 'bonding',
  bridge: 'bridge',
  vxlan: 'vxlan',
  gretap: 'ip_gre',
};

/** How a link of each kind is made on `p`, for the trial. */
const TRIALS: Readonly<Record<KernelKind, string>> = {
  vlan: 'link p type vlan id 2',
  macvlan: 'link p type macvlan mode bridge',
  ipvlan: 'link p type ipvlan mode l2',
  bond: 'type bond',
  bridge: 'type bridge',
  vxlan: 'type vxlan id 1 dstport 4789',
  gretap: 'type gretap local 127.0.0.1 remote 127.0.0.2',
};

/**
 * The script for one host. Without root some sections stay empty. It runs with every apply, so it starts as few programs as it
 * can. A file is read by the shell, but never one below /proc/sys: dash reads byte by byte, and those give only the first.
 */
export function factsScript({ kinds, routes, docker }: Look): string {
  return [
    section('clock', 'date +%s'),
    section(
      'identity',
      'readlink /proc/self/ns/net; cat /proc/sys/kernel/osrelease /proc/sys/kernel/hostname /proc/sys/kernel/random/boot_id /etc/machine-id',
    ),
    ...(kinds.length === 0 ? [] : [kernelSections(kinds)]),
    section(
      'machine',
      'for f in sys_vendor product_name chassis_asset_tag; do v=; read -r v </sys/class/dmi/id/$f; echo "$f $v"; done',
    ),
    // The kernel calls an address dynamic that has an end: with IPv4 that is a lease.
    section('leases', 'ip -o -4 address show dynamic | while read -r n l f a r; do echo "$l $a"; done'),
    section(
      'drivers',
      'for d in /sys/class/net/*/device/driver; do [ -e "$d" ] || continue; n=${d#/sys/class/net/}; l=$(readlink "$d"); echo "${n%%/*} ${l##*/}"; done',
    ),
    // /proc/sys has the limits in the first namespace of a kernel only.
    section(
      'neighbours',
      'set -- $(cat /proc/sys/net/ipv[46]/neigh/default/gc_thresh3); [ -z "$1" ] || echo "4 $1"; [ -z "$2" ] || echo "6 $2"; [ -n "$1" ] || ip ntable show | sed -n "s/^inet \\(arp_cache\\).*/family 4/p; s/^inet6 \\(ndisc_cache\\).*/family 6/p; s/.*thresh3 \\([0-9]*\\).*/thresh \\1/p"',
    ),
    section('rp_filter', 'cat /proc/sys/net/ipv4/conf/all/rp_filter /proc/sys/net/ipv4/conf/default/rp_filter'),
    ...(routes ? [firewallSection()] : []),
    section('firewalld', 'command -v firewall-cmd >/dev/null && systemctl is-active firewalld'),
    section('selinux', 'v=; read -r v </sys/fs/selinux/enforce && echo "$v"'),
    ...(docker ? [diskSection()] : []),
    'true',
  ].join('\n');
}

function section(title: string, commands: string): string {
  return `echo '${MARK}${title}'\n{ ${commands}; } 2>/dev/null`;
}

/** What is loaded or built in, what the disk has for this kernel; and where the disk has nothing for it, what a trial says. */
function kernelSections(kinds: readonly KernelKind[]): string {
  const modules = kinds.map((kind) => MODULES[kind]);
  const trial = kinds.map((kind) => `link add name t_${kind} ${TRIALS[kind]}\\n`).join('');
  return [
    section(
      'modules',
      `for m in ${modules.join(' ')}; do [ -d /sys/module/$m ] && echo "$m"; done; ` +
        `f=/lib/modules/$(uname -r); [ -e $f/modules.dep ] && { echo listed; cat $f/modules.builtin $f/modules.dep | ` +
        `grep -oE '^[^:]*/(${modules.join('|')})\\.ko' | sed 's|.*/||; s|\\.ko$||'; }`,
    ),
    // The names of the links that could be made, beside p: without it there was no trial.
    section(
      'trial',
      `[ -e $f/modules.dep ] || unshare --net sh -c 'printf "link add p type veth peer name q\\n${trial}" | ip -force -batch -; ip -o link show'`,
    ),
  ].join('\n');
}

/** The legacy iptables loads a kernel module when it only looks; where the module is not loaded there is nothing to see. */
function firewallSection(): string {
  return section(
    'forward',
    'case "$(iptables --version)" in *legacy*) grep -q "^filter$" /proc/net/ip_tables_names ;; *) true ;; esac && { iptables -w 2 -S FORWARD; iptables -w 2 -S DOCKER-USER; }',
  );
}

/** The daemon's folder: from its command line, else its configuration, else where it is by default. */
function diskSection(): string {
  return section(
    'disk',
    [
      'p=; o=; read -r d </run/docker.pid || true',
      'for w in $(tr "\\0" "\\n" </proc/$d/cmdline); do case "$o $w" in *" --data-root="*) p=${w#*=} ;; "--data-root "*|"-g "*) p=$w ;; esac; o=$w; done',
      '[ -n "$p" ] || [ ! -e /etc/docker/daemon.json ] || p=$(sed -n "s/.*\\"data-root\\"[^\\"]*\\"\\([^\\"]*\\)\\".*/\\1/p" /etc/docker/daemon.json)',
      '[ -n "$p" ] || p=/var/lib/docker',
      'echo "$p"; df -Pk "$p"; df -Pi "$p"',
    ].join('; '),
  );
}
