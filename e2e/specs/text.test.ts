/** The text beside the canvas: edited both ways, with errors at their line. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { workbenchOn } from '../pages/workbench.ts';
import type { Workbench } from '../pages/workbench.ts';
import { endingAfterAll } from '../support/at-end.ts';
import type { Door } from '../support/doors.ts';
import { openWeb } from '../support/doors.ts';
import { repository } from '../support/lab.ts';

describe('the text panel', () => {
  const ending = endingAfterAll();
  let door: Door;
  let page: Page;
  let bench: Workbench;

  beforeAll(async () => {
    door = ending(await openWeb({ file: join(repository, 'examples', 'two-hosts.vlanvas.yaml') }));
    page = door.page;
    bench = workbenchOn(page);
    await bench.object('container:bbox4').waitFor();
    await bench.panel('Text');
    await page.locator('[data-editor] .cm-line').first().waitFor();
  });

  const lineWith = (text: string) => page.locator('[data-editor] .cm-line', { hasText: text }).first();

  test('what is typed is on the canvas at once', async () => {
    await lineWith('name: two-hosts').click();
    await page.keyboard.press('End');
    await page.keyboard.type('-renamed');
    await expect.poll(() => page.getByRole('banner').innerText()).toContain('two-hosts-renamed');
  });

  test('what is drawn is in the text at once, and comments stay', async () => {
    await bench.select('host:docker02');
    await bench.add('container');
    await expect.poll(() => bench.text()).toMatch(/bbox5:\s+(\{ )?host: docker02/);
    expect(await bench.text()).toContain('# Two Docker hosts on one switch');
  });

  test('an error is marked at its line, and the canvas keeps the last state that could be read', async () => {
    await lineWith('driver: macvlan').click();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.keyboard.type('colour: red');
    await page.locator('[data-editor] .cm-lintRange-error').first().waitFor();
    await expect.poll(() => page.locator('[data-editor] .cm-lintRange-error').first().innerText()).toContain('colour');
    await page.getByTestId('unreadable').getByText('The text has an error in line').waitFor();
    await bench.object('container:bbox5').waitFor();
    expect(await page.getByRole('list', { name: 'Problems' }).innerText()).toMatch(/Line \d+:.*colour/);
  });

  test('undo in the editor takes back what was typed there, and the error goes', async () => {
    await page.keyboard.press('Control+z');
    await page.locator('[data-editor] .cm-lintRange-error').first().waitFor({ state: 'detached' });
    await page.getByTestId('unreadable').getByText('The text has an error in line').waitFor({ state: 'detached' });
    expect(await bench.text()).not.toContain('colour');
  });

  test('undo on the canvas is in the text too', async () => {
    await page.locator('.react-flow__pane').click({ position: { x: 20, y: 20 } });
    for (let turn = 0; turn < 6 && (await bench.text()).includes('bbox5'); turn++) await bench.undo();
    expect(await bench.text()).not.toContain('bbox5');
    await bench.object('container:bbox5').waitFor({ state: 'detached' });
  });

  test('Tab leaves the editor', async () => {
    await lineWith('driver: macvlan').click();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.hasAttribute('data-editor'))).toBe(false);
  });

  test('nothing was complained about, the security policy included', () => {
    expect(door.complaints).toEqual([]);
  });
});
