/** Dragging from the palette: what goes with the pointer, what is lit, what a drop makes, asks or refuses; undo of each. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { Drawing } from '../pages/drawing.ts';
import type { Workbench } from '../pages/workbench.ts';
import type { Door } from '../support/doors.ts';
import { drawnDesign } from '../support/drawn-design.ts';

describe('dragging from the palette', () => {
  let door: Door;
  let page: Page;
  let bench: Workbench;
  let canvas: Drawing;
  drawnDesign('two-vlans-one-router', (drawn) => ({ door, page, bench, canvas } = drawn));

  test('a ghost goes with the pointer, what takes it is lit, and what does not is dimmed', async () => {
    await canvas.carry('container', await canvas.at('network:mac_net10', 420, 12));
    await canvas.hint.getByText('Container on docker02, attached to mac_net10').waitFor();
    expect(await canvas.hint.locator('[data-item="container"]').count()).toBe(1);
    expect(await canvas.target('network:mac_net10')).toBe('hit');
    expect(await canvas.target('network:mac_net20')).toBe('yes');
    expect(await canvas.target('segment:lan')).toBe('no');
    expect(await canvas.target('host:router01')).toBeNull();
    await page.keyboard.press('Escape');
    await canvas.hint.waitFor({ state: 'detached' });
    await canvas.drop();
    expect(await bench.object('container:bbox5').count()).toBe(0);
  });

  test('a container dropped on a network is attached, and has an address of it', async () => {
    await canvas.carry('container', await canvas.at('network:mac_net10', 420, 12));
    await canvas.drop();
    await bench
      .object('container:bbox5')
      .getByText(/^172\.16\.10\.\d+$/)
      .waitFor();
    expect(await bench.text()).toMatch(/bbox5: \{ host: docker02, .*mac_net10/);
  });

  test('a container dropped on a host with several networks asks which it is on', async () => {
    await canvas.carry('container', await canvas.at('host:docker01', 200, 24));
    await canvas.drop();
    await canvas.offer.getByText('Which network is bbox5 on?').waitFor();
    await canvas.choose('mac_net20');
    await bench
      .object('container:bbox5')
      .getByText(/^172\.16\.20\.\d+$/)
      .waitFor();
  });

  test('a container dropped on the empty canvas asks for its host', async () => {
    await canvas.carry('container', await canvas.nowhere());
    await canvas.hint.getByText('On which host?').waitFor();
    await canvas.drop();
    await canvas.choose('docker02');
    await bench.object('container:bbox5').waitFor();
    await canvas.offer.getByText('Which network is bbox5 on?').waitFor();
  });

  test('a container dropped on a router says why not, where the pointer is', async () => {
    const at = await canvas.at('host:router01', 200, 24);
    await canvas.carry('container', at);
    await canvas.drop();
    await canvas.offer.getByText('This host has no Docker').waitFor();
    const box = await canvas.offer.boundingBox();
    expect(Math.abs((box?.x ?? 0) - at.x)).toBeLessThan(320);
    expect(Math.abs((box?.y ?? 0) - at.y)).toBeLessThan(60);
  });

  test('a VLAN dropped on a NIC makes the sub-interface there, and on every host of the segment if wanted', async () => {
    await canvas.carry('vlan', await canvas.at('interface:docker01/ens33'));
    await canvas.hint.getByText('VLAN 30 on docker01 ens33').waitFor();
    expect(await canvas.target('interface:docker01/ens33')).toBe('hit');
    expect(await canvas.target('interface:docker02/ens33')).toBe('yes');
    await canvas.drop();
    await bench.object('interface:docker01/ens33.30').waitFor();
    expect(await bench.object('interface:docker02/ens33.30').count()).toBe(0);
    await canvas.choose(/Also on docker02, router01/);
    await bench.object('interface:docker02/ens33.30').waitFor();
    await bench.object('interface:router01/eth2.30').waitFor();
    await bench.undo();
    await bench.object('interface:docker02/ens33.30').waitFor({ state: 'detached' });
    expect(await bench.object('interface:docker01/ens33.30').count()).toBe(1);
  });

  test('a VLAN dropped on a segment is made on every host of it at once', async () => {
    await canvas.carry('vlan', await canvas.at('segment:lan', 30, 16));
    await canvas.hint.getByText('VLAN 30 on every host of lan').waitFor();
    await canvas.drop();
    for (const nic of ['docker01/ens33.30', 'docker02/ens33.30', 'router01/eth2.30'])
      await bench.object(`interface:${nic}`).waitFor();
    await bench.undo();
    for (const nic of ['docker01/ens33.30', 'docker02/ens33.30'])
      await bench.object(`interface:${nic}`).waitFor({ state: 'detached' });
  });

  test('a network dropped on an interface sits on it, and on its like on other hosts', async () => {
    await canvas.carry('macvlan', await canvas.at('interface:docker01/ens33.20'));
    await canvas.drop();
    await bench.object('network:mac_net1').waitFor();
    expect(await bench.text()).toMatch(/mac_net1:[\s\S]*docker01: ens33\.20[\s\S]*docker02: ens33\.20/);
  });

  test('a network says which hosts it leaves out: they have no free interface in its broadcast domain', async () => {
    await bench.select('host:docker02');
    await bench.add('segment');
    await canvas.rests();
    await canvas.draw('interface:docker02/ens33', await canvas.at('segment:lan2', 30, 16));
    await canvas.drop();
    await canvas.carry('ipvlan', await canvas.at('interface:docker01/ens33'));
    await canvas.hint.getByText('Not on docker02: no free interface in the same broadcast domain').waitFor();
    await canvas.drop();
    await bench.object('network:ip_net1').waitFor();
    const [, made] = /ip_net1:([\s\S]*?)\n\S/.exec(await bench.text()) ?? [];
    expect(made).toContain('docker01: ens33');
    expect(made).not.toContain('docker02');
  });

  test('a second macvlan network on a parent of an old Docker is refused before it is dropped', async () => {
    await bench.select('host:docker01');
    await page.getByRole('textbox', { name: 'Engine version assumed' }).fill('24.0.7');
    await page.keyboard.press('Tab');
    await canvas.carry('macvlan', await canvas.at('interface:docker01/ens33.10'));
    await canvas.hint.getByText('older than 27.0.1').waitFor();
    await canvas.drop();
    await canvas.offer.getByText('older than 27.0.1').waitFor();
  });

  test('a host dropped between two others becomes the column between them', async () => {
    const left = await canvas.boxOf('host:docker01');
    const right = await canvas.boxOf('host:docker02');
    await canvas.carry('host', { x: (left.x + left.width + right.x) / 2, y: left.y + 20 });
    await canvas.drop();
    await bench.object('host:docker03').waitFor();
    await expect
      .poll(async () => (await canvas.boxOf('host:docker03')).x)
      .toBeGreaterThan((await canvas.boxOf('host:docker01')).x);
    await expect
      .poll(async () => (await canvas.boxOf('host:docker03')).x - (await canvas.boxOf('host:docker02')).x)
      .toBeLessThan(0);
  });

  test('a tunnel joins the Docker hosts, and is drawn between them', async () => {
    await canvas.carry('tunnel', await canvas.nowhere());
    await canvas.drop();
    await bench.object('tunnel:tunnel1').getByText('VXLAN').waitFor();
    await page.locator('[data-id="end:tunnel1/docker02"]').waitFor({ state: 'attached' });
    expect(await bench.text()).toMatch(/tunnels:\s+tunnel1:[\s\S]*kind: vxlan/);
  });

  test('a click adds without dragging, and a sub-interface offers its VLAN to the keyboard', async () => {
    await bench.select('interface:docker02/ens33');
    await bench.add('vlan');
    await canvas.offer.waitFor();
    await page.waitForFunction(() => document.activeElement?.closest('[data-testid="offer"]') !== null);
    await page.keyboard.press('ArrowDown');
    await canvas.offer.locator('[data-highlighted]').waitFor();
    await page.keyboard.press('Enter');
    await bench.object('interface:docker01/ens33.30').waitFor();
  });

  test('nothing was complained about', () => {
    expect(door.complaints).toEqual([]);
  });
});
