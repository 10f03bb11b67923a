/** Why a pair was measured otherwise than predicted, from the look that the measurement took at the hosts. */
import { useCallback } from 'react';
import type { Fate, PairKey, Walk } from '../../../../shared/reach/result.ts';
import type { Diagnosis } from '../../../../shared/verdict/diagnosis.ts';
import type { Look } from '../../../../shared/verdict/look.ts';
import type { MeasuredPair } from '../../../../shared/verdict/measurement.ts';
import { isSurprise, verdict } from '../../../../shared/verdict/verdict.ts';
import type { Analyst } from '../../../worker/analyst.ts';
import { useAnswer } from '../../../store/use-answer.ts';

export interface SeenPair {
  readonly diagnosis: Diagnosis;
  /** The way by the hosts as they were seen. */
  readonly walk: Walk | null;
}

/** `look`, `text`: of the moment that is shown. Null where it is as predicted, not measured, or not looked at. */
export function useDiagnosis(
  pair: PairKey,
  predicted: Fate | null,
  result: MeasuredPair | undefined,
  { look, text }: { readonly look: Look | null; readonly text: string },
): SeenPair | null {
  const measured = look && predicted && isSurprise(verdict(predicted, result?.measured)) ? result?.measured : undefined;
  const ask = useCallback(
    async (analyst: Analyst): Promise<SeenPair | null> => {
      if (!look || !measured) return null;
      await analyst.see({ text, look });
      const [diagnosis, walk] = await Promise.all([analyst.diagnose({ pair, measured }), analyst.walkSeen({ pair })]);
      return diagnosis && { diagnosis, walk };
    },
    [look, text, measured, pair],
  );
  return useAnswer(measured ? ask : null);
}
