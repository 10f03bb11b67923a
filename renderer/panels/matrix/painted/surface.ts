/** A canvas element that shows the part of the matrix that its scroller has in sight; it is painted once a frame, when something changed. */
import { readColours } from './colours.ts';
import { LEFT, type At, type Geometry } from './geometry.ts';
import { placeOf, type Matrix } from '../model/model.ts';
import { createPainter } from './paint.ts';

interface Shown {
  readonly matrix: Matrix;
  readonly geometry: Geometry;
  /** The cell under the pointer, or where the arrow keys are. */
  readonly at: At | null;
  /** Endpoints of the cell that is explained. */
  readonly chosen: { readonly from: string; readonly to: string } | null;
}

export interface Surface {
  show(change: Partial<Shown>): void;
  /** The page's colours are others now. */
  recolour(): void;
  /** Scrolls so that a cell is in sight. */
  reveal(at: At): void;
  close(): void;
}

export function createSurface(canvas: HTMLCanvasElement, scroller: HTMLElement, first: Shown): Surface {
  const paint = createPainter(canvas);
  let shown = first;
  let colours = readColours(canvas);
  let waiting = 0;
  const draw = (): void => {
    waiting = 0;
    const { scrollLeft: left, scrollTop: top, clientWidth: width, clientHeight: height } = scroller;
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
    const { matrix, geometry, at, chosen } = shown;
    const place = chosen && placeOf(matrix, chosen.from, chosen.to);
    const ratio = window.devicePixelRatio;
    paint(matrix, { geometry, viewport: { left, top, width, height }, at, chosen: place, colours, ratio });
  };
  const later = (): void => {
    if (waiting === 0) waiting = requestAnimationFrame(draw);
  };
  const recolour = (): void => {
    colours = readColours(canvas);
    later();
  };
  draw();
  scroller.addEventListener('scroll', later, { passive: true });
  const sizes = new ResizeObserver(later);
  sizes.observe(scroller);
  const system = window.matchMedia('(prefers-color-scheme: dark)');
  system.addEventListener('change', recolour);
  return {
    show(change) {
      shown = { ...shown, ...change };
      later();
    },
    recolour,
    reveal({ row, column }) {
      const { geometry } = shown;
      const within = (start: number, from: number, room: number): number =>
        start < from ? start : start + geometry.edge > from + room ? start + geometry.edge - room : from;
      scroller.scrollTo({
        top: within(geometry.starts[row] ?? 0, scroller.scrollTop, scroller.clientHeight - geometry.top),
        left: within(geometry.starts[column] ?? 0, scroller.scrollLeft, scroller.clientWidth - LEFT),
      });
    },
    close() {
      cancelAnimationFrame(waiting);
      scroller.removeEventListener('scroll', later);
      sizes.disconnect();
      system.removeEventListener('change', recolour);
    },
  };
}
