/** What was located of a pair. */
import type { PairKey } from '../../../../shared/reach/result.ts';
import { useLive } from '../../../store/hooks.ts';
import type { LocateState } from '../../../store/live.ts';
import { useIsOther } from '../../../store/use-is-other.ts';

/** Null where another pair, or none, was located last, and once the design was changed: its path may be another one. */
export function useLocate({ from, to, address }: PairKey): LocateState | null {
  const state = useLive(({ locate }) => {
    const isIt = locate?.pair.from === from && locate.pair.to === to && locate.pair.address === address;
    return isIt ? locate : null;
  });
  const isOld = useIsOther(state?.text ?? null);
  return isOld ? null : state;
}
