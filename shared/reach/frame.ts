/**
 * The way of one Ethernet frame through the stacked links of hosts and the fabric between them: which network stacks hear
 * it, and where copies of it die. Rules of the single kinds follow Linux' drivers (macvlan.c, ipvlan_core.c, br_input.c).
 */
import type { IpAddress } from '../address/address.ts';
import type { ObjectRef } from '../problem/problem.ts';
import { portsHearing } from './fabric.ts';
import type { Reason } from './result.ts';
import type { Link, Namespace, Segment, World } from './world.ts';

/** One thing that a frame went through, with the one before: the path is read backwards from where it ended. */
export interface Step {
  readonly link?: Link;
  readonly segment?: Segment;
  readonly tag: number | undefined;
  readonly before: Step | undefined;
}

export interface Drop {
  readonly reason: Reason;
  readonly at: string;
  readonly object: ObjectRef;
  readonly text: string;
  readonly hint?: string;
  /** Host towards which the copy went that died here; absent where no copy is left. */
  readonly towards?: string;
  readonly step: Step | undefined;
}

export interface Arrival {
  /** Link whose network stack hears the frame. */
  readonly link: Link;
  readonly step: Step;
}

export interface Frame {
  /** MAC address of the sender. */
  readonly source: string;
  /** Undefined: a broadcast (ARP) or multicast (neighbour discovery). */
  readonly target?: {
    /** Undefined: a tunnel of layer 3, where whoever gets it takes it. */
    readonly mac?: string;
    /** Destination of the packet inside, or the address that asked: ipvlan sorts by it. */
    readonly address: IpAddress;
    /** An answer of neighbour resolution, and no packet. */
    readonly isAnswer?: boolean;
  };
  /** Asked where a bridge hands its frames to the FORWARD chain (br_netfilter); false drops. */
  readonly passesBridge?: (namespace: Namespace, bridge: Link) => boolean;
}

export interface Spread {
  readonly arrivals: readonly Arrival[];
  readonly drops: readonly Drop[];
  /** It goes through a tunnel whose far end is held twice, where who answers first decides; or by a link that may be off or on. */
  readonly isContested: boolean;
}

/** Carries the outer packet of a tunnel from `link` and names the tunnel ends that it comes out of, or the reason why not. */
export type TunnelCarrier = (link: Link) => {
  readonly ends: readonly Link[];
  readonly drops: readonly Omit<Drop, 'step'>[];
  /** An address on the way is held more than once, and not every holder leads to the same end. */
  readonly isContested: boolean;
};

const UNTAGGED: readonly number[] = [];

/** A loop of layer 2 that goes through a sub-interface adds a tag each time round; nobody stacks as many on purpose. */
const MOST_TAGS = 4;

