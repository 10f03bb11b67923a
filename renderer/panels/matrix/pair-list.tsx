/** Every pair as a row of a table: what screen readers go through, and what is searched. What is not as predicted comes first. */
import { useMemo, useState } from 'react';
import { useT, useView } from '../../store/hooks.ts';
import styles from './pair-list.module.css';
import { cellOf, CODE, roundTripText, type Cell, type Matrix } from './model.ts';

const SHOWN = 250;

/** The pairs that have every word of the query, the worst first. */
export function listPairs(
  matrix: Matrix,
  query: string,
  limit: number,
): { readonly pairs: readonly Cell[]; readonly count: number } {
  const words = query.toLowerCase().split(/\s+/);
  const size = matrix.lines.length;
  const found: number[] = [];
  for (let at = 0; at < size * size; at++) {
    if ((matrix.looks[at] ?? CODE.none) >= CODE.none || matrix.changes?.[at] === 0) continue;
    const from = matrix.lines[Math.floor(at / size)]?.id.toLowerCase() ?? '';
    const to = matrix.lines[at % size]?.id.toLowerCase() ?? '';
    if (words.every((word) => from.includes(word) || to.includes(word))) found.push(at);
  }
  // Stable: within one outcome the order of the matrix stays.
  found.sort((a, b) => (matrix.looks[a] ?? 0) - (matrix.looks[b] ?? 0));
  return { pairs: found.slice(0, limit).map((at) => cellOf(matrix, Math.floor(at / size), at % size)), count: found.length };
}

export function PairList({ matrix }: { readonly matrix: Matrix }) {
  const t = useT();
  const [query, setQuery] = useState('');
  const set = useView((view) => view.set);
  const { pairs, count } = useMemo(() => listPairs(matrix, query, SHOWN), [matrix, query]);
  return (
    <div>
      <input
        className={styles.query}
        type="search"
        aria-label={t('matrix.filter')}
        placeholder={t('matrix.filter')}
        value={query}
        onChange={(event) => setQuery(event.target.value)}
      />
      <table className={styles.table} aria-label={t('matrix.label')}>
        <thead>
          <tr>
            {(['from', 'to', 'address', 'outcome', 'roundTrip'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`matrix.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {pairs.map((cell) => (
            <tr key={`${cell.from} ${cell.to}`} data-look={cell.look}>
              <th scope="row">
                <button type="button" onClick={() => cell.pair && set({ cell: { from: cell.pair.from, to: cell.pair.to } })}>
                  {cell.from}
                </button>
              </th>
              <td>{cell.to}</td>
              <td className={styles.mono}>{cell.pair?.address}</td>
              <td>{outcomeText(cell, t)}</td>
              <td className={styles.mono}>{cell.rttMs === null ? '' : `${roundTripText(cell.rttMs)} ms`}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {count > pairs.length && <p className={styles.more}>{t('matrix.morePairs', { count: count - pairs.length })}</p>}
    </div>
  );
}

function outcomeText(cell: Cell, t: ReturnType<typeof useT>): string {
  if (cell.look !== 'open' && cell.look !== 'closed') return t(`look.${cell.look}`);
  if (cell.measured) return t(`look.${cell.look}`);
  return t(`look.predicted.${cell.look === 'open' ? 'open' : 'closed'}`);
}
