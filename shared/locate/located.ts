/** What came of locating a pair: every place on the path with what was seen there, and where the frames were seen last. */
import type { IpAddress, MacAddress } from '../address/address.ts';
import type { ObjectRef } from '../problem/problem.ts';
import type { Reason } from '../reach/result.ts';

/** Frames of one kind at one place. */
export interface Seen {
  readonly frames: number;
  /** Milliseconds from the first frame of the whole capture to the first of these. */
  readonly firstMs: number;
  /** Of the first of them. */
  readonly source: MacAddress;
  readonly destination: MacAddress;
  /** The 802.1Q tags of the first, the outer one first; empty: untagged. */
  readonly tags: readonly number[];
  /** Of a question or an answer: the address that is asked for. */
  readonly asked?: IpAddress;
}

/** The link of a namespace that sends or takes a packet: `docker01/bbox1` and `eth0`. */
export interface StageEnd {
  readonly at: string;
  readonly link: string;
}

/** A link on the way of a packet, in the direction in which the packet passes it. */
export interface Stage extends StageEnd {
  readonly direction: 'in' | 'out' | 'either';
  /** The tag that frames have there by the drawing; absent: untagged. */
  readonly tag?: number;
  readonly object: ObjectRef;
  /** Number of the stretch between two namespaces that send and take the packet: each has its own question for the next hop. */
  readonly crossing: number;
  readonly sender: StageEnd;
  /** Absent: by the drawing the packet does not get to the end of this stretch. */
  readonly receiver?: StageEnd;
  /** The segment that was crossed to get here. */
  readonly segment?: string;
}

export interface LocatedStage extends Stage {
  /** Why nothing could be heard here. */
  readonly unheard?: string;
  /** The echo request on the way there, the reply on the way back. */
  readonly packet: Seen | null;
  /** ARP or neighbour discovery for the next hop of this stretch: the question goes the packet's way, the answer comes against it. */
  readonly question: Seen | null;
  readonly answer: Seen | null;
}

/** A stage by its way and index. */
export interface Spot {
  readonly way: 'there' | 'back';
  readonly index: number;
}

export type LocatedKind = 'request' | 'reply' | 'question' | 'answer';

export interface Located {
  readonly from: string;
  readonly to: string;
  /** The address that was pinged. */
  readonly address: string;
  readonly sent: number;
  readonly answered: number;
  readonly rttMs: number | null;
  readonly there: readonly LocatedStage[];
  readonly back: readonly LocatedStage[];
  /** The frame that was lost; null: all were answered, or none was sent. */
  readonly lost: LocatedKind | null;
  /** Where it was seen last, and the first place after that where it was listened for and not heard. */
  readonly last: Spot | null;
  readonly next: Spot | null;
  /** The drawn thing at which it was lost. */
  readonly fault: ObjectRef | null;
  /** The rule by which it was lost, where what the hosts tell explains it. */
  readonly reason?: Reason;
  readonly text: string;
  /** What to do next, in one sentence. */
  readonly hint?: string;
  /** What else was seen: places that could not be listened at, errors that came back. */
  readonly notes: readonly string[];
}
