/** The page that everything begins on: what was open last, then the examples from the simplest on, each with its picture. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { chooseLanguage } from '../pages/words.ts';
import { workbenchOn, type Workbench } from '../pages/workbench.ts';
import { endingAfterAll } from '../support/at-end.ts';
import { macvlanDesign } from '../support/designs.ts';
import { openWeb, type Door } from '../support/doors.ts';

describe('the start page', () => {
  const ending = endingAfterAll();
  let door: Door;
  let page: Page;
  let bench: Workbench;

  beforeAll(async () => {
    door = ending(await openWeb());
    page = door.page;
    bench = workbenchOn(page);
    await page.locator('[data-example]').first().waitFor();
  });

  const examples = () => page.locator('[data-example]').evaluateAll((all) => all.map((one) => one.getAttribute('data-example')));

  test('examples go from two hosts on a switch to a router among containers, each with a picture of its own', async () => {
    const ids = await examples();
    expect(ids[0]).toBe('two-hosts');
    expect(ids.at(-1)).toBe('router-in-docker');
    const pictures = await page.locator('[data-example] svg').evaluateAll((all) => all.map((one) => one.innerHTML));
    expect(pictures.length).toBe(ids.length);
    expect(new Set(pictures).size).toBe(ids.length);
  });

  test('their words are in the language that is chosen', async () => {
    for (const tag of ['zh-CN', 'ja']) {
      await chooseLanguage(page, tag);
      const words = await page.locator('[data-example]').allInnerTexts();
      for (const text of words) expect(text).toMatch(/[\u3040-\u9fff]/);
    }
    await chooseLanguage(page, 'en');
  });

  test('a new design offers the examples, and one of them takes its place unasked', async () => {
    await bench.newDesign();
    await page.getByRole('button', { name: 'or begin with an example' }).click();
    expect((await examples())[0]).toBe('two-hosts');
    await page.getByRole('dialog').locator('[data-example="two-vlans"]').click();
    await bench.object('container:bbox4').waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  test('a new design that nobody touched is not called unsaved, and is closed unasked', async () => {
    const close = async (): Promise<void> => {
      await page.getByRole('menuitem', { name: 'File' }).click();
      await page.locator('[data-action="file.close"]').click();
    };
    await close();
    await bench.newDesign();
    expect(await page.title()).toBe('untitled — Vlanvas');
    expect(await page.getByRole('img', { name: 'Unsaved changes' }).count()).toBe(0);
    await close();
    await page.locator('[data-part="start"]').waitFor();
    await bench.newDesign();
    await bench.add('host');
    await expect.poll(() => page.title()).toBe('• untitled — Vlanvas');
    await close();
    await page.getByRole('dialog').getByText('The changes of untitled are not saved.').waitFor();
  });

  test('what waits for a new design to be saved goes on when it is', async () => {
    await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click();
    const saving = page.getByRole('dialog', { name: 'Save as' });
    await saving.getByRole('textbox').fill('kept');
    await saving.getByRole('button', { name: 'Save', exact: true }).click();
    await page.locator('[data-part="start"]').waitFor();
    expect(await readFile(join(door.folder, 'kept.vlanvas.yaml'), 'utf8')).toContain('name: untitled');
  });

  test('what was open last comes before them', async () => {
    const file = join(door.folder, 'mine.vlanvas.yaml');
    await writeFile(file, macvlanDesign({ name: 'mine' }));
    await bench.open(file);
    await bench.cell('c1', 'c2').waitFor();
    const again = ending(await openWeb({ folder: door.folder }));
    const recent = again.page.getByRole('region', { name: 'Recent files' });
    await recent.getByText('mine.vlanvas.yaml').first().waitFor();
    const top = async (region: string) => (await again.page.getByRole('region', { name: region }).boundingBox())?.y ?? 0;
    expect(await top('Recent files')).toBeLessThan(await top('Examples'));
  });

  test('nothing was complained about', () => {
    expect(door.complaints).toEqual([]);
  });
});
