/** What a router does with a packet that is not for itself: Docker's isolation, the FORWARD policy, masquerade. */
import { contains, type IpAddress, type Prefix } from '../address/address.ts';
import type { ForwardPolicy, ForwardRuleState } from '../state/state.ts';
import { selectAddress } from './lookup.ts';
import type { Question } from './result.ts';
import type { Link, Namespace } from './world.ts';

/** What a rule sees a packet to be: the question, or the outside of a tunnel. */
export type Traffic = Question | { readonly protocol: 'gre' };

/** One request or reply on its way. Addresses are as the next router sees them. */
export interface Packet {
  readonly source: IpAddress;
  readonly destination: IpAddress;
  readonly isReply: boolean;
}

/** What a router remembers of a request that it passed on: conntrack's entry. */
export interface Tracked {
  readonly namespace: Namespace;
  readonly original: IpAddress;
  readonly translated: IpAddress;
  readonly destination: IpAddress;
}

/** The entry that a reply belongs to: its addresses are those of the request, turned round. */
export function trackedEntry(tracked: readonly Tracked[], namespace: Namespace, packet: Packet): Tracked | undefined {
  if (!packet.isReply) return undefined;
  return tracked.find(
    (entry) =>
      entry.namespace === namespace &&
      entry.destination === packet.source &&
      (entry.translated === packet.destination || entry.original === packet.destination),
  );
}

export type ForwardVerdict =
  | { readonly passes: true; readonly by: string }
  | { readonly passes: false; readonly reason: 'FORWARD_DENIED' | 'NETWORK_ISOLATION'; readonly by: string };

/** Whether a namespace forwards a packet from one link to another. `known`: conntrack has seen its request. */
export function forwardVerdict(
  namespace: Namespace,
  from: Link,
  to: Link,
  packet: Packet,
  traffic: Traffic,
  known: boolean,
): ForwardVerdict {
  if (from.state.isolated && to.state.isolated && from !== to) {
    return { passes: false, reason: 'NETWORK_ISOLATION', by: `Docker keeps the bridges ${from.name} and ${to.name} apart` };
  }
  return policyVerdict(namespace.state.forward, from.name, to.name, packet, traffic, known);
}

/** The FORWARD chain of one namespace: conntrack first, then the first rule that matches, then the fallback. */
export function policyVerdict(
  policy: ForwardPolicy | undefined,
  from: string,
  to: string,
  packet: Packet,
  traffic: Traffic,
  known: boolean,
): ForwardVerdict {
  if (!policy) return { passes: true, by: 'it has no FORWARD rules' };
  if (known && policy.stateful !== false) return { passes: true, by: 'it is the reply to what was accepted' };
  for (const [index, rule] of policy.rules.entries()) {
    if (rule.from !== undefined && rule.from !== from) continue;
    if (rule.to !== undefined && rule.to !== to) continue;
    if (!speaksOf(rule, traffic, packet.isReply)) continue;
    if (!covers(rule.source, packet.source) || !covers(rule.destination, packet.destination)) continue;
    const by = `rule ${index + 1} of ${policy.rules.length}`;
    if (rule.action === 'accept') return { passes: true, by: `${by} accepts it` };
    return { passes: false, reason: 'FORWARD_DENIED', by: `${by} drops it` };
  }
  if (policy.fallback === 'accept') return { passes: true, by: 'no rule matches and the policy accepts' };
  return { passes: false, reason: 'FORWARD_DENIED', by: 'no rule matches and the policy drops' };
}

/** Ports that Linux gives a client by itself (net.ipv4.ip_local_port_range): the one that a reply goes to is one of them. */
const CLIENT_PORTS = [32768, 60999] as const;

/** A rule about ports without a protocol is one for TCP and for UDP (persist/firewall.ts); to icmp ports mean nothing. */
function speaksOf({ protocol, ports }: ForwardRuleState, traffic: Traffic, isReply: boolean): boolean {
  if (protocol !== undefined && protocol !== traffic.protocol) return false;
  if (ports === undefined || ports.length === 0 || protocol === 'icmp') return true;
  if (!('port' in traffic)) return false;
  const [lowest, highest] = isReply ? CLIENT_PORTS : [traffic.port, traffic.port];
  return ports.some(([first, last]) => first <= lowest && highest <= last);
}

function covers(prefix: Prefix | undefined, address: IpAddress): boolean {
  return prefix === undefined || contains(prefix, address);
}

/**
 * The source address after POSTROUTING, undefined where nothing changes. Only the first packet of a connection is asked, so
 * replies never are. `from` is absent for a packet that the namespace made itself.
 */
export function masquerade(
  namespace: Namespace,
  from: Link | undefined,
  to: Link,
  nextHop: IpAddress,
  packet: Packet,
): IpAddress | undefined {
  if (packet.isReply) return undefined;
  const matches = namespace.state.masquerade?.some(
    (rule) =>
      (rule.out === undefined || rule.out === to.name) &&
      (rule.in === undefined || rule.in === from?.name) &&
      covers(rule.source, packet.source) &&
      covers(rule.destination, packet.destination),
  );
  return matches ? selectAddress(to, nextHop) : undefined;
}

/** Prefixes that a namespace's rules tell apart. */
export function prefixesOfRules(namespace: Namespace): readonly Prefix[] {
  const rules = [...(namespace.state.forward?.rules ?? []), ...(namespace.state.masquerade ?? [])];
  return rules.flatMap((rule) => [rule.source, rule.destination]).filter((prefix) => prefix !== undefined);
}