/** Sends a frame out of `origin` and follows every copy of it. */
export function spread(world: World, origin: Link, frame: Frame, carryTunnel: TunnelCarrier): Spread {
  const arrivals: Arrival[] = [];
  const drops: Drop[] = [];
  const visited = new Set<string>();
  let isContested = false;
  const { target } = frame;

  const isFirst = (what: string, link: Link, tags: readonly number[]): boolean => {
    const key = `${what}${link.index}/${tags.join('.')}`;
    if (visited.has(key)) return false;
    visited.add(key);
    return true;
  };
  const stepTo = (link: Link, tags: readonly number[], before: Step | undefined): Step => ({ link, tag: tags.at(-1), before });
  const dropDown = (link: Link, before: Step | undefined): void => {
    drops.push(interfaceDown(link, before));
  };

  const send = (link: Link, tags: readonly number[], before: Step | undefined): void => {
    if (!isFirst('s', link, tags)) return;
    if (!link.running) {
      isContested ||= mayReachSiblings(link, target?.address);
      return dropDown(link, before);
    }
    const step = stepTo(link, tags, before);
    switch (link.state.kind) {
      case 'nic':
        return sendToFabric(link, tags, step);
      case 'vlan':
        if (link.parent && tags.length < MOST_TAGS) send(link.parent, [...tags, link.state.tag ?? 0], step);
        return;
      case 'macvlan':
        return sendMacvlan(link, tags, step);
      case 'ipvlan':
        return sendIpvlan(link, tags, step);
      case 'bridge':
        return toPorts(link, undefined, tags, step);
      case 'bond': {
        if (link.ports.length === 0) return sendToFabric(link, tags, step);
        const member = link.ports.find((port) => port.running);
        if (!member) return dropDown(link, before);
        return member.port ? send(member, tags, step) : sendToFabric(link, tags, step);
      }
      case 'veth':
        if (link.peer) receive(link.peer, tags, step);
        else if (link.plugged && link.master) bridgeInput(link.master, link, tags, step);
        return;
      case 'vxlan':
      case 'gre': {
        const { ends, drops: lost, isContested: isOpen } = carryTunnel(link);
        isContested ||= isOpen;
        for (const drop of lost) drops.push({ ...drop, step });
        for (const end of ends) receive(end, tags, step);
        return;
      }
      case 'loopback':
      case 'dummy':
      case 'other':
        return;
    }
  };

  const sendToFabric = (link: Link, tags: readonly number[], step: Step): void => {
    if (!link.port) {
      drops.push({
        reason: 'NEIGHBOR_UNREACHABLE',
        at: link.label,
        object: link.object,
        text: `${link.label} is cabled to no segment.`,
        hint: `Cable ${link.label} to a segment.`,
        step,
      });
      return;
    }
    const heard = portsHearing(link.port, frame.source, tags, (port) => mayHold(world, port.link.namespace.host.host, frame));
    for (const drop of heard.drops) drops.push({ ...drop, step });
    for (const { port, tags: left } of heard.ports) {
      receive(port.link, left, { segment: port.segment, tag: heard.vlan || undefined, before: step });
    }
  };

  const sendMacvlan = (link: Link, tags: readonly number[], step: Step): void => {
    const lower = link.parent;
    if (!lower) return;
    if (link.state.mode === undefined || link.state.mode === 'bridge') {
      const siblings = lower.macvlans.filter((other) => other !== link && isBridgeMode(other) && other.up);
      if (!target) {
        for (const sibling of siblings) receive(sibling, tags, step);
      } else {
        const sibling = siblings.find((other) => other.mac === target.mac);
        if (sibling) return lower.up ? receive(sibling, tags, step) : dropDown(lower, step);
      }
    }
    send(lower, tags, step);
  };

  const sendIpvlan = (link: Link, tags: readonly number[], step: Step): void => {
    const lower = link.parent;
    if (!lower) return;
    if (!target) {
      for (const sibling of lower.ipvlans) if (sibling !== link && sibling.up) receive(sibling, tags, step);
    } else if (target.mac === link.mac) {
      const sibling = lower.ipvlans.find((other) => other !== link && other.up && other.addresses.includes(target.address));
      if (sibling) return receive(sibling, tags, step);
      return stack(lower, tags, step);
    }
    send(lower, tags, step);
  };

  /** A frame comes in from below or from the wire; whoever sits on the link takes it first. */
  const receive = (link: Link, tags: readonly number[], before: Step | undefined): void => {
    if (!isFirst('r', link, tags)) return;
    if (!link.up) return dropDown(link, before);
    const step = stepTo(link, tags, before);
    const tag = tags.at(-1);
    if (tag !== undefined) {
      const inner = link.vlans.find((vlan) => vlan.state.tag === tag);
      if (inner) return receive(inner, tags.slice(0, -1), step);
    }
    const master = link.master;
    if (master?.state.kind === 'bridge' && !link.plugged) return bridgeInput(master, link, tags, step);
    if (master?.state.kind === 'bond') return receive(master, tags, step);
    if (link.macvlans.length > 0 && toMacvlans(link, tags, step)) return;
    if (link.ipvlans.length > 0 && toIpvlans(link, tags, step)) return;
    stack(link, tags, step);
  };

  /** True: consumed, the parent's own stack does not see it. */
  const toMacvlans = (lower: Link, tags: readonly number[], step: Step): boolean => {
    if (!target) {
      for (const child of lower.macvlans) if (child.up && child.mac !== frame.source) receive(child, tags, step);
      return false;
    }
    const child =
      lower.macvlans.find((other) => other.state.mode === 'passthru') ?? lower.macvlans.find((other) => other.mac === target.mac);
    if (!child) return false;
    receive(child, tags, step);
    return true;
  };

  const toIpvlans = (lower: Link, tags: readonly number[], step: Step): boolean => {
    if (!target) {
      const layer2 = lower.ipvlans.filter((child) => (child.state.mode ?? 'l2') === 'l2');
      for (const child of layer2) if (child.up) receive(child, tags, step);
      return false;
    }
    // A child that is down has given back its addresses (ipvlan_stop).
    const child = lower.ipvlans.find((other) => other.up && other.addresses.includes(target.address));
    // In l3s the parent keeps what is no packet (ipvlan_handle_frame): the child takes over behind its routing.
    if (!child || (child.state.mode === 'l3s' && target.isAnswer === true)) return false;
    if (isFirst('r', child, tags)) arrivals.push({ link: child, step: stepTo(child, tags, step) });
    return true;
  };

  const bridgeInput = (bridge: Link, from: Link, tags: readonly number[], before: Step): void => {
    if (!bridge.up) return dropDown(bridge, before);
    if (!isFirst('b', bridge, tags)) return;
    const step = stepTo(bridge, tags, before);
    const isLocal =
      target !== undefined &&
      (bridge.mac === target.mac || bridge.ports.some((port) => !port.plugged && port.mac === target.mac));
    // A macvlan on a bridge makes it promiscuous: its own side sees every frame (br_handle_frame_finish).
    const isPromiscuous = bridge.state.promiscuous || bridge.macvlans.length > 0 || bridge.ipvlans.length > 0;
    if (!target || isLocal || isPromiscuous) receive(bridge, tags, before);
    if (isLocal) return;
    if (target && frame.passesBridge?.(bridge.namespace, bridge) === false) {
      drops.push({
        reason: 'FORWARD_DENIED',
        at: bridge.label,
        object: bridge.object,
        text: `br_netfilter hands the frames of ${bridge.label} to the FORWARD chain of ${bridge.namespace.label}, which drops them.`,
        hint: `Accept ${bridge.name} to ${bridge.name} in the FORWARD chain, or set net.bridge.bridge-nf-call-iptables to 0.`,
        step,
      });
      return;
    }
    toPorts(bridge, from, tags, step);
  };

  const toPorts = (bridge: Link, from: Link | undefined, tags: readonly number[], step: Step): void => {
    for (const port of bridge.ports) {
      if (port === from) continue;
      if (port.plugged) receive(port, tags, step);
      else send(port, tags, step);
    }
  };

  const stack = (link: Link, tags: readonly number[], before: Step): void => {
    if (tags.length > 0) return;
    if (target?.mac !== undefined && target.mac !== link.mac) return;
    arrivals.push({ link, step: before });
  };

  send(origin, UNTAGGED, undefined);
  return { arrivals, drops, isContested };
}

