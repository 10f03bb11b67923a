/**
 * What is asked of a host's shell in one go: everything of its network namespace and of the containers' that `ip` and
 * /proc/sys/net tell. Reading only. One round trip a host, whatever the number of containers.
 */

export const MARK = '=== vlanvas ';

/** What one namespace is asked; the sections are split at the marks by `readSections`. */
const NAMESPACE = [
  'ip -j -d addr 2>/dev/null || echo null',
  `echo '${MARK}route4'`,
  'ip -j -4 route 2>/dev/null || echo null',
  `echo '${MARK}route6'`,
  'ip -j -6 route 2>/dev/null || echo null',
  `echo '${MARK}forwarding'`,
  'cat /proc/sys/net/ipv4/ip_forward /proc/sys/net/ipv6/conf/all/forwarding 2>/dev/null',
  `echo '${MARK}rp_filter'`,
  '(cd /proc/sys/net/ipv4/conf && for d in *; do read -r f <"$d/rp_filter"; read -r a <"$d/arp_ignore"; echo "$d $f $a"; done) 2>/dev/null',
  `echo '${MARK}bridge'`,
  'cat /proc/sys/net/bridge/bridge-nf-call-iptables 2>/dev/null || echo 0',
  `echo '${MARK}echo'`,
  'for f in ipv4/icmp_echo_ignore_all ipv6/icmp/echo_ignore_all; do cat "/proc/sys/net/$f" 2>/dev/null || echo 0; done',
].join('; ');

/** The script for the host itself. */
export function hostScript(): string {
  return [
    `echo '${MARK}uname'`,
    'uname -r; uname -m',
    `echo '${MARK}session'`,
    'echo "$SSH_CONNECTION"',
    `echo '${MARK}wireless'`,
    'for d in /sys/class/net/*; do if [ -e "$d/wireless" ] || [ -e "$d/phy80211" ]; then basename "$d"; fi; done',
    `echo '${MARK}addr'`,
    NAMESPACE,
  ].join('; ');
}

/** The script for the containers' namespaces, by process id; needs root. A process that is gone gives an empty section. */
export function containersScript(pids: readonly number[]): string {
  // One loop and not a line for each: a command line has room for about 128 KiB.
  const inner = `echo '${MARK}addr'; ${NAMESPACE}`.replaceAll("'", `'\\''`);
  return `for p in ${pids.join(' ')}; do echo '${MARK}pid '"$p"; nsenter -t "$p" -n sh -c '${inner}' 2>/dev/null; done; true`;
}

export interface Section {
  readonly title: string;
  readonly body: string;
}

export function readSections(output: string): readonly Section[] {
  return output
    .split(MARK)
    .slice(1)
    .map((part) => {
      const end = part.indexOf('\n');
      return { title: part.slice(0, end), body: part.slice(end + 1) };
    });
}

/** The sections of each process, by process id. */
export function byProcess(sections: readonly Section[]): ReadonlyMap<number, readonly Section[]> {
  const result = new Map<number, Section[]>();
  let current: Section[] | undefined;
  for (const section of sections) {
    const pid = /^pid (\d+)$/.exec(section.title);
    if (pid) result.set(Number(pid[1]), (current = []));
    else current?.push(section);
  }
  return result;
}
