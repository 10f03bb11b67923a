/** The matrix panel as a person sees it. */
import type { Locator, Page } from 'playwright-core';

export interface MatrixPage {
  readonly sentence: () => Promise<string>;
  readonly slider: Locator;
  readonly timeline: Locator;
  /** What the panel says of the pair that is explained. */
  readonly reason: Locator;
  readonly comparison: Locator;
  readonly tools: Locator;
  /** The way that is drawn on the canvas. */
  readonly way: Locator;
  measureEvery(milliseconds: number): Promise<void>;
  /** Picks an entry of the menu Compare. */
  compare(entry: string | RegExp): Promise<void>;
  stopComparing(): Promise<void>;
  /** Rounds that the timeline has. */
  rounds(): Promise<number>;
  /** Steps back with the keys until the predicate says that this is the moment. */
  backUntil(isThere: () => Promise<boolean>): Promise<void>;
  now(): Promise<void>;
}

/** An hour of rounds is never waited for. */
const MOST_STEPS = 80;

export function matrixOn(page: Page): MatrixPage {
  const timeline = page.getByTestId('timeline');
  const slider = page.getByRole('slider', { name: /Back in time/ });
  const comparison = page.getByTestId('comparison');
  const compare = async (entry: string | RegExp): Promise<void> => {
    await page.getByRole('button', { name: 'Compare', exact: true }).click();
    await page.getByRole('menuitem', { name: entry }).click();
  };
  return {
    sentence: () => page.getByTestId('matrix-sentence').innerText(),
    slider,
    timeline,
    reason: page.getByTestId('cell-reason'),
    comparison,
    tools: page.locator('[data-part="panel"] [data-level]'),
    way: page.getByTestId('packet-way'),
    async measureEvery(milliseconds) {
      await page.getByRole('combobox', { name: 'Time between two rounds' }).selectOption(String(milliseconds));
      await page.getByRole('button', { name: 'Live' }).click();
    },
    compare,
    stopComparing: () => comparison.getByRole('button', { name: 'Stop comparing' }).click(),
    rounds: async () => Number((await slider.getAttribute('max')) ?? 0) + 1,
    async backUntil(isThere) {
      await slider.focus();
      for (let step = 0; step < MOST_STEPS; step++) {
        if (await isThere()) return;
        await page.keyboard.press('ArrowLeft');
      }
      throw new Error('not found in the last hour');
    },
    now: () => timeline.getByRole('button', { name: 'Now', exact: true }).click(),
  };
}
