/** Files of both doors: what others change on disk, two windows, a file that is dropped, recent ones, the desktop's own dialogs. */
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Workbench } from '../pages/workbench.ts';
import { workbenchOn } from '../pages/workbench.ts';
import { endingAfterAll } from '../support/at-end.ts';
import type { DesktopDoor, WebDoor } from '../support/doors.ts';
import { openDesktop, openWeb } from '../support/doors.ts';
import { repository } from '../support/lab.ts';

const example = join(repository, 'examples', 'two-hosts.vlanvas.yaml');

describe('a file that somebody else changes', () => {
  const ending = endingAfterAll();
  let door: WebDoor;
  let page: Page;
  let bench: Workbench;
  let file: string;

  beforeAll(async () => {
    door = ending(await openWeb());
    page = door.page;
    bench = workbenchOn(page);
    file = join(door.folder, 'shared.vlanvas.yaml');
    await copyFile(example, file);
    await page.keyboard.press('Control+o');
    await page.getByRole('dialog').getByRole('textbox').fill('shared.vlanvas.yaml');
    await page.getByRole('dialog').getByRole('button', { name: 'Open', exact: true }).click();
    await bench.object('container:bbox4').waitFor();
  });

  const change = async (from: string, to: string) => writeFile(file, (await readFile(file, 'utf8')).replace(from, to));
  const banner = () => page.locator('[data-banner="conflict"]');

  test('is shown as it is now while nothing is unsaved here, and undo goes back', async () => {
    await change('name: two-hosts', 'name: two-hosts-of-others');
    await expect.poll(() => page.getByRole('banner').innerText(), { timeout: 10_000 }).toContain('two-hosts-of-others');
    await page.getByText('was changed on disk and is shown as it is there now').waitFor();
    expect(await bench.text()).toBe((await readFile(file, 'utf8')).trimEnd() + '\n');
    expect(await page.title()).toBe('shared.vlanvas.yaml — Vlanvas');
  });

  test('is asked about where there are unsaved changes: opened again, and undo brings them back', async () => {
    await bench.select('host:docker02');
    await bench.add('container');
    await bench.object('container:bbox5').waitFor();
    await change('two-hosts-of-others', 'two-hosts-again');
    await banner().waitFor({ timeout: 10_000 });
    expect(await banner().innerText()).toContain('shared.vlanvas.yaml was changed on disk');
    await banner().getByRole('button', { name: 'Open again' }).click();
    await bench.object('container:bbox5').waitFor({ state: 'detached' });
    expect(await page.getByRole('banner').innerText()).toContain('two-hosts-again');
    await page.locator('.react-flow__pane').click({ position: { x: 20, y: 20 } });
    await bench.undo();
    await bench.object('container:bbox5').waitFor();
  });

  test('is replaced where one says so', async () => {
    await change('two-hosts-again', 'two-hosts-once-more');
    await banner().waitFor({ timeout: 10_000 });
    await banner().getByRole('button', { name: 'Keep mine' }).click();
    await banner().waitFor({ state: 'hidden' });
    expect(await page.title()).toBe('• shared.vlanvas.yaml — Vlanvas');
    await page.keyboard.press('Control+s');
    await expect.poll(() => readFile(file, 'utf8')).toContain('bbox5');
    expect(await readFile(file, 'utf8')).not.toContain('two-hosts-once-more');
  });

  test('is another window of the same person: each sees what the other saves', async () => {
    const other = await door.context.newPage();
    await other.goto(door.url);
    const there = workbenchOn(other);
    await other.getByRole('button', { name: /shared/ }).click();
    await there.object('container:bbox5').waitFor();
    await there.select('host:docker01');
    await there.add('container');
    await there.object('container:bbox6').waitFor();
    await other.keyboard.press('Control+s');
    await bench.object('container:bbox6').waitFor({ timeout: 10_000 });
    expect(await page.title()).toBe('shared.vlanvas.yaml — Vlanvas');
    await other.close();
  });

  test('saved under another name, it is left to the others', async () => {
    await bench.select('host:docker01');
    await bench.add('container');
    await bench.object('container:bbox7').waitFor();
    await change('name: ', 'name: x-');
    await banner().waitFor({ timeout: 10_000 });
    await banner().getByRole('button', { name: 'Save as…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('mine.vlanvas.yaml');
    await dialog.getByRole('button', { name: 'Save', exact: true }).click();
    await banner().waitFor({ state: 'hidden' });
    expect(await readFile(join(door.folder, 'mine.vlanvas.yaml'), 'utf8')).toContain('bbox7');
    expect(await readFile(file, 'utf8')).not.toContain('bbox7');
  });

  test('dropped on the window, a file is opened', async () => {
    const text = (await readFile(example, 'utf8')).replace('name: two-hosts', 'name: dropped');
    const transfer = await page.evaluateHandle((content) => {
      const data = new DataTransfer();
      data.items.add(new File([content], 'dropped.vlanvas.yaml', { type: 'text/yaml' }));
      return data;
    }, text);
    await page.dispatchEvent('body', 'dragenter', { dataTransfer: transfer });
    await page.getByText('Drop the file to open it').waitFor();
    await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
    await expect.poll(() => page.getByRole('banner').innerText()).toContain('dropped');
    expect(await page.title()).toBe('• dropped — Vlanvas');
  });

  test('what was opened is offered at the next start, wherever that is', async () => {
    const next = ending(await openWeb({ env: { XDG_STATE_HOME: join(door.folder, 'state') } }));
    await next.page.getByRole('button', { name: /mine.*mine\.vlanvas\.yaml/ }).waitFor();
    await next.page.getByRole('button', { name: /shared.*shared\.vlanvas\.yaml/ }).click();
    await workbenchOn(next.page).object('container:bbox6').waitFor();
  });

  test('nothing was complained about, the security policy included', () => {
    expect(door.complaints).toEqual([]);
  });
});

describe('the window in Electron', () => {
  const ending = endingAfterAll();
  let door: DesktopDoor;
  let page: Page;
  let bench: Workbench;
  let saved: string;

  beforeAll(async () => {
    door = ending(await openDesktop());
    page = door.page;
    bench = workbenchOn(page);
  });

  /** The system's dialog cannot be clicked from here: its answer is given instead, and what it was asked is kept. */
  async function answerDialogs(path: string | null): Promise<void> {
    await door.app.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: chosen === null, filePaths: chosen === null ? [] : [chosen] });
      dialog.showSaveDialog = () => Promise.resolve({ canceled: chosen === null, filePath: chosen ?? '' });
    }, path);
  }
  const title = () => door.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle());

  test('opens a file through the system’s dialog, and given up, nothing happens', async () => {
    const source = join(door.folder, 'elsewhere', 'first.vlanvas.yaml');
    await mkdir(join(door.folder, 'elsewhere'));
    await copyFile(example, source);
    await answerDialogs(null);
    await page.keyboard.press('Control+o');
    await page.getByRole('dialog').getByRole('button', { name: 'Browse…' }).click();
    expect(await page.getByRole('dialog').count()).toBe(1);
    await answerDialogs(source);
    await page.getByRole('dialog').getByRole('button', { name: 'Browse…' }).click();
    await bench.object('container:bbox4').waitFor();
    expect(await bench.text()).toBe(await readFile(example, 'utf8'));
    await expect.poll(title).toBe('first.vlanvas.yaml — Vlanvas');
  });

  test('edits and saves it through the dialog: the title has the mark until then', async () => {
    await bench.select('host:docker02');
    await bench.add('container');
    await bench.object('container:bbox5').waitFor();
    await expect.poll(title).toBe('• first.vlanvas.yaml — Vlanvas');
    saved = join(door.folder, 'elsewhere', 'second.vlanvas.yaml');
    await writeFile(saved, 'the system asked whether to replace it\n');
    await answerDialogs(saved);
    await page.keyboard.press('Control+Shift+s');
    await page.getByRole('dialog').getByRole('button', { name: 'Browse…' }).click();
    await expect.poll(title).toBe('second.vlanvas.yaml — Vlanvas');
    expect(await readFile(saved, 'utf8')).toBe(await bench.text());
  });

  test('asks before it closes with unsaved changes, and stays where one cancels', async () => {
    await bench.select('host:docker01');
    await bench.add('container');
    await bench.object('container:bbox6').waitFor();
    await door.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Unsaved changes').waitFor();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await bench.object('container:bbox6').waitFor();
  });

  test('saves and closes, and opened again has the same text', async () => {
    const text = await bench.text();
    await door.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    const closed = page.waitForEvent('close');
    await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click();
    await closed;
    expect(await readFile(saved, 'utf8')).toBe(text);
    expect(door.complaints).toEqual([]);
    const again = ending(await openDesktop({ file: saved }));
    await workbenchOn(again.page).object('container:bbox6').waitFor();
    expect(await workbenchOn(again.page).text()).toBe(text);
  });
});
