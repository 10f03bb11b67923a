/**
 * `npm run bench:ui`: frames of the canvas with 500 nodes and of the matrix with 250,000 cells, first paint, and what a full
 * refresh costs. Writes its own section of docs/benchmarks.md.
 */
import { writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openWeb } from '../support/doors.ts';
import { frameFigure, framesOf, type Figure } from './frames.ts';
import { manyContainers } from './many.ts';
import { openFile } from './open-file.ts';
import { writeSection } from './section.ts';
import { editFigures } from './ui-edit.ts';
import { refreshFigures } from './ui-refresh.ts';

async function canvasFigures(folder: string, page: Page, url: string): Promise<readonly Figure[]> {
  const file = join(folder, 'nodes.vlanvas.yaml');
  await writeFile(file, manyContainers(48));
  const opened = await openFile(page, url, file);
  const pane = await page.locator('.react-flow__pane').boundingBox();
  if (!pane) throw new Error('the canvas is not drawn');
  const middle = { x: pane.x + pane.width / 2, y: pane.y + pane.height - 40 };
  const pan = await framesOf(page, async () => {
    await page.mouse.move(middle.x, middle.y);
    await page.mouse.down();
    for (let step = 0; step < 60; step++) await page.mouse.move(middle.x + Math.sin(step / 8) * 200, middle.y - (step % 30) * 4);
    await page.mouse.up();
  });
  const zoom = await framesOf(page, async () => {
    await page.mouse.move(middle.x, pane.y + pane.height / 2);
    for (let step = 0; step < 60; step++) await page.mouse.wheel(0, step % 40 < 20 ? -60 : 60);
  });
  await page.keyboard.press('Shift+1');
  await page.waitForTimeout(400);
  const host = await page.locator('[data-id="host:docker05"]').boundingBox();
  if (!host) throw new Error('the host is not drawn');
  const drag = await framesOf(page, async () => {
    await page.mouse.move(host.x + host.width / 2, host.y + 4);
    await page.mouse.down();
    for (let step = 0; step < 60; step++)
      await page.mouse.move(host.x + host.width / 2 + Math.sin(step / 8) * 40, host.y + 4 + (step % 30) * 2);
    await page.mouse.up();
  });
  const near = await nearFigures(page, { x: pane.x + pane.width / 2, y: pane.y + pane.height / 2 });
  return [
    { what: 'first paint of the page', value: `${opened.paint.toFixed(0)} ms`, goal: '1,500 ms' },
    {
      what: 'from the address to the drawn canvas',
      value: `${opened.drawn.toFixed(0)} ms, of it ${opened.processor.toFixed(0)} ms of the processor`,
      goal: '1,500 ms',
    },
    frameFigure('pan', pan, '32 ms'),
    frameFigure('zoom', zoom, '32 ms'),
    frameFigure('drag of a host', drag, '32 ms'),
    ...near,
  ];
}

