/** From host states and a fabric to the commands that make them real: what a lab worker carries out. */
import type { Question } from '../../shared/reach/result.ts';
import type {
  Fabric,
  FabricPort,
  ForwardPolicy,
  ForwardRuleState,
  HostState,
  LinkState,
  NamespaceState,
  SegmentState,
} from '../../shared/state/state.ts';

export interface FuzzCase {
  /** Absent: a ping. */
  readonly question?: Question;
  readonly hosts: readonly HostState[];
  readonly fabric: Fabric;
}

export interface BuildStep {
  readonly namespace: string;
  readonly sysctl?: Readonly<Record<string, string>>;
  readonly ip?: readonly string[];
  readonly bridge?: readonly string[];
  readonly nft?: string;
}

interface Place {
  readonly name: string;
  readonly host: string;
  readonly container?: string;
  readonly state: NamespaceState;
}

export interface LabPlan {
  /** Every namespace, the fabric's first. */
  readonly namespaces: readonly string[];
  readonly steps: readonly BuildStep[];
  nameOf(host: string, container?: string): string;
}

/**
 * `prefix` makes the names of the namespaces this run's own; `retrans` is how soon the kernel asks again for a neighbour, in
 * milliseconds. Ports of the fabric are bridge ports in a namespace of its own.
 */
export function labPlan({ hosts, fabric }: FuzzCase, prefix: string, retrans: number): LabPlan {
  const fabricName = `${prefix}-fabric`;
  const nameOf = (host: string, container?: string): string =>
    `${prefix}-${host}${container === undefined ? '' : `-${container}`}`;
  const places = hosts.flatMap((host): Place[] => [
    { name: nameOf(host.host), host: host.host, state: host.namespace },
    ...host.containers.flatMap((container) =>
      container.namespace
        ? [{ name: nameOf(host.host, container.name), host: host.host, container: container.name, state: container.namespace }]
        : [],
    ),
  ]);
  const segmentLink = new Map(fabric.segments.map(({ name }, index) => [name, `seg${index}`]));
  let ports = 0;
  const after: string[] = [];
  const filtering: string[] = [];
  const tags = tagsOf({ hosts, fabric });
  const hasTunnels = places.some(({ state }) => state.links.some(({ tunnel }) => tunnel !== undefined));
  const create = (place: Place, link: LinkState): string | undefined => {
    const mac = link.mac === undefined ? '' : `address ${link.mac} `;
    switch (link.kind) {
      case 'nic': {
        const port = `p${ports++}`;
        const settings = fabric.ports.find((candidate) => candidate.host === place.host && candidate.link === link.name);
        const segment = settings && segmentLink.get(settings.segment);
        if (segment !== undefined) after.push(`link set ${port} master ${segment}`);
        const state = fabric.segments.find(({ name }) => name === settings?.segment);
        if (settings && state) filtering.push(...portLines(port, link, settings, state, tags));
        if (link.carrier !== false) after.push(`link set ${port} up`);
        return `link add ${link.name} ${mac}type veth peer name ${port} netns ${fabricName}`;
      }
      case 'bridge':
        return `link add ${link.name} ${mac}type bridge stp_state 0 forward_delay 0 mcast_snooping 0`;
      case 'vlan':
        return `link add link ${link.parent?.link ?? ''} name ${link.name} type vlan id ${link.tag ?? 0}`;
      case 'macvlan':
      case 'ipvlan':
        // A container's link is made in its host's namespace, where the parent is.
        return `link add link ${link.parent?.link ?? ''} name ${link.name} ${place.container === undefined ? '' : `netns ${place.name} `}${mac}type ${link.kind} mode ${link.mode ?? (link.kind === 'macvlan' ? 'bridge' : 'l2')}`;
      case 'veth':
        return link.peer?.container === undefined
          ? undefined
          : `link add ${link.name} ${mac}type veth peer name ${link.peer.link} netns ${nameOf(place.host, link.peer.container)}`;
      case 'vxlan': {
        const { id = 0, local, remotes, port = 4789 } = link.tunnel ?? { remotes: [] };
        return `link add ${link.name} ${mac}type vxlan id ${id} dstport ${port}${local === undefined ? '' : ` local ${local}`} remote ${remotes[0] ?? ''} nolearning`;
      }
      default:
        return undefined;
    }
  };
  const created = places
    .filter((place) => place.container === undefined)
    .map((place): BuildStep => {
      const own = place.state.links.map((link) => create(place, link));
      const inContainers = places
        .filter((other) => other.host === place.host && other.container !== undefined)
        .flatMap((other) =>
          other.state.links.filter(({ kind }) => kind === 'macvlan' || kind === 'ipvlan').map((link) => create(other, link)),
        );
      return { namespace: place.name, ip: [...own, ...inContainers].filter((line) => line !== undefined) };
    });
  return {
    nameOf,
    namespaces: [fabricName, ...places.map(({ name }) => name)],
    steps: [
      {
        namespace: fabricName,
        sysctl: {
          'net/bridge/bridge-nf-call-iptables': '0',
          'net/bridge/bridge-nf-call-ip6tables': '0',
          'net/bridge/bridge-nf-call-arptables': '0',
          ...WITHOUT_IPV6,
        },
        ip: [...segmentLink.values()].map(
          (name) =>
            `link add ${name} up type bridge stp_state 0 forward_delay 0 mcast_snooping 0${tags ? ' vlan_filtering 1' : ''}`,
        ),
      },
      ...places.map((place) => ({ namespace: place.name, sysctl: settings(place.state) })),
      ...created,
      { namespace: fabricName, ip: after, bridge: filtering },
      ...places.map((place) => ({
        namespace: place.name,
        sysctl: filters(place.state, retrans),
        ip: addressing(place.state),
        nft: ruleset(place.state, hasTunnels),
      })),
    ],
  };
}

