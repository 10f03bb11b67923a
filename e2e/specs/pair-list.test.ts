/** Every pair of a large matrix can be reached and found: as a list to its last row, by name, by address, by outcome. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { workbenchOn } from '../pages/workbench.ts';
import { endingAfterAll } from '../support/at-end.ts';
import { macvlanDesign } from '../support/designs.ts';
import { openWeb, type Door } from '../support/doors.ts';

const EACH = 100;
const PAIRS = (2 * EACH * (2 * EACH - 1)).toLocaleString('en');

describe('the list of all pairs', () => {
  const ending = endingAfterAll();
  let door: Door;
  let page: Page;
  const rows = () => page.locator('[data-part="panel"] tbody tr[data-look]');
  const search = () => page.getByRole('searchbox', { name: 'Search by name or address' });
  const outcome = () => page.getByRole('combobox', { name: 'Outcome' });
  const status = () => page.getByRole('search').getByRole('status').innerText();

  beforeAll(async () => {
    door = ending(await openWeb());
    page = door.page;
    const file = join(door.folder, 'pairs.vlanvas.yaml');
    const text = macvlanDesign({ name: 'pairs', containersPerHost: EACH, subnet: '172.22.16.0/22' }).replaceAll(
      'promiscuous: true',
      'promiscuous: false',
    );
    const named = text.replace(/c200: \{(.*)net1: \{\}/, 'c200: {$1net1: { ipv4: 172.22.19.77 }');
    await writeFile(file, `${named}expect: [{ from: c1, to: c2, reachable: true }, { from: c3, to: c4, reachable: false }]\n`);
    await workbenchOn(page).open(file);
    await page.getByRole('button', { name: 'List', exact: true }).click();
    await page.getByText(`${PAIRS} of ${PAIRS} pairs`, { exact: true }).waitFor();
  });

  test('its last row is reached, though only what is in sight is in the page', async () => {
    expect(await rows().count()).toBeLessThan(100);
    await rows().first().getByRole('button').focus();
    await page.keyboard.press('End');
    await expect.poll(() => rows().last().getAttribute('aria-rowindex')).toBe(String(2 * EACH * (2 * EACH - 1) + 1));
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-row')))
      .toBe(String(2 * EACH * (2 * EACH - 1) - 1));
    await page.keyboard.press('Home');
    await expect.poll(() => rows().first().getAttribute('aria-rowindex')).toBe('2');
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-row'))).toBe('0');
  });

  test('a pair is found by name and by address, and explained', async () => {
    await search().fill('172.22.19.77 c7');
    await expect.poll(() => rows().first().innerText()).toMatch(/c200[\s\S]*c7|c7[\s\S]*c200/);
    await search().fill('172.22.19.77');
    await expect.poll(status).toBe(`${2 * (2 * EACH - 1)} of ${PAIRS} pairs`);
    await rows().first().getByRole('button').click();
    await page.getByTestId('cell-reason').first().waitFor();
    await search().fill('');
  });

  test('pairs are filtered by outcome and by what the file expects', async () => {
    await outcome().selectOption('met');
    await expect.poll(status).toBe(`1 of ${PAIRS} pairs`);
    expect(await rows().innerText()).toMatch(/^c1\s+c2\s[\s\S]*as the file expects$/);
    await outcome().selectOption('unmet');
    await expect.poll(() => rows().innerText()).toMatch(/^c3\s+c4\s[\s\S]*not as the file expects$/);
    await outcome().selectOption('blocked');
    await expect.poll(status).toBe(`0 of ${PAIRS} pairs`);
    await outcome().selectOption('unmeasured');
    await expect.poll(status).toBe(`${PAIRS} of ${PAIRS} pairs`);
  });

  test('a pair that is as expected says so to a screen reader', async () => {
    await page.getByRole('button', { name: 'Cells', exact: true }).click();
    const frame = page.getByRole('group', { name: /matrix of/i });
    await frame.focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect
      .poll(() =>
        page
          .getByRole('status')
          .filter({ hasText: /^c1 → / })
          .innerText(),
      )
      .toBe('c1 → c2: predicted open, not measured, as the file expects');
  });

  test('nothing was complained about', () => {
    expect(door.complaints).toEqual([]);
  });
});
