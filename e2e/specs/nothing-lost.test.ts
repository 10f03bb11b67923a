/** What is typed is never lost: a text that cannot be read is not written over by the drawing, and typing is part of the undo history. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { drawingOn, type Drawing } from '../pages/drawing.ts';
import { workbenchOn, type Workbench } from '../pages/workbench.ts';
import { endingAfterAll } from '../support/at-end.ts';
import { openWeb, type WebDoor } from '../support/doors.ts';
import { repository } from '../support/lab.ts';

const EXAMPLE = join(repository, 'examples', 'two-hosts.vlanvas.yaml');
const WRONG = 'containers2: [\n  oops';

describe('what is typed', () => {
  const ending = endingAfterAll();
  let door: WebDoor;
  let page: Page;
  let bench: Workbench;
  let canvas: Drawing;
  let example: string;

  const use = (next: Page) => {
    page = next;
    bench = workbenchOn(page);
    canvas = drawingOn(page);
  };
  const banner = () => page.getByTestId('unreadable');
  const ground = () => page.locator('.react-flow__pane').click({ position: { x: 10, y: 10 } });
  const typeAtEnd = async (text: string) => {
    await bench.panel('Text');
    await page.locator('[data-editor] .cm-content').click();
    await page.keyboard.press('Control+End');
    await page.keyboard.insertText(text);
  };
  const undoName = async () => {
    await page.getByRole('menuitem', { name: 'Edit', exact: true }).click();
    const words = await page.locator('[data-action="edit.undo"]').innerText();
    await page.keyboard.press('Escape');
    await page.getByRole('menu').waitFor({ state: 'hidden' });
    return words;
  };
  const drag = async (id: string) => {
    const { x, y } = await canvas.boxOf(id);
    await page.mouse.move(x + 60, y + 10);
    await page.mouse.down();
    await page.mouse.move(x + 75, y + 25, { steps: 4 });
    await page.mouse.move(x + 90, y + 40, { steps: 4 });
    await page.mouse.up();
  };

  beforeAll(async () => {
    door = ending(await openWeb());
    use(door.page);
    example = await readFile(EXAMPLE, 'utf8');
  });

  describe('in a file that is wrong when it is opened', () => {
    const file = () => join(door.folder, 'broken.vlanvas.yaml');

    beforeAll(async () => {
      await writeFile(file(), example + WRONG);
      await bench.open('broken.vlanvas.yaml');
      await banner().waitFor();
    });

    test('the canvas says where, claims no drawing, and leads to the error', async () => {
      const line = example.split('\n').length + 1;
      expect(await banner().innerText()).toMatch(/error in line \d+\. Nothing of it could be read so far/);
      expect(Number(/line (\d+)/.exec(await banner().innerText())?.[1])).toBeGreaterThanOrEqual(line - 1);
      expect(await banner().getByRole('button', { name: 'Go back to this drawing' }).count()).toBe(0);
      await banner().getByRole('button', { name: 'Open the Text panel at the error' }).click();
      await page.locator('[data-editor] .cm-activeLine', { hasText: /oops|containers2/ }).waitFor();
    });

    test('stays as it is whatever is clicked: an edit is refused with words, and saving writes what was typed', async () => {
      await bench.add('host');
      await page.getByText('Not done: the text has an error in line').waitFor();
      expect(await page.locator('.react-flow__node').count()).toBe(0);
      await page.keyboard.press('Control+s');
      expect(await readFile(file(), 'utf8')).toBe(example + WRONG);
      await typeAtEnd(', more');
      await bench.add('host');
      await page.keyboard.press('Control+s');
      await page.getByText('broken.vlanvas.yaml is saved as it is typed').waitFor();
      expect(await readFile(file(), 'utf8')).toBe(`${example}${WRONG}, more`);
    });

    test('is drawn once it is mended', async () => {
      await typeAtEnd(' ]');
      expect(await banner().count()).toBe(1);
      await page.keyboard.press('Control+a');
      await page.keyboard.insertText(example);
      await bench.object('container:bbox4').waitFor();
      await banner().waitFor({ state: 'detached' });
      await page.keyboard.press('Control+s');
      await expect.poll(() => readFile(file(), 'utf8')).toBe(example);
    });
  });

  describe('beside a drawing', () => {
    const file = () => join(door.folder, 'whole.vlanvas.yaml');

    beforeEach(async () => {
      await writeFile(file(), example);
      use(await door.context.newPage());
      await page.goto(door.url);
      await page.getByRole('button', { name: /New design/ }).waitFor();
      await bench.open('whole.vlanvas.yaml');
      await bench.object('container:bbox4').waitFor();
    });

    test('is not thrown away by a drag, a key, the palette or the inspector, and undo takes it back by its name', async () => {
      const typed = 'expect2: [ { from: bbox1, to: bbox2';
      await typeAtEnd(typed);
      await banner().waitFor();
      const before = await canvas.boxOf('host:docker02');
      await drag('host:docker02');
      await page.getByText('Not done: the text has an error in line').waitFor();
      await expect.poll(async () => (await canvas.boxOf('host:docker02')).x).toBe(before.x);
      await bench.add('host');
      await bench.select('container:bbox1');
      await page.keyboard.press('Delete');
      await page.keyboard.press('Control+d');
      expect(await bench.text()).toBe(example + typed);
      await bench.object('container:bbox1').waitFor();
      await ground();
      expect(await undoName()).toContain('Undo: Edit the text');
      await bench.undo();
      await banner().waitFor({ state: 'detached' });
      expect(await bench.text()).toBe(example);
      await ground();
      await page.keyboard.press('Control+y');
      await banner().waitFor();
      expect(await bench.text()).toBe(example + typed);
    });

    test('is given up for the last drawing only by choice, and undo brings it back', async () => {
      await typeAtEnd(WRONG);
      await banner().getByRole('button', { name: 'Go back to this drawing' }).click();
      await banner().waitFor({ state: 'detached' });
      expect(await bench.text()).toBe(example);
      await ground();
      expect(await undoName()).toContain('Back to the last drawing that could be read');
      await bench.undo();
      await banner().waitFor();
      expect(await bench.text()).toBe(example + WRONG);
    });

    test('is undone and redone to the letter where it is a comment alone, on the canvas and in the editor', async () => {
      await typeAtEnd('# the end');
      await expect.poll(() => bench.text()).toBe(`${example}# the end`);
      await ground();
      await bench.undo();
      await expect.poll(() => bench.text()).toBe(example);
      await ground();
      await page.keyboard.press('Control+y');
      await expect.poll(() => bench.text()).toBe(`${example}# the end`);
      await page.locator('[data-editor] .cm-content').click();
      await page.keyboard.press('Control+z');
      await expect.poll(() => bench.text()).toBe(example);
      await page.keyboard.press('Control+y');
      await expect.poll(() => bench.text()).toBe(`${example}# the end`);
    });
  });

  test('is not written over by saving by itself, which waits until it can be read', async () => {
    await writeFile(join(door.folder, 'auto.vlanvas.yaml'), example);
    use(await door.context.newPage());
    await page.goto(door.url);
    await page.getByRole('button', { name: /New design/ }).waitFor();
    await bench.open('auto.vlanvas.yaml');
    await bench.object('container:bbox4').waitFor();
    await page.getByRole('menuitem', { name: 'File', exact: true }).click();
    await page.locator('[data-action="file.autosave"]').click();
    await typeAtEnd(WRONG);
    await bench.add('host');
    await page.waitForTimeout(1_800);
    expect(await readFile(join(door.folder, 'auto.vlanvas.yaml'), 'utf8')).toBe(example);
    await typeAtEnd('\n]');
    await page.keyboard.press('Control+a');
    await page.keyboard.insertText(`${example}# mended\n`);
    await expect.poll(() => readFile(join(door.folder, 'auto.vlanvas.yaml'), 'utf8')).toBe(`${example}# mended\n`);
  });

  test('nothing was complained about', () => {
    expect(door.complaints).toEqual([]);
  });
});
