/** The places of a packet's way, beside the matrix: each is chosen by a click, and where it ends is told apart. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { workbenchOn, type Workbench } from '../pages/workbench.ts';
import { endingAfterAll } from '../support/at-end.ts';
import { openWeb, type WebDoor } from '../support/doors.ts';

const DESIGN = `vlanvas: 1
name: places
segments: { lan: { vlans: [10, 20] } }
hosts:
  docker01: { ssh: docker01.lab, interfaces: { ens33: { segment: lan }, v10: { parent: ens33, vlan: 10 }, v20: { parent: ens33, vlan: 20 } } }
  router01: { docker: none, forwarding: true, interfaces: { eth0: { segment: lan }, r20: { parent: eth0, vlan: 20, addresses: [10.20.0.1/24] } } }
networks:
  net10: { driver: macvlan, parents: { docker01: v10 }, subnets: [{ subnet: 10.10.0.0/24, gateway: 10.10.0.1 }] }
  net20: { driver: macvlan, parents: { docker01: v20 }, subnets: [{ subnet: 10.20.0.0/24, gateway: 10.20.0.1 }] }
containers:
  bbox1: { host: docker01, image: busybox, networks: { net10: {} } }
  bbox2: { host: docker01, image: busybox, networks: { net20: {} } }
`;

describe('a router without an interface in a VLAN', () => {
  const ending = endingAfterAll();
  let door: WebDoor;
  let page: Page;
  let bench: Workbench;

  const why = () => page.getByRole('complementary', { name: /Why/ });
  const places = () => why().locator('li[data-outcome] button');

  beforeAll(async () => {
    door = ending(await openWeb());
    page = door.page;
    bench = workbenchOn(page);
    await writeFile(join(door.folder, 'places.vlanvas.yaml'), DESIGN);
    await bench.open('places.vlanvas.yaml');
    await bench.cell('bbox1', 'bbox2').click();
    await why().waitFor();
  });

  test('the place where the way ends is in another colour, and a click on a place selects it', async () => {
    const end = why().locator('li[data-outcome="stops"] button').first();
    const colours = await Promise.all(
      [end, places().first()].map((one) => one.evaluate((place) => getComputedStyle(place).color)),
    );
    expect(new Set(colours).size).toBe(2);
    await places().first().click();
    await expect.poll(() => bench.object('container:bbox1').getAttribute('data-selected')).toBe('true');
  });

  test('one click gives the router that interface, with the address of the gateway, and the pair is open', async () => {
    expect(await bench.cell('bbox1', 'bbox2').getAttribute('aria-label')).not.toMatch(/open/);
    await bench.panel('Problems');
    const row = page.locator('[data-code="GATEWAY_NOT_MODELLED"]');
    await row.getByRole('button', { name: 'Fix: Add eth0.10 with 10.10.0.1 to router01' }).click();
    await row.waitFor({ state: 'detached' });
    await bench.object('interface:router01/eth0.10').waitFor();
    await expect.poll(() => bench.text()).toContain('10.10.0.1/24');
    await bench.panel('Matrix');
    await expect.poll(() => bench.cell('bbox1', 'bbox2').getAttribute('aria-label')).toMatch(/open/);
    await page.locator('.react-flow__pane').click({ position: { x: 10, y: 10 } });
    await bench.undo();
    await bench.object('interface:router01/eth0.10').waitFor({ state: 'detached' });
  });

  test('nothing was complained about', () => {
    expect(door.complaints).toEqual([]);
  });
});
