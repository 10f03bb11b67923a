/** The sentences of every way in which a packet stops inside a namespace: what, where, why, and what would mend it. */
import { familyOf, type IpAddress } from '../address/address.ts';
import type { ObjectRef } from '../problem/problem.ts';
import type { Packet, Traffic } from './forward.ts';
import type { Drop } from './frame.ts';
import type { Route } from './lookup.ts';
import type { Reason } from './result.ts';
import type { Link, Namespace } from './world.ts';

/** Where and why a packet stops. */
export interface Stop {
  readonly reason: Reason;
  readonly at: string;
  readonly object: ObjectRef;
  readonly text: string;
  readonly hint?: string;
  /** The kernel's answer depends on timing. */
  readonly uncertain?: boolean;
}

export function noRoute(namespace: Namespace, destination: IpAddress, route: Route | undefined, isReply: boolean): Stop {
  const { label, object } = namespace;
  const reason = isReply ? 'NO_RETURN_ROUTE' : 'NO_ROUTE';
  const what = isReply ? `The reply to ${destination}` : destination;
  if (route && route.type !== 'unicast') {
    return {
      reason,
      at: label,
      object,
      text: `${label} has a ${route.type} route for ${route.to}: ${destination} is refused.`,
      hint: `Remove the ${route.type} route on ${label}.`,
    };
  }
  const internal = internalNetworkOf(namespace);
  if (internal !== undefined && !isReply) {
    return {
      reason: 'INTERNAL_NETWORK',
      at: label,
      object: { kind: 'network', name: internal },
      text: `${label} is on the internal network ${internal} only, which has no way out to ${destination}.`,
      hint: `Leave out internal on ${internal}, or put ${label} on a second network.`,
    };
  }
  const down = namespace.links.find((link) => !link.up && link.state.kind !== 'loopback' && link.state.addresses.length > 0);
  if (down) {
    return {
      reason: 'INTERFACE_DOWN',
      at: down.label,
      object: down.object,
      text: `${label} has no route to ${destination}, and its link ${down.name} is down.`,
      hint: `Bring it up: ip link set ${down.name} up`,
    };
  }
  return {
    reason,
    at: label,
    object,
    text: `${what} has no way: ${label} has no route to it and no default route.`,
    hint: `Give a network of ${label} a gateway, or ${label} a route to ${destination}.`,
  };
}

/** The internal network that a container is on, where it is on no other. */
function internalNetworkOf(namespace: Namespace): string | undefined {
  const attached = namespace.container?.attachments ?? [];
  const networks = attached.map(({ network }) => namespace.host.networks.find((candidate) => candidate.name === network));
  return networks.length > 0 && networks.every((network) => network?.internal === true) ? networks[0]?.name : undefined;
}

export function noAddress(namespace: Namespace, destination: IpAddress): Stop {
  return {
    reason: 'NO_ADDRESS',
    at: namespace.label,
    object: namespace.object,
    text: `${namespace.label} has no IPv${familyOf(destination)} address to ping ${destination} from.`,
    hint: `Give ${namespace.label} an IPv${familyOf(destination)} address.`,
  };
}

export function broadcastAddress(namespace: Namespace, address: IpAddress): Stop {
  return {
    reason: 'NO_ROUTE',
    at: namespace.label,
    object: namespace.object,
    text: `${namespace.label} takes ${address} for the ${address.includes(':') ? 'anycast' : 'broadcast'} address of one of its subnets.`,
    hint: `Use another address, or mend the prefix length on ${namespace.label}.`,
  };
}

export function downLink(link: Link): Stop {
  return {
    reason: 'INTERFACE_DOWN',
    at: link.label,
    object: link.object,
    text: link.state.up ? `${link.label} has no carrier, its parent interface is down.` : `${link.label} is down.`,
    hint: `Bring it up: ip link set ${link.name} up`,
  };
}

export function distrusted(link: Link, source: IpAddress, why: 'own-address' | 'filtered'): Stop {
  const { label, object } = link.namespace;
  if (why === 'own-address') {
    return {
      reason: 'DUPLICATE_ADDRESS',
      at: label,
      object,
      text: `${label} has ${source} itself and drops packets that come from it.`,
      hint: `Give one of the two holders of ${source} another address.`,
    };
  }
  return {
    reason: 'REVERSE_PATH_FILTER',
    at: label,
    object,
    text: `The reverse-path filter of ${link.label} drops what comes from ${source}: the way back does not leave by this link.`,
    hint: `Set net.ipv4.conf.${link.name}.rp_filter to 2 or 0 on ${label}, or add a route to ${source} over ${link.name}.`,
  };
}

export function forwardingOff(namespace: Namespace, destination: IpAddress, family: 4 | 6): Stop {
  const setting = family === 4 ? 'net.ipv4.ip_forward' : 'net.ipv6.conf.all.forwarding';
  return {
    reason: 'FORWARDING_OFF',
    at: namespace.label,
    object: namespace.object,
    text: `${namespace.label} is no router: it gets a packet for ${destination} and forwarding is off.`,
    hint: namespace.container
      ? `Send ${destination} to a gateway that routes.`
      : `Turn on forwarding on ${namespace.label} (${setting}).`,
  };
}

export function loop(namespace: Namespace, destination: IpAddress): Stop {
  return {
    reason: 'TTL_EXCEEDED',
    at: namespace.label,
    object: namespace.object,
    text: `Packets to ${destination} go round in a loop through ${namespace.label}.`,
    hint: `Look at the routes to ${destination} on the routers.`,
  };
}

export function forwardDenied(
  namespace: Namespace,
  from: Link,
  to: Link,
  packet: Packet,
  traffic: Traffic,
  verdict: { readonly reason: 'FORWARD_DENIED' | 'NETWORK_ISOLATION'; readonly by: string },
): Stop {
  const what = packet.isReply ? 'the reply ' : '';
  return {
    reason: verdict.reason,
    at: namespace.label,
    object: namespace.object,
    text: `${namespace.label} does not forward ${what}from ${from.name} to ${to.name}: ${verdict.by}.`,
    hint:
      verdict.reason === 'NETWORK_ISOLATION'
        ? 'Put both containers on one network.'
        : `Add a forward rule on ${namespace.label}: from ${from.name} to ${to.name}, ${'port' in traffic && !packet.isReply ? `protocol ${traffic.protocol}, ports [${traffic.port}], ` : ''}accept.`,
  };
}

export function lostFrame(link: Link, neighbour: Link | undefined, drops: readonly Drop[]): Stop {
  const drop = drops[0];
  if (drop) {
    const { reason, at, object, text, hint } = drop;
    return { reason, at, object, text, ...(hint !== undefined && { hint }) };
  }
  const to = neighbour ? ` to ${neighbour.label}` : '';
  const passthru = neighbour?.macvlans.find((child) => child.state.mode === 'passthru');
  return {
    reason: 'NEIGHBOR_UNREACHABLE',
    at: link.label,
    object: link.object,
    text: passthru
      ? `Frames${to} are taken by the passthru macvlan ${passthru.label} that sits on it.`
      : `Frames from ${link.label}${to} arrive nowhere.`,
  };
}

export function notRunning(label: string, object: ObjectRef, status?: string): Stop {
  return {
    reason: 'NOT_RUNNING',
    at: label,
    object,
    text:
      status === undefined
        ? `${label} does not run, or its network namespace could not be read.`
        : `${label} does not run: it is ${status}.`,
    hint: `Start ${object.name}.`,
  };
}
