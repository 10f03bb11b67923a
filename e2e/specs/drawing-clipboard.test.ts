/** The clipboard goes from window to window, by the keys that a person presses, and says which links it could not make. */
import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { workbenchOn, type Workbench } from '../pages/workbench.ts';
import { endingAfterAll } from '../support/at-end.ts';
import { openWeb, type WebDoor } from '../support/doors.ts';
import { repository } from '../support/lab.ts';

const other = (nics: string) => `vlanvas: 1
name: other
segments: { net: {} }
hosts:
  server: { interfaces: { ${nics} } }
`;

describe('two windows', () => {
  const ending = endingAfterAll();
  let door: WebDoor;
  let first: Workbench;
  let second: Workbench;

  const newWindow = async (nics: string): Promise<Workbench> => {
    const page = await door.context.newPage();
    await page.goto(door.url);
    await page.getByRole('button', { name: /New design/ }).waitFor();
    await writeFile(join(door.folder, 'other.vlanvas.yaml'), other(nics));
    await workbenchOn(page).open('other.vlanvas.yaml');
    const bench = workbenchOn(page);
    await bench.object('host:server').waitFor();
    return bench;
  };
  const copy = async (keys: string, ...ids: readonly string[]) => {
    await first.page.bringToFront();
    await first.page.keyboard.press('Escape');
    await first.page.keyboard.press('Escape');
    for (const [index, id] of ids.entries())
      await first.object(id).click({ position: { x: 60, y: 12 }, modifiers: index > 0 ? ['Shift'] : [] });
    await first.page.keyboard.press(keys);
  };
  const pasteInto = async (bench: Workbench) => {
    await bench.page.bringToFront();
    await bench.page.locator('.react-flow__pane').click({ position: { x: 10, y: 10 } });
    await bench.page.keyboard.press('Control+v');
  };

  beforeAll(async () => {
    door = ending(await openWeb());
    await copyFile(join(repository, 'examples', 'two-vlans.vlanvas.yaml'), join(door.folder, 'first.vlanvas.yaml'));
    await door.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    first = workbenchOn(door.page);
    await door.page.getByRole('button', { name: /New design/ }).waitFor();
    await first.open('first.vlanvas.yaml');
    await first.object('container:bbox4').waitFor();
  });

  test('what is copied in one arrives in the other with its network, its VLAN and its address, in one step', async () => {
    second = await newWindow('eth0: { segment: net }');
    await copy('Control+c', 'container:bbox1');
    await pasteInto(second);
    await second.object('container:bbox1').waitFor();
    await second.page.getByText('Came along, for the links: mac_net10.').waitFor();
    const text = await second.text();
    expect(text).toMatch(/mac_net10:[\s\S]*parents: \{? *\n? *server: eth0\.10/);
    expect(text).toMatch(/eth0\.10: \{ parent: eth0, vlan: 10 \}/);
    await second.page.locator('.react-flow__pane').click({ position: { x: 10, y: 10 } });
    await second.undo();
    await expect.poll(() => second.text()).toBe(other('eth0: { segment: net }'));
  });

  test('where several interfaces would do, it asks which', async () => {
    const nics = 'a: { segment: net }, b: { segment: net }, a.10: { parent: a, vlan: 10 }, b.10: { parent: b, vlan: 10 }';
    second = await newWindow(nics);
    await pasteInto(second);
    const offer = second.page.getByTestId('offer');
    await offer.getByText('mac_net10 is not in this design, and bbox1 was on it.').waitFor();
    await offer.getByRole('menuitem', { name: 'mac_net10 on server b.10' }).click();
    await expect.poll(() => second.text()).toMatch(/parents: \{? *\n? *server: b\.10/);
    expect(await second.text()).toMatch(/bbox1:[\s\S]*mac_net10:/);
  });

  test('where none would do, it says which link was not made, and why', async () => {
    second = await newWindow('a: { segment: net }, b: { segment: net }');
    await pasteInto(second);
    await second.object('container:bbox1').waitFor();
    await second.page.getByText('mac_net10 is not on server: no free interface there is like the one it was on.').waitFor();
    expect(await second.text()).not.toContain('mac_net10');
  });

  test('what is cut is gone from the one, and in the other', async () => {
    second = await newWindow('eth0: { segment: net }');
    await copy('Control+x', 'container:bbox2', 'container:bbox4');
    await first.object('container:bbox2').waitFor({ state: 'detached' });
    await pasteInto(second);
    await second.object('container:bbox2').waitFor();
    await second.object('container:bbox4').waitFor();
    await first.page.bringToFront();
    await first.undo();
    await first.object('container:bbox4').waitFor();
  });

  test('NICs and sub-interfaces are copied and duplicated too', async () => {
    second = await newWindow('eth0: { segment: net }');
    await first.page.bringToFront();
    await first.page.keyboard.press('Escape');
    const nic = first.page.locator('.react-flow__node[data-id="interface:docker01/ens33"]');
    await nic.click({ position: { x: 12, y: 8 } });
    await first.page.keyboard.press('Control+d');
    await first.page.locator('.react-flow__node[data-id="interface:docker01/ens34"]').waitFor();
    await first.undo();
    await first.page.locator('.react-flow__node[data-id="interface:docker01/ens33.20"]').click({ position: { x: 12, y: 8 } });
    await first.page.keyboard.press('Control+c');
    await pasteInto(second);
    await expect.poll(() => second.text()).toMatch(/eth0\.20: \{ parent: eth0, vlan: 20 \}/);
  });

  test('nothing was complained about', () => {
    expect(door.complaints).toEqual([]);
  });
});
