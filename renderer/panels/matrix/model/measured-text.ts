import type { Translate } from '../../../locales/index.ts';
import type { MeasuredPair } from '../../../../shared/verdict/measurement.ts';
import { roundTripText } from './model.ts';

/** What was measured of a pair, in words. */
export function measuredText(result: MeasuredPair | undefined, t: Translate): string {
  const measured = result?.measured;
  if (!measured) return result?.why === undefined ? t('cell.notMeasured') : t.say(result.why);
  if (measured.received === 0) {
    const why = measured.silence === undefined ? '' : ` · ${t(`silence.${measured.silence}`)}`;
    return `${t('cell.lost', { sent: measured.sent })}${why}`;
  }
  const time = measured.rttMs === null ? '' : `, ${roundTripText(measured.rttMs)} ms`;
  return `${t('cell.answered', { sent: measured.sent, received: measured.received })}${time}`;
}
