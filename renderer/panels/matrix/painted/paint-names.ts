/** Names at the edges of a painted matrix: they stay while the cells scroll. */
import type { Colours } from './colours.ts';
import { groupNameAt, isNamed, LEFT, MOST_LETTERS, type At, type Geometry, type Sight, type Viewport } from './geometry.ts';
import type { Group, Matrix } from '../model/model.ts';

interface NamesOptions {
  readonly geometry: Geometry;
  readonly viewport: Viewport;
  readonly at: At | null;
  readonly colours: Colours;
}

const WORDS = '"Inter Variable", sans-serif';
/** Where the names of the lines end, before the cells. */
const ROW_END = LEFT - 6;

export function paintNames(
  context: CanvasRenderingContext2D,
  matrix: Matrix,
  { geometry, viewport, at, colours }: NamesOptions,
  sight: Sight,
): void {
  const { edge, starts, top } = geometry;
  const font = `${edge < 16 ? 10 : 11}px ${WORDS}`;
  const groupOf = groupFinder(matrix.groups);
  const nameOf = (line: number): string => shorten(matrix.lines[line]?.id ?? '');
  const middleOf = (line: number): number => (starts[line] ?? 0) + edge / 2;
  const within = (x: number, y: number, width: number, height: number, paint: () => void): void => {
    context.save();
    context.beginPath();
    context.rect(x, y, width, height);
    context.clip();
    paint();
    context.restore();
  };
  /** With the paper under it: the pointed line's name lies over those of its neighbours. */
  const write = (text: string, x: number, y: number, isPointed: boolean): void => {
    if (isPointed) {
      const width = context.measureText(text).width;
      context.fillStyle = colours.surface;
      context.fillRect(context.textAlign === 'right' ? x - width - 3 : x - 3, y - 7, width + 6, 14);
    }
    context.fillStyle = isPointed ? colours.ink : colours.ink2;
    context.fillText(text, x, y);
  };
  const row = (line: number): void => {
    const isPointed = at?.row === line;
    context.font = isPointed ? `600 ${font}` : font;
    write(nameOf(line), ROW_END, top - viewport.top + middleOf(line), isPointed);
  };
  const column = (line: number): void => {
    const isPointed = at?.column === line;
    context.save();
    context.font = isPointed ? `600 ${font}` : font;
    context.translate(LEFT - viewport.left + middleOf(line), top - 6);
    context.rotate(-Math.PI / 2);
    write(nameOf(line), 0, 0, isPointed);
    context.restore();
  };
  const named = ([first, last]: readonly [number, number], pointed: number | undefined, paint: (line: number) => void): void => {
    for (let line = first; line <= last; line++) {
      if (line !== pointed && isNamed(geometry, line, groupOf(line)?.start ?? 0)) paint(line);
    }
    if (pointed !== undefined && pointed >= first && pointed <= last) paint(pointed);
  };
  context.textBaseline = 'middle';
  // A name is taller than a small cell: that of the first line reaches above it.
  within(0, top - 6, LEFT, viewport.height - top + 6, () => {
    context.textAlign = 'right';
    named(sight.rows, at?.row, row);
    context.textAlign = 'left';
    for (const group of groupsIn(matrix.groups, sight.rows)) {
      const isPointed = at !== null && groupOf(at.row) === group;
      groupName(context, colours, isPointed);
      const y = top - viewport.top + groupNameAt(geometry, group, viewport.top) + Math.min(edge, 12) / 2;
      context.fillText(shorten(group.name, 8), 0, y);
    }
  });
  within(LEFT, 0, viewport.width - LEFT, top, () => {
    context.textAlign = 'left';
    named(sight.columns, at?.column, column);
    for (const group of groupsIn(matrix.groups, sight.columns)) {
      const isPointed = at !== null && groupOf(at.column) === group;
      groupName(context, colours, isPointed);
      context.fillText(shorten(group.name), LEFT - viewport.left + groupNameAt(geometry, group, viewport.left), 8);
    }
  });
}

function groupName(context: CanvasRenderingContext2D, { ink, accent }: Colours, isPointed: boolean): void {
  context.font = `600 11px ${WORDS}`;
  context.fillStyle = isPointed ? accent : ink;
}

function groupsIn(groups: readonly Group[], [first, last]: readonly [number, number]): readonly Group[] {
  return groups.filter(({ start, count }) => start <= last && start + count > first);
}

function groupFinder(groups: readonly Group[]): (line: number) => Group | undefined {
  let known = groups[0];
  return (line) => {
    if (!known || line < known.start || line >= known.start + known.count) {
      known = groups.find(({ start, count }) => line >= start && line < start + count);
    }
    return known;
  };
}

function shorten(text: string, length = MOST_LETTERS): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}
