/** Sizes of drawn things, worked out from their texts, so that the layout is a pure function and needs no browser. */
import {
  addressFrom,
  bitsOf,
  boundsOf,
  familyOf,
  lengthOf,
  networkOf,
  parseInterfaceAddress,
} from '../../../shared/address/address.ts';
import type {
  ContainerDocument,
  InterfaceDocument,
  NetworkDocument,
  TopologyDocument,
} from '../../../shared/topology/document.ts';
import { familiesOf, type AddressFamily } from '../../store/planned.ts';
import type { Shim } from '../../store/shims.ts';

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
const SHIM_NOTCH = 4;
export const SEGMENT_HEIGHT = 34;
export const TUNNEL_HEIGHT = 32;
export const CONTAINER_MIN_WIDTH = 108;

function onGrid(value: number): number {
  return Math.ceil(value / GRID) * GRID;
}

const UNKNOWN_LENGTH = 12;
/** Hundreds of containers ask for the few networks of a design, with every edit. */
const LENGTHS = new WeakMap<NetworkDocument, Readonly<Record<AddressFamily, number>>>();

function plannedLength(network: NetworkDocument | undefined, family: AddressFamily): number {
  if (!network) return UNKNOWN_LENGTH;
  const known = LENGTHS.get(network) ?? { ipv4: longestAddress(network, 4), ipv6: longestAddress(network, 6) };
  LENGTHS.set(network, known);
  return known[family];
}

/** Longest text that an address of a network can have, as far as the subnet tells. */
function longestAddress({ subnets }: NetworkDocument, wanted: 4 | 6): number {
  const lengths = (subnets ?? []).flatMap(({ subnet }) => {
    const parsed = parseInterfaceAddress(subnet);
    if (!parsed || familyOf(parsed) !== wanted) return [];
    const network = networkOf(parsed);
    const { family, first, last } = boundsOf(network);
    const bits = BigInt(bitsOf(family) - lengthOf(network));
    // The planner chooses within the range of a host, which the first bits name, and there by a number of 32 bits.
    const planned = bits <= 48n ? last : first + (0xffffn << (bits - 16n)) + 0xffff_ffffn;
    return [addressFrom(family, planned).length];
  });
  return lengths.length === 0 ? UNKNOWN_LENGTH : Math.max(...lengths);
}

/** A line for every address: one of each family that a network has. */
export function containerSize(
  document: TopologyDocument,
  key: string,
  container: ContainerDocument,
): { width: number; height: number } {
  const lengths = Object.entries(container.networks ?? {}).flatMap(([name, at]) => {
    const network = document.networks?.[name];
    return familiesOf(network, at).map((family) => at?.[family]?.length ?? plannedLength(network, family));
  });
  const width = Math.max(CONTAINER_MIN_WIDTH, key.length * BOLD + 24, Math.max(0, ...lengths) * MONO + 24);
  return { width: onGrid(width), height: 28 + 16 * Math.max(1, lengths.length) };
}

/** The part of an interface's addresses that its chip shows: the last octet with a dot, as in `.1`. */
export function chipAddress(nic: Pick<InterfaceDocument, 'addresses'> | null | undefined): string {
  const [first, ...rest] = nic?.addresses ?? [];
  if (first === undefined) return '';
  const address = first.split('/')[0] ?? '';
  const short = address.includes(':') ? (address.split('::')[1] ?? '') : `.${address.split('.').at(-1) ?? ''}`;
  return rest.length === 0 ? short : `${short} +${rest.length}`;
}

export function chipWidth(name: string, suffix: string): number {
  return onGrid((name.length + (suffix === '' ? 0 : suffix.length + 1.2)) * MONO + 20);
}

/** A planned address is not known yet: three digits of it. */
export function shimWidth({ name, written }: Pick<Shim, 'name' | 'written'>): number {
  return chipWidth(name, written.length === 0 ? '.255' : chipAddress({ addresses: [...written] })) + SHIM_NOTCH;
}
