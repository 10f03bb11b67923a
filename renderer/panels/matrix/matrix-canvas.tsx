/** A large matrix, painted. The pointer and the arrow keys name the cell in words beside it. */
import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { useT, useView } from '../../store/hooks.ts';
import { cellLabel } from './cell-text.ts';
import styles from './matrix-canvas.module.css';
import { cellOf, placeOf, type Matrix } from './model.ts';
import { MOVES } from './moves.ts';
import { cellAt, geometryOf, LEFT, paintMatrix, readColours, type At } from './paint.ts';

export function MatrixCanvas({ matrix }: { readonly matrix: Matrix }) {
  const t = useT();
  const canvas = useRef<HTMLCanvasElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState<At | null>(null);
  const theme = useView((view) => view.theme);
  const chosen = useView((view) => view.cell);
  const set = useView((view) => view.set);
  const geometry = useMemo(() => geometryOf(matrix), [matrix]);

  useEffect(() => {
    const element = canvas.current;
    const frame = scroller.current;
    if (!element || !frame) return;
    let colours = readColours(element);
    let waiting = 0;
    const paint = (): void => {
      waiting = 0;
      const { scrollLeft: left, scrollTop: top, clientWidth: width, clientHeight: height } = frame;
      const place = chosen && placeOf(matrix, chosen.from, chosen.to);
      element.style.width = `${width}px`;
      element.style.height = `${height}px`;
      const viewport = { left, top, width, height };
      paintMatrix(element, matrix, { geometry, viewport, at, chosen: place, colours, ratio: window.devicePixelRatio });
    };
    const later = (): void => {
      if (waiting === 0) waiting = requestAnimationFrame(paint);
    };
    const onTheme = (): void => {
      colours = readColours(element);
      later();
    };
    paint();
    frame.addEventListener('scroll', later, { passive: true });
    const sizes = new ResizeObserver(later);
    sizes.observe(frame);
    const system = window.matchMedia('(prefers-color-scheme: dark)');
    system.addEventListener('change', onTheme);
    return () => {
      cancelAnimationFrame(waiting);
      frame.removeEventListener('scroll', later);
      sizes.disconnect();
      system.removeEventListener('change', onTheme);
    };
  }, [matrix, geometry, at, chosen, theme]);

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
  const reveal = ({ row, column }: At): void => {
    const frame = scroller.current;
    if (!frame) return;
    const within = (start: number, from: number, room: number): number =>
      start < from ? start : start + geometry.edge > from + room ? start + geometry.edge - room : from;
    frame.scrollTo({
      top: within(geometry.starts[row] ?? 0, frame.scrollTop, frame.clientHeight - geometry.top),
      left: within(geometry.starts[column] ?? 0, frame.scrollLeft, frame.clientWidth - LEFT),
    });
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
    const last = matrix.lines.length - 1;
    const limit = (value: number): number => Math.max(0, Math.min(last, value));
    const next = at ? { row: limit(at.row + move[0]), column: limit(at.column + move[1]) } : { row: 0, column: 0 };
    setAt(next);
    reveal(next);
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
        onKeyDown={onKeyDown}
      >
        <canvas
          ref={canvas}
          className={styles.canvas}
          data-testid="matrix-canvas"
          onPointerMove={onPointerMove}
          onPointerLeave={() => setAt(null)}
          onClick={(event) => choose(under(event))}
        />
        <div className={styles.extent} style={{ width: geometry.width, height: geometry.height }} />
      </div>
    </div>
  );
}
