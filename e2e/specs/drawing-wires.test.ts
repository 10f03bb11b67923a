/** Wires: drawing them, why one is refused, what one that leads nowhere could lead to, and what runs over one. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { Drawing } from '../pages/drawing.ts';
import type { Workbench } from '../pages/workbench.ts';
import type { Door } from '../support/doors.ts';
import { drawnDesign } from '../support/drawn-design.ts';

describe('wires', () => {
  let door: Door;
  let page: Page;
  let bench: Workbench;
  let canvas: Drawing;
  let before: string;
  drawnDesign('two-vlans-one-router', (drawn) => ({ door, page, bench, canvas, before } = drawn));

  test('a container is attached to a network by a wire', async () => {
    await canvas.draw('container:bbox1', await canvas.at('network:mac_net20', 300, 12));
    await canvas.hint.getByText('Attach bbox1 to mac_net20').waitFor();
    expect(await canvas.target('network:mac_net20')).toBe('hit');
    expect(await canvas.target('network:mac_net10')).toBe('no');
    await canvas.drop();
    await page.locator('[data-id="attachment:bbox1/mac_net20"]').waitFor({ state: 'attached' });
  });

  test.each([
    ['container:bbox1', 'container:bbox2', 'Two containers meet on a network'],
    ['container:bbox1', 'segment:lan', 'only NICs are cabled to a segment'],
    ['network:mac_net10', 'segment:lan', 'A network sits on an interface'],
    ['interface:docker01/ens33.10', 'segment:lan', 'A VLAN sub-interface is not cabled'],
    ['network:mac_net10', 'interface:router01/eth2', 'The gateway of this network is on another interface already'],
  ])('%s to %s is refused with the reason, before and after letting go', async (from, to, reason) => {
    await canvas.draw(from, await canvas.at(to, 20, 14));
    await canvas.hint.getByText(reason).waitFor();
    await canvas.drop();
    await canvas.offer.getByText(reason).waitFor();
  });

  test('a wire to the empty canvas offers what fits, and makes it in one step', async () => {
    await canvas.draw('container:bbox1', await canvas.nowhere());
    await canvas.hint.getByText('choose what it leads to').waitFor();
    await canvas.drop();
    await canvas.offer.getByRole('menuitem', { name: 'Attach bbox1 to mac_net20' }).waitFor();
    await canvas.choose('New bridge network');
    await bench.object('network:br_net1').waitFor();
    await page.locator('[data-id="attachment:bbox1/br_net1"]').waitFor({ state: 'attached' });
    await bench.undo();
    await bench.object('network:br_net1').waitFor({ state: 'detached' });
  });

  test('a network led to the interface of a router gives it the gateway', async () => {
    await bench.select('interface:router01/eth2.10');
    await page.getByRole('textbox', { name: 'Addresses of the host' }).fill('');
    await page.keyboard.press('Tab');
    await canvas.draw('network:mac_net10', await canvas.at('interface:router01/eth2.10', 20, 12));
    await canvas.drop();
    await expect.poll(() => bench.text()).toBe(before);
  });

  test('the pointer on a wire tells what runs over it', async () => {
    const cable = await page.locator('[data-id="cable:docker01/ens33"] path').first().boundingBox();
    if (!cable) throw new Error('the cable is not drawn');
    await page.mouse.move(cable.x + cable.width / 2, cable.y + cable.height / 2);
    const hint = page.getByTestId('wire-hint');
    await hint.waitFor();
    expect((await hint.innerText()).replace(/\s+/g, ' ')).toContain(
      'Segment lan VLANs 10, 20 Networks mac_net10, mac_net20 MTU 1500',
    );
    await page.mouse.move(cable.x + 300, cable.y + 200);
    await hint.waitFor({ state: 'detached' });
  });

  test('a wire that is selected tells the same in the inspector', async () => {
    const cable = await page.locator('[data-id="cable:docker02/ens33"] path').first().boundingBox();
    if (!cable) throw new Error('the cable is not drawn');
    await page.mouse.click(cable.x + cable.width / 2, cable.y + cable.height / 2);
    await page.getByRole('complementary', { name: 'Inspector' }).getByText('mac_net10, mac_net20').waitFor();
  });

  test('without a pointer, C connects what is selected', async () => {
    await bench.select('container:bbox1');
    await page.keyboard.press('c');
    await page.keyboard.type('mac_net20');
    await page.keyboard.press('Enter');
    await page.locator('[data-id="attachment:bbox1/mac_net20"]').waitFor({ state: 'attached' });
  });

  test('nothing was complained about', () => {
    expect(door.complaints).toEqual([]);
  });
});
