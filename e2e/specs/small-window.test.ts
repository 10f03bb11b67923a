/** The panels in a small window: nothing is cut, rows are in sight, and the height of the panel goes by the keyboard too. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { matrixOn } from '../pages/matrix.ts';
import { chooseLanguage } from '../pages/words.ts';
import { workbenchOn, type Workbench } from '../pages/workbench.ts';
import { endingAfterAll } from '../support/at-end.ts';
import { macvlanDesign } from '../support/designs.ts';
import { openWeb, type Door } from '../support/doors.ts';

const ROWS = 6;

describe.each([
  { width: 900, height: 600 },
  { width: 1024, height: 700 },
])('a window of $width × $height', (size) => {
  const ending = endingAfterAll();
  let door: Door;
  let page: Page;
  let bench: Workbench;

  beforeAll(async () => {
    door = ending(await openWeb({ size }));
    page = door.page;
    bench = workbenchOn(page);
    const file = join(door.folder, 'small.vlanvas.yaml');
    await writeFile(file, macvlanDesign({ name: 'small', containersPerHost: ROWS / 2 }));
    await bench.open(file);
    await bench.cell('c1', 'c2').waitFor();
  });

  /** Cells of the first column that are in sight: what scrolls, or lies under the names, is not. */
  const rowsInSight = () =>
    page.evaluate(
      () =>
        [...document.querySelectorAll('[data-at$=",0"]')].filter((cell) => {
          const { left, top, bottom, width } = cell.getBoundingClientRect();
          const middle = left + width / 2;
          return [top + 2, bottom - 2].every((y) => cell.contains(document.elementFromPoint(middle, y)));
        }).length,
    );

  test('at least five rows of the matrix are in sight', async () => {
    await expect.poll(rowsInSight).toBeGreaterThanOrEqual(5);
  });

  test.each(['en', 'zh-CN', 'ja'])('no tool and no tab of a panel is cut: %s', async (tag) => {
    await chooseLanguage(page, tag);
    for (const tab of await page.locator('[data-part="panel"]').getByRole('tab').all()) {
      await tab.click();
      const cut = await page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('[data-part="panel"] button, [data-part="panel"] select')]
          .filter((control) => {
            const { left, right, top, bottom, width } = control.getBoundingClientRect();
            const isInBar = control.closest('[role="tablist"], [data-level]') !== null;
            const isOut = right > innerWidth || left < 0 || top < 0 || bottom > innerHeight;
            return isInBar && width > 0 && (isOut || control.scrollWidth > control.clientWidth + 1);
          })
          .map((control) => control.textContent),
      );
      expect(cut).toEqual([]);
      // One line of words each, side by side, whatever the tools beside them want.
      const tabs = await page
        .getByRole('tablist')
        .getByRole('tab')
        .evaluateAll((all) =>
          all.map((one) => {
            const words = document.createRange();
            words.selectNodeContents(one);
            return { top: one.getBoundingClientRect().top, height: words.getBoundingClientRect().height };
          }),
        );
      expect(tabs).toHaveLength(5);
      expect(new Set(tabs.map(({ top }) => top)).size).toBe(1);
      expect(tabs.filter(({ height }) => height > 24)).toEqual([]);
    }
    await chooseLanguage(page, 'en');
  });

  test('what has no room is in a menu: whom to compare with, how often, the hosts', async () => {
    await bench.panel('Matrix');
    const matrix = matrixOn(page);
    await page.setViewportSize({ width: 880, height: size.height });
    await page.getByRole('button', { name: 'More tools' }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Hosts too' }).click();
    await bench.cell('c1', 'host:docker02').waitFor();
    await page.getByRole('menuitem', { name: 'Compare' }).click();
    await page.getByRole('menuitem', { name: 'With the saved file' }).click();
    await expect.poll(() => matrix.comparison.innerText()).toContain('No pair differs from the saved file.');
    await matrix.stopComparing();
    await page.getByRole('button', { name: 'More tools' }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Hosts too' }).click();
    await page.keyboard.press('Escape');
    await bench.cell('c1', 'host:docker02').waitFor({ state: 'detached' });
    await page.setViewportSize(size);
  });

  test('the panel gets higher and lower by the arrow keys', async () => {
    const height = async () => (await page.locator('[data-part="panel"]').boundingBox())?.height ?? 0;
    const before = await height();
    await page.getByRole('separator', { name: 'Height of the bottom panel' }).focus();
    await page.keyboard.press('ArrowUp');
    await expect.poll(height).toBeGreaterThan(before + 5);
    await page.keyboard.press('ArrowDown');
    await expect.poll(height).toBeCloseTo(before, -1);
  });

  test('nothing was complained about', () => {
    expect(door.complaints).toEqual([]);
  });
});
