/** The matrix and what is deployed, by whomever: before anything is, after an edit that deploys nothing, and while others deploy. */
import { writeFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { drawingOn, type Drawing } from '../pages/drawing.ts';
import { matrixOn, type MatrixPage } from '../pages/matrix.ts';
import type { Workbench } from '../pages/workbench.ts';
import { endingAfterAll } from '../support/at-end.ts';
import { macvlanDesign } from '../support/designs.ts';
import type { Door } from '../support/doors.ts';
import type { TestLab } from '../support/lab.ts';
import { openOnLab } from '../support/lab-design.ts';
import { apply, deployed } from '../support/run.ts';

const SOON = { timeout: 30_000 };
const BEFORE_THE_CHANGE = 'Measured before the last change of the design.';
const design = macvlanDesign({ name: 'elsewhere' });

describe('the matrix and what is deployed', () => {
  const ending = endingAfterAll();
  let lab: TestLab;
  let door: Door;
  let page: Page;
  let bench: Workbench;
  let matrix: MatrixPage;
  let drawing: Drawing;
  let file: string;
  let text = design;

  const tools = () => page.locator('[data-part="panel"] [data-level]').innerText();
  const measured = () => page.locator('[data-cell][data-measured="true"]').count();
  /** As the command line does it in another window: the file is written, and deployed. */
  const deployElsewhere = async (next: string): Promise<void> => {
    text = next;
    await writeFile(file, next);
    await expect.poll(matrix.sentence, SOON).toContain(BEFORE_THE_CHANGE);
    expect(await deployed(apply(lab.freshServices(), next))).toMatchObject({ outcome: 'done' });
    await expect.poll(matrix.sentence, SOON).not.toContain(BEFORE_THE_CHANGE);
  };

  beforeAll(async () => {
    ({ lab, door, page, bench, file } = await openOnLab(ending, { hosts: 2, design }));
    matrix = matrixOn(page);
    drawing = drawingOn(page);
    await bench.cell('c1', 'c4').waitFor();
  });

  test('where nothing is deployed, a measurement says so, and offers to deploy', async () => {
    await bench.measure();
    await expect
      .poll(matrix.sentence, SOON)
      .toBe('No pair could be measured: nothing of the design is deployed yet. The design lets 12 of 12 pairs reach each other.');
    expect(await tools()).not.toMatch(/pairs in/);
    await page.getByTestId('matrix').getByRole('button', { name: 'Deploy…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  });

  test('a step of the plan that is clicked is brought into sight on the canvas', async () => {
    await page.getByRole('banner').getByRole('button', { name: 'Plan' }).click();
    const step = page.locator('[data-step]', { hasText: 'c4' }).getByRole('button').first();
    await step.waitFor(SOON);
    await drawing.pan(-3_000, 0);
    expect(await drawing.isInSight('container:c4')).toBe(false);
    await step.click();
    await expect.poll(() => drawing.isInSight('container:c4')).toBe(true);
    await page.locator('[data-object="container:c4"][data-selected]').waitFor();
  });

  test('once it is deployed, all is measured, with its figures', async () => {
    await bench.deploy();
    await page.getByTestId('plan-summary').getByText('Deployed.').waitFor({ timeout: 60_000 });
    await bench.measure();
    await expect.poll(matrix.sentence, SOON).toContain('All 12 pairs are as predicted.');
    await expect.poll(tools).toMatch(/12 pairs in \d/);
    expect(await page.getByTestId('matrix').getByRole('button', { name: 'Deploy…' }).count()).toBe(0);
  });

  test('a remark and an expectation make no measurement old; a container that goes does, until it is back', async () => {
    text = `# A remark.\n${design}`.replace('containers:', 'expect: [{ from: c1, to: c2, reachable: true }]\ncontainers:');
    await writeFile(file, text);
    await expect.poll(() => bench.cell('c1', 'c2').getAttribute('data-met')).toBe('true');
    // As long as the note would take to come.
    await page.waitForTimeout(600);
    expect(await matrix.sentence()).not.toContain(BEFORE_THE_CHANGE);
    await bench.select('container:c4');
    await page.keyboard.press('Delete');
    await expect.poll(matrix.sentence).toContain(BEFORE_THE_CHANGE);
    await bench.undo();
    await expect.poll(matrix.sentence).not.toContain(BEFORE_THE_CHANGE);
  });

  test('paused, set to another interval and gone on with, it keeps what it shows', async () => {
    await matrix.measureEvery(60_000);
    await expect.poll(matrix.rounds, SOON).toBeGreaterThan(1);
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByRole('button', { name: 'Live' }).waitFor();
    expect(await measured()).toBe(12);
    await page.evaluate(() => {
      const seen = new MutationObserver(() => {
        const shown = document.querySelectorAll('[data-cell][data-measured="true"]').length;
        const { least = '12' } = document.body.dataset;
        document.body.dataset['least'] = String(Math.min(Number(least), shown));
      });
      seen.observe(document.body, { subtree: true, attributes: true, attributeFilter: ['data-measured'] });
    });
    const before = await matrix.rounds();
    await matrix.measureEvery(500);
    await expect.poll(matrix.rounds, SOON).toBeGreaterThan(before + 1);
    expect(await measured()).toBe(12);
    expect(await page.evaluate(() => document.body.dataset['least'] ?? '12')).toBe('12');
  });

  test('Live goes over to a container that was deployed from elsewhere', async () => {
    await deployElsewhere(`${text}  c5: { host: docker02, image: busybox, networks: { net1: {} } }\n`);
    await expect.poll(() => bench.cell('c5', 'c1').getAttribute('data-measured'), SOON).toBe('true');
    await expect.poll(() => bench.cell('c1', 'c5').getAttribute('data-measured'), SOON).toBe('true');
    await expect.poll(matrix.sentence, SOON).toContain('All 20 pairs are as predicted.');
  });

  test('and to an address of a host, of which no Docker daemon tells', async () => {
    await deployElsewhere(text.replace('172.22.16.12/24', '172.22.16.12/24, 172.22.16.92/24'));
    const rounds = await matrix.rounds();
    await expect.poll(matrix.rounds, SOON).toBeGreaterThan(rounds);
    expect(await matrix.sentence()).toContain('All 20 pairs are as predicted.');
  });

  test('nothing was complained about', () => {
    expect(door.complaints).toEqual([]);
  });
});
