/** A small matrix as a table of buttons: arrows move, to the heads of the rows too, Enter explains, + and - fold the group of the row. */
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useRef, useState, type KeyboardEvent } from 'react';
import { useT, useView } from '../../store/hooks.ts';
import { cellLabel, cellMark, endpointLabel, endpointName } from './model/cell-text.ts';
import styles from './matrix-grid.module.css';
import { cellOf, rowCounts, shadeOf, type Cell, type Line, type Matrix } from './model/model.ts';
import { moveOf } from './model/moves.ts';
import { useFold } from './model/use-fold.ts';

/** The column of the heads of the rows. */
const HEAD = -1;

export function MatrixGrid({ matrix }: { readonly matrix: Matrix }) {
  const t = useT();
  const table = useRef<HTMLTableElement>(null);
  const [focus, setFocus] = useState<readonly [number, number]>([0, 1]);
  const size = matrix.lines.length;
  const name = (line: Line): string =>
    line.isGroup ? t('matrix.groupOf', { count: line.members.length }) : endpointLabel(line.id, t);

  const fold = useFold();
  /** What a row has to tell where it is compared, for whoever does not see its cells at once. */
  const rowLabel = (row: number): string | undefined => {
    const line = matrix.lines[row];
    if (!line || matrix.changes === null) return undefined;
    const { differing, pairs } = rowCounts(matrix, row);
    return t.count('compare.row', differing, { name: line.isGroup ? line.id : endpointName(line.id, t), pairs });
  };

  const onKeyDown = (event: KeyboardEvent, row: number, column: number): void => {
    const group = matrix.lines[row]?.group;
    if ((event.key === '+' || event.key === '-') && group !== undefined) fold(group, event.key === '-');
    const next = moveOf(event, { row, column }, size, HEAD);
    if (!next) return;
    event.preventDefault();
    setFocus([next.row, next.column]);
    table.current?.querySelector<HTMLElement>(`[data-at="${next.row},${next.column}"]`)?.focus();
  };
  // The cell that Tab goes to is there whatever was folded.
  const [focusRow, focusColumn] = [Math.min(focus[0], size - 1), Math.min(focus[1], size - 1)];

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
                  {group.count > 1 || group.isCollapsed ? (
                    <button
                      type="button"
                      className={styles.fold}
                      aria-expanded={!group.isCollapsed}
                      onClick={() => fold(group.name, !group.isCollapsed)}
                    >
                      {group.isCollapsed ? (
                        <ChevronRight size={12} aria-hidden="true" />
                      ) : (
                        <ChevronDown size={12} aria-hidden="true" />
                      )}
                      {group.name}
                    </button>
                  ) : (
                    group.name
                  )}
                </th>
              ) : (
                <td />
              )}
              <th
                className={styles.row}
                scope="row"
                data-dead={line.isDead || undefined}
                data-at={`${row},${HEAD}`}
                tabIndex={focusRow === row && focusColumn === HEAD ? 0 : -1}
                aria-label={rowLabel(row)}
                onKeyDown={(event) => onKeyDown(event, row, HEAD)}
              >
                {name(line)}
              </th>
              {matrix.lines.map((to, column) => (
                <GridCell
                  key={to.id}
                  cell={cellOf(matrix, row, column)}
                  isCompared={matrix.changes !== null}
                  at={`${row},${column}`}
                  inTabOrder={focusRow === row && focusColumn === column}
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
  readonly isCompared: boolean;
  readonly at: string;
  readonly inTabOrder: boolean;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

function GridCell({ cell, isCompared, at, inTabOrder, onKeyDown }: GridCellProps) {
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
        data-shade={cell.look === 'open' && cell.rttMs !== null ? shadeOf(cell.rttMs) : undefined}
        data-unmet={cell.unmet || undefined}
        data-met={cell.met || undefined}
        data-change={isCompared ? cell.change : undefined}
        data-chosen={chosen || undefined}
        aria-label={cellLabel(cell, t)}
        title={cellLabel(cell, t)}
        tabIndex={inTabOrder ? 0 : -1}
        aria-disabled={pair === null || undefined}
        onKeyDown={onKeyDown}
        onClick={() => pair && set({ cell: chosen ? null : { from: pair.from, to: pair.to } })}
      >
        {cellMark(cell, isCompared)}
      </button>
    </td>
  );
}
