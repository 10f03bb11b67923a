/**
 * The lower part of a host: its NICs in a row, their sub-interfaces above them, and a lane for every network that comes
 * down to one of them. Lanes run left to right as the rails run top to bottom, so that they cross as little as possible.
 */
import type { HostDocument, InterfaceDocument } from '../../../shared/topology/document.ts';
import type { Shim } from '../../store/shims.ts';
import { CHIP_HEIGHT, chipAddress, chipWidth, shimWidth } from './measure.ts';

export interface Chip {
  readonly name: string;
  readonly kind: 'nic' | 'bond' | 'vlan' | 'shim';
  /** NIC or bond below a sub-interface; what a shim is beside. */
  readonly parent: string | null;
  /** Shims only. */
  readonly network?: string;
  /** Left edge from the left edge of the whole row. */
  readonly x: number;
  readonly width: number;
}

export interface Lane {
  readonly network: string;
  readonly rail: number;
  readonly interface: string;
  readonly isRouter: boolean;
  readonly x: number;
}

export interface Lanes {
  readonly chips: readonly Chip[];
  readonly lanes: readonly Lane[];
  readonly width: number;
}

/** A network on an interface of this host, with the number of its rail. */
export interface Uplink {
  readonly network: string;
  readonly rail: number;
  readonly interface: string;
  /** The host does not have the network: it has an address in it. */
  readonly isRouter: boolean;
}

const GAP = 16;
const LANE = 20;
/** A shim lies at its parent: its notch goes into it. */
const SHIM_GAP = 6;

interface Slot {
  readonly rail: number;
  readonly width: number;
  /** Of the chip alone, without its shims. */
  readonly chipWidth: number;
  readonly chip: string | null;
  readonly uplinks: readonly Uplink[];
}

export function layLanes(host: HostDocument, uplinks: readonly Uplink[], shims: readonly Shim[] = []): Lanes {
  const interfaces = host.interfaces ?? {};
  const bonds = Object.keys(host.bonds ?? {});
  const members = new Set(Object.values(host.bonds ?? {}).flatMap((bond) => bond.interfaces));
  const nics = [...bonds, ...Object.keys(interfaces).filter((name) => isBottom(interfaces, bonds, name) && !members.has(name))];
  const chips: Chip[] = [];
  const lanes: Lane[] = [];
  let x = 0;
  for (const nic of nics) {
    const slots = slotsOf(interfaces, bonds, nic, uplinks, shims);
    const label = nicLabel(host, nic);
    const width = chipWidth(label.name, label.suffix);
    const slotsWidth = slots.reduce((sum, slot) => sum + slot.width, 0) + GAP * Math.max(0, slots.length - 1);
    const withShims = width + shimsWidth(shims, nic);
    const groupWidth = Math.max(withShims, slotsWidth);
    const left = x + (groupWidth - withShims) / 2;
    // What comes down to the NIC itself comes down to its middle.
    const isBare = slots.length === 1 && slots[0]?.chip === null;
    let at = isBare ? left + (width - slotsWidth) / 2 : x + (groupWidth - slotsWidth) / 2;
    for (const slot of slots) {
      if (slot.chip !== null) {
        chips.push({ name: slot.chip, kind: 'vlan', parent: nic, x: at, width: slot.chipWidth });
        chips.push(...shimChips(shims, slot.chip, at + slot.chipWidth));
      }
      slot.uplinks.forEach((uplink, index) => {
        lanes.push({ ...uplink, x: at + slot.chipWidth / 2 + (index - (slot.uplinks.length - 1) / 2) * LANE });
      });
      at += slot.width + GAP;
    }
    chips.push({ name: nic, kind: bonds.includes(nic) ? 'bond' : 'nic', parent: null, x: left, width });
    chips.push(...shimChips(shims, nic, left + width));
    x += groupWidth + GAP;
  }
  return { chips, lanes, width: Math.max(0, x - GAP) };
}

/** What a NIC's chip says: `ens33 promisc`, `bond0 eth0+eth1`. */
export function nicLabel(host: HostDocument, name: string): { name: string; suffix: string } {
  const bond = host.bonds?.[name];
  if (bond) return { name, suffix: bond.interfaces.join('+') };
  const nic = host.interfaces?.[name];
  const parts = [nic?.promiscuous ? 'promisc' : '', chipAddress(nic)].filter((part) => part !== '');
  return { name, suffix: parts.join(' ') };
}

/** A NIC, or a sub-interface whose parent is missing: shown at the bottom all the same, so that it can be mended. */
function isBottom(
  interfaces: Readonly<Record<string, InterfaceDocument | null>>,
  bonds: readonly string[],
  name: string,
): boolean {
  const parent = interfaces[name]?.parent;
  return parent === undefined || !(parent in interfaces || bonds.includes(parent));
}

/** The NIC that an interface ends up on, through sub-interfaces of sub-interfaces. */
function bottomOf(
  interfaces: Readonly<Record<string, InterfaceDocument | null>>,
  bonds: readonly string[],
  name: string,
): string {
  const seen = new Set<string>();
  let at = name;
  while (!isBottom(interfaces, bonds, at) && !bonds.includes(at) && !seen.has(at)) {
    seen.add(at);
    at = interfaces[at]?.parent ?? at;
  }
  return at;
}

function slotsOf(
  interfaces: Readonly<Record<string, InterfaceDocument | null>>,
  bonds: readonly string[],
  nic: string,
  uplinks: readonly Uplink[],
  shims: readonly Shim[],
): readonly Slot[] {
  const slots = Object.entries(interfaces)
    .filter(([name]) => name !== nic && !isBottom(interfaces, bonds, name) && bottomOf(interfaces, bonds, name) === nic)
    .map(([name, child]): Slot => {
      const own = uplinks.filter((uplink) => uplink.interface === name);
      const width = Math.max(chipWidth(name, chipAddress(child)), own.length * LANE);
      const rail = Math.min(Infinity, ...own.map((uplink) => uplink.rail));
      return { rail, width: width + shimsWidth(shims, name), chipWidth: width, chip: name, uplinks: own };
    });
  const direct = uplinks.filter((uplink) => uplink.interface === nic);
  if (slots.length === 0 && direct.length > 0) return [bareSlot(0, direct.length * LANE, direct)];
  const bare = direct.map((uplink) => bareSlot(uplink.rail, CHIP_HEIGHT, [uplink]));
  return [...slots, ...bare].sort((a, b) => (a.rail === b.rail ? 0 : a.rail - b.rail));
}

function bareSlot(rail: number, width: number, uplinks: readonly Uplink[]): Slot {
  return { rail, width, chipWidth: width, chip: null, uplinks };
}

/** Room that the shims of an interface take beside it. */
function shimsWidth(shims: readonly Shim[], parent: string): number {
  return shims.reduce((sum, shim) => sum + (shim.parent === parent ? SHIM_GAP + shimWidth(shim) : 0), 0);
}

function shimChips(shims: readonly Shim[], parent: string, right: number): readonly Chip[] {
  let x = right;
  return shims
    .filter((shim) => shim.parent === parent)
    .map((shim): Chip => {
      const width = shimWidth(shim);
      x += SHIM_GAP + width;
      return { name: shim.name, kind: 'shim', parent, network: shim.network, x: x - width, width };
    });
}
