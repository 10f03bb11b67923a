/** The cells of a matrix: what a pair is, from the report's pair, and how it looks. */
import type { MatrixPair } from '../../../shared/verdict/report.ts';
import type { Paint } from '../context.ts';

export type Cell = 'open' | 'closed' | 'unexpectedly-closed' | 'unexpectedly-open' | 'unknown' | 'self';

/** What the design says of the pair. */
export function predictedCell(pair: MatrixPair): Cell {
  return pair.predicted.reachable ? 'open' : 'closed';
}

/** What was measured, told apart by what was predicted. */
export function measuredCell(pair: MatrixPair): Cell {
  switch (pair.verdict) {
    case 'unexpectedly-blocked':
      return 'unexpectedly-closed';
    case 'unexpectedly-open':
      return 'unexpectedly-open';
    case 'not-measured':
      return 'unknown';
    case 'as-predicted':
      // Not what was predicted: where the prediction is uncertain, either outcome is as predicted.
      return (pair.measured?.received ?? 0) > 0 ? 'open' : 'closed';
  }
}

/** Always a shape as well as a colour. `plain`: a terminal that has no more than ASCII. */
export function symbol(cell: Cell, paint: Paint, plain: boolean): string {
  switch (cell) {
    case 'open':
      return paint.green(plain ? 'o' : '●');
    case 'closed':
      return paint.dim(plain ? '.' : '○');
    case 'unexpectedly-closed':
      return paint.red(plain ? 'X' : '✗');
    case 'unexpectedly-open':
      return paint.yellow(plain ? '!' : '▲');
    case 'unknown':
      return '?';
    case 'self':
      return paint.dim('-');
  }
}

const MEANING: Readonly<Record<Cell, string>> = {
  open: 'open',
  closed: 'closed by design',
  'unexpectedly-closed': 'unexpectedly closed',
  'unexpectedly-open': 'unexpectedly open',
  unknown: 'not measured',
  self: 'itself',
};

/** The legend of the cells that occur, in one line. */
export function legend(cells: ReadonlySet<Cell>, paint: Paint, plain: boolean): string {
  const order: readonly Cell[] = ['open', 'closed', 'unexpectedly-closed', 'unexpectedly-open', 'unknown'];
  return order
    .filter((cell) => cells.has(cell))
    .map((cell) => `${symbol(cell, paint, plain)} ${MEANING[cell]}`)
    .join('   ');
}
