/** A group is selected and moved as one; a second click gets at a member, which can then be edited and moved alone. */
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Drawing } from '../pages/drawing.ts';
import type { Workbench } from '../pages/workbench.ts';
import { drawnDesign } from '../support/drawn-design.ts';

describe('a group', () => {
  let page: Page;
  let bench: Workbench;
  let canvas: Drawing;

  drawnDesign('two-hosts', (drawn) => ({ page, bench, canvas } = drawn));

  const inspector = () => page.getByRole('complementary', { name: 'Inspector' });
  const name = () => inspector().getByRole('textbox', { name: 'Name' }).inputValue();
  const outline = () => page.locator('[data-outline]');
  const both = () => inspector().getByText('2 containers').waitFor();

  beforeEach(async () => {
    await bench.select('container:bbox1');
    await bench.object('container:bbox2').click({ position: { x: 60, y: 12 }, modifiers: ['Shift'] });
    await page.keyboard.press('Control+g');
    await page.locator('.react-flow__pane').click({ position: { x: 10, y: 10 } });
    await outline().waitFor({ state: 'detached' });
  });

  test('has an outline while it is selected', async () => {
    await bench.select('container:bbox1');
    await both();
    const [line, one, two] = [
      await outline().boundingBox(),
      await canvas.boxOf('container:bbox1'),
      await canvas.boxOf('container:bbox2'),
    ];
    if (!line) throw new Error('there is no outline');
    expect(line.x).toBeLessThan(Math.min(one.x, two.x));
    expect(line.x + line.width).toBeGreaterThan(Math.max(one.x + one.width, two.x + two.width));
  });

  test('says what is in it, and bears the name that it is given', async () => {
    await bench.select('container:bbox1');
    await both();
    await page.getByRole('img', { name: 'Group of bbox1, bbox2', exact: true }).waitFor();
    const field = inspector().getByRole('textbox', { name: 'Name of the group' });
    expect(await field.inputValue()).toBe('');
    await field.fill('web tier');
    await page.getByRole('img', { name: 'Group web tier: bbox1, bbox2', exact: true }).waitFor();
    expect(await outline().innerText()).toBe('web tier');
    await field.press('Enter');
    await expect.poll(() => bench.text()).toContain('web tier: [');
    await bench.select('container:bbox3');
    await field.waitFor({ state: 'detached' });
    await page.locator('.react-flow__pane').click({ position: { x: 10, y: 10 } });
    await bench.undo();
    await bench.select('container:bbox1');
    await page.getByRole('img', { name: 'Group of bbox1, bbox2', exact: true }).waitFor();
  });

  test('lets a second click select one of it, a click its neighbour, and Escape the group again', async () => {
    await bench.select('container:bbox1');
    await both();
    await page.waitForTimeout(600);
    await bench.select('container:bbox1');
    await expect.poll(name).toBe('bbox1');
    await page.waitForTimeout(600);
    await bench.select('container:bbox2');
    await expect.poll(name).toBe('bbox2');
    await inspector().getByRole('textbox', { name: 'Image' }).fill('nginx');
    await expect.poll(() => bench.text()).toMatch(/bbox2: .*nginx/);
    await bench.select('container:bbox2');
    await page.keyboard.press('Escape');
    await both();
    await page.keyboard.press('Escape');
    await outline().waitFor({ state: 'detached' });
  });

  test('is entered by a double click, which opens no terminal, and by Alt and a click', async () => {
    await bench.object('container:bbox2').dblclick({ position: { x: 60, y: 12 } });
    await expect.poll(name).toBe('bbox2');
    expect(await page.locator('[data-console]').count()).toBe(0);
    await page.keyboard.press('Escape');
    await both();
    await page.keyboard.press('Escape');
    await bench.object('container:bbox1').click({ position: { x: 60, y: 12 }, modifiers: ['Alt'] });
    await expect.poll(name).toBe('bbox1');
  });

  test('moves as one, and a member that was got at moves alone', async () => {
    const drag = async (id: string) => {
      const { x, y } = await canvas.boxOf(id);
      await page.mouse.move(x + 60, y + 12);
      await page.mouse.down();
      await page.mouse.move(x + 60, y + 24, { steps: 3 });
      await page.mouse.move(x + 60, y + 36, { steps: 3 });
      await page.mouse.up();
      await page.waitForTimeout(300);
    };
    const height = async (id: string) => (await canvas.boxOf(id)).y;
    const start = { one: await height('container:bbox1'), two: await height('container:bbox2') };
    await bench.object('container:bbox1').click({ position: { x: 60, y: 12 }, modifiers: ['Alt'] });
    await drag('container:bbox1');
    expect(await height('container:bbox1')).toBeGreaterThan(start.one + 10);
    expect(Math.abs((await height('container:bbox2')) - start.two)).toBeLessThan(2);
    await bench.undo();
    await expect.poll(async () => Math.abs((await height('container:bbox1')) - start.one)).toBeLessThan(2);
    await page.locator('.react-flow__pane').click({ position: { x: 10, y: 10 } });
    await drag('container:bbox1');
    expect(await height('container:bbox2')).toBeGreaterThan(start.two + 10);
  });

  test('is entered by key too: Enter, and Enter again', async () => {
    await canvas.node('container:bbox1').focus();
    await page.keyboard.press('Enter');
    await both();
    await page.keyboard.press('Enter');
    await expect.poll(name).toBe('bbox1');
  });
});
