/** The matrix over a prediction: large, grouped, as a list, exported; a cell's way drawn on the canvas. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { matrixOn } from '../pages/matrix.ts';
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
    ['HTML', /<h1>two-vlans-one-router<\/h1>[\s\S]*<svg class="drawing"[\s\S]*<details/],
    ['JUnit', /<testsuite name="two-vlans-one-router expect"/],
  ])('it is exported as %s', async (format, content) => {
    await page.getByRole('button', { name: 'Export' }).click();
    const saved = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: new RegExp(format) }).click();
    expect(await readFile(await (await saved).path(), 'utf8')).toMatch(content);
  });

  test('the exported page shows the drawing and the matrix by itself, in both themes', async () => {
    await page.getByRole('button', { name: 'Export' }).click();
    const saved = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: /HTML/ }).click();
    const file = join(door.folder, 'report.html');
    await (await saved).saveAs(file);
    const report = await page.context().newPage();
    const asked: string[] = [];
    report.on('request', (request) => asked.push(request.url()));
    await report.goto(pathToFileURL(file).href);
    const paper = () => report.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await paper();
    await report.emulateMedia({ colorScheme: 'dark' });
    expect(await paper()).not.toBe(light);
    expect(asked).toEqual([pathToFileURL(file).href]);
    const drawing = await report.getByRole('img', { name: 'two-vlans-one-router' }).boundingBox();
    expect(drawing?.height).toBeGreaterThan(200);
    await report.getByText('bbox1 → bbox4').click();
    await report.locator('details[open]').getByText('172.16.20.11 answers by way of router01.').waitFor();
    await report.close();
  });

  test('groups fold by the keyboard, and the cell that Tab goes to stays in sight', async () => {
    await bench.cell('bbox1', 'bbox2').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('End');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-cell'))).toBe('bbox2→bbox4');
    await page.keyboard.press('-');
    await bench.cell('docker01', 'bbox4').waitFor();
    const head = page.getByRole('rowheader', { name: 'docker01' }).getByRole('button');
    expect(await head.getAttribute('aria-expanded')).toBe('false');
    await head.focus();
    await page.keyboard.press('Enter');
    await bench.cell('bbox1', 'bbox4').waitFor();
    expect(await page.locator('[data-at][tabindex="0"]').count()).toBe(1);
  });

  /** With the same design, whose router does not forward. */
  const comparedWithOther = async () => {
    const text = await readFile(join(repository, 'examples', 'two-vlans-one-router.vlanvas.yaml'), 'utf8');
    const other = text.replace('forwarding: true', 'forwarding: false');
    expect(other).not.toBe(text);
    const chosen = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Compare' }).click();
    await page.getByRole('menuitem', { name: 'With another file…' }).click();
    await (await chosen).setFiles({ name: 'other.vlanvas.yaml', mimeType: 'text/yaml', buffer: Buffer.from(other) });
    const told = page.getByTestId('comparison');
    await expect.poll(() => told.getAttribute('data-count')).toBe('8');
    return told;
  };

  test('compared with another design, only what differs is shown', async () => {
    const told = await comparedWithOther();
    expect(await told.innerText()).toContain('8 of 12 pairs differ from other.vlanvas.yaml. 8 are open that were closed.');
    expect(await bench.cell('bbox1', 'bbox3').getAttribute('data-change')).toBe('same');
    await page.getByRole('button', { name: 'List', exact: true }).click();
    await expect
      .poll(() =>
        page
          .getByRole('table', { name: /matrix/i })
          .locator('tbody tr')
          .count(),
      )
      .toBe(8);
    await page.getByRole('button', { name: 'Cells', exact: true }).click();
    await told.getByRole('button', { name: 'Stop comparing' }).click();
  });

  test('the rows of a comparison are reached by the keyboard, and say what differs', async () => {
    const told = await comparedWithOther();
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    await bench.cell('bbox1', 'bbox2').focus();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    expect(await focused()).toBe('bbox1: 2 of 3 pairs differ');
    await page.keyboard.press('ArrowDown');
    expect(await focused()).toBe('bbox2: 2 of 3 pairs differ');
    expect(await page.getByRole('rowheader', { name: 'bbox2: 2 of 3 pairs differ' }).getAttribute('tabindex')).toBe('0');
    await page.keyboard.press('ArrowRight');
    expect(await focused()).toMatch(/^bbox2 → bbox1: predicted open.*, closed before, open now$/);
    await page.getByRole('button', { name: 'List', exact: true }).click();
    await page.getByRole('combobox', { name: 'Outcome' }).focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await focused()).toMatch(/^bbox1 → bbox2: predicted open.*, closed before, open now$/);
    await page.keyboard.press('ArrowDown');
    expect(await focused()).toMatch(/^bbox1 → bbox4: /);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('table'))).toBeNull();
    const head = page.getByRole('columnheader', { name: 'Change' });
    await head.waitFor();
    expect(await page.getByRole('cell', { name: 'closed before, open now' }).count()).toBe(8);
    await told.getByRole('button', { name: 'Stop comparing' }).click();
    await head.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Cells', exact: true }).click();
  });

  test('an edit is predicted beside the drawing, and compared with the saved file', async () => {
    await bench.select('container:bbox4');
    await page.keyboard.press('Delete');
    await bench.cell('bbox1', 'bbox4').waitFor({ state: 'detached' });
    await expect.poll(() => page.getByTestId('matrix').getAttribute('aria-busy')).toBe('false');
    expect(await page.getByTestId('matrix-sentence').innerText()).toContain('6 of 6 pairs');
    await page.getByRole('button', { name: 'Compare' }).click();
    await page.getByRole('menuitem', { name: 'With the saved file' }).click();
    await expect
      .poll(() => page.getByTestId('comparison').innerText())
      .toContain('No pair differs from the saved file. Only in the saved file: bbox4.');
    await page.getByTestId('comparison').getByRole('button', { name: 'Stop comparing' }).click();
    await bench.undo();
    await bench.cell('bbox1', 'bbox4').waitFor();
  });

  test('compared with the saved file, the pairs of a new container are shown as new, and it is named', async () => {
    const matrix = matrixOn(page);
    await bench.select('container:bbox4');
    await page.keyboard.press('Control+d');
    await bench.cell('bbox1', 'bbox5').waitFor();
    await matrix.compare('With the saved file');
    await expect
      .poll(() => matrix.comparison.innerText())
      .toContain('8 of 20 pairs differ from the saved file. 8 are new. Only in this design: bbox5.');
    expect(await bench.cell('bbox1', 'bbox5').getAttribute('data-change')).toBe('newOpen');
    expect(await bench.cell('bbox1', 'bbox5').getAttribute('aria-label')).toContain('new: open');
    expect(await bench.cell('bbox1', 'bbox2').getAttribute('data-change')).toBe('same');
    await matrix.stopComparing();
    await bench.undo();
    await bench.cell('bbox1', 'bbox5').waitFor({ state: 'detached' });
  });

  test('a closed pair is mended by a button, in one step that can be undone', async () => {
    await bench.select('host:router01');
    await page.getByRole('combobox', { name: 'Forwarding of packets' }).selectOption('off');
    await expect.poll(() => page.getByTestId('matrix-sentence').innerText()).toContain('4 of 12 pairs');
    await bench.cell('bbox1', 'bbox4').click();
    const reason = page.getByTestId('cell-reason');
    await expect.poll(() => reason.innerText()).toContain('FORWARDING_OFF');
    await reason.getByRole('button', { name: /Turn forwarding on in router01/ }).click();
    await expect.poll(() => page.getByTestId('matrix-sentence').innerText()).toContain('12 of 12 pairs');
    await expect.poll(() => reason.innerText()).toContain('answers by way of router01');
    await bench.undo();
    await expect.poll(() => reason.innerText()).toContain('FORWARDING_OFF');
    await bench.undo();
    await expect.poll(() => page.getByTestId('matrix-sentence').innerText()).toContain('12 of 12 pairs');
  });

  test('nothing was complained about', () => {
    expect(door.complaints).toEqual([]);
  });
});

