/** While the text cannot be read the inspector shows what is drawn, lets nobody change it, says why, and leads to the error. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { workbenchOn, type Workbench } from '../pages/workbench.ts';
import { endingAfterAll } from '../support/at-end.ts';
import { openWeb, type WebDoor } from '../support/doors.ts';

const DESIGN = `vlanvas: 1
name: read-only
segments: { lan: { vlans: [10] } }
hosts:
  docker01: { ssh: docker01.lab, interfaces: { ens33: { segment: lan }, ens33.10: { parent: ens33, vlan: 10 } } }
  router01:
    docker: none
    forwarding: true
    interfaces: { eth0: { segment: lan }, eth1: {} }
    forward: [{ from: eth0, to: eth1, action: accept }]
networks:
  net10: { driver: macvlan, parents: { docker01: ens33.10 }, subnets: [{ subnet: 10.10.10.0/24, reserved: { dhcp: 10.10.10.2 } }] }
containers:
  bbox1: { host: docker01, image: busybox, environment: { A: b }, networks: { net10: {} } }
  bbox2: { host: docker01, image: busybox, networks: { net10: {} } }
tunnels: { crossing: { kind: vxlan, id: 7, hosts: { docker01: {}, router01: {} } } }
expect: [{ from: bbox1, to: bbox2, reachable: true }]
images: { busybox: { host: docker01 } }
`;

describe('while the text has an error', () => {
  const ending = endingAfterAll();
  let door: WebDoor;
  let page: Page;
  let bench: Workbench;

  const inspector = () => page.getByRole('complementary', { name: 'Inspector' });
  const note = () => inspector().getByRole('note');
  /** What could still be typed into or chosen from, by its name. */
  const editable = () =>
    inspector().evaluate((part) =>
      [...part.querySelectorAll<HTMLInputElement>('input, select, textarea')]
        .filter((field) => !field.readOnly && !field.disabled)
        .map((field) => field.labels?.[0]?.textContent ?? field.getAttribute('aria-label')),
    );
  /** Buttons that still do something. */
  const active = () =>
    inspector().evaluate((part) =>
      [...part.querySelectorAll('button')].filter((button) => !button.disabled).map((button) => button.textContent.trim()),
    );
  const find = async (words: string) => {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').last().fill(words);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  };
  const atEnd = async () => {
    await bench.panel('Text');
    await page.locator('[data-editor] .cm-content').click();
    await page.keyboard.press('Control+End');
  };

  beforeAll(async () => {
    door = ending(await openWeb());
    page = door.page;
    bench = workbenchOn(page);
    await writeFile(join(door.folder, 'read-only.vlanvas.yaml'), DESIGN);
    await bench.open('read-only.vlanvas.yaml');
    await bench.object('container:bbox2').waitFor();
    await bench.select('container:bbox1');
    expect(await editable()).toContain('Image');
    expect(await note().count()).toBe(0);
    await atEnd();
    await page.keyboard.insertText('colour: red');
    await note().waitFor();
  });

  test('the inspector says why nothing can be changed, and leads to the line', async () => {
    const line = DESIGN.split('\n').length;
    expect(await note().innerText()).toContain(`while the text has an error in line ${line}`);
    await bench.panel('Matrix');
    await note()
      .getByRole('button', { name: `Go to line ${line}` })
      .click();
    await page.locator('[data-editor] .cm-activeLine', { hasText: 'colour: red' }).waitFor();
  });

  test.each([
    ['Container bbox1', [expect.stringContaining('bbox1 must reach bbox2')]],
    ['Host docker01', ['Test connection']],
    ['Host router01', ['eth0']],
    ['NIC docker01 ens33.10', []],
    ['Network net10', []],
    ['Segment lan', []],
    ['Tunnel crossing', []],
    ['Expectation bbox1 must', []],
    ['Image busybox', []],
  ])('nothing of it can be changed: %s', async (thing, stays) => {
    await find(thing);
    await note().waitFor();
    await expect.poll(editable).toEqual([]);
    expect(await active()).toEqual(expect.arrayContaining(stays));
    expect((await active()).filter((words) => /^(Fix|\+|Remove|Add|Delete|Route|Rule|NIC|VLAN|Subnet)/.test(words))).toEqual([]);
  });

  test('several at once neither', async () => {
    await bench.select('container:bbox1');
    await bench.object('container:bbox2').click({ position: { x: 60, y: 12 }, modifiers: ['Shift'] });
    await inspector().getByText('2 containers').waitFor();
    expect(await editable()).toEqual([]);
    expect((await active()).filter((words) => !words.startsWith('Go to line'))).toEqual([]);
  });

  test('what a field has can be read and got at by key, and typing changes nothing', async () => {
    await bench.select('container:bbox1');
    const image = inspector().getByRole('textbox', { name: 'Image' });
    await image.focus();
    await page.keyboard.type('nginx');
    await page.keyboard.press('Enter');
    expect(await image.inputValue()).toBe('busybox');
    expect(await inspector().getByRole('textbox', { name: 'Host', exact: true }).inputValue()).toBe('docker01');
    expect(await page.getByText('Not done: the text has an error').count()).toBe(0);
  });

  test('once it is mended all can be changed again', async () => {
    await atEnd();
    await page.keyboard.press('Shift+Home');
    await page.keyboard.press('Delete');
    await note().waitFor({ state: 'detached' });
    await bench.select('container:bbox1');
    await expect.poll(editable).toEqual(expect.arrayContaining(['Image', 'Host']));
  });

  test('nothing was complained about', () => {
    expect(door.complaints).toEqual([]);
  });
});
