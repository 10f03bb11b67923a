/** What a segment does with a frame: access VLANs, the tags it carries, foreign MACs, its MTU (DESIGN.md, rules 2 and 3). */
import type { Drop } from './frame.ts';
import type { Link, Port } from './world.ts';

/** Bytes of an echo request as `ping` sends it, with its IPv4 header. */
const PING_BYTES = 84;

export interface Heard {
  /** VLAN inside the fabric; 0: the native, untagged one. */
  readonly vlan: number;
  readonly ports: readonly { readonly port: Port; readonly tags: readonly number[] }[];
  readonly drops: readonly Omit<Drop, 'step'>[];
}

/** Ports that a frame leaves the fabric by, and the tags it then has. `wanted` leaves out ports that need not be looked at. */
export function portsHearing(from: Port, sourceMac: string, tags: readonly number[], wanted: (port: Port) => boolean): Heard {
  const { segment } = from;
  const stop = (drop: Omit<Drop, 'step' | 'at' | 'object'>): Heard => ({
    vlan: 0,
    ports: [],
    drops: [{ at: `segment ${segment.name}`, object: { kind: 'segment', name: segment.name }, ...drop }],
  });
  if ((!segment.state.foreignMacs || isWireless(from.link)) && sourceMac !== from.link.mac) {
    return stop({
      reason: 'FOREIGN_MAC_DROPPED',
      text: `Segment ${segment.name} drops frames from ${from.link.label} whose source MAC is not that of the NIC, as macvlan children send them.`,
      hint: 'Use ipvlan, which has one MAC, or let the segment pass foreign MACs (promiscuous mode and forged transmits in a hypervisor).',
    });
  }
  const tag = tags.at(-1) ?? 0;
  const { access } = from.settings;
  if (access !== undefined && tag !== 0) {
    return stop({
      reason: 'VLAN_NOT_CARRIED',
      text: `The switch port of ${from.link.label} is an access port of VLAN ${access} and drops frames tagged ${tag}.`,
      hint: `Make the port of ${from.link.label} a trunk that carries VLAN ${tag}.`,
    });
  }
  const vlan = access ?? tag;
  if (!carries(from, vlan)) {
    return stop({
      reason: 'VLAN_NOT_CARRIED',
      text: `Segment ${segment.name} does not carry VLAN ${vlan} from ${from.link.label}.`,
      hint: `Let segment ${segment.name} and its port to ${from.link.namespace.label} carry VLAN ${vlan}.`,
    });
  }
  if (segment.state.mtu < PING_BYTES) {
    return stop({
      reason: 'MTU_TOO_SMALL',
      text: `Segment ${segment.name} carries ${segment.state.mtu} bytes, an echo request has ${PING_BYTES}.`,
      hint: `Raise the MTU of segment ${segment.name}.`,
    });
  }
  const inner = tags.slice(0, -1);
  const ports: { port: Port; tags: readonly number[] }[] = [];
  const drops: Omit<Drop, 'step'>[] = [];
  for (const port of segment.ports) {
    if (port === from || !wanted(port)) continue;
    if (port.settings.access !== undefined) {
      if (port.settings.access === vlan) ports.push({ port, tags: inner });
    } else if (vlan === 0) {
      ports.push({ port, tags: inner });
    } else if (carries(port, vlan)) {
      ports.push({ port, tags: [...inner, vlan] });
    } else {
      drops.push({
        reason: 'VLAN_NOT_CARRIED',
        at: `segment ${segment.name}`,
        object: { kind: 'segment', name: segment.name },
        text: `Segment ${segment.name} does not carry VLAN ${vlan} to ${port.link.label}.`,
        hint: `Let the port of ${port.link.label} carry VLAN ${vlan}.`,
        towards: port.link.namespace.host.host,
      });
    }
  }
  return { vlan, ports, drops };
}

/** An access VLAN is one of the fabric's VLANs too; the port's own list speaks of tags towards it. */
function carries(port: Port, vlan: number): boolean {
  if (vlan === 0) return true;
  const { vlans } = port.segment.state;
  const bySegment = vlans === 'all' || vlans.includes(vlan);
  const byPort = port.settings.access !== undefined || !port.settings.vlans || port.settings.vlans.includes(vlan);
  return bySegment && byPort;
}

function isWireless(link: Link): boolean {
  return link.state.wireless === true;
}
