/** Measured beside predicted: the verdict of one cell. */
import type { Fate } from '../reach/result.ts';
import type { Measurement, Verdict } from './measurement.ts';

/**
 * One answer is enough to call a pair open. Where the prediction itself says that the outcome depends on who answers first
 * (`uncertain`), either outcome is as predicted.
 */
export function verdict(predicted: Pick<Fate, 'reachable' | 'uncertain'>, measured?: Measurement): Verdict {
  if (!measured) return 'not-measured';
  const open = measured.received > 0;
  if (open === predicted.reachable || predicted.uncertain) return 'as-predicted';
  return open ? 'unexpectedly-open' : 'unexpectedly-blocked';
}

/** Measured otherwise than predicted. */
export function isSurprise(found: Verdict): boolean {
  return found === 'unexpectedly-blocked' || found === 'unexpectedly-open';
}
