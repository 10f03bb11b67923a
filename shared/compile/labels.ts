/** Marks of ownership (DESIGN.md, "Own only what is yours"): what carries none of these is never changed or removed. */

/** Name of the topology that a Docker object belongs to. */
export const TOPOLOGY_LABEL = 'io.vlanvas.topology';
/** Key of the object in the file. */
export const OBJECT_LABEL = 'io.vlanvas.object';
/** What was asked for when the container was made, as canonical JSON: the daemon mixes it with the image's defaults. */
export const SPEC_LABEL = 'io.vlanvas.spec';

export function ownershipLabels(topology: string, object: string): Readonly<Record<string, string>> {
  return { [TOPOLOGY_LABEL]: topology, [OBJECT_LABEL]: object };
}

/** Whether a Docker object was made for this topology. */
export function isOwned(object: { readonly labels: Readonly<Record<string, string>> }, topology: string): boolean {
  return object.labels[TOPOLOGY_LABEL] === topology;
}

/** Whether a Docker object was made by Vlanvas, for this topology or another. */
export function isOurs(object: { readonly labels: Readonly<Record<string, string>> }): boolean {
  return object.labels[TOPOLOGY_LABEL] !== undefined;
}

/**
 * What was made or changed on a link is remembered in its interface alias, which lives exactly as long as the change itself:
 * both are gone after a reboot. `io.vlanvas/lab=promisc,192.168.50.11/24` says that the topology `lab` turned promiscuous
 * mode on and added an address; `io.vlanvas/lab=link` that it made the link. What belongs to no link (forwarding) is
 * remembered on the loopback. Several topologies are separated by spaces; any other word is foreign and kept.
 */
export interface NicMark {
  /** It was down before. */
  readonly up: boolean;
  readonly promiscuous: boolean;
  readonly addresses: readonly string[];
  /** It was made to answer ARP for its own addresses alone. */
  readonly ownArp?: boolean;
  /** The link itself was made by us. */
  readonly made?: boolean;
  /** It was made a member of a bond. */
  readonly joined?: boolean;
  /** MTU that it had before, where the design changed it. */
  readonly mtu?: number;
  /** Destinations of the routes that we added out of this link, as `routeMark` writes them. */
  readonly routes?: readonly string[];
  /** Settings of the kernel that we changed, with what they were before; on the loopback only. */
  readonly settings?: Readonly<Partial<Record<KernelSetting, boolean>>>;
}

/** net.ipv4.ip_forward and net.ipv6.conf.all.forwarding. */
export type KernelSetting = 'ipv4' | 'ipv6';
const SETTINGS: readonly KernelSetting[] = ['ipv4', 'ipv6'];

const MARK = 'io.vlanvas/';
/** IFALIASZ of the Linux kernel is 256 with the ending zero. */
export const ALIAS_LIMIT = 255;

/** How a mark names a route: its destination, and its metric where it has one. */
export function routeMark(route: { readonly to: string; readonly metric?: number }): string {
  return route.metric === undefined || route.metric === 0 ? route.to : `${route.to}@${route.metric}`;
}

/** What the mark of a topology begins with. */
export function markPrefix(topology: string): string {
  return `${MARK}${topology}=`;
}

export function readMark(alias: string | undefined, topology: string): NicMark | undefined {
  const prefix = markPrefix(topology);
  const word = (alias ?? '').split(' ').find((candidate) => candidate.startsWith(prefix));
  if (word === undefined) return undefined;
  const parts = word
    .slice(prefix.length)
    .split(',')
    .filter((part) => part !== '');
  const routes = parts.filter((part) => part.startsWith('to:')).map((part) => part.slice('to:'.length));
  const mtu = Number(parts.find((part) => part.startsWith('mtu:'))?.slice('mtu:'.length) ?? NaN);
  const settings = Object.fromEntries(
    SETTINGS.flatMap((name) => {
      const part = parts.find((candidate) => candidate.startsWith(`${name}:`));
      return part === undefined ? [] : [[name, part.endsWith('1')]];
    }),
  );
  return {
    up: parts.includes('up'),
    promiscuous: parts.includes('promisc'),
    addresses: parts.filter((part) => part.includes('/') && !part.startsWith('to:')),
    ...(parts.includes('arp') ? { ownArp: true } : {}),
    ...(parts.includes('link') ? { made: true } : {}),
    ...(parts.includes('bond') ? { joined: true } : {}),
    ...(Number.isInteger(mtu) ? { mtu } : {}),
    ...(routes.length > 0 ? { routes } : {}),
    ...(Object.keys(settings).length > 0 ? { settings } : {}),
  };
}

/** Topologies that have a mark in the alias. */
export function markedTopologies(alias: string | undefined): readonly string[] {
  return (alias ?? '')
    .split(' ')
    .filter((word) => word.startsWith(MARK))
    .map((word) => word.slice(MARK.length, word.indexOf('=')));
}

/** The alias with this topology's mark replaced; an undefined or empty mark takes it out. */
export function writeMark(alias: string | undefined, topology: string, mark: NicMark | undefined): string {
  const prefix = markPrefix(topology);
  const words = (alias ?? '').split(' ').filter((word) => word !== '' && !word.startsWith(prefix));
  const parts = mark ? partsOf(mark) : [];
  if (parts.length > 0) words.push(prefix + parts.join(','));
  return words.join(' ');
}

function partsOf(mark: NicMark): readonly string[] {
  return [
    ...(mark.made ? ['link'] : []),
    ...(mark.joined ? ['bond'] : []),
    ...(mark.up ? ['up'] : []),
    ...(mark.promiscuous ? ['promisc'] : []),
    ...(mark.ownArp ? ['arp'] : []),
    ...(mark.mtu === undefined ? [] : [`mtu:${mark.mtu}`]),
    ...mark.addresses,
    ...(mark.routes ?? []).map((route) => `to:${route}`),
    ...SETTINGS.flatMap((name) => {
      const before = mark.settings?.[name];
      return before === undefined ? [] : [`${name}:${before ? 1 : 0}`];
    }),
  ];
}
