/** A small matrix as a table of buttons: arrows move, Enter explains. */
import { useRef, useState, type KeyboardEvent } from 'react';
import { useT, useView } from '../../store/hooks.ts';
import { cellLabel, cellMark, endpointLabel } from './cell-text.ts';
import styles from './matrix-grid.module.css';
import type { Cell, Matrix } from './model.ts';

const MOVES: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
};

export function MatrixGrid({ matrix }: { readonly matrix: Matrix }) {
  const t = useT();
  const table = useRef<HTMLTableElement>(null);
  const [focus, setFocus] = useState<readonly [number, number]>([0, 1]);
  const size = matrix.endpoints.length;

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
            <th key={group.host} className={styles.host} colSpan={group.count} scope="colgroup">
              {group.host}
            </th>
          ))}
        </tr>
        <tr>
          <td colSpan={2} />
          {matrix.endpoints.map((endpoint) => (
            <th key={endpoint.id} className={styles.column} scope="col">
              {endpointLabel(endpoint.id, t)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {matrix.cells.map((cells, row) => {
          const endpoint = matrix.endpoints[row];
          const group = matrix.groups.find((found) => found.start === row);
          return (
            <tr key={endpoint?.id ?? row}>
              <th className={styles.rowHost}>{group?.host ?? ''}</th>
              <th className={styles.row} scope="row">
                {endpointLabel(endpoint?.id ?? '', t)}
              </th>
              {cells.map((cell, column) => (
                <GridCell
                  key={cell.to}
                  cell={cell}
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
  const chosen = useView((view) => view.cell?.from === cell.from && view.cell.to === cell.to);
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
        disabled={cell.pair === null}
        onKeyDown={onKeyDown}
        onClick={() => set({ cell: chosen ? null : { from: cell.from, to: cell.to } })}
      >
        {cellMark(cell)}
      </button>
    </td>
  );
}
