/** Painting a large matrix on a canvas element: squares with a mark for each outcome, names along the edges. */
import type { Cell, Look, Matrix } from './model.ts';

export interface At {
  readonly row: number;
  readonly column: number;
}

const LEFT = 132;
const TOP = 96;
const GROUP_GAP = 5;

/** Edge of a square in CSS pixels: smaller where there are more of them. */
function edgeOf(count: number): number {
  return count <= 40 ? 18 : count <= 120 ? 12 : 6;
}

/** Where each row or column starts, with a gap between hosts. */
function offsets(matrix: Matrix): readonly number[] {
  const edge = edgeOf(matrix.endpoints.length);
  const starts = new Set(matrix.groups.map((group) => group.start));
  let at = 0;
  return matrix.endpoints.map((_, index) => {
    if (index > 0) at += edge + (starts.has(index) ? GROUP_GAP : 0);
    return at;
  });
}

export function sizeOf(matrix: Matrix): { width: number; height: number } {
  const along = (offsets(matrix).at(-1) ?? 0) + edgeOf(matrix.endpoints.length) + 1;
  return { width: LEFT + along, height: TOP + along };
}

export function cellAt(matrix: Matrix, x: number, y: number): At | null {
  const edge = edgeOf(matrix.endpoints.length);
  const starts = offsets(matrix);
  const find = (value: number): number => starts.findIndex((start) => value >= start && value < start + edge);
  const row = find(y - TOP);
  const column = find(x - LEFT);
  return row < 0 || column < 0 ? null : { row, column };
}

export type Colours = Readonly<
  Record<
    | 'ink'
    | 'ink2'
    | 'line'
    | 'surface'
    | 'accent'
    | 'open'
    | 'openTint'
    | 'closed'
    | 'closedTint'
    | 'blocked'
    | 'blockedTint'
    | 'leak'
    | 'leakTint',
    string
  >
>;

export function readColours(element: Element): Colours {
  const style = getComputedStyle(element);
  const read = (name: string): string => style.getPropertyValue(name).trim();
  return {
    ink: read('--ink'),
    ink2: read('--ink-2'),
    line: read('--line'),
    surface: read('--surface'),
    accent: read('--accent'),
    open: read('--open'),
    openTint: read('--open-tint'),
    closed: read('--closed'),
    closedTint: read('--closed-tint'),
    blocked: read('--blocked'),
    blockedTint: read('--blocked-tint'),
    leak: read('--leak'),
    leakTint: read('--leak-tint'),
  };
}

interface PaintOptions {
  readonly at: At | null;
  readonly chosen: { readonly from: string; readonly to: string } | null;
  readonly colours: Colours;
  /** Device pixels a CSS pixel. */
  readonly ratio: number;
}

export function paintMatrix(canvas: HTMLCanvasElement, matrix: Matrix, { at, chosen, colours, ratio }: PaintOptions): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  const { width, height } = sizeOf(matrix);
  if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
  }
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  const edge = edgeOf(matrix.endpoints.length);
  const starts = offsets(matrix);
  matrix.cells.forEach((row, y) =>
    row.forEach((cell, x) => paintCell(context, cell, LEFT + (starts[x] ?? 0), TOP + (starts[y] ?? 0), edge - 1, colours)),
  );
  paintNames(context, matrix, starts, edge, colours, at);
  const outline = (row: number, column: number, colour: string): void => {
    context.strokeStyle = colour;
    context.lineWidth = 2;
    context.strokeRect(LEFT + (starts[column] ?? 0) - 1, TOP + (starts[row] ?? 0) - 1, edge + 1, edge + 1);
  };
  const index = (id: string | undefined): number => matrix.endpoints.findIndex((endpoint) => endpoint.id === id);
  if (chosen && index(chosen.from) >= 0 && index(chosen.to) >= 0) outline(index(chosen.from), index(chosen.to), colours.accent);
  if (at) outline(at.row, at.column, colours.ink);
}

const FILLS: Readonly<Record<Look, keyof Colours | null>> = {
  self: null,
  none: null,
  waiting: 'closedTint',
  open: 'open',
  closed: 'closedTint',
  blocked: 'blockedTint',
  leak: 'leakTint',
};

function paintCell(context: CanvasRenderingContext2D, cell: Cell, x: number, y: number, edge: number, colours: Colours): void {
  const fill = FILLS[cell.look];
  if (fill === null) return;
  context.fillStyle = colours[cell.look === 'open' && !cell.measured ? 'openTint' : fill];
  context.fillRect(x, y, edge, edge);
  context.lineWidth = 1;
  context.beginPath();
  if (cell.look === 'closed') {
    context.strokeStyle = colours.closed;
    context.moveTo(x + 1, y + edge - 1);
    context.lineTo(x + edge - 1, y + 1);
  } else if (cell.look === 'blocked') {
    context.strokeStyle = colours.blocked;
    context.lineWidth = 1.5;
    context.rect(x + 0.5, y + 0.5, edge - 1, edge - 1);
    context.moveTo(x + 2, y + 2);
    context.lineTo(x + edge - 2, y + edge - 2);
    context.moveTo(x + edge - 2, y + 2);
    context.lineTo(x + 2, y + edge - 2);
  } else if (cell.look === 'leak') {
    context.strokeStyle = colours.leak;
    context.lineWidth = 1.5;
    context.rect(x + 0.5, y + 0.5, edge - 1, edge - 1);
    context.rect(x + edge / 2 - 1, y + edge / 2 - 1, 2, 2);
  }
  context.stroke();
}

function paintNames(
  context: CanvasRenderingContext2D,
  matrix: Matrix,
  starts: readonly number[],
  edge: number,
  colours: Colours,
  at: At | null,
): void {
  const small = edge < 10;
  context.textBaseline = 'middle';
  context.font = `${edge < 16 ? 10 : 11}px "Inter Variable", sans-serif`;
  const name = (index: number): string => shorten(matrix.endpoints[index]?.id ?? '');
  starts.forEach((start, index) => {
    const shown = !small || at?.row === index || at?.column === index;
    if (!shown) return;
    context.fillStyle = at?.row === index ? colours.ink : colours.ink2;
    context.textAlign = 'right';
    if (!small || at?.row === index) context.fillText(name(index), LEFT - 6, TOP + start + edge / 2);
    context.fillStyle = at?.column === index ? colours.ink : colours.ink2;
    if (small && at?.column !== index) return;
    context.save();
    context.translate(LEFT + start + edge / 2, TOP - 6);
    context.rotate(-Math.PI / 2);
    context.textAlign = 'left';
    context.fillText(name(index), 0, 0);
    context.restore();
  });
  context.font = '600 11px "Inter Variable", sans-serif';
  context.fillStyle = colours.ink;
  context.textAlign = 'left';
  for (const group of matrix.groups) context.fillText(shorten(group.host), LEFT + (starts[group.start] ?? 0), 8);
  for (const group of matrix.groups) context.fillText(shorten(group.host, 8), 0, TOP + (starts[group.start] ?? 0) + edge / 2);
}

function shorten(text: string, length = 13): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}
