/** The matrix over a prediction: large, grouped, as a list, exported; a cell's way drawn on the canvas. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { workbenchOn } from '../pages/workbench.ts';
import type { Workbench } from '../pages/workbench.ts';
import { endingAfterAll } from '../support/at-end.ts';
import { macvlanDesign } from '../support/designs.ts';
import type { Door } from '../support/doors.ts';
import { openWeb } from '../support/doors.ts';
import { repository } from '../support/lab.ts';

describe('the matrix of a small design', () => {
  const ending = endingAfterAll();
  let door: Door;
  let page: Page;
  let bench: Workbench;

  beforeAll(async () => {
    door = ending(await openWeb({ file: join(repository, 'examples', 'two-vlans-one-router.vlanvas.yaml') }));
    page = door.page;
    bench = workbenchOn(page);
    await bench.cell('bbox1', 'bbox4').waitFor();
  });

  test('a click on a cell draws its way on the canvas, closing it takes it away', async () => {
    await bench.cell('bbox1', 'bbox4').click();
    await page.getByTestId('packet-way').waitFor();
    expect(await page.getByTestId('packet-way').getAttribute('data-stops')).toBeNull();
    await page.getByRole('complementary', { name: /Why/ }).getByRole('button', { name: 'Close' }).click();
    await page.getByTestId('packet-way').waitFor({ state: 'detached' });
  });

  test('groups collapse into one row and column, by host, network and VLAN', async () => {
    await page.locator('[data-group="docker02"]').click();
    await bench.cell('bbox1', 'docker02').waitFor();
    expect(await bench.cell('bbox1', 'bbox4').count()).toBe(0);
    await page.getByRole('combobox', { name: 'Group by' }).selectOption('vlan');
    await page.locator('[data-group="VLAN 20"]').click();
    await bench.cell('bbox1', 'VLAN 20').waitFor();
    await page.getByRole('combobox', { name: 'Group by' }).selectOption('host');
    await bench.cell('bbox1', 'bbox4').waitFor();
  });

  test('the list has a row for every pair, and is narrowed by name', async () => {
    await page.getByRole('button', { name: 'List', exact: true }).click();
    const rows = page.getByRole('table', { name: /matrix/i }).locator('tbody tr');
    expect(await rows.count()).toBe(12);
    await page.getByRole('searchbox').fill('bbox1 bbox2');
    await expect.poll(() => rows.count()).toBe(2);
    await page.getByRole('button', { name: 'Cells', exact: true }).click();
  });

  test.each([
    ['CSV', /^from,to,address,[\s\S]*bbox1,bbox4,172\.16\.20\./],
    ['JSON', /"name": "two-vlans-one-router"/],
    ['HTML', /<h1>two-vlans-one-router<\/h1>/],
  ])('it is exported as %s', async (format, content) => {
    await page.getByRole('button', { name: 'Export' }).click();
    const saved = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: new RegExp(format) }).click();
    expect(await readFile(await (await saved).path(), 'utf8')).toMatch(content);
  });

  test('nothing was complained about', () => {
    expect(door.complaints).toEqual([]);
  });
});

describe('the matrix of many containers', () => {
  const ending = endingAfterAll();
  let door: Door;
  let page: Page;

  beforeAll(async () => {
    door = ending(await openWeb());
    page = door.page;
    const file = join(door.folder, 'many.vlanvas.yaml');
    await writeFile(file, macvlanDesign({ name: 'many', containersPerHost: 40, subnet: '172.22.16.0/22' }));
    await page.keyboard.press('Control+o');
    await page.getByRole('dialog').getByRole('textbox').fill(file);
    await page.getByRole('dialog').getByRole('button', { name: 'Open', exact: true }).click();
    await page.getByTestId('matrix-canvas').waitFor();
  });

  test('arrow keys read cell by cell, Enter explains', async () => {
    const readout = page.getByRole('status').filter({ hasText: /→|Point/ });
    await page.getByRole('group', { name: /matrix of/i }).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => readout.innerText()).toMatch(/^c1 → c2: .*open/);
    await page.keyboard.press('Enter');
    await page.getByTestId('cell-reason').waitFor();
    expect(await page.getByTestId('cell-reason').innerText()).toContain('c1 → c2');
    for (let turn = 0; turn < 60; turn++) await page.keyboard.press('ArrowDown');
    await expect.poll(() => readout.innerText()).toMatch(/^c61 → c2/);
    expect(await page.getByRole('group', { name: /matrix of/i }).evaluate((element) => element.scrollTop)).toBeGreaterThan(100);
  });

  test('a click hits the cell under the pointer', async () => {
    await page.getByRole('group', { name: /matrix of/i }).evaluate((element) => element.scrollTo(0, 0));
    await page.waitForTimeout(100);
    await page.getByTestId('matrix-canvas').click({ position: { x: 132 + 12 * 3 + 5, y: 96 + 5 } });
    await expect.poll(() => page.getByTestId('cell-reason').innerText()).toContain('c1 → c4');
  });

  test('nothing was complained about', () => {
    expect(door.complaints).toEqual([]);
  });
});
