/** A right click means what lies under the pointer, wires too; and wires are reached, read and taken away by key. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { Drawing, Point } from '../pages/drawing.ts';
import type { Workbench } from '../pages/workbench.ts';
import { drawnDesign } from '../support/drawn-design.ts';

describe('what a right click and the keyboard mean', () => {
  let page: Page;
  let bench: Workbench;
  let canvas: Drawing;
  let before: string;

  drawnDesign('two-vlans-one-router', (drawn) => ({ page, bench, canvas, before } = drawn));

  const inspector = () => page.getByRole('complementary', { name: 'Inspector' });
  /** A point of a wire that nothing lies over. */
  const onWire = (id: string): Promise<Point> =>
    page.evaluate((wire) => {
      const path = document.querySelector<SVGPathElement>(
        `.react-flow__edge[data-id="${wire}"] path.react-flow__edge-interaction`,
      );
      const matrix = path?.getScreenCTM();
      if (!path || !matrix) throw new Error(`${wire} is not drawn`);
      const length = path.getTotalLength();
      for (let part = 0.5; part > 0.02; part -= 0.02) {
        for (const share of [part, 1 - part]) {
          const { x, y } = path.getPointAtLength(length * share).matrixTransform(matrix);
          if (document.elementFromPoint(x, y)?.closest('.react-flow__edge')?.getAttribute('data-id') === wire) return { x, y };
        }
      }
      throw new Error(`${wire} is covered`);
    }, id);
  const rightClick = async ({ x, y }: Point) => {
    await page.mouse.click(x, y, { button: 'right' });
    await page.getByRole('menu').waitFor();
  };
  const items = () =>
    page.locator('[role="menu"] [data-action]').evaluateAll((all) => all.map((one) => one.getAttribute('data-action')));
  const undone = async (): Promise<string> => {
    await page.getByRole('menuitem', { name: 'Edit', exact: true }).click();
    const words = await page.locator('[data-action="edit.undo"]').innerText();
    await page.keyboard.press('Escape');
    await page.getByRole('menu').waitFor({ state: 'hidden' });
    return words;
  };

  test.each([
    ['attachment:bbox1/mac_net10', /bbox1: .*networks: \{ *\}/, 'Disconnect bbox1 from mac_net10'],
    ['uplink:mac_net10/docker02', /parents: \{ docker01: ens33\.10 \}/, 'Disconnect mac_net10 from docker02'],
    ['cable:docker02/ens33', /docker02:[\s\S]*ens33: \{ promiscuous: true \}/, 'Disconnect docker02/ens33 from lan'],
  ])('Delete on the wire %s takes that wire away, and nothing else', async (wire, text, name) => {
    await rightClick(await onWire(wire));
    expect(await items()).toEqual(['canvas.zoomToSelection', 'edit.delete']);
    await page.locator('[data-action="edit.delete"]').click();
    await expect.poll(() => bench.text()).toMatch(text);
    for (const id of ['host:docker01', 'host:docker02', 'network:mac_net10', 'container:bbox1'])
      expect(await canvas.node(id).count()).toBe(1);
    expect(await undone()).toContain(name);
  });

  test.each([
    ['the line of a sub-interface', 'vlan:docker01/ens33.10', 'docker01/ens33.10'],
    ['the line of a router', 'router:mac_net10/router01/eth2.10', 'router01/eth2.10'],
  ])('%s means what it belongs to', async (_words, wire, name) => {
    await rightClick(await onWire(wire));
    expect(await items()).toContain('edit.connect');
    await page.keyboard.press('Escape');
    await canvas.node(`interface:${name}`).and(page.locator('.selected')).waitFor();
  });

  test.each([
    ['host:docker02', 'edit.delete', 'add.nic'],
    ['container:bbox3', 'edit.duplicate', 'expect.oneOpen'],
    ['interface:docker01/ens33', 'add.vlan', 'edit.connect'],
    ['segment:lan', 'edit.delete', 'edit.connect'],
  ])('%s has its own menu', async (id, ...wanted) => {
    await rightClick(await canvas.at(id, 30, 8));
    for (const action of wanted) expect(await items()).toContain(action);
    await page.keyboard.press('Escape');
    await canvas.node(id).and(page.locator('.selected')).waitFor();
  });

  test('the band of a network has its own, and the empty canvas that of what can be added', async () => {
    const band = await bench.object('network:mac_net10').locator('[data-kind="band"]').first().boundingBox();
    if (!band) throw new Error('there is no band');
    await rightClick({ x: band.x + 40, y: band.y + band.height / 2 });
    expect(await items()).toContain('add.container');
    await page.keyboard.press('Escape');
    await canvas.node('network:mac_net10').and(page.locator('.selected')).waitFor();
    await page.getByRole('menu').waitFor({ state: 'hidden' });
    await rightClick(await canvas.nowhere());
    expect(await items()).toContain('add.host');
    expect(await items()).not.toContain('edit.delete');
  });

  test('W goes through the wires of a thing, each with its name; Delete takes it away; Escape goes back', async () => {
    await bench.select('container:bbox2');
    await page.keyboard.press('w');
    await inspector().getByText('bbox2 is attached to mac_net20.').waitFor();
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    await expect.poll(focused).toBe('bbox2 is attached to mac_net20.');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-id'))).toBe('container:bbox2');
    await bench.select('host:docker01');
    await page.keyboard.press('w');
    const first = await expect.poll(focused).not.toBeNull().then(focused);
    await page.keyboard.press('w');
    await expect.poll(focused).not.toBe(first);
    await page.keyboard.press('Shift+W');
    await expect.poll(focused).toBe(first);
    await page.keyboard.press('Delete');
    await expect.poll(() => bench.text()).not.toBe(before);
    expect(await canvas.node('host:docker01').count()).toBe(1);
  });
});
