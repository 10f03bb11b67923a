/** The drawing to take along, in the theme that is on the screen. */
import { drawingPicture, type Picture } from '../../report/picture.ts';
import { download } from '../../ui/download.ts';
import type { Workbench } from '../workbench.ts';

/** Dots of a PNG to a CSS pixel: sharp on a screen of today, and on paper. */
const DENSITY = 2;
/** Browsers draw no larger canvas (Chromium: 65,535 on a side and 2^28 in all); with room to spare. */
const MOST_DOTS = 16_384;

export async function savePicture(bench: Workbench, format: 'svg' | 'png'): Promise<void> {
  const { document: design } = bench.design.getState();
  const { compiled } = bench.analysis.getState();
  if (!design) return;
  const theme = document.documentElement.dataset['theme'] === 'dark' ? 'dark' : 'light';
  const { name } = design;
  const picture = drawingPicture(
    design,
    compiled?.addresses ?? { attachments: new Map(), shims: new Map() },
    name,
    theme,
    bench.t,
  );
  if (!picture) return;
  const content = format === 'svg' ? new Blob([picture.svg], { type: 'image/svg+xml' }) : await paint(picture);
  download(`${name}.${format}`, content);
}

async function paint({ svg, width, height }: Picture): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const density = Math.min(DENSITY, MOST_DOTS / width, MOST_DOTS / height);
  const canvas = new OffscreenCanvas(Math.round(width * density), Math.round(height * density));
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.convertToBlob({ type: 'image/png' });
}
