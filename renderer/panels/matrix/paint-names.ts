/** Names at the edges of a painted matrix: they stay while the cells scroll. */
import type { Colours } from './colours.ts';
import { LEFT, SMALL, type At, type Geometry, type Sight, type Viewport } from './geometry.ts';
import type { Matrix } from './model.ts';

interface NamesOptions {
  readonly geometry: Geometry;
  readonly viewport: Viewport;
  readonly at: At | null;
  readonly colours: Colours;
}

export function paintNames(
  context: CanvasRenderingContext2D,
  matrix: Matrix,
  { geometry, viewport, at, colours }: NamesOptions,
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
  // A name is taller than a small cell: that of the first group reaches above it.
  context.rect(0, top - 6, LEFT, viewport.height - top + 6);
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
