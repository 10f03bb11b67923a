/** Unsaved work outlives the page and the program: both are killed, and it is there. */
import { copyFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Workbench } from '../pages/workbench.ts';
import { workbenchOn } from '../pages/workbench.ts';
import { endingAfterAll } from '../support/at-end.ts';
import type { WebDoor } from '../support/doors.ts';
import { openWeb } from '../support/doors.ts';
import { repository } from '../support/lab.ts';

const ending = endingAfterAll();
let folder: string;
let file: string;
let original: string;
let door: WebDoor;
let page: Page;
let bench: Workbench;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vlanvas-recovery-'));
  file = join(folder, 'two-hosts.vlanvas.yaml');
  await copyFile(join(repository, 'examples', 'two-hosts.vlanvas.yaml'), file);
  original = await readFile(file, 'utf8');
  door = ending(await openWeb({ folder, file }));
  page = door.page;
  bench = workbenchOn(page);
  await bench.object('container:bbox4').waitFor();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const kept = () => readdir(join(folder, 'state', 'vlanvas', 'recovery')).catch(() => []);
const banner = (on: Page = page) => on.locator('[data-banner="recovered"]');

async function draws(): Promise<void> {
  await bench.select('host:docker02');
  await bench.add('container');
  await bench.object('container:bbox5').waitFor();
  await expect.poll(async () => (await kept()).length, { timeout: 30_000 }).toBe(1);
}

/** Another window on the same program, after the one before is gone without a word. */
async function opensAnother(): Promise<void> {
  const context = await door.context.browser()?.newContext({ viewport: { width: 1600, height: 1000 } });
  if (!context) throw new Error('the browser is gone');
  ending(context);
  page = await context.newPage();
  bench = workbenchOn(page);
  await page.goto(door.url);
}

describe('unsaved work', () => {
  test('of a window that is open is not offered to another', async () => {
    await draws();
    const other = await door.context.newPage();
    await other.goto(door.url);
    await other.locator('[data-object]').first().waitFor();
    expect(await banner(other).count()).toBe(0);
    await other.close();
  });

  test('of a page that was killed is found, and restored over the file as one edit', async () => {
    await door.context.close();
    await opensAnother();
    await banner().waitFor();
    expect(await banner().innerText()).toMatch(
      /Unsaved work on two-hosts\.vlanvas\.yaml in \/.*vlanvas-recovery-\w+ from \d\d?:\d\d/,
    );
    const { violations } = await new AxeBuilder({ page }).include('[data-banner]').analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    await banner().getByRole('button', { name: 'Restore' }).click();
    await bench.object('container:bbox5').waitFor();
    await banner().waitFor({ state: 'hidden' });
    expect(await readFile(file, 'utf8')).toBe(original);
    expect(await page.title()).toBe('• two-hosts.vlanvas.yaml — Vlanvas');
    await page.locator('.react-flow__pane').click({ position: { x: 20, y: 20 } });
    await bench.undo();
    await bench.object('container:bbox5').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+y');
    await bench.object('container:bbox5').waitFor();
    await expect.poll(async () => (await kept()).length, { timeout: 30_000 }).toBe(1);
  });

  test('saved, it is nowhere else any more', async () => {
    await page.keyboard.press('Control+s');
    await expect.poll(async () => readFile(file, 'utf8')).toContain('bbox5');
    await expect.poll(kept, { timeout: 30_000 }).toEqual([]);
    expect(await page.title()).toBe('two-hosts.vlanvas.yaml — Vlanvas');
  });

  test('restored over a file that was changed since, it asks before the next save goes over it', async () => {
    await bench.select('container:bbox5');
    await page.keyboard.press('Delete');
    await bench.object('container:bbox5').waitFor({ state: 'detached' });
    await expect.poll(async () => (await kept()).length, { timeout: 30_000 }).toBe(1);
    await page.context().close();
    const changed = (await readFile(file, 'utf8')).replace(/^name: .*$/m, 'name: edited-on-disk');
    await writeFile(file, changed);
    await opensAnother();
    await banner().getByRole('button', { name: 'Restore' }).click();
    const asked = page.locator('[data-banner="conflict"]');
    await asked.waitFor();
    await page.keyboard.press('Control+s');
    await asked.waitFor();
    expect(await readFile(file, 'utf8')).toBe(changed);
    await asked.getByRole('button', { name: 'Keep mine' }).click();
    await page.keyboard.press('Control+s');
    await expect.poll(() => readFile(file, 'utf8')).not.toContain('edited-on-disk');
    await expect.poll(kept, { timeout: 30_000 }).toEqual([]);
  });

  test('that was never saved outlives the program: killed, started again, it is there', async () => {
    await page.getByRole('menuitem', { name: 'File' }).click();
    await page.getByRole('menuitem', { name: 'Close' }).click();
    await bench.newDesign();
    await bench.add('host');
    await bench.add('macvlan');
    await bench.object('host:docker01').waitFor();
    await expect.poll(async () => (await kept()).length, { timeout: 30_000 }).toBe(1);
    const text = await bench.text();
    await door.kill();
    await page.context().close();
    door = ending(await openWeb({ folder }));
    page = door.page;
    bench = workbenchOn(page);
    await banner().getByRole('button', { name: 'Restore' }).click();
    await bench.object('host:docker01').waitFor();
    expect(await bench.text()).toBe(text);
  });

  test('discarded, it is not offered again', async () => {
    await expect.poll(async () => (await kept()).length, { timeout: 30_000 }).toBe(1);
    await door.context.close();
    await opensAnother();
    await banner().getByRole('button', { name: 'Discard' }).click();
    await banner().waitFor({ state: 'hidden' });
    await expect.poll(kept).toEqual([]);
    await page.reload();
    await page.locator('[data-example]').first().waitFor();
    expect(await banner().count()).toBe(0);
  });
});
