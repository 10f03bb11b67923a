/** From the JSON of `ip` to a NamespaceState. Lenient: what a kernel or an iproute2 leaves out is left out here too. */
import * as z from 'zod';
import { familyOf, parseInterfaceAddress, parseIpAddress, parseMacAddress, parsePrefix } from '../../shared/address/address.ts';
import type { InterfaceAddress, IpAddress } from '../../shared/address/address.ts';
import type { LinkKind, LinkRef, LinkState, NamespaceState, RouteState } from '../../shared/state/state.ts';
import type { Section } from './script.ts';

const linkSchema = z.object({
  ifindex: z.number(),
  ifname: z.string(),
  flags: z.array(z.string()).default([]),
  mtu: z.number().default(1500),
  operstate: z.string().optional(),
  link_type: z.string().optional(),
  address: z.string().optional(),
  ifalias: z.string().optional(),
  master: z.string().optional(),
  link: z.string().nullable().optional(),
  link_index: z.number().optional(),
  link_netnsid: z.number().optional(),
  linkinfo: z.object({ info_kind: z.string().optional(), info_data: z.record(z.string(), z.unknown()).optional() }).optional(),
  addr_info: z
    .array(
      z.object({
        local: z.string().optional(),
        prefixlen: z.number().optional(),
        scope: z.string().optional(),
        tentative: z.boolean().optional(),
      }),
    )
    .default([]),
});

const routeSchema = z.object({
  type: z.string().optional(),
  dst: z.string(),
  gateway: z.string().optional(),
  dev: z.string().optional(),
  metric: z.number().optional(),
  prefsrc: z.string().optional(),
  flags: z.array(z.string()).default([]),
});

type RawLink = z.infer<typeof linkSchema>;

const KINDS: Readonly<Record<string, LinkKind>> = {
  vlan: 'vlan',
  bond: 'bond',
  bridge: 'bridge',
  macvlan: 'macvlan',
  ipvlan: 'ipvlan',
  veth: 'veth',
  vxlan: 'vxlan',
  gre: 'gre',
  gretap: 'gre',
  dummy: 'dummy',
};

/** Docker names its bridges after the network's id, and keeps them apart (DOCKER-ISOLATION-STAGE-1). */
const DOCKER_BRIDGE = /^(docker0|br-[0-9a-f]{12})$/;

/** Names of links by index: of the host, for the parents of its containers' links. */
export type LinkNames = ReadonlyMap<number, string>;

/** Reads the sections of one namespace; undefined where `ip` gave nothing. `outer` are the host's links, for a container. */
export function readNamespace(
  sections: readonly Section[],
  outer?: LinkNames,
  wireless: ReadonlySet<string> = new Set(),
): NamespaceState | undefined {
  const text = (title: string) => sections.find((section) => section.title === title)?.body.trim() ?? '';
  const raw = parseList(text('addr'), linkSchema);
  if (!raw) return undefined;
  const [ipv4, ipv6] = text('forwarding').split('\n');
  const [echo4, echo6] = text('echo')
    .split('\n')
    .map((value) => value.trim() === '1');
  const filters = new Map(
    text('rp_filter')
      .split('\n')
      .map((line) => {
        const [link = '', ...values] = line.trim().split(' ');
        return [link, values.map(Number)] as const;
      }),
  );
  const own: LinkNames = new Map(raw.map((link) => [link.ifindex, link.ifname]));
  return {
    links: raw.map((link) => readLink(link, own, outer, filters, wireless)),
    routes: [...(parseList(text('route4'), routeSchema) ?? []), ...(parseList(text('route6'), routeSchema) ?? [])].flatMap(
      readRoute,
    ),
    forwarding: { ipv4: ipv4?.trim() === '1', ipv6: ipv6?.trim() === '1' },
    bridgeFilter: text('bridge') === '1',
    ...(echo4 || echo6 ? { echoIgnored: { ipv4: echo4 === true, ipv6: echo6 === true } } : {}),
  };
}

/** Link names by index, of the same sections. */
export function readLinkNames(sections: readonly Section[]): LinkNames {
  const body = sections.find((section) => section.title === 'addr')?.body.trim() ?? '';
  return new Map((parseList(body, linkSchema) ?? []).map((link) => [link.ifindex, link.ifname]));
}

/** `ip -j` prints `[{}]` holes for links that it filters; they and unreadable entries are passed over. */
function parseList<Value>(text: string, schema: z.ZodType<Value>): readonly Value[] | undefined {
  let list: unknown;
  try {
    list = JSON.parse(text === '' ? 'null' : text);
  } catch {
    return undefined;
  }
  if (!Array.isArray(list)) return undefined;
  return list.flatMap((entry) => {
    const parsed = schema.safeParse(entry);
    return parsed.success ? [parsed.data] : [];
  });
}

