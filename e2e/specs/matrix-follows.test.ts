/** Live goes on through edits and deploys, on real hosts: with the design as it is deployed, and with all that it knows of the pairs that stay. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { matrixOn, type MatrixPage } from '../pages/matrix.ts';
import type { Workbench } from '../pages/workbench.ts';
import { endingAfterAll } from '../support/at-end.ts';
import { macvlanDesign } from '../support/designs.ts';
import type { Door } from '../support/doors.ts';
import type { TestLab } from '../support/lab.ts';
import { openOnLab } from '../support/lab-design.ts';

const SOON = { timeout: 30_000 };
const design = macvlanDesign({ name: 'follows' });

describe('the matrix while it goes on', () => {
  const ending = endingAfterAll();
  let lab: TestLab;
  let door: Door;
  let page: Page;
  let bench: Workbench;
  let matrix: MatrixPage;

  const isMeasured = (from: string, to: string) => bench.cell(from, to).getAttribute('data-measured');
  /** Rounds that the explained pair was measured in. */
  const roundsOfPair = async (): Promise<number> => {
    const [, count] = /rounds: (\d+)/.exec(await page.getByTestId('cell-history').innerText()) ?? [];
    return Number(count);
  };
  const pauseAndGoOn = async (): Promise<void> => {
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByRole('button', { name: 'Live' }).click();
    await page.getByRole('button', { name: 'Pause' }).waitFor();
  };
  const roundsGoOn = async (): Promise<void> => {
    const before = await matrix.rounds();
    await expect.poll(() => matrix.rounds(), SOON).toBeGreaterThan(before + 1);
  };

  beforeAll(async () => {
    ({ lab, door, page, bench } = await openOnLab(ending, { hosts: 2, design, deployed: design }));
    matrix = matrixOn(page);
    await bench.cell('c1', 'c4').waitFor();
    await matrix.measureEvery(500);
    await matrix.slider.waitFor(SOON);
    await bench.cell('c1', 'c4').click();
    await page.getByTestId('cell-history').waitFor(SOON);
  });

  test('another interval loses no round', async () => {
    await roundsGoOn();
    const [rounds, ofPair] = [await matrix.rounds(), await roundsOfPair()];
    await page.getByRole('combobox', { name: 'Time between two rounds' }).selectOption('1000');
    await roundsGoOn();
    expect(await matrix.rounds()).toBeGreaterThan(rounds);
    expect(await roundsOfPair()).toBeGreaterThan(ofPair);
  });

  test('hosts that are ticked are measured', async () => {
    await page.getByRole('checkbox', { name: 'Hosts too' }).click();
    await expect.poll(() => isMeasured('host:docker01', 'host:docker02'), SOON).toBe('true');
    await page.getByRole('checkbox', { name: 'Hosts too' }).click();
    await roundsGoOn();
  });

  test('a container that is drawn and deployed gets its cells measured; the others keep their history', async () => {
    const ofPair = await roundsOfPair();
    await bench.select('host:docker02');
    await bench.add('container');
    await bench.cell('c1', 'bbox1').waitFor();
    await expect.poll(() => matrix.sentence()).toContain('Measured before the last change of the design.');
    await bench.deploy();
    await bench.panel('Matrix');
    await expect.poll(() => isMeasured('bbox1', 'c1'), { timeout: 60_000 }).toBe('true');
    await expect.poll(() => isMeasured('c1', 'bbox1'), SOON).toBe('true');
    await expect.poll(() => matrix.sentence(), SOON).not.toContain('Measured before the last change');
    expect(await matrix.sentence()).toContain('All 20 pairs are as predicted.');
    expect(await roundsOfPair()).toBeGreaterThan(ofPair);
  });

  test('a container that is stopped is not measured, which is said as such and not as work that goes on', async () => {
    await lab.on('docker02', 'docker stop -t 0 bbox1');
    await expect.poll(() => isMeasured('bbox1', 'c1'), SOON).toBe('false');
    await roundsGoOn();
    expect(await matrix.sentence()).not.toContain('Measuring');
    await page.getByRole('button', { name: 'Export' }).click();
    const saved = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: /HTML/ }).click();
    const report = await readFile(await (await saved).path(), 'utf8');
    expect(report.match(/<td class="predicted-open" title="[^"]*predicted open, not measured/g)).toHaveLength(4);
    expect(report.match(/<td class="open" title="[^"]*">[\d.]+ ms</g)).toHaveLength(12);
  });

  test('round trips are shaded, by steps that the legend tells', async () => {
    expect(await bench.cell('c1', 'c4').getAttribute('data-shade')).toMatch(/^[0-4]$/);
    expect(await bench.cell('c1', 'bbox1').getAttribute('data-shade')).toBeNull();
    await page.getByText(/the longer the round trip \(up to 0\.5, 2, 10, 50 ms, and more\)/).waitFor();
  });

  test('times are written as in the language that is chosen', async () => {
    const first = () => page.getByTestId('timeline').locator('span').first().innerText();
    expect(await first()).toMatch(/^\d{1,2}:\d\d:\d\d\s[AP]M$/);
    await page.getByRole('combobox', { name: 'Language' }).selectOption('ja');
    await expect.poll(first).toMatch(/^\d{1,2}:\d\d:\d\d$/);
    await page.getByRole('combobox', { name: '言語' }).selectOption('en');
    await expect.poll(first).toMatch(/M$/);
  });

  test('a card that is moved keeps the history', async () => {
    const [rounds, ofPair] = [await matrix.rounds(), await roundsOfPair()];
    await bench.select('host:docker02');
    await page.keyboard.press('ArrowDown');
    await pauseAndGoOn();
    await roundsGoOn();
    expect(await matrix.rounds()).toBeGreaterThan(rounds);
    await expect.poll(roundsOfPair, SOON).toBeGreaterThan(ofPair);
  });

  test('nothing was complained about', () => {
    expect(door.complaints).toEqual([]);
  });
});