/** Tags that are in use; undefined where the fabric has nothing to sort, and any bridge will do. */
function tagsOf({ hosts, fabric }: FuzzCase): readonly number[] | undefined {
  const tags = hosts.flatMap(({ namespace }) => namespace.links.flatMap(({ tag }) => tag ?? []));
  const access = fabric.ports.flatMap((port) => port.access ?? []);
  const isPlain = tags.length + access.length === 0 && fabric.segments.every(({ foreignMacs }) => foreignMacs);
  return isPlain ? undefined : [...new Set([...tags, ...access])];
}

/** A switch port as `bridge` sets it up: the untagged VLAN is 1; a locked port takes frames of addresses that it was told alone. */
function portLines(
  port: string,
  link: LinkState,
  settings: FabricPort,
  segment: SegmentState,
  tags: readonly number[] | undefined,
): readonly string[] {
  if (!tags) return [];
  const { access } = settings;
  const carried = tags.filter((tag) => segment.vlans === 'all' || segment.vlans.includes(tag));
  const own =
    access === undefined
      ? carried.filter((tag) => settings.vlans?.includes(tag) ?? true)
      : carried.filter((tag) => tag === access);
  const members =
    access === undefined
      ? own.map((tag) => `vlan add dev ${port} vid ${tag}`)
      : [`vlan del dev ${port} vid 1`, ...own.map((tag) => `vlan add dev ${port} vid ${tag} pvid untagged`)];
  if (segment.foreignMacs) return members;
  const known = [...(access === undefined ? [1] : []), ...own];
  return [
    ...members,
    `link set dev ${port} learning off locked on`,
    ...known.map((tag) => `fdb add ${link.mac ?? ''} dev ${port} master static vlan ${tag}`),
  ];
}

/** What nobody asked for is kept off the wire: the kernel's own multicasts go through tunnels too, and teach neighbours. */
const WITHOUT_IPV6 = { 'net/ipv6/conf/default/disable_ipv6': '1' };

/** Before any link is there, so that links inherit them. Redirects are off: they would teach a source a way that the design lacks. */
function settings(state: NamespaceState): Readonly<Record<string, string>> {
  const all: Record<string, string> = {
    'net/bridge/bridge-nf-call-iptables': state.bridgeFilter ? '1' : '0',
    'net/bridge/bridge-nf-call-ip6tables': '0',
    'net/bridge/bridge-nf-call-arptables': '0',
    'net/ipv4/ip_forward': state.forwarding.ipv4 ? '1' : '0',
    'net/ipv6/conf/all/forwarding': state.forwarding.ipv6 ? '1' : '0',
  };
  for (const where of ['all', 'default']) {
    all[`net/ipv4/conf/${where}/send_redirects`] = '0';
    all[`net/ipv4/conf/${where}/accept_redirects`] = '0';
    all[`net/ipv4/conf/${where}/rp_filter`] = '0';
    all[`net/ipv6/conf/${where}/accept_redirects`] = '0';
    all[`net/ipv6/conf/${where}/accept_ra`] = '0';
    all[`net/ipv6/conf/${where}/accept_dad`] = '0';
    all[`net/ipv6/conf/${where}/router_solicitations`] = '0';
  }
  Object.assign(all, WITHOUT_IPV6);
  return all;
}

/** Per link: the reverse-path filter, and quick neighbour resolution so that a dead pair is soon known to be dead. */
function filters(state: NamespaceState, retrans: number): Readonly<Record<string, string>> {
  const all: Record<string, string> = {};
  for (const link of state.links) {
    if (link.kind === 'loopback') continue;
    if (link.addresses.some((address) => address.includes(':'))) all[`net/ipv6/conf/${link.name}/disable_ipv6`] = '0';
    all[`net/ipv4/conf/${link.name}/rp_filter`] = String(link.reversePathFilter ?? 0);
    all[`net/ipv4/neigh/${link.name}/retrans_time_ms`] = String(retrans);
    all[`net/ipv6/neigh/${link.name}/retrans_time_ms`] = String(retrans);
  }
  return all;
}

