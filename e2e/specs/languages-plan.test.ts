/** The plan of real hosts in Chinese and Japanese: every word of its steps and reasons, and they are found by these words. */
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { workbenchOn } from '../pages/workbench.ts';
import { chooseLanguage, cutTexts, englishOn } from '../pages/words.ts';
import { endingAfterAll } from '../support/at-end.ts';
import { openOnLab } from '../support/lab-design.ts';
import { macvlanDesign } from '../support/designs.ts';

/** Names that no language has as a word. */
const DESIGN = macvlanDesign({ name: 'words01' })
  .replace('{ lan: {} }', '{ lan01: {} }')
  .replaceAll('segment: lan,', 'segment: lan01,');

describe('a plan', () => {
  const ending = endingAfterAll();
  let page: Page;

  beforeAll(async () => {
    ({ page } = await openOnLab(ending, { hosts: 2, design: DESIGN, size: { width: 1280, height: 800 } }));
    await workbenchOn(page).object('container:c1').waitFor();
    await workbenchOn(page).panel('Plan');
    await page.locator('[data-part="panel"]').getByRole('button', { name: 'Plan', exact: true }).click();
    await page.locator('[data-step]').first().waitFor({ timeout: 30_000 });
  });

  test.each([
    { name: '简体中文', word: '容器' },
    { name: '日本語', word: 'コンテナー' },
  ])('has every word in $name, and its steps are found by them', async ({ name, word }) => {
    await chooseLanguage(page, name);
    expect(await englishOn(page, ['busybox', 'English', 'root'])).toEqual([]);
    expect(await cutTexts(page)).toEqual([]);
    const all = await page.locator('[data-step]').count();
    await page.locator('[data-part="panel"]').getByRole('searchbox').fill(word);
    await expect.poll(() => page.locator('[data-step]').count()).toBeLessThan(all);
    expect(await page.locator('[data-step]').count()).toBeGreaterThan(0);
    await page.locator('[data-part="panel"]').getByRole('searchbox').fill('');
  });
});
