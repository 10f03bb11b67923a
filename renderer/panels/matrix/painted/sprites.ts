/** What a cell looks like, drawn once for each outcome and size: every outcome has a mark of its own, so that colour alone never tells. */
import type { Colours } from './colours.ts';
import { LOOKS, shadeOf, SHADES_MS, type Look } from '../model/model.ts';

/** A look, or how a cell is painted that has none of its own. */
type Kind = Look | 'predicted' | 'predictedClosed' | 'same';
const KINDS: readonly Kind[] = [...LOOKS, 'predicted', 'predictedClosed', 'same'];
/** Open cells have a sprite for each shade, after all others: these of longer round trips. */
const SHADED = KINDS.length - 1;
const KIND = Object.fromEntries(KINDS.map((kind, index) => [kind, index])) as Readonly<Record<Kind, number>>;
/** Whether it is what the file expects; times `MARKED` it is added to the number of a kind. */
export const MARK = { none: 0, unmet: 1, met: 2 } as const;
type Mark = (typeof MARK)[keyof typeof MARK];
const MARKED = 32;

/** Pixels of every kind, row by row, as they go into the picture. */
export interface Sprites {
  /** Edge in device pixels. */
  readonly edge: number;
  /** By `spriteOf`; a kind without pixels is left as the paper is. */
  readonly pixels: readonly (Uint32Array | null)[];
  readonly paper: number;
}

/** The number of the sprite of a cell. `trip`: milliseconds, where it was measured and answered. */
export function spriteOf(look: number, isMeasured: boolean, mark: Mark, isSame: boolean, trip: number): number {
  if (isSame && look < KIND.none) return KIND.same;
  const name = LOOKS[look];
  const shade = isMeasured && name === 'open' && trip > SHADES_MS[0] ? SHADED + shadeOf(trip) : look;
  const kind = isMeasured ? shade : name === 'open' ? KIND.predicted : name === 'closed' ? KIND.predictedClosed : look;
  return kind + mark * MARKED;
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
  for (const mark of Object.values(MARK)) {
    for (const kind of KINDS) {
      const index = KIND[kind] + mark * MARKED;
      if (kind === 'self' || kind === 'none') {
        pixels[index] = null;
        continue;
      }
      fill(colours.surface);
      drawKind(context, kind, size, colours);
      drawMark(context, size, colours, mark);
      pixels[index] = read();
    }
    SHADES_MS.forEach((_, step) => {
      fill(colours.surface);
      drawOpen(context, size, colours, step + 1);
      drawMark(context, size, colours, mark);
      pixels[SHADED + step + 1 + mark * MARKED] = read();
    });
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
      drawOpen(context, size, colours, 0);
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

/** The longer the round trip, the darker; the lightest still tells itself from what is predicted. */
function drawOpen(context: CanvasRenderingContext2D, size: number, colours: Colours, shade: number): void {
  context.globalAlpha = 0.55 + (0.45 * shade) / SHADES_MS.length;
  context.fillStyle = colours.open;
  context.fillRect(0, 0, size, size);
  context.globalAlpha = 1;
}

/** Not what the file expects: a corner is cut off. What it expects: a dot in the corner. */
function drawMark(context: CanvasRenderingContext2D, size: number, { ink, surface }: Colours, mark: Mark): void {
  if (mark === MARK.none) return;
  const cut = mark === MARK.met ? Math.max(2, size * 0.25) : Math.max(3, size * 0.4);
  context.fillStyle = ink;
  if (mark === MARK.met) {
    // A rim, so that it is seen on every colour.
    context.fillStyle = surface;
    context.fillRect(size - cut - 1, 0, cut + 1, cut + 1);
    context.fillStyle = ink;
    context.fillRect(size - cut, 0, cut, cut);
    return;
  }
  context.beginPath();
  context.moveTo(size - cut, 0);
  context.lineTo(size, 0);
  context.lineTo(size, cut);
  context.fill();
}
