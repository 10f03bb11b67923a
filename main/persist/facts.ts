/** What a host is asked, read-only and in one round trip, to find out how it writes down its network. */
import { parse } from 'yaml';

const MARK = '=== vlanvas ';

const SERVICES = ['systemd-networkd', 'NetworkManager', 'networking', 'network'] as const;

const PARTS: Readonly<Record<string, string>> = {
  // The same test as sd_booted(3). Without it nothing else is of interest.
  systemd: '[ -d /run/systemd/system ] || exit 0; echo yes',
  services: `systemctl is-active ${SERVICES.map((name) => `${name}.service`).join(' ')} 2>/dev/null | for s in ${SERVICES.join(' ')}; do read -r state; echo "$s $state"; done`,
  links:
    'for d in /sys/class/net/*; do p=; [ -e "$d/device" ] && p=physical; echo "$(cat "$d/ifindex") ${d##*/} $p"; done 2>/dev/null',
  // What sd_network_link_get_network_file(3) reads; `networkctl status` prints the same, in words that change.
  networkd: "grep -H '^NETWORK_FILE=' /run/systemd/netif/links/* /dev/null 2>/dev/null",
  netplan:
    'for f in /lib/netplan/*.yaml /etc/netplan/*.yaml /run/netplan/*.yaml; do [ -r "$f" ] && { echo "--- $f"; cat "$f"; }; done',
  profiles: 'nmcli -t -f DEVICE,FILENAME connection show --active 2>/dev/null',
  sourced: "grep -E '^[[:space:]]*source(-directory)?[[:space:]]' /etc/network/interfaces 2>/dev/null",
  stanzas: "grep -HE '^[[:space:]]*iface[[:space:]]' /etc/network/interfaces /etc/network/interfaces.d/* /dev/null 2>/dev/null",
  ifcfg: "grep -HE '^[[:space:]]*DEVICE=' /etc/sysconfig/network-scripts/ifcfg-* /dev/null 2>/dev/null",
};

export const FACTS_SCRIPT = `${Object.entries(PARTS)
  .map(([name, command]) => `echo '${MARK}${name}'; ${command}`)
  .join('\n')}\ntrue`;

export interface LinkFile {
  readonly link: string;
  readonly path: string;
}

export interface DialectFacts {
  readonly systemd: boolean;
  /** Services that run, of those that bring up networks. */
  readonly active: readonly string[];
  readonly links: readonly { readonly index: number; readonly name: string; readonly physical: boolean }[];
  /** .network file by interface, as networkd says. */
  readonly networkd: readonly LinkFile[];
  /** Entries of the user's netplan files; `pattern`: one that may match several interfaces. */
  readonly netplan: readonly { readonly id: string; readonly path: string; readonly pattern: boolean }[];
  /** File of the active profile by interface, as NetworkManager says. */
  readonly profiles: readonly LinkFile[];
  /** /etc/network/interfaces takes in interfaces.d. */
  readonly sourcesFolder: boolean;
  readonly stanzas: readonly LinkFile[];
  readonly ifcfg: readonly LinkFile[];
}

/** Reads the output of FACTS_SCRIPT. Files of ours, of any topology, are left out: they say nothing about the host. */
export function readFacts(output: string): DialectFacts {
  const sections = new Map(
    output
      .split(MARK)
      .slice(1)
      .map((part) => [part.slice(0, part.indexOf('\n')), part.slice(part.indexOf('\n') + 1)] as const),
  );
  const lines = (name: string) => (sections.get(name) ?? '').split('\n').filter((line) => line !== '');
  const links = lines('links').flatMap((line) => {
    const [index, name, physical] = line.split(' ');
    return name === undefined || name === 'lo' ? [] : [{ index: Number(index), name, physical: physical === 'physical' }];
  });
  const notOurs = (files: readonly LinkFile[]) => files.filter(({ path }) => !/(^|\/)[^/]*vlanvas-[^/]*$/.test(path));
  return {
    systemd: lines('systemd').includes('yes'),
    active: lines('services').flatMap((line) => (line.endsWith(' active') ? [line.slice(0, line.indexOf(' '))] : [])),
    links,
    networkd: notOurs(
      lines('networkd').flatMap((line) => {
        const match = /^.*\/(\d+):NETWORK_FILE=(.+)$/.exec(line);
        const link = links.find(({ index }) => index === Number(match?.[1]));
        return match?.[2] === undefined || !link ? [] : [{ link: link.name, path: match[2] }];
      }),
    ),
    netplan: readNetplan(sections.get('netplan') ?? ''),
    profiles: notOurs(
      lines('profiles').flatMap((line) => {
        // nmcli -t writes a colon inside a value as `\:`.
        const [link, path] = line.split(/(?<!\\):/).map((field) => field.replaceAll('\\:', ':').replaceAll('\\\\', '\\'));
        return link === undefined || link === '' || path === undefined || path === '' ? [] : [{ link, path }];
      }),
    ),
    sourcesFolder: lines('sourced').some((line) =>
      /\sinterfaces\.d(\/\*)?\s*$|\/etc\/network\/interfaces\.d(\/\*)?\/?\s*$/.test(line),
    ),
    stanzas: notOurs(readMatches(lines('stanzas'), /^\s*iface\s+(\S+)/)).filter(({ link }) => link !== 'lo'),
    ifcfg: notOurs(readMatches(lines('ifcfg'), /^\s*DEVICE=["']?([^"'\s]+)/)).filter(({ link }) => link !== 'lo'),
  };
}

/** Lines of `grep -H`: the path, a colon, the line. */
function readMatches(lines: readonly string[], pattern: RegExp): readonly LinkFile[] {
  return lines.flatMap((line) => {
    const colon = line.indexOf(':');
    const link = pattern.exec(line.slice(colon + 1))?.[1];
    return link === undefined ? [] : [{ link, path: line.slice(0, colon) }];
  });
}

function readNetplan(text: string): DialectFacts['netplan'] {
  return text
    .split(/^--- (?=\/)/m)
    .slice(1)
    .flatMap((part) => {
      const end = part.indexOf('\n');
      const path = part.slice(0, end);
      if (/vlanvas-[^/]*$/.test(path)) return [];
      return netplanEntries(part.slice(end + 1)).map((entry) => ({ ...entry, path }));
    });
}

/** The entries in `network:`; a file that netplan itself would refuse has none. */
function netplanEntries(text: string): readonly { id: string; pattern: boolean }[] {
  let document: unknown;
  try {
    document = parse(text);
  } catch {
    return [];
  }
  const groups = isMap(document) && isMap(document['network']) ? Object.values(document['network']) : [];
  return groups.flatMap((group) =>
    isMap(group) ? Object.entries(group).map(([id, entry]) => ({ id, pattern: isPattern(entry) })) : [],
  );
}

/** `match: {name: en*}` or `{driver: …}`; a MAC address is one interface. */
function isPattern(entry: unknown): boolean {
  const match = isMap(entry) ? entry['match'] : undefined;
  if (!isMap(match) || typeof match['macaddress'] === 'string') return false;
  return typeof match['name'] !== 'string' || /[*?[]/.test(match['name']);
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
