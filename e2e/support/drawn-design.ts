/** One example open in a page for all tests of a `describe`, each of which leaves it as it was: by undo, step by step. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeAll } from 'vitest';
import { drawingOn, type Drawing } from '../pages/drawing.ts';
import { workbenchOn, type Workbench } from '../pages/workbench.ts';
import { endingAfterAll } from './at-end.ts';
import { openWeb, type Door } from './doors.ts';
import { repository } from './lab.ts';
import { undoTo } from './undo.ts';

/** No test makes more steps than these. */
const MOST_STEPS = 3;

export interface DrawnDesign {
  readonly door: Door;
  readonly page: Page;
  readonly bench: Workbench;
  readonly canvas: Drawing;
  /** The text as it was opened. */
  readonly before: string;
}

/** Call it once in a `describe`; `ready` hears of the page before the first test. */
export function drawnDesign(example: string, ready: (drawn: DrawnDesign) => void): void {
  const ending = endingAfterAll();
  let page: Page;
  let bench: Workbench;
  let before: string;

  beforeAll(async () => {
    const door = ending(await openWeb({ file: join(repository, 'examples', `${example}.vlanvas.yaml`) }));
    ({ page } = door);
    bench = workbenchOn(page);
    await bench.object('container:bbox4').waitFor();
    before = await bench.text();
    ready({ door, page, bench, canvas: drawingOn(page), before });
  });

  afterEach(async () => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await undoTo(bench, before, MOST_STEPS);
    // A wire that was led to the edge took the canvas along.
    await page.keyboard.press('Shift+1');
    await drawingOn(page).rests();
  });
}
