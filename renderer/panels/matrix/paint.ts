/**
 * Painting a large matrix: only the cells in sight, each look as one path, with a mark of its own so that colour alone never
 * tells. Names stay at the edges while the cells scroll.
 */
import { LOOKS, type Look, type Matrix } from './model.ts';

export interface At {
  readonly row: number;
  readonly column: number;
}

export interface Geometry {
  /** Edge of a square in CSS pixels, its gap included. */
  readonly edge: number;
  /** Where each line starts, after the names. */
  readonly starts: Float64Array;
  readonly width: number;
  readonly height: number;
  /** Height of the names above. */
  readonly top: number;
}

export const LEFT = 132;
/** Room above the cells: for names that stand upright, or where the cells are too small for all names, for one line. */
const TOP = { upright: 96, line: 40 };
/** Cells smaller than this show the names of the pointed row and column only. */
const SMALL = 10;
const GROUP_GAP = 5;

/** Smaller squares where there are more of them. */
function edgeOf(count: number): number {
  return count <= 40 ? 18 : count <= 120 ? 12 : 7;
}

export function geometryOf(matrix: Matrix): Geometry {
  const count = matrix.lines.length;
  const edge = edgeOf(count);
  const first = new Set(matrix.groups.map((group) => group.start));
  const starts = new Float64Array(count);
  for (let index = 1; index < count; index++)
    starts[index] = (starts[index - 1] ?? 0) + edge + (first.has(index) ? GROUP_GAP : 0);
  const along = (starts[count - 1] ?? 0) + edge + 1;
  const top = edge < SMALL ? TOP.line : TOP.upright;
  return { edge, starts, width: LEFT + along, height: top + along, top };
}

export interface Viewport {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The last line that starts at or before `value`. */
function lineAt({ starts }: Geometry, value: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The cell under a point of the canvas element; null over the names and the gaps. */
export function cellAt(geometry: Geometry, x: number, y: number, { left, top }: Pick<Viewport, 'left' | 'top'>): At | null {
  if (x < LEFT || y < geometry.top) return null;
  const across = x - LEFT + left;
  const down = y - geometry.top + top;
  const row = lineAt(geometry, down);
  const column = lineAt(geometry, across);
  const inside = (line: number, value: number): boolean => value < (geometry.starts[line] ?? 0) + geometry.edge;
  return inside(row, down) && inside(column, across) ? { row, column } : null;
}

const TOKENS = {
  ink: '--ink',
  ink2: '--ink-2',
  line: '--line',
  surface: '--surface',
  accent: '--accent',
  open: '--open',
  openTint: '--open-tint',
  closed: '--closed',
  closedTint: '--closed-tint',
  blocked: '--blocked',
  blockedTint: '--blocked-tint',
  leak: '--leak',
  leakTint: '--leak-tint',
} as const;
export type Colours = Readonly<Record<keyof typeof TOKENS, string>>;

export function readColours(element: Element): Colours {
  const style = getComputedStyle(element);
  const read = (name: keyof typeof TOKENS): string => style.getPropertyValue(TOKENS[name]).trim();
  return {
    ink: read('ink'),
    ink2: read('ink2'),
    line: read('line'),
    surface: read('surface'),
    accent: read('accent'),
    open: read('open'),
    openTint: read('openTint'),
    closed: read('closed'),
    closedTint: read('closedTint'),
    blocked: read('blocked'),
    blockedTint: read('blockedTint'),
    leak: read('leak'),
    leakTint: read('leakTint'),
  };
}

interface PaintOptions {
  readonly geometry: Geometry;
  readonly viewport: Viewport;
  readonly at: At | null;
  readonly chosen: At | null;
  readonly colours: Colours;
  /** Device pixels a CSS pixel. */
  readonly ratio: number;
}

export function paintMatrix(canvas: HTMLCanvasElement, matrix: Matrix, options: PaintOptions): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  const { viewport, ratio, geometry, colours } = options;
  const width = Math.round(viewport.width * ratio);
  const height = Math.round(viewport.height * ratio);
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
  }
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.fillStyle = colours.surface;
  context.fillRect(0, 0, viewport.width, viewport.height);
  const sight = {
    rows: [lineAt(geometry, viewport.top), lineAt(geometry, viewport.top + viewport.height - geometry.top)],
    columns: [lineAt(geometry, viewport.left), lineAt(geometry, viewport.left + viewport.width - LEFT)],
  } as const;
  context.save();
  context.beginPath();
  context.rect(LEFT, geometry.top, viewport.width - LEFT, viewport.height - geometry.top);
  context.clip();
  context.translate(LEFT - viewport.left, geometry.top - viewport.top);
  paintCells(context, matrix, geometry, sight, colours);
  outline(context, geometry, options.chosen, colours.accent);
  outline(context, geometry, options.at, colours.ink);
  context.restore();
  paintNames(context, matrix, options, sight);
}

interface Sight {
  readonly rows: readonly [number, number];
  readonly columns: readonly [number, number];
}

/** Places of the cells of each look; those that were only predicted apart. */
function paintCells(context: CanvasRenderingContext2D, matrix: Matrix, geometry: Geometry, sight: Sight, colours: Colours): void {
  const places = new Map<Look | 'predicted', number[]>();
  const size = matrix.lines.length;
  for (let row = sight.rows[0]; row <= sight.rows[1]; row++) {
    for (let column = sight.columns[0]; column <= sight.columns[1]; column++) {
      const index = row * size + column;
      const look = LOOKS[matrix.looks[index] ?? 5] ?? 'none';
      const kind = look === 'open' && matrix.measured[index] !== 1 ? 'predicted' : look;
      let list = places.get(kind);
      if (!list) places.set(kind, (list = []));
      list.push(geometry.starts[column] ?? 0, geometry.starts[row] ?? 0);
    }
  }
  const edge = geometry.edge - 1;
  for (const [kind, list] of places) paintLook(context, kind, list, edge, colours);
}

