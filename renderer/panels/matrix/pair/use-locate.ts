/** What was located of a pair. */
import { useMemo } from 'react';
import type { PairKey } from '../../../../shared/reach/result.ts';
import { useAnalysis, useLive } from '../../../store/hooks.ts';
import type { LocateState } from '../../../store/live.ts';
import { withoutCanvas } from '../model/model.ts';

/** Null where another pair, or none, was located last, and once the design was changed: its path may be another one. */
export function useLocate({ from, to, address }: PairKey): LocateState | null {
  const text = useAnalysis((analysis) => analysis.text);
  const state = useLive(({ locate }) => {
    const isIt = locate?.pair.from === from && locate.pair.to === to && locate.pair.address === address;
    return isIt ? locate : null;
  });
  const isOld = useMemo(() => state !== null && withoutCanvas(state.text) !== withoutCanvas(text), [state, text]);
  return isOld ? null : state;
}
