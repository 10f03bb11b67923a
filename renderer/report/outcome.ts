/** How a pair looks in the report: a colour, and a mark, so that colour alone never tells. */
import { isAsExpected, type MatrixPair } from '../../shared/verdict/report.ts';
import { isSurprise } from '../../shared/verdict/verdict.ts';
import { roundTripText } from '../panels/matrix/model/model.ts';

export interface Outcome {
  /** `predicted-…`: not measured. */
  readonly className: 'open' | 'closed' | 'predicted-open' | 'predicted-closed' | 'unexpectedly-blocked' | 'unexpectedly-open';
  readonly mark: string;
  /** Measured otherwise than predicted. */
  readonly isWrong: boolean;
  /** Not as the file expects. */
  readonly isUnmet: boolean;
  /** As the file expects. */
  readonly isMet: boolean;
}

export function outcomeOf(pair: MatrixPair): Outcome {
  const { measured, predicted, verdict } = pair;
  const state = (measured ? measured.received > 0 : predicted.reachable) ? 'open' : 'closed';
  const isSurprising = verdict === 'unexpectedly-blocked' || verdict === 'unexpectedly-open';
  const className = isSurprising ? verdict : measured ? state : (`predicted-${state}` as const);
  const isAsWanted = isAsExpected(pair, measured !== undefined);
  return {
    className,
    mark: markOf(pair),
    isWrong: isSurprise(verdict),
    isUnmet: !isAsWanted,
    isMet: isAsWanted && pair.expected !== undefined,
  };
}

function markOf({ measured, predicted, verdict }: MatrixPair): string {
  if (verdict === 'unexpectedly-blocked') return '✕';
  if (verdict === 'unexpectedly-open') return '!';
  if (!measured) return predicted.reachable ? '○' : '–';
  return measured.received === 0 ? '–' : measured.rttMs === null ? '●' : `${roundTripText(measured.rttMs)} ms`;
}
