/** One ping as it was predicted and as it went, with what the hosts show. */
import type { Walk } from '../../../shared/reach/result.ts';
import type { Diagnosis } from '../../../shared/verdict/diagnosis.ts';
import type { Measurement, Verdict } from '../../../shared/verdict/measurement.ts';
import type { Paint } from '../context.ts';
import { wrap } from './screen.ts';
import { formatWalk } from './walk.ts';
import type { NamedWalk } from './walk.ts';

export interface Explained extends NamedWalk {
  readonly verdict: Verdict;
  readonly measured?: Measurement;
  readonly why?: string;
  /** Of a surprise. */
  readonly diagnosis?: Diagnosis;
  /** The way that the hosts as they are give it. */
  readonly now?: Walk;
}

export function formatExplained(explained: Explained, paint: Paint, width: number): string {
  const { from, to, address, diagnosis, now } = explained;
  const differs =
    now !== undefined && JSON.stringify([now.there, now.back]) !== JSON.stringify([explained.there, explained.back]);
  const seen =
    diagnosis === undefined
      ? []
      : [diagnosis.text, ...(diagnosis.hint === undefined ? [] : [diagnosis.hint])].map((text) => wrap(text, width));
  const others = diagnosis?.differences.filter(({ text }) => text !== diagnosis.text) ?? [];
  return [
    `${paint.bold('Measured')}  ${outcome(explained, paint)}`,
    ...seen,
    ...others.map(({ text }) => wrap(`also: ${text}`, width)),
    '',
    paint.bold('By the design'),
    formatWalk(explained, paint, width),
    ...(now && differs ? [paint.bold('By the hosts as they are'), formatWalk({ from, to, address, ...now }, paint, width)] : []),
    ...(now && !differs ? ['The hosts as they are give it the same way.\n'] : []),
  ].join('\n');
}

function outcome({ measured, why, verdict }: Explained, paint: Paint): string {
  if (!measured) return `not measured${why === undefined ? '' : `: ${why}`}`;
  const rtt = measured.rttMs === null ? '' : `, ${measured.rttMs.toFixed(2)} ms`;
  const count = `${measured.received} of ${measured.sent} answered${rtt}`;
  if (verdict === 'as-predicted') return paint.green(`${count}, as predicted`);
  return paint.red(`${count}, ${verdict === 'unexpectedly-open' ? 'unexpectedly open' : 'unexpectedly closed'}`);
}
