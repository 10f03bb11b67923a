/** How each line of `expect` fares. */
import type { ExpectationResult, MatrixReport } from '../../../shared/verdict/report.ts';
import type { Paint } from '../context.ts';

const OUTCOMES = { met: 'met', 'not-met': 'not met', empty: 'no pair' } satisfies Record<ExpectationResult['outcome'], string>;

/** `met      mac_net10 to mac_net20: reachable (4 pairs)`; empty where the file expects nothing. */
export function formatExpectations({ expectations }: MatrixReport, paint: Paint): string {
  return expectations
    .map(({ from, to, reachable, outcome, pairs, met }) => {
      const colour = outcome === 'met' ? paint.green : outcome === 'not-met' ? paint.red : paint.yellow;
      const count = outcome === 'not-met' ? `${met} of ${pairs} pairs` : `${pairs} ${pairs === 1 ? 'pair' : 'pairs'}`;
      return `${colour(OUTCOMES[outcome].padEnd(7))}  ${from} to ${to}: ${reachable ? 'reachable' : 'not reachable'} (${count})\n`;
    })
    .join('');
}
