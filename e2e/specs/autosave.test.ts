/** A file that saves itself, through both doors: only once that was chosen, and never over anything that would be lost. */
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Workbench } from '../pages/workbench.ts';
import { workbenchOn } from '../pages/workbench.ts';
import { endingAfterAll } from '../support/at-end.ts';
import type { Door } from '../support/doors.ts';
import { openDesktop, openWeb } from '../support/doors.ts';
import { repository } from '../support/lab.ts';

const example = join(repository, 'examples', 'two-hosts.vlanvas.yaml');

describe.each([
  ['the page in Chromium', openWeb],
  ['the window in Electron', openDesktop],
] as const)('%s', (_, open) => {
  let folder: string;
  // Noted first, done last: after what still writes into it has ended.
  afterAll(() => rm(folder, { recursive: true, force: true }));
  const ending = endingAfterAll();
  let door: Door;
  let page: Page;
  let bench: Workbench;
  let file: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vlanvas-autosave-'));
    file = join(folder, 'auto.vlanvas.yaml');
    await copyFile(example, file);
    door = ending(await open({ folder, file }));
    page = door.page;
    bench = workbenchOn(page);
    await bench.object('container:bbox4').waitFor();
  });

  const text = () => readFile(file, 'utf8');
  async function choose(): Promise<void> {
    await page.getByRole('menuitem', { name: 'File' }).click();
    await page.getByRole('menuitem', { name: 'Save automatically' }).click();
  }
  async function adds(name: string): Promise<void> {
    await bench.select('host:docker02');
    await bench.add('container');
    await bench.object(`container:${name}`).waitFor();
  }

  test('writes the file by itself once that was chosen, and not before', async () => {
    await adds('bbox5');
    await expect.poll(() => page.title()).toBe('• auto.vlanvas.yaml — Vlanvas');
    await page.waitForTimeout(2_000);
    expect(await text()).toBe(await readFile(example, 'utf8'));
    await choose();
    await expect.poll(text, { timeout: 30_000 }).toContain('bbox5');
    await expect.poll(() => page.title()).toBe('auto.vlanvas.yaml — Vlanvas');
    await page.locator('.react-flow__pane').click({ position: { x: 20, y: 20 } });
    await bench.undo();
    await expect.poll(text, { timeout: 30_000 }).not.toContain('bbox5');
    await expect.poll(() => page.title()).toBe('auto.vlanvas.yaml — Vlanvas');
  });

  test('never writes what cannot be read', async () => {
    const before = await text();
    await bench.panel('Text');
    const editor = page.locator('[data-editor] .cm-content');
    await editor.click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('networks: [');
    await page.waitForTimeout(2_000);
    expect(await text()).toBe(before);
    expect(await page.title()).toBe('• auto.vlanvas.yaml — Vlanvas');
    for (const _ of 'networks: [') await page.keyboard.press('Backspace');
    await expect.poll(() => page.title(), { timeout: 30_000 }).toBe('auto.vlanvas.yaml — Vlanvas');
  });

  test('never writes over what somebody else wrote meanwhile, and goes on once one has said what to do', async () => {
    const others = (await text()).replace('name: two-hosts', 'name: two-hosts-of-others');
    await adds('bbox5');
    // Within the second that passes before the edit is written.
    await writeFile(file, others);
    await page.locator('[data-banner="conflict"]').waitFor({ timeout: 30_000 });
    await page.waitForTimeout(1_500);
    expect(await text()).toContain('two-hosts-of-others');
    expect(await text()).not.toContain('bbox5');
    await page.locator('[data-banner="conflict"]').getByRole('button', { name: 'Keep mine' }).click();
    await expect.poll(text, { timeout: 30_000 }).toContain('bbox5');
  });

  test('says that the file is gone, and writes it again when told to', async () => {
    await rm(file);
    const gone = page.locator('[data-banner="gone"]');
    await gone.waitFor({ timeout: 30_000 });
    expect(await page.title()).toBe('• auto.vlanvas.yaml — Vlanvas');
    await page.waitForTimeout(1_500);
    await expect(text()).rejects.toThrow('ENOENT');
    await gone.getByRole('button', { name: 'Save', exact: true }).click();
    await expect.poll(() => text().catch(() => '')).toContain('bbox5');
    await gone.waitFor({ state: 'hidden' });
  });

  test('still saves by itself after the next start', async () => {
    await page.reload();
    bench = workbenchOn(page);
    await bench.object('container:bbox5').waitFor();
    await adds('bbox6');
    await expect.poll(text, { timeout: 30_000 }).toContain('bbox6');
    expect(door.complaints).toEqual([]);
  });
});
