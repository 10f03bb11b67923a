/** A small matrix as a table of buttons: arrows move, Enter explains. */
import { useRef, useState, type KeyboardEvent } from 'react';
import { useT, useView } from '../../store/hooks.ts';
import { cellLabel, cellMark, endpointLabel } from './cell-text.ts';
import styles from './matrix-grid.module.css';
import { cellOf, type Cell, type Line, type Matrix } from './model.ts';
import { MOVES } from './moves.ts';

export function MatrixGrid({ matrix }: { readonly matrix: Matrix }) {
  const t = useT();
  const table = useRef<HTMLTableElement>(null);
  const [focus, setFocus] = useState<readonly [number, number]>([0, 1]);
  const size = matrix.lines.length;
  const name = (line: Line): string =>
    line.isGroup ? t('matrix.groupOf', { count: line.members.length }) : endpointLabel(line.id, t);

  const onKeyDown = (event: KeyboardEvent, row: number, column: number): void => {
    const move = MOVES[event.key];
    if (!move) return;
    event.preventDefault();
    const next = [Math.min(size - 1, Math.max(0, row + move[0])), Math.min(size - 1, Math.max(0, column + move[1]))] as const;
    setFocus(next);
    table.current?.querySelector<HTMLElement>(`[data-at="${next[0]},${next[1]}"]`)?.focus();
  };

  return (
    <table className={styles.table} ref={table} role="grid" aria-label={t('matrix.label')}>
      <thead>
        <tr>
          <td colSpan={2} />
          {matrix.groups.map((group) => (
            <th key={group.name} className={styles.host} colSpan={group.count} scope="colgroup">
              {group.name}
            </th>
          ))}
        </tr>
        <tr>
          <td colSpan={2} />
          {matrix.lines.map((line) => (
            <th key={line.id} className={styles.column} scope="col">
              {name(line)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {matrix.lines.map((line, row) => {
          const group = matrix.groups.find((found) => found.start === row);
          return (
            <tr key={line.id}>
              {group ? (
                <th className={styles.rowHost} scope="rowgroup">
                  {group.name}
                </th>
              ) : (
                <td />
              )}
              <th className={styles.row} scope="row">
                {name(line)}
              </th>
              {matrix.lines.map((to, column) => (
                <GridCell
                  key={to.id}
                  cell={cellOf(matrix, row, column)}
                  at={`${row},${column}`}
                  inTabOrder={focus[0] === row && focus[1] === column}
                  onKeyDown={(event) => onKeyDown(event, row, column)}
                />
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

interface GridCellProps {
  readonly cell: Cell;
  readonly at: string;
  readonly inTabOrder: boolean;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

function GridCell({ cell, at, inTabOrder, onKeyDown }: GridCellProps) {
  const t = useT();
  const { pair } = cell;
  const chosen = useView((view) => pair !== null && view.cell?.from === pair.from && view.cell.to === pair.to);
  const set = useView((view) => view.set);
  return (
    <td role="gridcell" aria-selected={chosen}>
      <button
        type="button"
        className={styles.cell}
        data-at={at}
        data-cell={`${cell.from}→${cell.to}`}
        data-verdict={cell.verdict}
        data-look={cell.look}
        data-measured={cell.measured}
        data-chosen={chosen || undefined}
        aria-label={cellLabel(cell, t)}
        title={cellLabel(cell, t)}
        tabIndex={inTabOrder ? 0 : -1}
        aria-disabled={pair === null || undefined}
        onKeyDown={onKeyDown}
        onClick={() => pair && set({ cell: chosen ? null : { from: pair.from, to: pair.to } })}
      >
        {cellMark(cell)}
      </button>
    </td>
  );
}
