/** What a diagnosis is: why a pair measured otherwise than predicted, read from the hosts as they are. */
import type { ObjectRef } from '../problem/problem.ts';
import type { Fate } from '../reach/result.ts';

export type DifferenceKind =
  | 'container-missing'
  | 'container-status'
  | 'networks'
  | 'link-missing'
  | 'link-down'
  | 'no-carrier'
  | 'parent'
  | 'tag'
  | 'mode'
  | 'addresses'
  | 'route-missing'
  | 'route-added'
  | 'forwarding'
  | 'promiscuous';

/** One thing in which a host, or a container, is not as the design has it. */
export interface Difference {
  readonly kind: DifferenceKind;
  /** The namespace: `docker02`, or `docker02/bbox4` for a container. */
  readonly at: string;
  readonly link?: string;
  readonly object: ObjectRef;
  /** `eth0 of bbox4 is down; the design has it up.` */
  readonly text: string;
}

/**
 * The fate that the hosts as they are give a pair, with what it means beside the measurement. `reachable` and `reason` are what
 * the hosts, and the segments between them, predict; `text` is the sentence for a person.
 */
export interface Diagnosis extends Fate {
  /** True: what was seen names the fault. False: the fault is where nobody could look; the text tells how far the ping came. */
  readonly explained: boolean;
  /** The cause without the pair's own names, for a sentence about many pairs that share it. */
  readonly summary: string;
  /** Differences from the design around this path, those at fault first. */
  readonly differences: readonly Difference[];
}
