/** What a ping measured, and what it means beside what was predicted. Shapes of `verify --json` (TOPOLOGY.md). */
import type { PairKey } from '../reach/result.ts';

export interface Measurement {
  readonly sent: number;
  readonly received: number;
  /** Median round trip in milliseconds; null where nothing came back. */
  readonly rttMs: number | null;
  /** How a silent pair was silent: nobody answered ARP or neighbour discovery, or the address resolved and stayed silent. */
  readonly silence?: 'no-neighbour' | 'no-reply' | 'no-route' | 'refused';
  /** How it was measured, where not with the helper. */
  readonly method?: ProbeMethod;
}

/** In the order in which they are tried. */
export type ProbeMethod = 'helper' | 'helper-container' | 'python' | 'fping' | 'ping' | 'docker-exec';

export type Verdict = 'as-predicted' | 'unexpectedly-blocked' | 'unexpectedly-open' | 'not-measured';

export interface MeasuredPair extends PairKey {
  /** Absent: not measured, and `why` says why. */
  readonly measured?: Measurement;
  readonly why?: string;
}
