/** Files in the page: what others change on disk, two windows, a file that is dropped, recent ones. */
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Workbench } from '../pages/workbench.ts';
import { workbenchOn } from '../pages/workbench.ts';
import { endingAfterAll } from '../support/at-end.ts';
import type { WebDoor } from '../support/doors.ts';
import { openWeb } from '../support/doors.ts';
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
    await bench.open('shared.vlanvas.yaml');
    await bench.object('container:bbox4').waitFor();
  });

  const change = async (from: string, to: string) => writeFile(file, (await readFile(file, 'utf8')).replace(from, to));
  const banner = () => page.locator('[data-banner="conflict"]');

  test('is shown as it is now while nothing is unsaved here, and undo goes back', async () => {
    await change('name: two-hosts', 'name: two-hosts-of-others');
    await expect.poll(() => page.getByRole('banner').innerText(), { timeout: 30_000 }).toContain('two-hosts-of-others');
    await page.getByText('was changed on disk and is shown as it is there now').waitFor();
    expect(await bench.text()).toBe((await readFile(file, 'utf8')).trimEnd() + '\n');
    expect(await page.title()).toBe('shared.vlanvas.yaml — Vlanvas');
  });

  test('is asked about where there are unsaved changes: opened again, and undo brings them back', async () => {
    await bench.select('host:docker02');
    await bench.add('container');
    await bench.object('container:bbox5').waitFor();
    await change('two-hosts-of-others', 'two-hosts-again');
    await banner().waitFor({ timeout: 30_000 });
    const words = await banner().innerText();
    expect(words).toContain('shared.vlanvas.yaml was changed on disk');
    expect(words).toContain('Changed here: bbox5. Changed on disk: its name.');
    await banner().getByRole('button', { name: 'Open again' }).click();
    await bench.object('container:bbox5').waitFor({ state: 'detached' });
    expect(await page.getByRole('banner').innerText()).toContain('two-hosts-again');
    await page.locator('.react-flow__pane').click({ position: { x: 20, y: 20 } });
    await bench.undo();
    await bench.object('container:bbox5').waitFor();
  });

  test('is replaced where one says so', async () => {
    await change('two-hosts-again', 'two-hosts-once-more');
    await banner().waitFor({ timeout: 30_000 });
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
    await bench.object('container:bbox6').waitFor({ timeout: 30_000 });
    expect(await page.title()).toBe('shared.vlanvas.yaml — Vlanvas');
    await other.close();
  });

  test('saved under another name, it is left to the others', async () => {
    await bench.select('host:docker01');
    await bench.add('container');
    await bench.object('container:bbox7').waitFor();
    await change('name: ', 'name: x-');
    await banner().waitFor({ timeout: 30_000 });
    await banner().getByRole('button', { name: 'Save as…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('mine.vlanvas.yaml');
    await dialog.getByRole('button', { name: 'Save', exact: true }).click();
    await banner().waitFor({ state: 'hidden' });
    expect(await readFile(join(door.folder, 'mine.vlanvas.yaml'), 'utf8')).toContain('bbox7');
    expect(await readFile(file, 'utf8')).not.toContain('bbox7');
  });

  test('saved where another file is, asks whether to replace it, and leaves it alone unless told to', async () => {
    const other = join(door.folder, 'other.vlanvas.yaml');
    await writeFile(other, 'vlanvas: 1\nname: other\n');
    const open = await readFile(join(door.folder, 'mine.vlanvas.yaml'), 'utf8');
    await page.keyboard.press('Control+Shift+s');
    const saving = page.getByRole('dialog', { name: 'Save as' });
    await saving.getByRole('textbox').fill('other');
    await saving.getByRole('button', { name: 'Save', exact: true }).click();
    const asking = page.getByRole('dialog', { name: 'Replace other.vlanvas.yaml?' });
    await asking.getByText(`is in ${door.folder}`).waitFor();
    await asking.getByRole('button', { name: 'Cancel' }).click();
    expect(await saving.getByRole('textbox').inputValue()).toBe(other);
    expect(await readFile(other, 'utf8')).toBe('vlanvas: 1\nname: other\n');
    await saving.getByRole('button', { name: 'Save', exact: true }).click();
    await asking.getByRole('button', { name: 'Replace' }).click();
    await asking.waitFor({ state: 'hidden' });
    expect(await readFile(other, 'utf8')).toBe(open);
    expect(await page.title()).toBe('other.vlanvas.yaml — Vlanvas');
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
    // What lies in a file elsewhere is not lost with this window.
    expect(await page.title()).toBe('dropped — Vlanvas');
  });

  test('dropped on the window, what is no text is refused with words, and what is open stays', async () => {
    const transfer = await page.evaluateHandle(() => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 255])], 'picture.png'));
      return data;
    });
    await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
    await page.getByText('picture.png is no text').waitFor();
    expect(await page.title()).toBe('dropped — Vlanvas');
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
