/** What a router lets through is drawn: arrows between the interfaces of its rules, marks for rules and routes; and shims. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { workbenchOn, type Workbench } from '../pages/workbench.ts';
import { endingAfterAll } from '../support/at-end.ts';
import { openWeb, type Door } from '../support/doors.ts';

const DESIGN = `vlanvas: 1
name: rules
segments: { lan: { vlans: [10, 20] } }
hosts:
  docker01:
    ssh: docker01.lab
    interfaces: { ens33: { segment: lan }, ens33.10: { parent: ens33, vlan: 10 }, ens33.20: { parent: ens33, vlan: 20 } }
  router01:
    ssh: router01.lab
    docker: none
    interfaces:
      eth2: { segment: lan }
      eth2.10: { parent: eth2, vlan: 10, addresses: [172.16.10.1/24] }
      eth2.20: { parent: eth2, vlan: 20, addresses: [172.16.20.1/24] }
    forwarding: true
    routes: [{ to: 10.0.0.0/8, via: 172.16.10.9 }, { to: 10.9.0.0/16, via: 172.16.20.9 }]
    forward:
      - { from: eth2.10, to: eth2.20, action: accept, masquerade: true }
      - { from: eth2.20, to: eth2.10, action: drop, protocol: icmp }
networks:
  net10:
    driver: macvlan
    parents: { docker01: { interface: ens33.10, shim: { name: gw10, addresses: [172.16.10.7/24] } } }
    subnets: [{ subnet: 172.16.10.0/24, gateway: 172.16.10.1 }]
  net20: { driver: macvlan, parents: { docker01: ens33.20 }, subnets: [{ subnet: 172.16.20.0/24, gateway: 172.16.20.1 }] }
containers:
  a: { host: docker01, image: busybox, networks: { net10: {} } }
  b: { host: docker01, image: busybox, networks: { net20: {} } }
`;

describe('a router and a shim', () => {
  const ending = endingAfterAll();
  let door: Door;
  let page: Page;
  let bench: Workbench;

  beforeAll(async () => {
    door = ending(await openWeb());
    page = door.page;
    bench = workbenchOn(page);
    const file = join(door.folder, 'rules.vlanvas.yaml');
    await writeFile(file, DESIGN);
    await bench.open(file);
    await bench.cell('a', 'b').waitFor();
  });

  const rule = (index: number) => page.locator(`[data-rule="rule:router01/${index}"]`);
  const card = (number: number) => page.getByRole('region', { name: `Rule ${number}`, exact: true });
  /** On the level part of an arrow. */
  const pointOn = async (index: number): Promise<{ x: number; y: number }> => {
    const box = await rule(index).locator('path').nth(1).boundingBox();
    if (!box) throw new Error(`rule ${index} is not drawn`);
    return { x: box.x + 5, y: box.y + 1 };
  };

  test('every rule is an arrow that says itself to who cannot see it', async () => {
    await rule(0).waitFor();
    expect(await rule(0).getAttribute('data-action')).toBe('accept');
    expect(await rule(0).textContent()).toBe('NAT');
    expect(await rule(1).getAttribute('data-action')).toBe('drop');
    const spoken = await page.locator('.react-flow__edge[data-id="rule:router01/1"]').getAttribute('aria-label');
    expect(spoken).toBe('Rule 2 of router01: drop what comes in by eth2.20 and goes out by eth2.10 (icmp)');
  });

  test('the pointer on it reads the whole rule and where it stands', async () => {
    const { x, y } = await pointOn(1);
    await page.mouse.move(x, y);
    const hint = page.getByTestId('wire-hint');
    await expect.poll(() => hint.innerText()).toContain('hosts.router01.forward[1]');
    expect(await hint.innerText()).toMatch(/Rule 2\s+drop/);
    expect(await hint.innerText()).toContain('icmp');
  });

  test('a click opens it in the inspector', async () => {
    const { x, y } = await pointOn(1);
    await page.mouse.click(x, y);
    await expect.poll(() => bench.object('host:router01').getAttribute('data-selected')).toBe('true');
    await expect.poll(() => card(2).evaluate((section) => section === document.activeElement)).toBe(true);
  });

  test('W comes to the rules after the wires, each with its name; Enter opens it as a click does, Escape goes back', async () => {
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-id'));
    const chosen = () => page.locator('[data-rule][data-chosen]').evaluateAll((all) => all.map((one) => one.dataset['rule']));
    await page.locator('.react-flow__pane').click({ position: { x: 10, y: 10 } });
    await bench.select('host:router01');
    for (const [key, id] of [
      ['w', 'cable:router01/eth2'],
      ['w', 'rule:router01/0'],
      ['w', 'rule:router01/1'],
      ['w', 'cable:router01/eth2'],
      ['Shift+W', 'rule:router01/1'],
    ] as const) {
      await page.keyboard.press(key);
      await expect.poll(focused).toBe(id);
    }
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
      'Rule 2 of router01: drop what comes in by eth2.20 and goes out by eth2.10 (icmp)',
    );
    expect(await chosen()).toEqual(['rule:router01/1']);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await expect.poll(() => card(2).evaluate((section) => section === document.activeElement)).toBe(true);
    await page.keyboard.press('Escape');
    await expect.poll(focused).toBe('host:router01');
    expect(await chosen()).toEqual([]);
  });

  test('Delete on a rule takes the rule away, and not its router', async () => {
    const before = await bench.text();
    await page.locator('.react-flow__pane').click({ position: { x: 10, y: 10 } });
    await bench.select('interface:router01/eth2.20');
    await page.keyboard.press('w');
    await expect.poll(() => page.locator('[data-chosen]').count()).toBe(1);
    await page.keyboard.press('Delete');
    await rule(1).waitFor({ state: 'detached' });
    expect(await bench.object('host:router01').count()).toBe(1);
    await bench.undo();
    await rule(1).waitFor();
    expect(await bench.text()).toBe(before);
  });

  test('a rule that is made a drop is drawn as one', async () => {
    await card(1).getByLabel('Action').selectOption('drop');
    await expect.poll(() => rule(0).getAttribute('data-action')).toBe('drop');
    await page.locator('.react-flow__pane').click({ position: { x: 10, y: 10 } });
    await bench.undo();
    await expect.poll(() => rule(0).getAttribute('data-action')).toBe('accept');
  });

  test('marks on the host count rules and routes, and list them', async () => {
    const mark = (kind: string) => bench.object('host:router01').locator(`[data-mark="${kind}"]`);
    expect(await mark('routes').innerText()).toBe('2 routes');
    expect(await mark('routes').getAttribute('title')).toContain('10.9.0.0/16 Via 172.16.20.9');
    expect(await mark('rules').innerText()).toBe('2 rules');
    expect(await mark('rules').getAttribute('title')).toContain('What matches none is dropped.');
  });

  test('a shim is a chip at its parent; it selects the wire that it is of', async () => {
    const shim = page.getByRole('button', { name: /^Shim gw10 of docker01.*172\.16\.10\.7\/24/ });
    expect(await shim.innerText()).toMatch(/gw10\s*\.7/);
    await shim.click();
    await expect.poll(() => page.locator('[data-part="inspector"]').innerText()).toContain('gw10 172.16.10.7/24');
  });

  test('far out there are none', async () => {
    await page.locator('.react-flow__pane').click({ position: { x: 10, y: 10 } });
    const out = page.getByRole('button', { name: 'Zoom out' });
    for (let step = 0; step < 8 && (await rule(0).count()) > 0; step++) {
      await out.click();
      await page.waitForTimeout(250);
    }
    expect(await rule(0).count()).toBe(0);
    expect(await page.locator('[data-shim]').count()).toBe(0);
  });

  test('nothing was complained about', () => {
    expect(door.complaints).toEqual([]);
  });
});
