/** The cells in sight, put into a picture pixel by pixel: thousands of them take less than a path with as many squares. */
import { LEFT, type Geometry, type Sight, type Viewport } from './geometry.ts';
import { type Matrix } from '../model/model.ts';
import { MARK, spriteOf, type Sprites } from './sprites.ts';

/** Room for the pixels of the cells, used again from frame to frame. */
export interface Picture {
  readonly image: ImageData;
  readonly pixels: Uint32Array;
}

export function pictureOf(before: Picture | null, width: number, height: number): Picture {
  if (before?.image.width === width && before.image.height === height) return before;
  const image = new ImageData(Math.max(1, width), Math.max(1, height));
  return { image, pixels: new Uint32Array(image.data.buffer) };
}

interface CellsOptions {
  readonly geometry: Geometry;
  readonly viewport: Viewport;
  readonly sight: Sight;
  readonly sprites: Sprites;
  readonly ratio: number;
}

/** `picture`: the part of the canvas that has the cells, in device pixels. */
export function putCells({ image, pixels }: Picture, matrix: Matrix, options: CellsOptions): void {
  const { geometry, viewport, sight, sprites, ratio } = options;
  pixels.fill(sprites.paper);
  const { width, height } = image;
  const size = matrix.lines.length;
  const { looks, measured, unmet, met, changes, trips } = matrix;
  const lefts = new Int32Array(size);
  for (let column = sight.columns[0]; column <= sight.columns[1]; column++) {
    lefts[column] = Math.round(((geometry.starts[column] ?? 0) - viewport.left) * ratio);
  }
  const { edge } = sprites;
  for (let row = sight.rows[0]; row <= sight.rows[1]; row++) {
    const top = Math.round(((geometry.starts[row] ?? 0) - viewport.top) * ratio);
    const firstLine = Math.max(0, -top);
    const lines = Math.min(edge, height - top);
    for (let column = sight.columns[0]; column <= sight.columns[1]; column++) {
      const at = row * size + column;
      const isSame = changes !== null && changes[at] === 0;
      const mark = unmet[at] === 1 ? MARK.unmet : met[at] === 1 ? MARK.met : MARK.none;
      const sprite = sprites.pixels[spriteOf(looks[at] ?? 0, measured[at] === 1, mark, isSame, trips[at] ?? 0)];
      if (!sprite) continue;
      const left = lefts[column] ?? 0;
      const first = Math.max(0, -left);
      const last = Math.min(edge, width - left);
      for (let line = firstLine; line < lines; line++) {
        const start = (top + line) * width + left;
        for (let x = first; x < last; x++) pixels[start + x] = sprite[line * edge + x] ?? 0;
      }
    }
  }
}

/** Left and top of the cells on the canvas, in device pixels. */
export function originOf(geometry: Geometry, ratio: number): { readonly x: number; readonly y: number } {
  return { x: Math.round(LEFT * ratio), y: Math.round(geometry.top * ratio) };
}
