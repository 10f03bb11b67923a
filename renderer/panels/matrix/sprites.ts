/** What a cell looks like, drawn once for each outcome and size: every outcome has a mark of its own, so that colour alone never tells. */
import type { Colours } from './colours.ts';
import { LOOKS, type Look } from './model.ts';

/** A look, or how a cell is painted that has none of its own. */
type Kind = Look | 'predicted' | 'predictedClosed' | 'same';
const KINDS: readonly Kind[] = [...LOOKS, 'predicted', 'predictedClosed', 'same'];
const KIND = Object.fromEntries(KINDS.map((kind, index) => [kind, index])) as Readonly<Record<Kind, number>>;
/** Added to the number of a kind: not what the file expects. */
const UNMET = 16;

/** Pixels of every kind, row by row, as they go into the picture. */
export interface Sprites {
  /** Edge in device pixels. */
  readonly edge: number;
  /** By `spriteOf`; a kind without pixels is left as the paper is. */
  readonly pixels: readonly (Uint32Array | null)[];
  readonly paper: number;
}

/** The number of the sprite of a cell. */
export function spriteOf(look: number, isMeasured: boolean, isUnmet: boolean, isSame: boolean): number {
  if (isSame && look < KIND.none) return KIND.same;
  const name = LOOKS[look];
  const kind = isMeasured ? look : name === 'open' ? KIND.predicted : name === 'closed' ? KIND.predictedClosed : look;
  return isUnmet ? kind + UNMET : kind;
}

/** `size`: edge of a cell in CSS pixels, without its gap. `ratio`: device pixels a CSS pixel. */
export function drawSprites(size: number, ratio: number, colours: Colours): Sprites {
  const edge = Math.max(1, Math.round(size * ratio));
  const canvas = document.createElement('canvas');
  canvas.width = edge;
  canvas.height = edge;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  const pixels: (Uint32Array | null)[] = [];
  if (!context) return { edge, pixels, paper: 0 };
  const scale = edge / size;
  const read = (): Uint32Array => new Uint32Array(context.getImageData(0, 0, edge, edge).data.buffer);
  const fill = (colour: string): void => {
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.fillStyle = colour;
    context.fillRect(0, 0, edge, edge);
    context.setTransform(scale, 0, 0, scale, 0, 0);
  };
  fill(colours.surface);
  const paper = read()[0] ?? 0;
  for (const isUnmet of [false, true]) {
    for (const kind of KINDS) {
      const index = KIND[kind] + (isUnmet ? UNMET : 0);
      if (kind === 'self' || kind === 'none') {
        pixels[index] = null;
        continue;
      }
      fill(colours.surface);
      drawKind(context, kind, size, colours);
      if (isUnmet) drawCorner(context, size, colours.ink);
      pixels[index] = read();
    }
  }
  return { edge, pixels, paper };
}

function drawKind(context: CanvasRenderingContext2D, kind: Kind, size: number, colours: Colours): void {
  const middle = size / 2;
  const box = (fillStyle: string): void => {
    context.fillStyle = fillStyle;
    context.fillRect(0, 0, size, size);
  };
  const stroke = (colour: string, width: number, draw: () => void): void => {
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.beginPath();
    draw();
    context.stroke();
  };
  const slash = (): void => {
    context.moveTo(1, size - 1);
    context.lineTo(size - 1, 1);
  };
  switch (kind) {
    case 'self':
    case 'none':
      return;
    case 'waiting':
      box(colours.line);
      return;
    case 'open':
      box(colours.open);
      return;
    case 'predicted':
      box(colours.openTint);
      stroke(colours.open, 1, () => context.arc(middle, middle, 1, 0, 7));
      return;
    case 'closed':
      box(colours.closedTint);
      stroke(colours.closed, 1, slash);
      return;
    case 'predictedClosed':
      stroke(colours.strong, 1, () => context.rect(0.5, 0.5, size - 1, size - 1));
      stroke(colours.closed, 1, slash);
      return;
    case 'dead':
      box(colours.sunken);
      stroke(colours.strong, 1, () => {
        context.moveTo(middle - 1.5, middle);
        context.lineTo(middle + 1.5, middle);
      });
      return;
    case 'same':
      stroke(colours.line, 1, () => context.rect(middle - 0.5, middle - 0.5, 1, 1));
      return;
    case 'blocked':
      box(colours.blockedTint);
      stroke(colours.blocked, 1.5, () => {
        context.rect(0.5, 0.5, size - 1, size - 1);
        slash();
        context.moveTo(1.5, 1.5);
        context.lineTo(size - 1.5, size - 1.5);
      });
      return;
    case 'leak':
      box(colours.leakTint);
      stroke(colours.leak, 1.5, () => {
        context.rect(0.5, 0.5, size - 1, size - 1);
        context.rect(middle - 0.5, middle - 0.5, 1, 1);
      });
  }
}

/** Not what the file expects: a corner is cut off. */
function drawCorner(context: CanvasRenderingContext2D, size: number, colour: string): void {
  const cut = Math.max(3, size * 0.4);
  context.fillStyle = colour;
  context.beginPath();
  context.moveTo(size - cut, 0);
  context.lineTo(size, 0);
  context.lineTo(size, cut);
  context.fill();
}