function readLink(
  raw: RawLink,
  own: LinkNames,
  outer: LinkNames | undefined,
  filters: Settings,
  wireless: ReadonlySet<string>,
): LinkState {
  const kind = kindOf(raw);
  const up = raw.flags.includes('UP');
  const parent = kind === 'vlan' || kind === 'macvlan' || kind === 'ipvlan' ? parentOf(raw, own, outer) : undefined;
  const mac = raw.address === undefined ? undefined : parseMacAddress(raw.address);
  const data = raw.linkinfo?.info_data ?? {};
  const tag = typeof data['id'] === 'number' && kind === 'vlan' ? data['id'] : undefined;
  const mode = typeof data['mode'] === 'string' ? data['mode'] : undefined;
  return {
    name: raw.ifname,
    kind,
    up,
    mtu: raw.mtu,
    promiscuous: raw.flags.includes('PROMISC'),
    addresses: raw.addr_info.flatMap(readAddress),
    carrier: up && raw.flags.includes('LOWER_UP'),
    ...(mac === undefined ? {} : { mac }),
    ...(parent === undefined ? {} : { parent }),
    ...(tag === undefined ? {} : { tag }),
    ...(mode === undefined || (kind !== 'macvlan' && kind !== 'ipvlan' && kind !== 'bond') ? {} : { mode }),
    ...(raw.master === undefined ? {} : { master: raw.master }),
    ...(raw.ifalias === undefined ? {} : { alias: raw.ifalias }),
    ...(kind === 'bridge' && DOCKER_BRIDGE.test(raw.ifname) ? { isolated: true } : {}),
    ...(wireless.has(raw.ifname) ? { wireless: true } : {}),
    reversePathFilter: filterOf(raw.ifname, filters),
    ...(settingOf(raw.ifname, filters, 1) > 0 ? { ownArpOnly: true } : {}),
  };
}

/** A veth whose other end lies in another namespace is how a virtual machine or a lab is plugged in: to the host it is a NIC. */
function kindOf(raw: RawLink): LinkKind {
  if (raw.flags.includes('LOOPBACK') || raw.link_type === 'loopback') return 'loopback';
  const info = raw.linkinfo?.info_kind;
  if (info === undefined) return 'nic';
  if (info === 'veth' && raw.master === undefined && raw.link_netnsid !== undefined) return 'nic';
  return KINDS[info] ?? 'other';
}

function parentOf(raw: RawLink, own: LinkNames, outer: LinkNames | undefined): LinkRef | undefined {
  const name =
    raw.link ?? (raw.link_index === undefined ? undefined : (raw.link_netnsid === undefined ? own : outer)?.get(raw.link_index));
  return name === undefined ? undefined : { link: name };
}

/** Link-local IPv6 addresses are every link's own and say nothing about the design. */
function readAddress(info: RawLink['addr_info'][number]): InterfaceAddress[] {
  if (info.local === undefined || info.prefixlen === undefined || info.local.startsWith('fe80:')) return [];
  const address = parseInterfaceAddress(`${info.local}/${info.prefixlen}`);
  return address === undefined ? [] : [address];
}

/** rp_filter and arp_ignore by link. */
type Settings = ReadonlyMap<string, readonly number[]>;

/** Of each the kernel takes the greater of the link's own and that of `all`. */
function settingOf(link: string, settings: Settings, index: number): number {
  return Math.max(settings.get(link)?.[index] ?? 0, settings.get('all')?.[index] ?? 0);
}

function filterOf(link: string, filters: Settings): 0 | 1 | 2 {
  const value = settingOf(link, filters, 0);
  return value === 1 || value === 2 ? value : 0;
}

function readRoute(raw: z.infer<typeof routeSchema>): RouteState[] {
  const via = raw.gateway === undefined ? undefined : parseIpAddress(raw.gateway);
  const source = raw.prefsrc === undefined ? undefined : parseIpAddress(raw.prefsrc);
  const to = parsePrefix(destinationOf(raw.dst, via ?? source));
  if (to === undefined || raw.dst.startsWith('fe80:') || raw.dst.startsWith('ff00:')) return [];
  const type = (['blackhole', 'unreachable', 'prohibit'] as const).find((candidate) => candidate === raw.type);
  return [
    {
      to,
      ...(via === undefined ? {} : { via }),
      ...(raw.dev === undefined ? {} : { link: raw.dev }),
      ...(raw.metric === undefined ? {} : { metric: raw.metric }),
      ...(source === undefined ? {} : { source }),
      ...(type === undefined ? {} : { type }),
    },
  ];
}

function destinationOf(text: string, other: IpAddress | undefined): string {
  if (text === 'default') return other !== undefined && familyOf(other) === 6 ? '::/0' : '0.0.0.0/0';
  if (text.includes('/')) return text;
  return `${text}/${text.includes(':') ? 128 : 32}`;
}
