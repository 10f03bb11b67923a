/** Hosts that could not be asked: nothing of them is measured, and what is silent there says nothing of anybody else. */
import type { Problem } from '../../shared/problem/problem.ts';
import type { LiveState } from './live.ts';

/** Why, by host. */
export function deadHosts({
  hosts,
  problems,
}: {
  readonly hosts: LiveState['hosts'];
  /** Of the measurement; null: nothing was measured. */
  readonly problems: readonly Problem[] | null;
}): ReadonlyMap<string, string> {
  const dead = new Map<string, string>();
  if (!problems) return dead;
  for (const [host, { state, problem }] of Object.entries(hosts)) {
    if (state === 'failed') dead.set(host, problem?.message ?? '');
  }
  for (const { severity, message, place } of problems) {
    if (severity === 'error' && place?.host !== undefined && place.object === undefined) dead.set(place.host, message);
  }
  return dead;
}
