/**
 * The lower part of a host: its NICs in a row, their sub-interfaces above them, and a lane for every network that comes
 * down to one of them. Lanes run left to right as the rails run top to bottom, so that they cross as little as possible.
 */
import type { HostDocument, InterfaceDocument } from '../../shared/topology/document.ts';
import { CHIP_HEIGHT, chipAddress, chipWidth } from './measure.ts';

export interface Chip {
  readonly name: string;
  readonly kind: 'nic' | 'bond' | 'vlan';
  /** NIC or bond below a sub-interface. */
  readonly parent: string | null;
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

interface Slot {
  readonly rail: number;
  readonly width: number;
  readonly chip: string | null;
  readonly uplinks: readonly Uplink[];
}

export function layLanes(host: HostDocument, uplinks: readonly Uplink[]): Lanes {
  const interfaces = host.interfaces ?? {};
  const bonds = Object.keys(host.bonds ?? {});
  const members = new Set(Object.values(host.bonds ?? {}).flatMap((bond) => bond.interfaces));
  const nics = [...bonds, ...Object.keys(interfaces).filter((name) => isBottom(interfaces, bonds, name) && !members.has(name))];
  const chips: Chip[] = [];
  const lanes: Lane[] = [];
  let x = 0;
  for (const nic of nics) {
    const slots = slotsOf(interfaces, bonds, nic, uplinks);
    const label = nicLabel(host, nic);
    const width = chipWidth(label.name, label.suffix);
    const slotsWidth = slots.reduce((sum, slot) => sum + slot.width, 0) + GAP * Math.max(0, slots.length - 1);
    const groupWidth = Math.max(width, slotsWidth);
    let at = x + (groupWidth - slotsWidth) / 2;
    for (const slot of slots) {
      if (slot.chip !== null) chips.push({ name: slot.chip, kind: 'vlan', parent: nic, x: at, width: slot.width });
      slot.uplinks.forEach((uplink, index) => {
        lanes.push({ ...uplink, x: at + slot.width / 2 + (index - (slot.uplinks.length - 1) / 2) * LANE });
      });
      at += slot.width + GAP;
    }
    chips.push({ name: nic, kind: bonds.includes(nic) ? 'bond' : 'nic', parent: null, x: x + (groupWidth - width) / 2, width });
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
): readonly Slot[] {
  const slots = Object.entries(interfaces)
    .filter(([name]) => name !== nic && !isBottom(interfaces, bonds, name) && bottomOf(interfaces, bonds, name) === nic)
    .map(([name, child]): Slot => {
      const own = uplinks.filter((uplink) => uplink.interface === name);
      const width = Math.max(chipWidth(name, chipAddress(child)), own.length * LANE);
      return { rail: Math.min(Infinity, ...own.map((uplink) => uplink.rail)), width, chip: name, uplinks: own };
    });
  const direct = uplinks.filter((uplink) => uplink.interface === nic);
  if (slots.length === 0 && direct.length > 0) return [{ rail: 0, width: direct.length * LANE, chip: null, uplinks: direct }];
  const bare = direct.map((uplink): Slot => ({ rail: uplink.rail, width: CHIP_HEIGHT, chip: null, uplinks: [uplink] }));
  return [...slots, ...bare].sort((a, b) => (a.rail === b.rail ? 0 : a.rail - b.rail));
}
