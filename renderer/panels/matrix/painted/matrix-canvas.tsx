/** A large matrix, painted. The pointer and the arrow keys name the cell in words beside it. */
import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { useT, useView } from '../../../store/hooks.ts';
import { cellLabel } from '../model/cell-text.ts';
import { cellAt, geometryOf, type At } from './geometry.ts';
import styles from './matrix-canvas.module.css';
import { cellOf, type Matrix } from '../model/model.ts';
import { moveOf } from '../model/moves.ts';
import { createSurface, type Surface } from './surface.ts';
import { useFold } from '../model/use-fold.ts';

export function MatrixCanvas({ matrix }: { readonly matrix: Matrix }) {
  const t = useT();
  const canvas = useRef<HTMLCanvasElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const surface = useRef<Surface>(null);
  const [at, setAt] = useState<At | null>(null);
  const theme = useView((view) => view.theme);
  const chosen = useView((view) => view.cell);
  const set = useView((view) => view.set);
  const fold = useFold();
  const geometry = useMemo(() => geometryOf(matrix), [matrix]);
  const shown = useMemo(() => ({ matrix, geometry, at, chosen }), [matrix, geometry, at, chosen]);

  useEffect(() => {
    const element = canvas.current;
    const frame = scroller.current;
    if (!element || !frame) return;
    if (surface.current) surface.current.show(shown);
    else surface.current = createSurface(element, frame, shown);
  }, [shown]);
  useEffect(() => surface.current?.recolour(), [theme]);
  useEffect(
    () => () => {
      surface.current?.close();
      surface.current = null;
    },
    [],
  );

  const cell = at && at.row < matrix.lines.length && at.column < matrix.lines.length ? cellOf(matrix, at.row, at.column) : null;
  const choose = (where: At | null): void => {
    const pair = where ? cellOf(matrix, where.row, where.column).pair : null;
    if (pair) set({ cell: { from: pair.from, to: pair.to } });
  };
  const under = (event: { readonly nativeEvent: { readonly offsetX: number; readonly offsetY: number } }): At | null => {
    const frame = scroller.current;
    const { offsetX, offsetY } = event.nativeEvent;
    return frame && cellAt(geometry, offsetX, offsetY, { left: frame.scrollLeft, top: frame.scrollTop });
  };
  const onPointerMove = (event: PointerEvent<HTMLCanvasElement>): void => {
    const next = under(event);
    setAt((before) => (before?.row === next?.row && before?.column === next?.column ? before : next));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' || event.key === ' ') {
      choose(at);
      event.preventDefault();
      return;
    }
    if (event.key === '+' || event.key === '-') {
      const group = matrix.lines[at?.row ?? 0]?.group;
      if (group !== undefined) fold(group, event.key === '-');
      return;
    }
    const next = moveOf(event, at, matrix.lines.length);
    if (!next) return;
    event.preventDefault();
    setAt(next);
    surface.current?.reveal(next);
  };
  return (
    <div className={styles.frame} data-fills="">
      <p className={styles.readout} role="status">
        {cell ? cellLabel(cell, t) : t('matrix.point')}
      </p>
      <div
        ref={scroller}
        className={styles.scroller}
        tabIndex={0}
        role="group"
        aria-label={t('matrix.painted', { count: matrix.lines.length })}
        aria-keyshortcuts="Enter + -"
        onKeyDown={onKeyDown}
      >
        <canvas
          ref={canvas}
          className={styles.canvas}
          data-testid="matrix-canvas"
          data-top={geometry.top}
          onPointerMove={onPointerMove}
          onPointerLeave={() => setAt(null)}
          onClick={(event) => choose(under(event))}
        />
        <div className={styles.extent} style={{ width: geometry.width, height: geometry.height }} />
      </div>
    </div>
  );
}
