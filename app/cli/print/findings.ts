/** What the matrix does not say by itself: why pairs are closed, and where measured, predicted and expected differ. */
import type { MatrixPair, MatrixReport } from '../../../shared/verdict/report.ts';
import type { Paint } from '../context.ts';
import { wrap } from './screen.ts';

/** Longer lists are cut, and say so: `--json` has them all. */
const MOST_LINES = 24;

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

/** Every pair that is not as predicted, and every one that is not as the file expects. */
export function formatDisagreements(report: MatrixReport, paint: Paint, width: number): string {
  const surprising = report.pairs.filter((pair) => pair.verdict === 'unexpectedly-blocked' || pair.verdict === 'unexpectedly-open');
  const unmet = report.pairs.filter((pair) => !expectationMet(pair));
  const unmeasured = report.pairs.filter((pair) => pair.verdict === 'not-measured');
  const parts: string[] = [];
  if (surprising.length > 0) parts.push(list(paint.bold('Not as predicted'), surprising, (pair) => surprise(pair)));
  if (unmet.length > 0) parts.push(list(paint.bold('Not as the file expects'), unmet, (pair) => `expected ${pair.expected === true ? 'reachable' : 'not reachable'}`));
  if (unmeasured.length > 0) parts.push(list(paint.bold('Not measured'), unmeasured, (pair) => pair.why ?? ''));
  return parts.join('\n');

  function list(title: string, pairs: readonly MatrixPair[], words: (pair: MatrixPair) => string): string {
    const lines = pairs.slice(0, MOST_LINES).map((pair) => `  ${name(pair)}  ${wrap(words(pair), Math.max(20, width - 6), 6)}`);
    if (pairs.length > MOST_LINES) lines.push(`  and ${pairs.length - MOST_LINES} more; --json lists them all`);
    return `${title} (${pairs.length})\n${lines.join('\n')}\n`;
  }
}

function surprise(pair: MatrixPair): string {
  if (pair.verdict === 'unexpectedly-open') return `answers, though the design says: ${pair.predicted.text}`;
  const silence = pair.measured?.silence;
  const how = silence === 'no-neighbour' ? 'nobody answers for the address' : silence === 'no-reply' ? 'the address resolves and stays silent' : 'no answer';
  return `${how}, though the design says: ${pair.predicted.text}`;
}

/** Whether the pair is as the file's `expect` says, by measurement where there is one; true where it says nothing. */
export function expectationMet(pair: MatrixPair): boolean {
  if (pair.expected === undefined || pair.expected === null) return true;
  const reachable = pair.measured ? pair.measured.received > 0 : pair.predicted.reachable;
  return reachable === pair.expected;
}

function name(pair: MatrixPair): string {
  return `${pair.from} → ${pair.to} ${pair.address}`;
}
