/** What is in sight: what an edit, an undo or a fix changed comes there, and the words of a band stay there. */
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Drawing } from '../pages/drawing.ts';
import type { Workbench } from '../pages/workbench.ts';
import type { Door } from '../support/doors.ts';
import { drawnDesign } from '../support/drawn-design.ts';

describe('what is in sight', () => {
  let door: Door;
  let page: Page;
  let bench: Workbench;
  let canvas: Drawing;
  drawnDesign('two-vlans-one-router', (drawn) => ({ door, page, bench, canvas } = drawn));

  const viewport = () => page.locator('.react-flow__viewport').getAttribute('style');
  const rest = () => page.waitForTimeout(400);

  beforeEach(async () => {
    await page.keyboard.press('Shift+1');
    await rest();
  });

  test('undo and redo bring what they change into sight', async () => {
    await bench.select('container:bbox1');
    await page.keyboard.press('Control+d');
    await bench.object('container:bbox5').waitFor();
    await page.locator('.react-flow__pane').click({ position: { x: 10, y: 10 } });
    await canvas.pan(-1_500, 0);
    expect(await canvas.isInSight('host:docker01')).toBe(false);
    await bench.undo();
    await expect.poll(() => canvas.isInSight('host:docker01')).toBe(true);
    await rest();
    await canvas.pan(-1_500, 0);
    await page.keyboard.press('Control+Shift+Z');
    await expect.poll(() => canvas.isInSight('container:bbox5')).toBe(true);
  });

  test('nothing moves where what changes is in sight', async () => {
    const before = await viewport();
    await bench.select('container:bbox1');
    await page.keyboard.press('Control+d');
    await bench.object('container:bbox5').waitFor();
    await rest();
    expect(await viewport()).toBe(before);
    await page.locator('.react-flow__pane').click({ position: { x: 10, y: 10 } });
    await bench.undo();
    await bench.object('container:bbox5').waitFor({ state: 'detached' });
    await rest();
    expect(await viewport()).toBe(before);
  });

  test('what an undo takes away is selected no more: the inspector shows the design', async () => {
    const inspector = page.getByRole('complementary', { name: 'Inspector' });
    await bench.select('container:bbox1');
    await page.keyboard.press('Control+d');
    await inspector.getByRole('textbox', { name: 'Name' }).waitFor();
    await bench.object('container:bbox5').waitFor();
    await bench.undo();
    await inspector.getByText('Select something on the canvas').waitFor();
  });

  test('a fix from the list of problems comes into sight', async () => {
    await bench.object('interface:router01/eth2').click();
    await bench.add('vlan');
    await bench.panel('Problems');
    await page.keyboard.press('Escape');
    const fix = page.locator('[data-code="VLAN_NOT_CARRIED"]').getByRole('button', { name: /^Fix/ });
    await fix.waitFor();
    await canvas.pan(0, 420);
    expect(await canvas.isInSight('segment:lan')).toBe(false);
    await fix.click();
    await expect.poll(() => canvas.isInSight('segment:lan')).toBe(true);
  });

  test('the words of a band stay in sight while its left end is not', async () => {
    const words = page.locator('[data-id="label:mac_net10"]').getByText('VLAN 10 · mac_net10');
    const pane = await page.locator('.react-flow__pane').boundingBox();
    const start = await words.boundingBox();
    await canvas.pan(-500, 0);
    const moved = await words.boundingBox();
    expect(moved?.x).toBeGreaterThan(pane?.x ?? 0);
    expect(moved?.x).toBeLessThan((pane?.x ?? 0) + 60);
    await canvas.pan(500, 0);
    expect(Math.abs(((await words.boundingBox())?.x ?? 0) - (start?.x ?? 0))).toBeLessThan(1);
  });

  test('nothing was complained about', () => {
    expect(door.complaints).toEqual([]);
  });
});
