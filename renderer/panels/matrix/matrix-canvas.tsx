/** A large matrix, painted. The pointer and the arrow keys name the cell in words beside it. */
import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { useT, useView } from '../../store/hooks.ts';
import { cellLabel } from './cell-text.ts';
import styles from './matrix-canvas.module.css';
import type { Matrix } from './model.ts';
import { cellAt, paintMatrix, readColours, sizeOf, type At } from './paint.ts';

const MOVES: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
};

export function MatrixCanvas({ matrix }: { readonly matrix: Matrix }) {
  const t = useT();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [at, setAt] = useState<At | null>(null);
  const theme = useView((view) => view.theme);
  const chosen = useView((view) => view.cell);
  const set = useView((view) => view.set);
  const size = sizeOf(matrix);

  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const paint = (): void =>
      paintMatrix(element, matrix, { at, chosen, colours: readColours(element), ratio: window.devicePixelRatio });
    paint();
    const system = window.matchMedia('(prefers-color-scheme: dark)');
    system.addEventListener('change', paint);
    return () => system.removeEventListener('change', paint);
  }, [matrix, at, chosen, theme]);

  const cell = at ? matrix.cells[at.row]?.[at.column] : undefined;
  const choose = (where: At | null): void => {
    const chosenCell = where ? matrix.cells[where.row]?.[where.column] : undefined;
    if (chosenCell?.pair) set({ cell: { from: chosenCell.from, to: chosenCell.to } });
  };
  const onPointerMove = (event: PointerEvent<HTMLCanvasElement>): void => {
    const next = cellAt(matrix, event.nativeEvent.offsetX, event.nativeEvent.offsetY);
    setAt((before) => (before?.row === next?.row && before?.column === next?.column ? before : next));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' || event.key === ' ') {
      choose(at);
      event.preventDefault();
      return;
    }
    const move = MOVES[event.key];
    if (!move) return;
    event.preventDefault();
    const last = matrix.endpoints.length - 1;
    const limit = (value: number): number => Math.max(0, Math.min(last, value));
    setAt((before) => ({ row: limit((before?.row ?? 0) + move[0]), column: limit((before?.column ?? 0) + move[1]) }));
  };
  return (
    <div className={styles.frame}>
      <p className={styles.readout} role="status">
        {cell ? cellLabel(cell, t) : t('matrix.point')}
      </p>
      <canvas
        ref={canvas}
        className={styles.canvas}
        width={size.width}
        height={size.height}
        tabIndex={0}
        role="img"
        aria-label={t('matrix.painted', { count: matrix.endpoints.length })}
        onPointerMove={onPointerMove}
        onPointerLeave={() => setAt(null)}
        onClick={(event) => choose(cellAt(matrix, event.nativeEvent.offsetX, event.nativeEvent.offsetY))}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}
