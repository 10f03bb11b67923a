/** Gestures and edits on the canvas: several things at once, aligned, copied, found; each of them one step of undo. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { drawingOn, type Drawing } from '../pages/drawing.ts';
import { workbenchOn } from '../pages/workbench.ts';
import type { Workbench } from '../pages/workbench.ts';
import { endingAfterAll } from '../support/at-end.ts';
import type { Door } from '../support/doors.ts';
import { openWeb } from '../support/doors.ts';
import { repository } from '../support/lab.ts';

describe('drawing', () => {
  const ending = endingAfterAll();
  let door: Door;
  let page: Page;
  let bench: Workbench;
  let canvas: Drawing;

  const inspector = () => page.getByRole('complementary', { name: 'Inspector' });
  const menu = async (label: string, item: string) => {
    await page.getByRole('menuitem', { name: label, exact: true }).click();
    await page.locator(`[data-action="${item}"]`).click();
    await page.getByRole('menu').waitFor({ state: 'hidden' });
  };
  const drag = async (id: string, dx: number, dy: number) => {
    const { x, y } = await canvas.boxOf(id);
    await page.mouse.move(x + 60, y + 10);
    await page.mouse.down();
    await page.mouse.move(x + 60 + dx / 2, y + 10 + dy / 2, { steps: 4 });
    await page.mouse.move(x + 60 + dx, y + 10 + dy, { steps: 4 });
    return () => page.mouse.up();
  };

  beforeAll(async () => {
    door = ending(await openWeb({ file: join(repository, 'examples', 'two-hosts.vlanvas.yaml') }));
    page = door.page;
    bench = workbenchOn(page);
    canvas = drawingOn(page);
    await bench.object('container:bbox4').waitFor();
  });

  test('a marquee selects what it touches', async () => {
    const first = await canvas.boxOf('container:bbox1');
    const second = await canvas.boxOf('container:bbox2');
    await page.keyboard.down('Shift');
    await page.mouse.move(first.x - 60, first.y - 90);
    await page.mouse.down();
    await page.mouse.move(second.x + 20, second.y + 20, { steps: 6 });
    await page.mouse.up();
    await page.keyboard.up('Shift');
    await inspector().getByText('2 containers').waitFor();
  });

  test('one edit in the inspector goes to all of them, and where they differ it says so', async () => {
    await bench.select('container:bbox1');
    await bench.object('container:bbox3').click({ position: { x: 60, y: 12 }, modifiers: ['Shift'] });
    expect(await inspector().getByRole('combobox', { name: 'Host' }).inputValue()).toBe('');
    expect(await inspector().getByRole('combobox', { name: 'Host' }).innerText()).toContain('mixed');
    await inspector().getByRole('textbox', { name: 'Image' }).fill('nginx');
    await expect.poll(() => bench.text()).toMatch(/bbox1: .*nginx[\s\S]*bbox3: .*nginx/);
    await page.keyboard.press('Tab');
    await page.locator('.react-flow__pane').click({ position: { x: 20, y: 20 } });
    await bench.undo();
    await expect.poll(() => bench.text()).not.toContain('nginx');
  });

  test('Ctrl+D duplicates with the links, in one step', async () => {
    await bench.select('container:bbox3');
    await page.keyboard.press('Control+d');
    await bench.object('container:bbox5').waitFor();
    expect(await inspector().getByRole('region', { name: 'mac_net1' }).count()).toBe(1);
    await bench.undo();
    await bench.object('container:bbox5').waitFor({ state: 'detached' });
  });

  test('copy and paste go through the clipboard as a small topology file', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await bench.select('host:docker02');
    await page.keyboard.press('Control+c');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/vlanvas: 1[\s\S]*docker02/);
    await page.keyboard.press('Control+v');
    await bench.object('host:docker03').waitFor();
    expect(await bench.text()).toMatch(/parents: .*docker03: ens33/);
    await bench.undo();
    await bench.object('host:docker03').waitFor({ state: 'detached' });
  });

  test('dragging snaps to what lies beside, with a line that shows it', async () => {
    const before = await canvas.boxOf('host:docker02');
    const release = await drag('host:docker02', 0, 40);
    await page.mouse.move(before.x + 60, before.y + 14, { steps: 4 });
    await page.locator('[data-along="y"]').waitFor({ state: 'attached' });
    await release();
    await page.locator('[data-along="y"]').waitFor({ state: 'detached' });
    expect(Math.abs((await canvas.boxOf('host:docker02')).y - before.y)).toBeLessThan(1.5);
  });

  test('what lies in a host goes with it while it is dragged, and is where it was let go', async () => {
    const wire = async () => {
      const box = await page.locator('[data-id^="attachment:bbox3/"] path').first().boundingBox();
      if (!box) throw new Error('the wire is not drawn');
      return box;
    };
    const places = async () => [await canvas.boxOf('host:docker02'), await canvas.boxOf('container:bbox3'), await wire()];
    const away = (from: Awaited<ReturnType<typeof places>>, to: typeof from) =>
      to.map((box, index) => [Math.round(box.x - (from[index]?.x ?? 0)), Math.round(box.y - (from[index]?.y ?? 0))].join());
    const before = await places();
    const release = await drag('host:docker02', 30, 70);
    const dragged = await places();
    expect(Math.abs((dragged[0]?.y ?? 0) - (before[0]?.y ?? 0))).toBeGreaterThan(40);
    expect(new Set(away(before, dragged)).size).toBe(1);
    await release();
    expect(away(dragged, await places())).toEqual(['0,0', '0,0', '0,0']);
    await bench.undo();
    await expect.poll(async () => away(before, await places())).toEqual(['0,0', '0,0', '0,0']);
  });

  test('align and distribute work on what is selected, and undo takes each back', async () => {
    await (
      await drag('host:docker02', 40, 120)
    )();
    await page.waitForTimeout(200);
    expect((await canvas.boxOf('host:docker02')).y - (await canvas.boxOf('host:docker01')).y).toBeGreaterThan(60);
    await bench.select('host:docker01');
    await bench.object('host:docker02').click({ position: { x: 60, y: 12 }, modifiers: ['Shift'] });
    await menu('Arrange', 'arrange.align.top');
    await expect
      .poll(async () => Math.round((await canvas.boxOf('host:docker02')).y - (await canvas.boxOf('host:docker01')).y))
      .toBe(0);
    await bench.undo();
    await expect
      .poll(async () => (await canvas.boxOf('host:docker02')).y - (await canvas.boxOf('host:docker01')).y)
      .toBeGreaterThan(60);
    await menu('Arrange', 'canvas.tidy');
    await expect
      .poll(async () => Math.round((await canvas.boxOf('host:docker02')).y - (await canvas.boxOf('host:docker01')).y))
      .toBe(0);
  });

  test('a right click offers what fits', async () => {
    await canvas.node('container:bbox1').click({ button: 'right', position: { x: 60, y: 12 } });
    await page.locator('[data-action="edit.duplicate"]').waitFor();
    expect(await page.locator('[data-action="arrange.align.left"]').count()).toBe(0);
    await page.keyboard.press('Escape');
    await page.getByRole('menu').waitFor({ state: 'hidden' });
  });

  test.each([
    ['192.168.50.101', 'bbox1'],
    ['docker02', 'docker02'],
  ])('%s is found and selected', async (query, name) => {
    await page.keyboard.press('Control+k');
    await page.keyboard.type(query);
    await page.keyboard.press('Enter');
    await expect.poll(() => inspector().getByRole('textbox', { name: 'Name' }).inputValue()).toBe(name);
  });

  test.each([
    ['Drawing as SVG', 'two-hosts.svg', '<svg xmlns="http://www.w3.org/2000/svg"'],
    ['Drawing as PNG', 'two-hosts.png', '\x89PNG'],
  ])('%s is a file to take along', async (name, file, begins) => {
    const downloading = page.waitForEvent('download');
    await page.keyboard.press('Control+k');
    await page.keyboard.type(name);
    await page.keyboard.press('Enter');
    const download = await downloading;
    expect(download.suggestedFilename()).toBe(file);
    const content = await readFile(await download.path());
    expect(content.toString('latin1').slice(0, begins.length)).toBe(begins);
    expect(content.length).toBeGreaterThan(2000);
  });

  test('a container that is dragged to another host moves there, and the host is lit meanwhile', async () => {
    const from = await canvas.boxOf('container:bbox1');
    const host = await canvas.boxOf('host:docker02');
    const release = await drag('container:bbox1', host.x + 180 - from.x, 30);
    await expect.poll(() => bench.object('host:docker02').getAttribute('data-target')).toBe('hit');
    await release();
    await expect.poll(() => bench.text()).toMatch(/bbox1: .*host: docker02/);
    await bench.undo();
    await expect.poll(() => bench.text()).toMatch(/bbox1: .*host: docker01/);
  });

  test('a group is selected and moved as one, and is taken apart again', async () => {
    await bench.select('host:docker01');
    await bench.object('host:docker02').click({ position: { x: 60, y: 12 }, modifiers: ['Shift'] });
    await page.keyboard.press('Control+g');
    await expect.poll(() => bench.text()).toMatch(/groups:[\s\S]*host:docker01[\s\S]*host:docker02/);
    await page.locator('.react-flow__pane').click({ position: { x: 20, y: 20 } });
    await bench.select('host:docker01');
    await inspector().getByText('2 objects selected').waitFor();
    await page.locator('.react-flow__pane').click({ position: { x: 20, y: 20 } });
    const before = await canvas.boxOf('host:docker02');
    await (
      await drag('host:docker01', 0, 60)
    )();
    await expect.poll(async () => (await canvas.boxOf('host:docker02')).y - before.y).toBeGreaterThan(30);
    await bench.undo();
    await expect.poll(async () => Math.abs((await canvas.boxOf('host:docker02')).y - before.y)).toBeLessThan(1.5);
    await bench.select('host:docker02');
    await page.keyboard.press('Control+Shift+G');
    await expect.poll(() => bench.text()).not.toContain('groups:');
  });

  test('arrow keys nudge what is selected, a run of them is one step', async () => {
    await bench.select('host:docker01');
    await canvas.node('host:docker01').focus();
    const before = await canvas.boxOf('host:docker01');
    for (let turn = 0; turn < 5; turn++) await page.keyboard.press('ArrowDown');
    await expect.poll(async () => (await canvas.boxOf('host:docker01')).y - before.y).toBeGreaterThan(10);
    await bench.undo();
    await expect.poll(async () => Math.abs((await canvas.boxOf('host:docker01')).y - before.y)).toBeLessThan(1.5);
  });

  test('nothing was complained about', () => {
    expect(door.complaints).toEqual([]);
  });
});
