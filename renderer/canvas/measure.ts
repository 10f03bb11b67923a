/** Sizes of drawn things, worked out from their texts, so that the layout is a pure function and needs no browser. */
import { addressFrom, boundsOf, networkOf, parseInterfaceAddress } from '../../shared/address/address.ts';
import type { ContainerDocument, InterfaceDocument, NetworkDocument, TopologyDocument } from '../../shared/topology/document.ts';

/** JetBrains Mono at 11.5 px, and Inter semi-bold at 13 px on average, with a little room for wide letters. */
const MONO = 6.92;
const BOLD = 7.5;

export const GRID = 4;
export const HOST_HEADER = 64;
export const HOST_MIN_WIDTH = 300;
export const HOST_PADDING = 24;
export const RAIL_HEIGHT = 30;
export const CHIP_HEIGHT = 24;
export const NIC_HEIGHT = 26;
export const SEGMENT_HEIGHT = 34;
export const TUNNEL_HEIGHT = 32;
export const CONTAINER_MIN_WIDTH = 108;

function onGrid(value: number): number {
  return Math.ceil(value / GRID) * GRID;
}

function addressLength(document: TopologyDocument, network: string, fixed: string | undefined): number {
  if (fixed !== undefined) return fixed.length;
  const found = document.networks?.[network];
  if (!found) return UNKNOWN_LENGTH;
  const known = LENGTHS.get(found) ?? longestAddress(found);
  LENGTHS.set(found, known);
  return known;
}

const UNKNOWN_LENGTH = 12;
/** Hundreds of containers ask for the few networks of a design, with every edit. */
const LENGTHS = new WeakMap<NetworkDocument, number>();

/** Longest text that an address of a network can have, as far as the subnet tells. */
function longestAddress({ subnets }: NetworkDocument): number {
  const subnet = parseInterfaceAddress(subnets?.[0]?.subnet ?? '');
  if (!subnet) return UNKNOWN_LENGTH;
  const { family, last } = boundsOf(networkOf(subnet));
  return Math.min(addressFrom(family, last).length, 20);
}

export function containerSize(
  document: TopologyDocument,
  key: string,
  container: ContainerDocument,
): { width: number; height: number } {
  const attachments = Object.entries(container.networks ?? {});
  const longest = Math.max(0, ...attachments.map(([network, at]) => addressLength(document, network, at?.ipv4 ?? at?.ipv6)));
  const width = Math.max(CONTAINER_MIN_WIDTH, key.length * BOLD + 24, longest * MONO + 24);
  return { width: onGrid(width), height: 28 + 16 * Math.max(1, attachments.length) };
}

/** The part of an interface's addresses that its chip shows: the last octet with a dot, as in `.1`. */
export function chipAddress(nic: InterfaceDocument | null | undefined): string {
  const [first, ...rest] = nic?.addresses ?? [];
  if (first === undefined) return '';
  const address = first.split('/')[0] ?? '';
  const short = address.includes(':') ? (address.split('::')[1] ?? '') : `.${address.split('.').at(-1) ?? ''}`;
  return rest.length === 0 ? short : `${short} +${rest.length}`;
}

export function chipWidth(name: string, suffix: string): number {
  return onGrid((name.length + (suffix === '' ? 0 : suffix.length + 1.2)) * MONO + 20);
}
