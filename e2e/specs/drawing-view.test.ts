/** Moving the view, by key and by hand; gestures that are given up; and what is looked at stays where it is. */
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Drawing } from '../pages/drawing.ts';
import type { Workbench } from '../pages/workbench.ts';
import { drawnDesign } from '../support/drawn-design.ts';

interface View {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

describe('the view', () => {
  let page: Page;
  let bench: Workbench;
  let canvas: Drawing;
  let before: string;

  drawnDesign('two-vlans-one-router', (drawn) => ({ page, bench, canvas, before } = drawn));

  const view = (): Promise<View> =>
    page.evaluate(() => {
      const element = document.querySelector<HTMLElement>('.react-flow__viewport');
      const [x = 0, y = 0, zoom = 0] = (element?.style.transform.match(/-?[\d.]+(?:e-?\d+)?/g) ?? []).map(Number);
      return { x, y, zoom };
    });
  /** Once it has come to rest. */
  const rested = async (): Promise<View> => {
    await canvas.rests();
    return view();
  };
  const round = ({ x, y, zoom }: View) => ({ x: Math.round(x), y: Math.round(y), zoom: Math.round(zoom * 100) });
  const hold = async (id: string, dx: number, dy: number) => {
    const { x, y } = await canvas.boxOf(id);
    await page.mouse.move(x + 60, y + 10);
    await page.mouse.down();
    await page.mouse.move(x + 60 + dx / 2, y + 10 + dy / 2, { steps: 3 });
    await page.mouse.move(x + 60 + dx, y + 10 + dy, { steps: 3 });
  };
  const steps = async (): Promise<string> => {
    await page.getByRole('menuitem', { name: 'Edit', exact: true }).click();
    const words = await page.locator('[data-action="edit.undo"]').innerText();
    await page.keyboard.press('Escape');
    await page.getByRole('menu').waitFor({ state: 'hidden' });
    return words;
  };

  beforeEach(async () => {
    await page.locator('.react-flow__pane').click({ position: { x: 10, y: 10 } });
    await page.keyboard.press('Shift+1');
    await rested();
  });

  test('is zoomed by +, -, Ctrl+=, Ctrl+- and Ctrl+0, and from the command palette', async () => {
    const start = await rested();
    await page.keyboard.press('Control+=');
    expect((await rested()).zoom).toBeGreaterThan(start.zoom * 1.1);
    await page.keyboard.press('Control+-');
    expect((await rested()).zoom).toBeCloseTo(start.zoom, 3);
    await page.keyboard.press('-');
    expect((await rested()).zoom).toBeLessThan(start.zoom * 0.9);
    await page.keyboard.press('+');
    expect((await rested()).zoom).toBeCloseTo(start.zoom, 3);
    await page.keyboard.press('Control+0');
    expect((await rested()).zoom).toBeCloseTo(1, 3);
    await page.keyboard.press('Control+k');
    await page.keyboard.type('Zoom out');
    await page.keyboard.press('Enter');
    expect((await rested()).zoom).toBeLessThan(0.9);
  });

  test('is moved by the arrows while nothing is selected', async () => {
    const start = round(await rested());
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    expect(round(await rested())).toEqual({ ...start, x: start.x - 80, y: start.y - 80 });
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowUp');
    expect(round(await rested())).toEqual(start);
  });

  test('is moved by a drag over anything while Space is held', async () => {
    const start = round(await rested());
    await page.keyboard.down(' ');
    await page.getByTestId('hand').waitFor();
    await hold('host:docker02', 90, 40);
    await page.mouse.up();
    await page.keyboard.up(' ');
    await page.getByTestId('hand').waitFor({ state: 'detached' });
    expect(round(await rested())).toEqual({ ...start, x: start.x + 90, y: start.y + 40 });
    expect(await bench.text()).toBe(before);
  });

  test.each(['host:docker02', 'container:bbox3', 'network:mac_net10'])(
    'Escape gives up the drag of %s, and undo has nothing to do',
    async (id) => {
      const start = await canvas.boxOf(id);
      await hold(id, 30, 60);
      await expect.poll(async () => Math.abs((await canvas.boxOf(id)).y - start.y)).toBeGreaterThan(5);
      await page.keyboard.press('Escape');
      await expect.poll(async () => Math.abs((await canvas.boxOf(id)).y - start.y)).toBeLessThan(2);
      await page.mouse.move(start.x + 200, start.y + 120, { steps: 3 });
      expect(Math.abs((await canvas.boxOf(id)).y - start.y)).toBeLessThan(2);
      await page.mouse.up();
      expect(await bench.text()).toBe(before);
      expect(await steps()).toMatch(/^Undo\s*(Ctrl\+Z)?$/m);
    },
  );

  test('Escape gives up what is dragged from the palette, and a wire', async () => {
    await canvas.carry('container', await canvas.at('host:docker01', 100, 60));
    await page.keyboard.press('Escape');
    await canvas.hint.waitFor({ state: 'detached' });
    await page.mouse.up();
    await canvas.draw('container:bbox1', await canvas.at('network:mac_net20', 40, 8));
    await page.keyboard.press('Escape');
    await canvas.hint.waitFor({ state: 'detached' });
    await page.mouse.up();
    expect(await page.locator('.react-flow__connection').count()).toBe(0);
    expect(await bench.text()).toBe(before);
  });

  test('undo does nothing in the middle of a drag', async () => {
    await bench.select('host:docker01');
    await bench.add('container');
    await bench.object('container:bbox5').waitFor();
    await hold('host:docker02', 20, 50);
    await page.keyboard.press('Control+z');
    await page.waitForTimeout(200);
    expect(await bench.object('container:bbox5').count()).toBe(1);
    await page.mouse.up();
    expect(await steps()).toContain('docker02');
  });

  test('stays where it is when what is duplicated or pasted is in sight', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await bench.select('container:bbox1');
    await page.keyboard.press('Control+c');
    const start = round(await rested());
    await page.keyboard.press('Control+d');
    await bench.object('container:bbox5').waitFor();
    expect(round(await rested())).toEqual(start);
    await page.keyboard.press('Control+v');
    await bench.object('container:bbox6').waitFor();
    expect(round(await rested())).toEqual(start);
  });

  test('moves no further than needed, at the same zoom, when it is not', async () => {
    await bench.select('container:bbox1');
    await page.keyboard.press('Shift+2');
    await rested();
    const { x, y, width, height } = await canvas.boxOf('container:bbox1');
    const pane = await page.locator('.react-flow__pane').boundingBox();
    if (!pane) throw new Error('there is no canvas');
    // Its own right edge at the edge of the canvas, so that the copy beside it lies outside.
    await page.keyboard.down(' ');
    await page.mouse.move(x + width / 2, y + height / 2);
    await page.mouse.down();
    await page.mouse.move(pane.x + pane.width - width / 2 - 12, y + height / 2, { steps: 5 });
    await page.mouse.up();
    await page.keyboard.up(' ');
    const start = await rested();
    await page.keyboard.press('Control+d');
    await bench.object('container:bbox5').waitFor();
    const right = pane.x + pane.width;
    const edge = async () => {
      const box = await canvas.node('container:bbox5').boundingBox();
      return box ? box.x + box.width : Infinity;
    };
    await expect.poll(edge).toBeLessThan(right);
    const end = await rested();
    expect(end.zoom).toBeCloseTo(start.zoom, 3);
    expect(Math.abs(end.x - start.x)).toBeLessThan(2.5 * width);
    expect(right - (await edge())).toBeLessThan(120);
  });

  test('goes where the overview map is pressed', async () => {
    for (let turn = 0; turn < 4; turn++) await page.keyboard.press('Control+=');
    const start = await rested();
    const map = await page.getByTestId('minimap').boundingBox();
    if (!map) throw new Error('there is no map');
    await page.mouse.click(map.x + map.width - 30, map.y + map.height / 2);
    const right = await rested();
    expect(right.x).toBeLessThan(start.x - 50);
    expect(right.zoom).toBeCloseTo(start.zoom, 3);
    await page.mouse.click(map.x + 30, map.y + map.height / 2);
    expect((await rested()).x).toBeGreaterThan(right.x + 100);
  });

  test('distribute leaves the same room between three', async () => {
    await hold('host:router01', 160, 30);
    await page.mouse.up();
    await bench.select('host:docker01');
    for (const id of ['host:docker02', 'host:router01'])
      await bench.object(id).click({ position: { x: 60, y: 12 }, modifiers: ['Shift'] });
    const rooms = async () => {
      const boxes = [
        await canvas.boxOf('host:docker01'),
        await canvas.boxOf('host:docker02'),
        await canvas.boxOf('host:router01'),
      ];
      const [a, b, c] = boxes.sort((one, two) => one.x - two.x);
      if (!a || !b || !c) throw new Error('there are three');
      return [b.x - a.x - a.width, c.x - b.x - b.width] as const;
    };
    const [one, two] = await rooms();
    expect(Math.abs(one - two)).toBeGreaterThan(20);
    await page.getByRole('menuitem', { name: 'Arrange', exact: true }).click();
    await page.locator('[data-action="arrange.distribute.across"]').click();
    await expect.poll(async () => Math.abs((await rooms())[0] - (await rooms())[1])).toBeLessThan(2.5);
  });

  test('a VLAN is found by its tag, and what has it is selected', async () => {
    await page.keyboard.press('Control+k');
    await page.keyboard.type('VLAN 20');
    await page
      .getByRole('option', { name: /ens33\.20/ })
      .first()
      .click();
    await expect
      .poll(() => page.getByRole('complementary', { name: 'Inspector' }).getByRole('textbox', { name: 'Name' }).inputValue())
      .toBe('ens33.20');
  });

  test('far out a host tells its health in its card', async () => {
    await bench.select('container:bbox1');
    const inspector = page.getByRole('complementary', { name: 'Inspector' });
    await inspector.getByRole('textbox', { name: 'IPv4 address' }).fill('172.16.10.11');
    await page.keyboard.press('Tab');
    await page.locator('.react-flow__pane').click({ position: { x: 10, y: 10 } });
    for (let turn = 0; turn < 9 && (await page.locator('[data-far]').count()) === 0; turn++) {
      await page.keyboard.press('Control+-');
      await rested();
    }
    const card = bench.object('host:docker02');
    await card.getByText('2 containers · 2 networks').waitFor();
    await card.locator('[data-bad]', { hasText: '1 problem' }).waitFor();
    await card.getByRole('img', { name: 'not asked yet' }).waitFor();
    // The other one has the address by right.
    expect(await bench.object('host:docker01').locator('[data-bad]').count()).toBe(0);
  });
});
