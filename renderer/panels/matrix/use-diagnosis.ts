/** Why a pair was measured otherwise than predicted, from the look that the measurement took at the hosts. */
import { useMemo } from 'react';
import type { Fate, PairKey } from '../../../shared/reach/result.ts';
import type { Diagnosis } from '../../../shared/verdict/diagnosis.ts';
import type { MeasuredPair } from '../../../shared/verdict/measurement.ts';
import { isSurprise, verdict } from '../../../shared/verdict/verdict.ts';
import { diagnoserFor } from '../../store/core.ts';
import { useLive } from '../../store/hooks.ts';

/** Null where it is as predicted, not measured, or not looked at. */
export function useDiagnosis(pair: PairKey, predicted: Fate | undefined, result: MeasuredPair | undefined): Diagnosis | null {
  const look = useLive((live) => live.measure?.look ?? null);
  const text = useLive((live) => live.measure?.text ?? '');
  const measured = predicted && isSurprise(verdict(predicted, result?.measured)) ? result?.measured : undefined;
  const isWanted = measured !== undefined;
  const diagnoser = useMemo(() => (isWanted && look ? diagnoserFor(text, look) : null), [isWanted, look, text]);
  return useMemo(() => (measured && diagnoser ? diagnoser.diagnose(pair, measured) : null), [diagnoser, measured, pair]);
}
