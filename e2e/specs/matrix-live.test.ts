/** The matrix over time, on real hosts: rounds, what changed between them, what is compared, and a host that dies. */
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { killLabHost } from '../../main/lab/controls.ts';
import type { Workbench } from '../pages/workbench.ts';
import { endingAfterAll } from '../support/at-end.ts';
import { macvlanDesign } from '../support/designs.ts';
import type { Door } from '../support/doors.ts';
import type { TestLab } from '../support/lab.ts';
import { openOnLab } from '../support/lab-design.ts';

const design = macvlanDesign();

describe('the matrix over time', () => {
  const ending = endingAfterAll();
  let lab: TestLab;
  let door: Door;
  let page: Page;
  let bench: Workbench;

  const slider = () => page.getByRole('slider', { name: /Back in time/ });
  const link = (state: 'up' | 'down') =>
    lab.on('docker02', `nsenter -t $(docker inspect -f "{{.State.Pid}}" c4) -n ip link set eth0 ${state}`);
  const verdictIs = (verdict: string) => expect.poll(() => bench.verdict('c1', 'c4'), { timeout: 30_000 }).toBe(verdict);

  /** A round may be under way when something changes: those that begin after it show it whole. */
  const twoRounds = async (): Promise<void> => {
    const last = Number(await slider().getAttribute('max'));
    await expect.poll(async () => Number(await slider().getAttribute('max')), { timeout: 60_000 }).toBeGreaterThan(last + 1);
  };

  beforeAll(async () => {
    ({ lab, door, page, bench } = await openOnLab(ending, { hosts: 2, design, deployed: design }));
    await bench.cell('c1', 'c4').waitFor();
  });

  test('it goes on with the chosen interval, and the sentence names what the hosts show', async () => {
    await page.getByRole('combobox', { name: 'Time between two rounds' }).selectOption('500');
    await page.getByRole('button', { name: 'Live' }).click();
    await verdictIs('as-predicted');
    await slider().waitFor({ timeout: 20_000 });
    await link('down');
    await verdictIs('unexpectedly-blocked');
    await expect
      .poll(() => page.getByTestId('matrix-sentence').innerText(), { timeout: 30_000 })
      .toMatch(/eth0 of c4 is down.*That closes 6 pairs\./);
    await twoRounds();
    await link('up');
    await verdictIs('as-predicted');
    await twoRounds();
  });

  test('paused, it stays as it is', async () => {
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByRole('button', { name: 'Live' }).waitFor();
    const rounds = await slider().getAttribute('max');
    await page.waitForTimeout(1_200);
    expect(await slider().getAttribute('max')).toBe(rounds);
  });

  test('the arrow keys go back in time, and Now returns', async () => {
    await slider().focus();
    for (let turn = 0; turn < 60; turn++) {
      if ((await bench.verdict('c1', 'c4')) === 'unexpectedly-blocked') break;
      await page.keyboard.press('ArrowLeft');
    }
    await page.keyboard.press('ArrowLeft');
    expect(await bench.verdict('c1', 'c4')).toBe('unexpectedly-blocked');
    expect(await bench.verdict('c1', 'c2')).toBe('as-predicted');
    expect(await page.getByTestId('matrix-sentence').innerText()).toMatch(/^At /);
    expect(await slider().getAttribute('aria-valuetext')).toMatch(/changed/);
    expect(await page.getByTestId('timeline').locator('svg rect').count()).toBeGreaterThanOrEqual(2);
    await page.getByTestId('timeline').getByRole('button', { name: 'Now', exact: true }).click();
    await verdictIs('as-predicted');
  });

  test('a cell tells its last hour', async () => {
    await bench.cell('c1', 'c4').click();
    const history = page.getByTestId('cell-history');
    await history.waitFor();
    expect(await history.innerText()).toMatch(/rounds: \d+ · lost: [1-9]\d* · .* ms · changes: 2/);
    expect(await history.locator('svg g').count()).toBeGreaterThan(2);
  });

  test('now is compared with then: only the pairs that differ', async () => {
    await slider().focus();
    for (let turn = 0; turn < 60 && (await bench.verdict('c1', 'c4')) !== 'unexpectedly-blocked'; turn++) {
      await page.keyboard.press('ArrowLeft');
    }
    await page.keyboard.press('ArrowLeft');
    await page.getByRole('button', { name: 'Compare now with this' }).click();
    const told = page.getByTestId('comparison');
    await expect.poll(() => told.getAttribute('data-count')).toBe('6');
    expect(await told.innerText()).toMatch(/^6 of 12 pairs differ from .* 6 are open that were closed\./);
    expect(await bench.cell('c1', 'c4').getAttribute('data-change')).toBe('opened');
    expect(await bench.cell('c1', 'c2').getAttribute('data-change')).toBe('same');
    await told.getByRole('button', { name: 'Stop comparing' }).click();
    await told.waitFor({ state: 'detached' });
  });

  test('a dead host greys its rows and columns and nothing else, and says why', async () => {
    await killLabHost('docker02');
    await bench.measure();
    await page.getByTestId('dead-host').waitFor({ timeout: 60_000 });
    await expect.poll(() => bench.cell('c1', 'c2').getAttribute('data-verdict'), { timeout: 60_000 }).toBe('as-predicted');
    const looks = async (from: string, to: string) => bench.cell(from, to).getAttribute('data-look');
    await expect.poll(() => looks('c1', 'c3'), { timeout: 30_000 }).toBe('dead');
    for (const [from, to] of [
      ['c3', 'c1'],
      ['c3', 'c4'],
      ['c2', 'c4'],
    ] as const) {
      expect(`${from} ${to} ${(await looks(from, to)) ?? ''}`).toBe(`${from} ${to} dead`);
    }
    expect(await looks('c2', 'c1')).toBe('open');
    expect(await page.getByTestId('dead-host').getAttribute('data-host')).toBe('docker02');
    expect(await page.getByTestId('dead-host').innerText()).toMatch(/^Nothing is known of docker02\. .{15,}/);
    expect(await page.getByTestId('matrix-sentence').innerText()).not.toMatch(/fails|unexpectedly/);
  });

  test('nothing was complained about', () => {
    expect(door.complaints).toEqual([]);
  });
});