function addressing(state: NamespaceState): readonly string[] {
  const lines: string[] = [];
  for (const link of state.links) if (link.master !== undefined) lines.push(`link set ${link.name} master ${link.master}`);
  for (const link of state.links) {
    const parent = link.kind === 'vlan' ? state.links.find(({ name }) => name === link.parent?.link) : undefined;
    // A parent that came up took its sub-interfaces along; one that goes down later would lose its IPv6 addresses.
    if (!link.up && parent) lines.push(`link set ${link.name} down`);
    if (link.kind !== 'loopback') {
      for (const address of link.addresses)
        lines.push(`addr add ${address} dev ${link.name}${address.includes(':') ? ' nodad' : ''}`);
    }
    // The kernel refuses to bring a sub-interface up while its parent is down.
    if (link.up && parent?.up !== false) lines.push(`link set ${link.name} up`);
  }
  const ordered = [...state.routes].sort((a, b) => Number(a.via !== undefined) - Number(b.via !== undefined));
  for (const { to, via, link, metric, type } of ordered) {
    const where = `${via === undefined ? '' : ` via ${via}`}${link === undefined ? '' : ` dev ${link}`}${metric === undefined ? '' : ` metric ${metric}`}`;
    lines.push(`route add ${type === undefined || type === 'unicast' ? '' : `${type} `}${to}${where}`);
  }
  return lines;
}

/** Keeps multicast listener reports in: through a tunnel they would be unicast traffic that nobody predicts. */
const QUIET = `table ip6 quiet {
chain output {
type filter hook output priority 0
icmpv6 type { mld-listener-report, mld2-listener-report } drop
}
}
`;

/** The FORWARD policy and masquerade as nftables rules. */
function ruleset(state: NamespaceState, hasTunnels: boolean): string {
  const hasIpv6 = state.links.some((link) => link.kind !== 'loopback' && link.addresses.some((address) => address.includes(':')));
  return `${hasIpv6 && hasTunnels ? QUIET : ''}${routerRules(state)}`;
}

function routerRules({ forward, masquerade, links }: NamespaceState): string {
  const isolated = links.filter((link) => link.isolated).map((link) => link.name);
  if (!forward && !masquerade?.length && isolated.length < 2) return '';
  const chains: string[] = [];
  if (forward || isolated.length > 1) {
    const apart = isolated.flatMap((from) =>
      isolated.filter((to) => to !== from).map((to) => `iifname "${from}" oifname "${to}" drop`),
    );
    const rules = [...apart, ...(forward ? forwardRules(forward) : [])];
    chains.push(`chain forward { type filter hook forward priority 0; policy ${forward?.fallback ?? 'accept'}; ${lines(rules)}}`);
  }
  if (masquerade?.length) {
    const rules = masquerade.map((rule) =>
      [
        rule.in !== undefined && `iifname "${rule.in}"`,
        rule.out !== undefined && `oifname "${rule.out}"`,
        matchAddress('saddr', rule.source),
        matchAddress('daddr', rule.destination),
        'masquerade',
      ]
        .filter(Boolean)
        .join(' '),
    );
    chains.push(`chain post { type nat hook postrouting priority 100; ${lines(rules)} }`);
  }
  return `table inet vlanvas {\n${chains.join('\n')}\n}\n`;
}

/** nft wants every rule on a line of its own. */
function lines(rules: readonly string[]): string {
  return rules.map((rule) => `${rule}\n`).join('');
}

function forwardRules({ rules, stateful }: ForwardPolicy): readonly string[] {
  const lines = rules.flatMap((rule) =>
    protocolMatches(rule).map((protocol) =>
      [
        rule.from !== undefined && `iifname "${rule.from}"`,
        rule.to !== undefined && `oifname "${rule.to}"`,
        matchAddress('saddr', rule.source),
        matchAddress('daddr', rule.destination),
        protocol,
        rule.action,
      ]
        .filter(Boolean)
        .join(' '),
    ),
  );
  return [...(stateful === false ? [] : ['ct state established,related accept']), ...lines];
}

/** A rule about ports without a protocol is one for TCP and one for UDP, as the deploy writes it. */
function protocolMatches({ protocol, ports }: ForwardRuleState): readonly (string | false)[] {
  if (protocol === 'icmp') return ['meta l4proto { icmp, ipv6-icmp }'];
  const list = (ports ?? []).map(([first, last]) => `${first}-${last}`).join(', ');
  if (list !== '') return (protocol === undefined ? ['tcp', 'udp'] : [protocol]).map((name) => `${name} dport { ${list} }`);
  return [protocol !== undefined && `meta l4proto ${protocol}`];
}

function matchAddress(field: 'saddr' | 'daddr', prefix: string | undefined): string | false {
  return prefix === undefined ? false : `${prefix.includes(':') ? 'ip6' : 'ip'} ${field} ${prefix}`;
}
