/** Expectations on the canvas: stated with a gesture or a key, shown with what the prediction says of them, changed and undone. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from 'playwright-core';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Drawing } from '../pages/drawing.ts';
import type { Workbench } from '../pages/workbench.ts';
import type { Door } from '../support/doors.ts';
import { drawnDesign } from '../support/drawn-design.ts';

describe('expectations', () => {
  let door: Door;
  let page: Page;
  let bench: Workbench;
  let canvas: Drawing;
  let inspector: Locator;
  drawnDesign('two-vlans-one-router', (drawn) => {
    ({ door, page, bench, canvas } = drawn);
    inspector = page.getByRole('complementary', { name: 'Inspector' });
  });

  const banner = () => page.getByTestId('expect-banner');
  const alsoSelect = (id: string) => bench.object(id).click({ position: { x: 60, y: 12 }, modifiers: ['Shift'] });
  const show = async (which: 'all' | 'selected' | 'none') => {
    await page.getByRole('menuitem', { name: 'View', exact: true }).click();
    await page.locator(`[data-action="view.expectations.${which}"]`).click();
    await page.getByRole('menu').waitFor({ state: 'hidden' });
  };

  beforeEach(async () => {
    await page.locator('.react-flow__pane').click({ position: { x: 10, y: 10 } });
  });

  test('E asks for the other end: what can be it is lit, a click states it, and undo takes it back', async () => {
    await bench.select('container:bbox1');
    await page.keyboard.press('e');
    await banner().getByText('Expect that bbox1 reaches …').waitFor();
    await page.mouse.move(...(await pointOn(canvas, 'container:bbox4')));
    await canvas.hint.getByText('Expect that bbox1 reaches bbox4').waitFor();
    expect(await canvas.target('container:bbox4')).toBe('hit');
    expect(await canvas.target('network:mac_net20')).toBe('yes');
    expect(await canvas.target('interface:docker01/ens33')).toBeNull();
    await page.mouse.click(...(await pointOn(canvas, 'container:bbox4')));
    await banner().waitFor({ state: 'detached' });
    await inspector.getByText('bbox1 must reach bbox4').waitFor();
    await expect.poll(() => canvas.expected('bbox1', 'bbox4')).toBe('met');
    expect(await bench.text()).toMatch(/expect:\s+- \{ from: bbox1, to: bbox4, reachable: true \}/);
    await page.locator('.react-flow__pane').click({ position: { x: 10, y: 10 } });
    await bench.undo();
    await expect.poll(() => bench.text()).not.toContain('from: bbox1');
    await page.keyboard.press('Control+Shift+Z');
    await expect.poll(() => bench.text()).toContain('from: bbox1, to: bbox4');
  });

  test('Escape ends it, and nothing was stated or moved', async () => {
    await bench.select('container:bbox1');
    const before = await canvas.boxOf('container:bbox4');
    await page.keyboard.press('e');
    await banner().waitFor();
    await page.keyboard.press('Escape');
    await banner().waitFor({ state: 'detached' });
    expect(await canvas.boxOf('container:bbox4')).toEqual(before);
    await inspector.getByRole('textbox', { name: 'Name' }).waitFor();
  });

  test('without a pointer: arrows and Enter on the canvas, or a name', async () => {
    await bench.select('container:bbox1');
    await canvas.node('container:bbox1').focus();
    await page.keyboard.press('Shift+E');
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction(() => document.activeElement?.getAttribute('data-id') === 'container:bbox3');
    await page.keyboard.press('Enter');
    await inspector.getByText('bbox1 must not reach bbox3').waitFor();
    await expect.poll(() => canvas.expected('bbox1', 'bbox3')).toBe('unmet');
    await inspector.getByText('not met (1 of 1 open)').waitFor();
    await bench.select('container:bbox2');
    await page.keyboard.press('e');
    await page.keyboard.press('e');
    await page.keyboard.type('docker02');
    await page.keyboard.press('Enter');
    await inspector.getByText('bbox2 must reach docker02').waitFor();
  });

  test('two that are selected: both ways with one step, from the menu on a right click', async () => {
    await bench.select('container:bbox1');
    await alsoSelect('container:bbox3');
    await canvas.node('container:bbox3').click({ button: 'right', position: { x: 60, y: 12 } });
    await page.getByRole('menuitem', { name: 'Expect that bbox1 and bbox3 reach each other' }).click();
    await canvas.expectation('bbox1', 'bbox3').waitFor();
    await canvas.expectation('bbox3', 'bbox1').waitFor();
    await page.locator('.react-flow__pane').click({ position: { x: 10, y: 10 } });
    await bench.undo();
    await expect.poll(() => bench.text()).not.toContain('from: bbox');
  });

  test('a network is led to itself: its containers among each other', async () => {
    await bench.select('network:mac_net10');
    await page.keyboard.press('Control+Shift+E');
    await page.mouse.click(...(await pointOn(canvas, 'network:mac_net10', 300, 14)));
    await inspector.getByText('mac_net10 must not reach mac_net10').waitFor();
    await expect.poll(() => canvas.expected('mac_net10', 'mac_net10')).toBe('unmet');
  });

  test('shown are those of what is selected, or all, or none', async () => {
    expect(await canvas.expectation('mac_net10', 'mac_net20').count()).toBe(0);
    await bench.select('network:mac_net10');
    await canvas.expectation('mac_net10', 'mac_net20').waitFor();
    await show('none');
    await canvas.expectation('mac_net10', 'mac_net20').waitFor({ state: 'detached' });
    await page.locator('.react-flow__pane').click({ position: { x: 10, y: 10 } });
    await show('all');
    await canvas.expectation('mac_net20', 'mac_net10').waitFor();
    await show('selected');
    await canvas.expectation('mac_net20', 'mac_net10').waitFor({ state: 'detached' });
  });

  test('the pointer on one tells what it says; a click selects it, and Delete removes it', async () => {
    await bench.select('network:mac_net10');
    const badge = await canvas.expectation('mac_net10', 'mac_net20').locator('circle').boundingBox();
    if (!badge) throw new Error('the expectation is not drawn');
    const at = [badge.x + badge.width / 2, badge.y + badge.height / 2] as const;
    await page.mouse.move(at[0] - 2, at[1]);
    await page.mouse.move(...at);
    await page.getByTestId('wire-hint').getByText('mac_net10 must reach mac_net20').waitFor();
    await page.getByTestId('wire-hint').getByText('met (4 of 4)').waitFor();
    await page.mouse.click(...at);
    await inspector.getByRole('combobox', { name: 'Must be' }).waitFor();
    expect(await inspector.getByRole('textbox', { name: 'Name' }).count()).toBe(0);
    await page.keyboard.press('Delete');
    await expect.poll(() => bench.text()).not.toContain('from: mac_net10');
  });

  test('its ends are changed in the inspector, and it stays selected', async () => {
    await bench.select('network:mac_net10');
    await inspector.getByRole('button', { name: /mac_net10 must reach mac_net20/ }).click();
    await inspector.getByRole('combobox', { name: 'To' }).selectOption('bbox2');
    await inspector.getByText('mac_net10 must reach bbox2').waitFor();
    await inspector.getByRole('combobox', { name: 'Must be' }).selectOption('not reachable');
    await inspector.getByText('not met (2 of 2 open)').waitFor();
    expect(await bench.text()).toContain('from: mac_net10, to: bbox2, reachable: false');
  });

  test('a copy of what it is about has it too', async () => {
    await bench.select('container:bbox1');
    await alsoSelect('container:bbox2');
    await page.keyboard.press('Control+Shift+E');
    await canvas.expectation('bbox1', 'bbox2').waitFor();
    await bench.select('container:bbox1');
    await alsoSelect('container:bbox2');
    await page.keyboard.press('Control+d');
    await expect.poll(() => bench.text()).toMatch(/from: bbox5, to: bbox6, reachable: false/);
  });

  test('axe finds nothing while an end is chosen and all are shown', async () => {
    await show('all');
    await bench.select('container:bbox1');
    await page.keyboard.press('e');
    await banner().waitFor();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)).toEqual([]);
    await page.keyboard.press('Escape');
    await show('selected');
  });

  test('nothing was complained about', () => {
    expect(door.complaints).toEqual([]);
  });
});

async function pointOn(canvas: Drawing, id: string, x = 40, y = 14): Promise<[number, number]> {
  const at = await canvas.at(id, x, y);
  return [at.x, at.y];
}
