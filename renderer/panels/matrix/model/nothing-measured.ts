/** Why a round that is over measured no pair at all, where that is plain from the hosts that were read. Pure. */
import type { Endpoint } from '../../../../shared/reach/result.ts';
import type { LiveState } from '../../../store/live.ts';
import { containerIn } from '../../../store/marks.ts';

/** `notDeployed`: no container of the design is on its host. `notRunning`: some are, and none of them runs. */
export type NothingMeasured = 'notDeployed' | 'notRunning';

/** Null where a container runs, or its host was not read: the cells say more than one sentence could. */
export function whyNothing(endpoints: readonly Endpoint[], hosts: LiveState['hosts'], design: string): NothingMeasured | null {
  const containers = endpoints.filter(({ container }) => container !== undefined);
  if (containers.some(({ host }) => !hosts[host]?.observed)) return null;
  const found = containers.flatMap(({ id, host }) => containerIn(hosts[host], id, design) ?? []);
  if (found.length === 0) return 'notDeployed';
  return found.some(({ pid, status }) => pid !== undefined || status === 'running') ? null : 'notRunning';
}
