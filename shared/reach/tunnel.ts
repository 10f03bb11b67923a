/** VXLAN and GRE: the outer packet is routed like any other, and the frame comes out where a tunnel end matches. */
import { familyOf, type IpAddress } from '../address/address.ts';
import type { Traffic } from './forward.ts';
import type { Drop, TunnelCarrier } from './frame.ts';
import { depart, EMPTY_TRAIL } from './journey.ts';
import { localType } from './lookup.ts';
import type { Ground } from './neighbour.ts';
import type { Link, Namespace } from './world.ts';

/** The carrier of tunnels on a ground. Results are kept; a tunnel whose underlay is itself carries nothing. */
export function tunnelCarrier(ground: () => Ground): TunnelCarrier {
  const known = new Map<Link, ReturnType<TunnelCarrier>>();
  return (link) => {
    const found = known.get(link);
    if (found) return found;
    known.set(link, { ends: [], drops: [], isContested: false });
    // What is worked out while this tunnel counts as dead is not to be remembered.
    const apart: Ground = {
      ...ground(),
      broadcasts: new Map(),
      hearers: new Map(),
      unicasts: new Map(),
      resolutions: new Map(),
      tellsHops: false,
      traffic: outside(link),
    };
    const ends: Link[] = [];
    const drops: Omit<Drop, 'step'>[] = [];
    let isContested = false;
    for (const remote of link.state.tunnel?.remotes ?? []) {
      const local = link.state.tunnel?.local;
      if (local !== undefined && familyOf(local) !== familyOf(remote)) continue;
      const given = { destination: remote, isReply: false, ...(local !== undefined && { source: local }) };
      // A broadcast comes back to its sender (ip_mc_output): the frame enters the bridge twice, and where the bridge then looks for
      // the MAC address is decided by the copy that came last.
      isContested ||= localType(link.namespace, remote) === 'broadcast';
      const outcomes = new Set<Link | undefined>();
      for (const journey of depart(apart, link.namespace, given, EMPTY_TRAIL)) {
        const end = journey.arrived && endIn(journey.arrived, link, remote, journey.packet.source);
        outcomes.add(end);
        if (end && end !== link) ends.push(end);
        else if (journey.stop) {
          const { reason, at, object, hint } = journey.stop;
          drops.push({
            reason,
            at,
            object,
            text: `The tunnel ${link.label} does not reach ${remote}: ${journey.stop.text}`,
            ...(hint !== undefined && { hint }),
          });
        } else {
          drops.push({
            reason: 'NEIGHBOR_UNREACHABLE',
            at: link.label,
            object: link.object,
            text: `The tunnel ${link.label} reaches ${remote}, where no ${link.state.kind} end with the same id takes the frame.`,
            hint: 'Give both ends the same id and port, and each the address of the other.',
          });
        }
      }
      isContested ||= outcomes.size > 1;
    }
    const result = { ends, drops, isContested };
    known.set(link, result);
    return result;
  };
}

/** What routers on the way see of a tunnel. 4789 is the port that IANA gave VXLAN. */
function outside({ state }: Link): Traffic {
  return state.kind === 'vxlan' ? { protocol: 'udp', port: state.tunnel?.port ?? 4789 } : { protocol: 'gre' };
}

function endIn(namespace: Namespace, from: Link, remote: IpAddress, source: IpAddress): Link | undefined {
  const { tunnel: own, kind } = from.state;
  return namespace.links.find((link) => {
    const { tunnel } = link.state;
    if (link.state.kind !== kind || !link.up || !tunnel) return false;
    if (tunnel.id !== own?.id || tunnel.port !== own?.port) return false;
    // VXLAN takes what has the right id, whichever of its addresses it came to; GRE tells tunnels apart by both addresses.
    if (kind === 'vxlan') return true;
    return (
      (tunnel.local === undefined || tunnel.local === remote) && (tunnel.remotes.length === 0 || tunnel.remotes.includes(source))
    );
  });
}
