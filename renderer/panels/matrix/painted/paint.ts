/** Painting a large matrix: only the cells in sight, with the names at the edges. */
import type { Colours } from './colours.ts';
import { LEFT, sightOf, type At, type Geometry, type Viewport } from './geometry.ts';
import type { Matrix } from '../model/model.ts';
import { originOf, pictureOf, putCells, type Picture } from './paint-cells.ts';
import { paintNames } from './paint-names.ts';
import { drawSprites, type Sprites } from './sprites.ts';

interface PaintOptions {
  readonly geometry: Geometry;
  readonly viewport: Viewport;
  readonly at: At | null;
  readonly chosen: At | null;
  readonly colours: Colours;
  /** Device pixels a CSS pixel. */
  readonly ratio: number;
}

/** Paints on one canvas element; what lasts from frame to frame is kept. */
export function createPainter(canvas: HTMLCanvasElement): (matrix: Matrix, options: PaintOptions) => void {
  const context = canvas.getContext('2d', { alpha: false });
  let picture: Picture | null = null;
  let sprites: { readonly colours: Colours; readonly key: string; readonly drawn: Sprites } | null = null;
  return (matrix, { geometry, viewport, at, chosen, colours, ratio }) => {
    if (!context) return;
    const width = Math.round(viewport.width * ratio);
    const height = Math.round(viewport.height * ratio);
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width;
      canvas.height = height;
    }
    const key = `${geometry.edge} ${ratio}`;
    if (sprites?.key !== key || sprites.colours !== colours) {
      sprites = { key, colours, drawn: drawSprites(geometry.edge - 1, ratio, colours) };
    }
    const sight = sightOf(geometry, viewport);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.fillStyle = colours.surface;
    context.fillRect(0, 0, viewport.width, viewport.height);
    const origin = originOf(geometry, ratio);
    if (width > origin.x && height > origin.y) {
      picture = pictureOf(picture, width - origin.x, height - origin.y);
      putCells(picture, matrix, { geometry, viewport, sight, sprites: sprites.drawn, ratio });
      context.putImageData(picture.image, origin.x, origin.y);
    }
    context.save();
    context.beginPath();
    context.rect(LEFT, geometry.top, viewport.width - LEFT, viewport.height - geometry.top);
    context.clip();
    context.translate(LEFT - viewport.left, geometry.top - viewport.top);
    outline(context, geometry, chosen, colours.accent);
    outline(context, geometry, at, colours.ink);
    context.restore();
    paintNames(context, matrix, { geometry, viewport, at, colours }, sight);
  };
}

function outline(context: CanvasRenderingContext2D, { starts, edge }: Geometry, at: At | null, colour: string): void {
  if (!at) return;
  context.strokeStyle = colour;
  context.lineWidth = 2;
  context.strokeRect((starts[at.column] ?? 0) - 1, (starts[at.row] ?? 0) - 1, edge + 1, edge + 1);
}
