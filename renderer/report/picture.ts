/** The drawing as a picture file of its own. Pure. */
import type { AddressPlan } from '../../shared/address/planner.ts';
import type { TopologyDocument } from '../../shared/topology/document.ts';
import type { Translate } from '../locales/index.ts';
import { drawingSvg } from './drawing.ts';
import { pictureStyle } from './style.ts';

export interface Picture {
  /** A whole SVG document. */
  readonly svg: string;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
}

/** Null where nothing is drawn. */
export function drawingPicture(
  document: TopologyDocument,
  addresses: Pick<AddressPlan, 'attachments' | 'shims'>,
  title: string,
  theme: 'light' | 'dark',
  t: Translate,
): Picture | null {
  const drawing = drawingSvg(document, addresses, title, t);
  const [, box = ''] = /viewBox="([^"]*)"/.exec(drawing) ?? [];
  const [left, top, width, height] = box.split(' ').map(Number);
  if (left === undefined || top === undefined || width === undefined || height === undefined) return null;
  const { css, paper } = pictureStyle(theme);
  const inner = drawing.slice(drawing.indexOf('>') + 1);
  return {
    width,
    height,
    svg: `<svg xmlns="http://www.w3.org/2000/svg" class="drawing" viewBox="${box}" width="${width}" height="${height}">
<style>${css}</style>
<rect x="${left}" y="${top}" width="${width}" height="${height}" fill="${paper}"/>${inner}`,
  };
}