/**
 * Children of an ipvlan whose parent was switched off talk to each other still, until Linux 6.16 at least, if the parent was up since
 * they were made: they hear of its carrier alone (ipvlan_device_event). A state does not tell.
 */
export function mayReachSiblings(link: Link, address: IpAddress | undefined): boolean {
  if (link.state.kind !== 'ipvlan' || !link.up || link.parent?.up !== false) return false;
  return link.parent.ipvlans.some(
    (other) => other !== link && other.up && (address === undefined || other.addresses.includes(address)),
  );
}

function isBridgeMode(link: Link): boolean {
  return link.state.mode === undefined || link.state.mode === 'bridge';
}

export function interfaceDown(link: Link, before: Step | undefined): Drop {
  const cause = !link.state.up
    ? `${link.label} is down.`
    : link.parent && !link.parent.running
      ? `${link.label} has no carrier: its parent interface ${link.parent.label} is down.`
      : `${link.label} has no carrier.`;
  const culprit = link.state.up && link.parent && !link.parent.running ? link.parent : link;
  return {
    reason: 'INTERFACE_DOWN',
    at: culprit.label,
    object: culprit.object,
    text: cause,
    hint: `Bring it up: ip link set ${culprit.name} up`,
    towards: link.namespace.host.host,
    step: before,
  };
}

/** Spares the walk through hosts that a unicast frame can only die in. */
function mayHold(world: World, host: string, frame: Frame): boolean {
  const mac = frame.target?.mac;
  return mac === undefined || world.transitHosts.has(host) || world.macHomes.get(mac)?.has(host) === true;
}
