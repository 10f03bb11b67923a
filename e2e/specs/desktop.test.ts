/** The window in Electron: the system's own dialogs, menu and drag, a second window, closing with unsaved changes, and where it was. */
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Workbench } from '../pages/workbench.ts';
import { workbenchOn } from '../pages/workbench.ts';
import { endingAfterAll } from '../support/at-end.ts';
import type { DesktopDoor } from '../support/doors.ts';
import { openDesktop } from '../support/doors.ts';
import { repository } from '../support/lab.ts';
import { answerDialogs } from '../support/system-dialogs.ts';

const example = join(repository, 'examples', 'two-hosts.vlanvas.yaml');

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

  /** Not where a new window opens. */
  const PLACE = { x: 70, y: 50, width: 1100, height: 720 };
  const title = () => door.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle());

  test('opens a file through the system’s dialog, and given up, nothing happens', async () => {
    const source = join(door.folder, 'elsewhere', 'first.vlanvas.yaml');
    await mkdir(join(door.folder, 'elsewhere'));
    await copyFile(example, source);
    await answerDialogs(door.app, null);
    await page.keyboard.press('Control+o');
    await page.locator('[data-part="start"]').waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
    await answerDialogs(door.app, source);
    await page.keyboard.press('Control+o');
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
    await answerDialogs(door.app, saved);
    await page.keyboard.press('Control+Shift+s');
    await expect.poll(title).toBe('second.vlanvas.yaml — Vlanvas');
    expect(await readFile(saved, 'utf8')).toBe(await bench.text());
  });

  test('a name without an ending gets ours, and replaces nothing that is there', async () => {
    await answerDialogs(door.app, join(door.folder, 'elsewhere', 'first'));
    await page.keyboard.press('Control+Shift+s');
    const dialog = page.getByRole('dialog', { name: 'Replace first.vlanvas.yaml?' });
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect(await readFile(join(door.folder, 'elsewhere', 'first.vlanvas.yaml'), 'utf8')).toBe(await readFile(example, 'utf8'));
    await answerDialogs(door.app, join(door.folder, 'elsewhere', 'third'));
    await page.keyboard.press('Control+Shift+s');
    await expect.poll(title).toBe('third.vlanvas.yaml — Vlanvas');
    await answerDialogs(door.app, saved);
    await page.keyboard.press('Control+Shift+s');
    await expect.poll(title).toBe('second.vlanvas.yaml — Vlanvas');
  });

  test('lists what was opened', async () => {
    await page.getByRole('menuitem', { name: 'File' }).click();
    await page.getByRole('menuitem', { name: 'Recent files' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: /first.*elsewhere/ }).click();
    await expect.poll(title).toBe('first.vlanvas.yaml — Vlanvas');
    await page.getByRole('menuitem', { name: 'File' }).click();
    await page.getByRole('menuitem', { name: 'Recent files' }).click();
    await dialog.getByRole('button', { name: /second.*elsewhere/ }).click();
    await expect.poll(title).toBe('second.vlanvas.yaml — Vlanvas');
  });

  test('opens a file that is dragged in, from where it lies', async () => {
    const dragged = join(door.folder, 'elsewhere', 'dragged.vlanvas.yaml');
    await copyFile(example, dragged);
    const debug = await page.context().newCDPSession(page);
    const data = { items: [], files: [dragged], dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
      await debug.send('Input.dispatchDragEvent', { type, x: 600, y: 300, data });
    await expect.poll(title).toBe('dragged.vlanvas.yaml — Vlanvas');
    await debug.detach();
    await answerDialogs(door.app, saved);
    await page.keyboard.press('Control+o');
    await expect.poll(title).toBe('second.vlanvas.yaml — Vlanvas');
  });

  test('has the menu and the dialogs of the system in the language of the page', async () => {
    const menu = () =>
      door.app.evaluate(({ Menu }) =>
        Menu.getApplicationMenu()?.items.map(({ label, submenu }) => [label, submenu?.items[0]?.label]),
      );
    expect(await menu()).toContainEqual(['&Edit', 'Cut']);
    await page.getByRole('combobox', { name: 'Language' }).selectOption('ja');
    await expect.poll(menu).toContainEqual(['編集(&E)', '切り取り']);
    await door.app.evaluate(({ dialog }) => {
      dialog.showOpenDialog = (...args: readonly unknown[]) => {
        Object.assign(globalThis, { asked: args.at(-1) });
        return Promise.resolve({ canceled: true, filePaths: [] });
      };
    });
    await page.keyboard.press('Control+o');
    await expect
      .poll(() => door.app.evaluate(() => JSON.stringify(Reflect.get(globalThis, 'asked'))))
      .toContain('すべてのファイル');
    await page.getByRole('combobox').last().selectOption('en');
    await expect.poll(menu).toContainEqual(['&Edit', 'Cut']);
  });

  test('started again, opens a second window on its own file; each has its own, and sees what the other saves', async () => {
    const opening = door.app.waitForEvent('window');
    await door.startAgain(saved);
    const other = await opening;
    const there = workbenchOn(other);
    await there.object('container:bbox5').waitFor();
    await expect.poll(() => other.title()).toBe('second.vlanvas.yaml — Vlanvas');
    await there.select('host:docker02');
    await there.add('container');
    await there.object('container:bbox6').waitFor();
    await other.keyboard.press('Control+s');
    await bench.object('container:bbox6').waitFor({ timeout: 30_000 });
    await there.undo();
    await there.object('container:bbox6').waitFor({ state: 'detached' });
    await other.keyboard.press('Control+s');
    await bench.object('container:bbox6').waitFor({ state: 'detached', timeout: 30_000 });
    const closed = other.waitForEvent('close');
    await other.evaluate(() => window.close());
    await closed;
    const empty = door.app.waitForEvent('window');
    await door.startAgain();
    const third = await empty;
    await third.locator('[data-part="start"]').waitFor();
    await third.evaluate(() => window.close());
    await expect.poll(() => door.app.windows().length).toBe(1);
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

  test('saves and closes, and started again is at the same place and offers the file, with the same text', async () => {
    const text = await bench.text();
    await door.app.evaluate(({ BrowserWindow }, place) => BrowserWindow.getAllWindows()[0]?.setBounds(place), PLACE);
    await door.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    const closed = page.waitForEvent('close');
    await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click();
    await closed;
    expect(await readFile(saved, 'utf8')).toBe(text);
    expect(door.complaints).toEqual([]);
    await door.app.close();
    const again = ending(await openDesktop({ folder: door.folder }));
    expect(await again.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds())).toEqual(PLACE);
    await again.page.getByRole('button', { name: /second.*elsewhere/ }).click();
    await workbenchOn(again.page).object('container:bbox6').waitFor();
    expect(await workbenchOn(again.page).text()).toBe(text);
  });
});
