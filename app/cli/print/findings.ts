/** What the matrix does not say by itself: why pairs are closed, and where measured, predicted and expected differ. */
import { isAsExpected } from '../../../shared/verdict/report.ts';
import type { MatrixPair, MatrixReport } from '../../../shared/verdict/report.ts';
import type { Paint } from '../context.ts';
import { formatDiagnoses } from './diagnoses.ts';
import { wrap } from './screen.ts';

/** Longer lists are cut, and say so: `--json` has them all. */
const MOST_LINES = 24;
const MOST_SENTENCES = 3;

/** Every pair that the design closes, with its reason; grouped by reason where there are many. */
export function formatReasons(report: MatrixReport, paint: Paint, width: number): string {
  const closed = report.pairs.filter((pair) => !pair.predicted.reachable);
  if (closed.length === 0) return '';
  if (closed.length <= MOST_LINES) {
    return `${closed.map((pair) => `${name(pair)}  ${paint.dim(pair.predicted.reason ?? '')}\n    ${wrap(pair.predicted.text, Math.max(20, width - 4), 4)}`).join('\n')}\n`;
  }
  const reasons = new Map<string, MatrixPair[]>();
  for (const pair of closed) {
    const reason = pair.predicted.reason ?? 'UNKNOWN';
    const list = reasons.get(reason) ?? [];
    list.push(pair);
    reasons.set(reason, list);
  }
  const lines = [...reasons].map(([reason, pairs]) => {
    const example = pairs[0];
    const words = example ? `\n    ${wrap(`${name(example)}: ${example.predicted.text}`, Math.max(20, width - 4), 4)}` : '';
    return `${paint.bold(reason)}  ${pairs.length} pairs, as in${words}`;
  });
  return `${lines.join('\n')}\n`;
}

export interface FindingsStyle {
  readonly paint: Paint;
  readonly width: number;
  /** The report holds measurements. */
  readonly measured: boolean;
}

/** What explains the cells that are wrong, then every pair that is not as predicted or not as the file expects. */
export function formatDisagreements(report: MatrixReport, { paint, width, measured }: FindingsStyle): string {
  const list = (title: string, pairs: readonly MatrixPair[], words: (pair: MatrixPair) => string): readonly string[] => {
    if (pairs.length === 0) return [];
    const lines = pairs.slice(0, MOST_LINES).map((pair) => `  ${name(pair)}  ${wrap(words(pair), Math.max(20, width - 6), 6)}`);
    if (pairs.length > MOST_LINES) lines.push(`  and ${pairs.length - MOST_LINES} more; --json lists them all`);
    return [`${paint.bold(title)} (${pairs.length})\n${lines.join('\n')}\n`];
  };
  const having = (...verdicts: readonly MatrixPair['verdict'][]) =>
    report.pairs.filter((pair) => verdicts.includes(pair.verdict));
  const unmet = report.pairs.filter((pair) => !isAsExpected(pair, measured));
  return [
    ...report.blame.slice(0, MOST_SENTENCES).map(({ text }) => `${wrap(text, width)}\n`),
    ...(measured ? list('Not as predicted', having('unexpectedly-blocked', 'unexpectedly-open'), surprise) : []),
    ...(measured ? [formatDiagnoses(report, paint, width)].filter((text) => text !== '') : []),
    ...list('Not as the file expects', unmet, (pair) => expectedWords(pair, measured)),
  ].join('\n');
}

function expectedWords({ expected, measured }: MatrixPair, isMeasured: boolean): string {
  const words = `expected ${expected === true ? 'reachable' : 'not reachable'}`;
  return isMeasured && !measured ? `${words}, and not measured` : words;
}

function surprise(pair: MatrixPair): string {
  if (pair.verdict === 'unexpectedly-open') return `answers, though the design says: ${pair.predicted.text}`;
  const silence = pair.measured?.silence;
  const how =
    silence === 'no-neighbour'
      ? 'nobody answers for the address'
      : silence === 'no-reply'
        ? 'the address resolves and stays silent'
        : 'no answer';
  return `${how}, though the design says: ${pair.predicted.text}`;
}

function name(pair: MatrixPair): string {
  return `${pair.from} → ${pair.to} ${pair.address}`;
}
