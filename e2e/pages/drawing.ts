/** The canvas under the pointer: dragging from the palette, drawing wires, what is offered beside them. */
import type { Locator, Page } from 'playwright-core';
import { PATIENCE, within } from '../support/within.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Drawing {
  node(id: string): Locator;
  /** Its place, once every edit is drawn. */
  boxOf(id: string): Promise<Point & { readonly width: number; readonly height: number }>;
  /** A point inside a thing, from its upper left corner. */
  at(id: string, x?: number, y?: number): Promise<Point>;
  /** Presses on a palette item and moves to a point; the pointer stays down. */
  carry(item: string, to: Point): Promise<void>;
  drop(): Promise<void>;
  /** Draws a wire from the grip of a thing; the pointer stays down. */
  draw(from: string, to: Point): Promise<void>;
  /** What goes with the pointer. */
  readonly hint: Locator;
  /** What is asked or told beside what was drawn. */
  readonly offer: Locator;
  choose(words: string | RegExp): Promise<void>;
  /** Every edit is drawn, and the canvas is not on its way anywhere. */
  rests(): Promise<void>;
  /** `yes`, `no`, `hit`, or null where it is no question. */
  target(id: string): Promise<string | null>;
  /** A point of the canvas that has nothing on it. */
  nowhere(): Promise<Point>;
  /** The line of an expectation. */
  expectation(from: string, to: string): Locator;
  /** Its state against the prediction: `met`, `unmet`, `idle` or `unknown`. */
  expected(from: string, to: string): Promise<string | null>;
  /** Moves the drawing by pixels of the screen. */
  pan(dx: number, dy: number): Promise<void>;
  /** Whether some of a thing is drawn inside of the canvas. */
  isInSight(id: string): Promise<boolean>;
}

export function drawingOn(page: Page): Drawing {
  const node = (id: string) => page.locator(`.react-flow__node[data-id="${id}"]`);
  const offer = page.getByTestId('offer');
  const isDrawn = () => page.locator('[role="application"][aria-busy="false"]').waitFor();
  const boxOf = async (id: string) => {
    await isDrawn();
    const box = await node(id).boundingBox();
    if (!box) throw new Error(`${id} is not drawn`);
    return box;
  };
  const moveTo = async ({ x, y }: Point) => {
    await page.mouse.move(x - 6, y - 6, { steps: 4 });
    await page.mouse.move(x, y, { steps: 2 });
  };
  return {
    node,
    boxOf,
    offer,
    hint: page.getByTestId('pointer-hint'),
    async at(id, x = 30, y = 10) {
      const box = await boxOf(id);
      return { x: box.x + x, y: box.y + y };
    },
    async carry(item, to) {
      const box = await page.locator(`[data-palette="${item}"]`).boundingBox();
      if (!box) throw new Error(`${item} is not in the palette`);
      await page.mouse.move(box.x + 24, box.y + 12);
      await page.mouse.down();
      await page.mouse.move(box.x + 44, box.y + 24, { steps: 2 });
      await moveTo(to);
      await page.getByTestId('pointer-hint').waitFor();
    },
    drop: () => page.mouse.up(),
    async draw(from, to) {
      const grip = node(from).locator('[data-grip]');
      await node(from).hover({ force: true });
      const box = await grip.boundingBox();
      if (!box) throw new Error(`${from} has no grip`);
      await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
      await page.mouse.down();
      await moveTo(to);
      await page.getByTestId('pointer-hint').waitFor();
    },
    async rests() {
      await isDrawn();
      await within(PATIENCE, 'the rest of the canvas', page.evaluate(untilStill));
    },
    choose: (words) => offer.getByRole('menuitem', { name: words }).click(),
    target: (id) => page.locator(`[data-object="${id}"]`).getAttribute('data-target'),
    expectation: (from, to) => page.locator(`[data-expectation="expectation:${from}/${to}"]`),
    expected: (from, to) =>
      page.locator(`[data-expectation="expectation:${from}/${to}"]`).getAttribute('data-state', { timeout: 5_000 }),
    async pan(dx, dy) {
      // By the ground below the drawing, a stretch at a time.
      const pane = await page.locator('.react-flow__pane').boundingBox();
      if (!pane) throw new Error('there is no canvas');
      const from = { x: pane.x + pane.width / 2, y: pane.y + pane.height - 12 };
      for (let left = { x: dx, y: dy }; left.x !== 0 || left.y !== 0;) {
        const step = { x: clamp(left.x, pane.width / 2 - 40), y: clamp(left.y, pane.height - 60) };
        await page.mouse.move(from.x - step.x / 2, step.y > 0 ? pane.y + 8 : from.y);
        await page.mouse.down();
        await page.mouse.move(from.x + step.x / 2, (step.y > 0 ? pane.y + 8 : from.y) + step.y, { steps: 4 });
        await page.mouse.up();
        left = { x: left.x - step.x, y: left.y - step.y };
      }
    },
    async isInSight(id) {
      const box = await node(id).boundingBox();
      const pane = await page.locator('.react-flow__pane').boundingBox();
      if (!box || !pane) return false;
      const right = Math.min(box.x + box.width, pane.x + pane.width) - Math.max(box.x, pane.x);
      const bottom = Math.min(box.y + box.height, pane.y + pane.height) - Math.max(box.y, pane.y);
      return right > 0 && bottom > 0;
    },
    async nowhere() {
      const pane = await page.locator('.react-flow__pane').boundingBox();
      if (!pane) throw new Error('there is no canvas');
      return { x: pane.x + 24, y: pane.y + 24 };
    },
  };
}

function clamp(value: number, most: number): number {
  return Math.max(-most, Math.min(most, value));
}

/** Runs in the page: ten frames, however late they come, in which the drawing was not moved. */
async function untilStill(): Promise<void> {
  const place = () => document.querySelector('.react-flow__viewport')?.getAttribute('style');
  for (let before = place(), still = 0; still < 10;) {
    await new Promise((resume) => requestAnimationFrame(resume));
    const now = place();
    still = now === before ? still + 1 : 0;
    before = now;
  }
}