/** The same where things are drawn and not only cards: some hosts in sight with all that is in them. */
async function nearFigures(page: Page, middle: { readonly x: number; readonly y: number }): Promise<readonly Figure[]> {
  await page.keyboard.press('Shift+1');
  await page.waitForTimeout(600);
  const card = await page.locator('[data-id="host:docker05"]').boundingBox();
  if (!card) throw new Error('the host is not drawn');
  // What lies under the pointer stays there.
  await page.mouse.move(card.x + card.width / 2, card.y + card.height / 2);
  const zoomed = async () => Number(/(\d+) %/.exec(await page.locator('[data-part="status"]').innerText())?.[1] ?? 0) / 100;
  for (let at = await zoomed(); at > 0.56 || at < 0.46; at = await zoomed()) {
    await page.mouse.wheel(0, at > 0.56 ? 40 : -40);
    await page.waitForTimeout(120);
  }
  await page.waitForTimeout(600);
  const things = await page.locator('.react-flow__node').count();
  const wires = await page.locator('.react-flow__edge').count();
  const host = await page.locator('[data-id="host:docker05"]').boundingBox();
  const segment = await page.locator('[data-id="segment:lan"]').boundingBox();
  if (!host || !segment) throw new Error('the host is out of sight');
  // Below everything, there is nothing to take hold of.
  const below = { x: middle.x, y: segment.y + segment.height + 30 };
  const pan = await framesOf(page, async () => {
    await page.mouse.move(below.x, below.y);
    await page.mouse.down();
    for (let step = 0; step <= 64; step++)
      await page.mouse.move(
        below.x + Math.sin((step * Math.PI) / 16) * 200,
        below.y - Math.abs(Math.sin((step * Math.PI) / 32)) * 60,
      );
    await page.mouse.up();
  });
  const drag = await framesOf(page, async () => {
    await page.mouse.move(host.x + 60, host.y + 6);
    await page.mouse.down();
    for (let step = 0; step <= 64; step++)
      await page.mouse.move(
        host.x + 60 + Math.sin((step * Math.PI) / 16) * 40,
        host.y + 6 + Math.sin((step * Math.PI) / 32) * 30,
      );
    await page.mouse.up();
  });
  const zoom = await framesOf(page, async () => {
    await page.mouse.move(middle.x, middle.y);
    for (let step = 0; step < 60; step++) await page.mouse.wheel(0, step % 20 < 10 ? -30 : 30);
  });
  const what = `${things} things and ${wires} wires in sight`;
  return [
    frameFigure(`${what}: pan`, pan, '32 ms'),
    frameFigure(`${what}: zoom`, zoom, '32 ms'),
    frameFigure(`${what}: drag of a host`, drag, '32 ms'),
  ];
}

async function matrixFigures(folder: string, page: Page, url: string): Promise<readonly Figure[]> {
  const file = join(folder, 'cells.vlanvas.yaml');
  await writeFile(file, manyContainers(50));
  await openFile(page, url, file);
  const canvas = page.getByTestId('matrix-canvas');
  await canvas.waitFor();
  await page.getByTestId('matrix-sentence').getByText('249,500').waitFor({ timeout: 60_000 });
  await page.waitForTimeout(500);
  const scroll = await framesOf(page, () =>
    page.getByRole('group', { name: /matrix of/i }).evaluate(async (element) => {
      for (let step = 0; step < 120; step++) {
        element.scrollTo(step * 20, step * 20);
        await new Promise((resume) => requestAnimationFrame(resume));
      }
    }),
  );
  const box = await canvas.boundingBox();
  if (!box) throw new Error('the matrix is not drawn');
  const hover = await framesOf(page, async () => {
    for (let step = 0; step < 80; step++)
      await page.mouse.move(box.x + 200 + step * 9, box.y + 60 + (step % Math.max(1, Math.round(box.height - 70))));
  });
  return [
    frameFigure('matrix of 250,000 cells: scroll', scroll, '16 ms'),
    frameFigure('matrix of 250,000 cells: hover', hover, '16 ms'),
  ];
}

const figures: Figure[] = [];
for (const part of [canvasFigures, editFigures, matrixFigures]) {
  const door = await openWeb();
  try {
    figures.push(...(await part(door.folder, door.page, door.page.url())));
  } finally {
    await door.close();
  }
}
figures.push(...refreshFigures());
const lines = [
  '## The window',
  '',
  'Written by `npm run bench:ui`: Chromium without a graphics card, 1600 × 1000, a design of 10 hosts and 480 containers (500',
  'containers for the matrix). A frame of 16.7 ms is one refresh of the screen: nothing can be quicker.',
  '',
  `${cpus().length} cores, load ${(loadavg()[0] ?? 0).toFixed(1)} while it ran · ${new Date().toISOString().slice(0, 10)}`,
  '',
  '| | measured | to reach |',
  '| --- | --- | --- |',
  ...figures.map(({ what, value, goal }) => `| ${what} | ${value} | ${goal} |`),
];
console.log(lines.join('\n'));
writeSection('ui', lines.join('\n'));