const FILLS: Readonly<Record<Look | 'predicted', keyof Colours | null>> = {
  self: null,
  none: null,
  waiting: 'line',
  open: 'open',
  predicted: 'openTint',
  closed: 'closedTint',
  blocked: 'blockedTint',
  leak: 'leakTint',
};

function paintLook(
  context: CanvasRenderingContext2D,
  kind: Look | 'predicted',
  places: readonly number[],
  edge: number,
  colours: Colours,
): void {
  const fill = FILLS[kind];
  if (fill === null) return;
  const each = (draw: (x: number, y: number) => void): void => {
    for (let index = 0; index < places.length; index += 2) draw(places[index] ?? 0, places[index + 1] ?? 0);
  };
  context.fillStyle = colours[fill];
  context.beginPath();
  each((x, y) => context.rect(x, y, edge, edge));
  context.fill();
  if (kind === 'open' || kind === 'waiting') return;
  context.beginPath();
  context.lineWidth = kind === 'closed' || kind === 'predicted' ? 1 : 1.5;
  context.strokeStyle =
    colours[kind === 'closed' ? 'closed' : kind === 'blocked' ? 'blocked' : kind === 'leak' ? 'leak' : 'open'];
  each((x, y) => {
    const middle = edge / 2;
    switch (kind) {
      case 'closed':
        context.moveTo(x + 1, y + edge - 1);
        context.lineTo(x + edge - 1, y + 1);
        return;
      case 'predicted':
        context.moveTo(x + middle + 1, y + middle);
        context.arc(x + middle, y + middle, 1, 0, 7);
        return;
      case 'blocked':
        context.rect(x + 0.5, y + 0.5, edge - 1, edge - 1);
        context.moveTo(x + 1.5, y + 1.5);
        context.lineTo(x + edge - 1.5, y + edge - 1.5);
        context.moveTo(x + edge - 1.5, y + 1.5);
        context.lineTo(x + 1.5, y + edge - 1.5);
        return;
      default:
        context.rect(x + 0.5, y + 0.5, edge - 1, edge - 1);
        context.rect(x + middle - 0.5, y + middle - 0.5, 1, 1);
    }
  });
  context.stroke();
}

function outline(context: CanvasRenderingContext2D, { starts, edge }: Geometry, at: At | null, colour: string): void {
  if (!at) return;
  context.strokeStyle = colour;
  context.lineWidth = 2;
  context.strokeRect((starts[at.column] ?? 0) - 1, (starts[at.row] ?? 0) - 1, edge + 1, edge + 1);
}

function paintNames(
  context: CanvasRenderingContext2D,
  matrix: Matrix,
  { geometry, viewport, at, colours }: PaintOptions,
  sight: Sight,
): void {
  const { edge, starts, top } = geometry;
  const small = edge < SMALL;
  const nameOf = (line: number): string => shorten(matrix.lines[line]?.id ?? '');
  context.textBaseline = 'middle';
  context.save();
  context.beginPath();
  context.rect(0, top, LEFT, viewport.height - top);
  context.clip();
  context.font = `${edge < 16 ? 10 : 11}px "Inter Variable", sans-serif`;
  context.textAlign = 'right';
  for (let row = sight.rows[0]; row <= sight.rows[1]; row++) {
    if (small && at?.row !== row) continue;
    context.fillStyle = at?.row === row ? colours.ink : colours.ink2;
    context.fillText(nameOf(row), LEFT - 6, top - viewport.top + (starts[row] ?? 0) + edge / 2);
  }
  context.restore();
  context.save();
  context.beginPath();
  context.rect(LEFT, 0, viewport.width - LEFT, top);
  context.clip();
  context.font = `${edge < 16 ? 10 : 11}px "Inter Variable", sans-serif`;
  context.textAlign = 'left';
  for (let column = sight.columns[0]; column <= sight.columns[1]; column++) {
    if (small && at?.column !== column) continue;
    context.fillStyle = at?.column === column ? colours.ink : colours.ink2;
    if (small) {
      context.fillText(nameOf(column), LEFT - viewport.left + (starts[column] ?? 0), top - 10);
      continue;
    }
    context.save();
    context.translate(LEFT - viewport.left + (starts[column] ?? 0) + edge / 2, top - 6);
    context.rotate(-Math.PI / 2);
    context.fillText(nameOf(column), 0, 0);
    context.restore();
  }
  context.font = '600 11px "Inter Variable", sans-serif';
  context.fillStyle = colours.ink;
  for (const group of matrix.groups) {
    context.fillText(shorten(group.name), LEFT - viewport.left + (starts[group.start] ?? 0), 8);
  }
  context.restore();
  context.save();
  context.beginPath();
  context.rect(0, top, LEFT, viewport.height - top);
  context.clip();
  context.font = '600 11px "Inter Variable", sans-serif';
  context.fillStyle = colours.ink;
  context.textAlign = 'left';
  for (const group of matrix.groups) {
    context.fillText(shorten(group.name, small ? 18 : 8), 0, top - viewport.top + (starts[group.start] ?? 0) + edge / 2);
  }
  context.restore();
}

function shorten(text: string, length = 13): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}
