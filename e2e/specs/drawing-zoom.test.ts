/** What is drawn at which zoom: cards with counts and lines far out, whole addresses close up; and finding the way back. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { drawingOn } from '../pages/drawing.ts';
import type { Drawing } from '../pages/drawing.ts';
import { workbenchOn } from '../pages/workbench.ts';
import type { Workbench } from '../pages/workbench.ts';
import { endingAfterAll } from '../support/at-end.ts';
import type { Door } from '../support/doors.ts';
import { openWeb } from '../support/doors.ts';

const HOSTS = 8;

function manyHosts(): string {
  const hosts = Array.from({ length: HOSTS }, (_, index) => `docker${String(index + 1).padStart(2, '0')}`);
  return [
    'vlanvas: 1',
    'name: many-hosts',
    'segments: { lan: {} }',
    'hosts:',
    ...hosts.map(
      (host, index) =>
        `  ${host}: { interfaces: { ens33: { segment: lan, promiscuous: true, addresses: [192.168.1.${index + 11}/24] } } }`,
    ),
    'networks:',
    `  net1: { driver: macvlan, parents: { ${hosts.map((host) => `${host}: ens33`).join(', ')} }, subnets: [{ subnet: 10.8.0.0/16 }] }`,
    'containers:',
    ...hosts.flatMap((host, index) =>
      [1, 2, 3].map((turn) => `  c${index * 3 + turn}: { host: ${host}, image: busybox, networks: { net1: {} } }`),
    ),
    '',
  ].join('\n');
}

describe('the zoom', () => {
  const ending = endingAfterAll();
  let door: Door;
  let page: Page;
  let bench: Workbench;
  let canvas: Drawing;

  beforeAll(async () => {
    door = ending(await openWeb());
    page = door.page;
    bench = workbenchOn(page);
    canvas = drawingOn(page);
    await writeFile(join(door.folder, 'many.vlanvas.yaml'), manyHosts());
    await bench.open('many.vlanvas.yaml');
    await bench.object('host:docker01').waitFor();
  });

  test('far out, a host is a card with counts, and a network is a line', async () => {
    const host = bench.object('host:docker03');
    await host.getByText('3 containers · 1 network').waitFor();
    expect(await bench.object('container:c1').count()).toBe(0);
    const rail = await canvas.boxOf('network:net1');
    const band = bench.object('network:net1').locator('[data-kind="band"]').first();
    // Painted in the middle of its box, so many units of the drawing high.
    const painted = await band.evaluate((element) => parseFloat(getComputedStyle(element).backgroundSize.split(' ')[1] ?? ''));
    const whole = await band.evaluate((element) => parseFloat(getComputedStyle(element).height));
    expect(rail.height).toBeGreaterThan(0);
    expect(painted).toBeLessThan(whole / 2);
    const name = await host.getByText('docker03').boundingBox();
    expect(name?.height).toBeGreaterThan(11);
  });

  test('what is found is gone to, as far as its address can be read', async () => {
    await page.keyboard.press('Control+k');
    await page.keyboard.type('c10');
    await page.keyboard.press('Enter');
    await bench
      .object('container:c10')
      .getByText(/^10\.8\./)
      .waitFor();
    expect((await bench.object('container:c10').boundingBox())?.width).toBeGreaterThan(80);
  });

  test('close up, the addresses of interfaces are whole', async () => {
    const nic = bench.object('interface:docker04/ens33');
    await page.mouse.move(...(await middleOf(canvas, 'container:c10')));
    expect(await nic.getByText('192.168.1.14/24').isVisible()).toBe(false);
    for (let turn = 0; turn < 4; turn++) await page.mouse.wheel(0, -150);
    await page.locator('[data-near]').waitFor();
    await page.keyboard.press('Escape');
    await page.evaluate(() => document.querySelector<HTMLElement>('[data-id="interface:docker04/ens33"]')?.focus());
    await nic.getByText('192.168.1.14/24').waitFor();
  });

  test('fit shows everything again, and zoom to the selection goes near', async () => {
    await page.keyboard.press('Shift+1');
    await bench.object('host:docker08').getByText('3 containers').waitFor();
    await bench.object('host:docker08').click({ position: { x: 20, y: 10 } });
    await page.keyboard.press('Shift+2');
    await bench.object('container:c24').waitFor();
  });

  test('nothing was complained about', () => {
    expect(door.complaints).toEqual([]);
  });
});

async function middleOf(canvas: Drawing, id: string): Promise<[number, number]> {
  const box = await canvas.boxOf(id);
  return [box.x + box.width / 2, box.y + box.height / 2];
}
