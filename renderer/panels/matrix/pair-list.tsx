/** Every pair as a row of a table: what screen readers go through, and what is searched. What is not as predicted comes first. */
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useT, useView } from '../../store/hooks.ts';
import { findPairs, PAIR_FILTERS, type PairFilter } from './model/find-pairs.ts';
import { cellLabel } from './model/cell-text.ts';
import { cellOf, roundTripText, type Cell, type Matrix } from './model/model.ts';
import styles from './pair-list.module.css';
import { moveRow, revealRow, rowsInSight, useScroll } from './model/rows-in-sight.ts';

const COLUMNS = ['from', 'to', 'address', 'outcome', 'change', 'roundTrip', 'expected'] as const;

export function PairList({ matrix }: { readonly matrix: Matrix }) {
  const t = useT();
  const [query, setQuery] = useState('');
  const [filter, setFilter] = useState<PairFilter>('any');
  const set = useView((view) => view.set);
  const scroller = useRef<HTMLDivElement>(null);
  const scroll = useScroll(scroller);
  /** The row that the focus is to go to. */
  const wanted = useRef<number>(null);
  const all = useMemo(() => findPairs(matrix, ''), [matrix]);
  const found = useMemo(() => findPairs(matrix, query, filter), [matrix, query, filter]);
  const { first, last, above, below } = rowsInSight(found.length, scroll);
  const [focus, setFocus] = useState(0);
  // Tab goes to one row, which is in the page whatever was scrolled or found: from there the arrows lead to all.
  const stop = Math.max(first, Math.min(last - 1, focus));
  const isCompared = matrix.changes !== null;
  const columns = COLUMNS.filter((column) => isCompared || column !== 'change');
  const size = matrix.lines.length;
  const shown = Array.from(found.subarray(first, last), (at) => cellOf(matrix, Math.floor(at / size), at % size));

  // The rows out of sight are not in the page: Home, End and the arrows bring them in before the focus goes there.
  const onKeyDown = (event: KeyboardEvent, row: number): void => {
    const next = moveRow(event.key, row, found.length);
    const frame = scroller.current;
    if (next === null || !frame) return;
    event.preventDefault();
    wanted.current = next;
    revealRow(frame, next);
    focusWanted();
  };
  const focusWanted = (): void => {
    const button = scroller.current?.querySelector<HTMLElement>(`[data-row="${wanted.current ?? ''}"]`);
    if (!button) return;
    wanted.current = null;
    button.focus({ preventScroll: true });
  };
  // It may come with the scrolling alone.
  useEffect(focusWanted);
  return (
    <div className={styles.frame} data-fills="">
      <div className={styles.bar} role="search">
        <input
          className={styles.query}
          type="search"
          aria-label={t('matrix.filter')}
          placeholder={t('matrix.filter')}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
        <select
          className={styles.pick}
          aria-label={t('matrix.column.outcome')}
          value={filter}
          onChange={({ target }) => setFilter(PAIR_FILTERS.find((one) => one === target.value) ?? 'any')}
        >
          {PAIR_FILTERS.map((one) => (
            <option key={one} value={one}>
              {one === 'any' ? t('matrix.anyOutcome') : one === 'unmeasured' ? t('look.unmeasured') : t(`look.${one}`)}
            </option>
          ))}
        </select>
        <span className={styles.count} role="status">
          {t('matrix.pairsShown', { shown: found.length, count: all.length })}
        </span>
      </div>
      <div className={styles.scroller} ref={scroller} tabIndex={0} role="group" aria-label={t('matrix.look.list')}>
        <table className={styles.table} aria-label={t('matrix.label')} aria-rowcount={found.length + 1}>
          <thead>
            <tr aria-rowindex={1}>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {t(`matrix.column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {above > 0 && <Spacer height={above} columns={columns.length} />}
            {shown.map((cell, index) => (
              <tr key={`${cell.from} ${cell.to}`} data-look={cell.look} aria-rowindex={first + index + 2}>
                <th scope="row">
                  <button
                    type="button"
                    data-row={first + index}
                    aria-label={cellLabel(cell, t)}
                    tabIndex={first + index === stop ? 0 : -1}
                    onFocus={() => setFocus(first + index)}
                    onKeyDown={(event) => onKeyDown(event, first + index)}
                    onClick={() => cell.pair && set({ cell: { from: cell.pair.from, to: cell.pair.to } })}
                  >
                    {cell.from}
                  </button>
                </th>
                <td>{cell.to}</td>
                <td className={styles.mono}>{cell.pair?.address}</td>
                <td>{outcomeText(cell, t)}</td>
                {isCompared && <td>{t(`compare.cell.${cell.change}`)}</td>}
                <td className={styles.mono}>{cell.rttMs === null ? '' : `${roundTripText(cell.rttMs)} ms`}</td>
                <td>{cell.unmet ? t('look.unmet') : cell.met ? t('look.met') : ''}</td>
              </tr>
            ))}
            {below > 0 && <Spacer height={below} columns={columns.length} />}
          </tbody>
        </table>
      </div>
    </div>
  );
}

/** The room of rows that are out of sight. */
function Spacer({ height, columns }: { readonly height: number; readonly columns: number }) {
  return (
    <tr className={styles.spacer} aria-hidden="true">
      <td colSpan={columns} style={{ height }} />
    </tr>
  );
}

function outcomeText(cell: Cell, t: ReturnType<typeof useT>): string {
  if (cell.look !== 'open' && cell.look !== 'closed') return t(`look.${cell.look}`);
  if (cell.measured) return t(`look.${cell.look}`);
  return t(`look.predicted.${cell.look === 'open' ? 'open' : 'closed'}`);
}
