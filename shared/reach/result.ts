/** What `reach` answers: the fate of one ping, hop by hop, there and back. */
import type { IpAddress } from '../address/address.ts';
import type { ObjectRef } from '../problem/problem.ts';

/** Why a ping fails. DESIGN.md, rules of the domain, 4. */
export const REASONS = [
  'NO_ROUTE',
  'NEIGHBOR_UNREACHABLE',
  'HOST_ISOLATION',
  'VLAN_NOT_CARRIED',
  'FOREIGN_MAC_DROPPED',
  'FORWARD_DENIED',
  'FORWARDING_OFF',
  'NO_RETURN_ROUTE',
  'REVERSE_PATH_FILTER',
  'DUPLICATE_ADDRESS',
  'MTU_TOO_SMALL',
  'INTERFACE_DOWN',
  'INTERNAL_NETWORK',
  'NETWORK_ISOLATION',
  'TTL_EXCEEDED',
  'NOT_RUNNING',
  'NO_ADDRESS',
] as const;
export type Reason = (typeof REASONS)[number];

/**
 * What is asked: an echo, or a packet to a port and its answer. Of a port only the way is looked at, not whether anything listens
 * there.
 */
export type Question = { readonly protocol: 'icmp' } | { readonly protocol: 'tcp' | 'udp'; readonly port: number };

export const PING: Question = { protocol: 'icmp' };

/** A node that pings and is pinged: a container (`bbox1`) or a host (`host:docker01`). */
export interface Endpoint {
  readonly id: string;
  readonly host: string;
  /** Name of the container on the host; absent: the host's own namespace. */
  readonly container?: string;
  readonly addresses: readonly EndpointAddress[];
}

export interface EndpointAddress {
  /** Network of the file, or the interface name for a host's own address. */
  readonly network: string;
  readonly address: IpAddress;
}

export interface Hop {
  /** Where the packet is: `docker01`, or `docker01/bbox1` for a container. A segment is named by itself. */
  readonly at: string;
  readonly link?: string;
  readonly tag?: number;
  readonly object: ObjectRef;
  /** A sentence: `172.16.20.0/24 is on link, eth0`. */
  readonly text: string;
  readonly outcome: 'passes' | 'stops' | 'arrives';
}

export interface Fate {
  readonly reachable: boolean;
  readonly reason?: Reason;
  /** The object at fault, as in `docker01/bbox1` or `segment lan`. */
  readonly at?: string;
  readonly object?: ObjectRef;
  /** Why it fails, or by which way it arrives, in one sentence. */
  readonly text: string;
  /** What would mend it, in one sentence. */
  readonly hint?: string | undefined;
  /** True where the kernel's own answer depends on timing, as on who answers first for an address that is held twice. */
  readonly uncertain?: boolean;
}

/** A fate with its hops. Asked for pair by pair (`explain`), because nobody wants 25 million of them. */
export interface Walk extends Fate {
  readonly there: readonly Hop[];
  readonly back: readonly Hop[];
}

export interface PairKey {
  /** Endpoint ids. */
  readonly from: string;
  readonly to: string;
  /** The address of `to` that is pinged. */
  readonly address: IpAddress;
}

/** How many pairs fare how. */
export interface Tally {
  readonly pairs: number;
  readonly reachable: number;
  /** Pairs whose prediction depends on who answers first. */
  readonly uncertain: number;
  readonly reasons: Readonly<Partial<Record<Reason, number>>>;
}

/** Which pairs are meant; what is left out means all. */
export interface PairPattern {
  readonly from?: (endpoint: Endpoint) => boolean;
  readonly to?: (endpoint: Endpoint, address: EndpointAddress) => boolean;
}

/** The predicted matrix: every ordered pair of endpoints, for every address of the target. */
export interface Reachability {
  readonly endpoints: readonly Endpoint[];
  /** Every ordered pair, sources in endpoint order, then targets in endpoint order. */
  pairs(): Iterable<PairKey>;
  readonly pairCount: number;
  /** Sentences of the fate are made when they are read. */
  fate(pair: PairKey): Fate;
  walk(pair: PairKey): Walk;
  /** The quick answer: no sentence, no reason. */
  isReachable(pair: PairKey): boolean;
  /** Endpoints that fare alike as sources, as ids: whatever one of them reaches, the others reach. */
  readonly groups: readonly (readonly string[])[];
  /** Every outcome as a code (`outcome-table.ts`): a row an endpoint, a column an address of a target, in endpoint order. */
  outcomes(): Uint8Array<ArrayBuffer>;
  /** Counts pairs by group, without looking at each. */
  tally(pattern?: PairPattern): Tally;
  /** The pairs of a pattern, in the order of `pairs`. */
  select(pattern: PairPattern): Iterable<PairKey>;
}
