/** What `ping -q` says, of iputils and of busybox. */
import type { Measurement } from '../../../shared/verdict/measurement.ts';

const SILENCES = [
  [/network (is )?unreachable|no route to host/i, 'no-route'],
  [/host unreachable/i, 'no-neighbour'],
  [/not permitted|permission denied/i, 'refused'],
] as const;

/** Reads the summary: `rtt min/avg/max/mdev = 0.031/0.031/…` or `round-trip min/avg/max = 0.05/0.05/0.05 ms`. */
export function readPing(output: string): Measurement {
  const time = /min\/avg\/max\S* = [\d.]+\/([\d.]+)\//.exec(output)?.[1];
  if (time !== undefined) return { sent: 1, received: 1, rttMs: Number(time) };
  const silence = SILENCES.find(([pattern]) => pattern.test(output))?.[1];
  return { sent: 1, received: 0, rttMs: null, ...(silence ? { silence } : {}) };
}