describe('a design that is not as the file expects', () => {
  const ending = endingAfterAll();
  let door: Door;
  let page: Page;
  let bench: Workbench;

  beforeAll(async () => {
    door = ending(await openWeb());
    page = door.page;
    bench = workbenchOn(page);
    const file = join(door.folder, 'closed.vlanvas.yaml');
    const text = macvlanDesign({ name: 'closed' }).replace('promiscuous: true', 'promiscuous: false');
    await writeFile(file, `${text}expect: [{ from: c1, to: c2, reachable: false }, { from: c2, to: c1, reachable: true }]\n`);
    await bench.open(file);
    await bench.cell('c1', 'c2').waitFor();
  });

  test('the sentence says what is not as expected, and the cell is marked', async () => {
    await expect
      .poll(() => page.getByTestId('matrix-sentence').innerText())
      .toMatch(/The pair from c1 to c2 .* is not as expected/);
    expect(await page.getByTestId('matrix-sentence').innerText()).toContain('1 pair is not as the file expects.');
    expect(await bench.cell('c1', 'c2').getAttribute('data-unmet')).toBe('true');
    expect(await bench.cell('c2', 'c1').getAttribute('data-unmet')).toBeNull();
    expect(await bench.cell('c1', 'c2').getAttribute('aria-label')).toContain('not as the file expects');
    expect(await bench.cell('c2', 'c1').getAttribute('data-met')).toBe('true');
    expect(await bench.cell('c2', 'c1').getAttribute('aria-label')).toMatch(/, as the file expects$/);
    expect(await bench.cell('c3', 'c1').getAttribute('data-met')).toBeNull();
    expect(await page.getByRole('list', { name: 'Legend' }).innerText()).toMatch(/\bas the file expects\n[\s\S]*not as/);
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
    await workbenchOn(page).open(file);
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
    // The first row begins below the names, which are as high as the longest of them.
    const top = Number(await page.getByTestId('matrix-canvas').getAttribute('data-top'));
    await page.getByTestId('matrix-canvas').click({ position: { x: 132 + 12 * 3 + 5, y: top + 5 } });
    await expect.poll(() => page.getByTestId('cell-reason').innerText()).toContain('c1 → c4');
  });

  test('nothing was complained about', () => {
    expect(door.complaints).toEqual([]);
  });
});
