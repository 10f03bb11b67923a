/** Locating a pair in the window, on the real sandbox: the button, the path with its last place, the capture as a file. */
import { AxeBuilder } from '@axe-core/playwright';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { workbenchOn } from '../pages/workbench.ts';
import type { Workbench } from '../pages/workbench.ts';
import { endingAfterAll } from '../support/at-end.ts';
import { macvlanDesign } from '../support/designs.ts';
import { openDesktop, openWeb } from '../support/doors.ts';
import type { Door } from '../support/doors.ts';
import { bringUpLab } from '../support/lab.ts';
import type { TestLab } from '../support/lab.ts';
import { apply, deployed } from '../support/run.ts';

const design = macvlanDesign({ name: 'window' });
const ending = endingAfterAll();
let lab: TestLab;
let file: string;

beforeAll(async () => {
  lab = ending(await bringUpLab(2));
  expect(await deployed(apply(lab.services, design))).toMatchObject({ outcome: 'done' });
  file = join(lab.home, 'window.vlanvas.yaml');
  await writeFile(file, design);
});

const inC3 = (command: string) => lab.on('docker02', `nsenter -t $(docker inspect -f '{{.State.Pid}}' c3) -n ${command}`);

/** Opens the explanation of a pair and presses its button. */
async function locate(bench: Workbench, from: string, to: string) {
  await bench.panel('Matrix');
  // A click on the cell that is explained closes it.
  const open = bench.page.getByTestId('cell-reason').filter({ hasText: `${from} → ${to}` });
  if ((await open.count()) === 0) await bench.cell(from, to).click();
  await bench.page
    .getByTestId('locate')
    .getByRole('button', { name: /^Locate/ })
    .click();
  return bench.page.getByTestId('located');
}

describe('in the browser', () => {
  let door: Door;
  let bench: Workbench;

  beforeAll(async () => {
    door = ending(await openWeb({ file }));
    bench = workbenchOn(door.page);
  });

  test('a pair that works: every place has a tick, and the packet walks all of the way', async () => {
    const result = await locate(bench, 'c1', 'c3');
    await result.getByText('Nothing is lost on this path now.').waitFor();
    expect(
      await result.locator('[data-state]').evaluateAll((places) => places.map((place) => place.getAttribute('data-state'))),
    ).toEqual(Array.from({ length: 8 }, () => 'seen'));
    expect(await door.page.getByTestId('packet-way').getAttribute('data-stops')).toBeNull();
  });

  test('a pair that is lost: the place is named, the packet stops there, and axe finds nothing', async () => {
    await inC3('iptables -A INPUT -p icmp -j DROP');
    try {
      const result = await locate(bench, 'c1', 'c3');
      await result.getByText('c3 sent no reply').waitFor();
      const last = result.locator('[data-state="last"]');
      expect(await last.innerText()).toMatch(/c3 eth0[\s\S]*seen last here/);
      await door.page.locator('[data-testid="packet-way"][data-stops]').waitFor();
      const { violations } = await new AxeBuilder({ page: door.page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
    } finally {
      await inC3('iptables -F INPUT');
    }
  });

  test('the capture is saved as pcapng; Wireshark is offered at the desktop only', async () => {
    const result = door.page.getByTestId('located');
    const [download] = await Promise.all([
      door.page.waitForEvent('download'),
      result.getByRole('button', { name: 'Save as pcap' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^c1-172\.22\.16\.\d+\.pcapng$/);
    const content = await readFile(await download.path());
    expect(content.readUInt32LE(0)).toBe(0x0a0d0d0a);
    expect(content.toString('latin1')).toContain('docker01 ens33');
    expect(await result.getByRole('button', { name: /Wireshark/ }).count()).toBe(0);
  });

  test('it can be cancelled, and the menu locates two containers that are selected', async () => {
    await bench.cell('c3', 'c1').click();
    await door.page
      .getByTestId('locate')
      .getByRole('button', { name: /^Locate/ })
      .click();
    await door.page.getByTestId('locate').getByRole('button', { name: 'Cancel' }).click();
    await door.page.getByTestId('locate').getByRole('button', { name: 'Locate', exact: true }).waitFor();
    expect(await door.page.getByTestId('located').count()).toBe(0);
    await bench.select('container:c4');
    await bench.object('container:c1').click({ position: { x: 60, y: 12 }, modifiers: ['Shift'] });
    await door.page.getByRole('menubar').getByRole('menuitem', { name: 'Topology' }).click();
    await door.page.getByRole('menuitem', { name: 'Locate the pair' }).click();
    await door.page
      .getByTestId('located')
      .getByText(/answers c4: all 3 echoes came back/)
      .waitFor();
  });

  test('nothing was complained about', () => {
    expect(door.complaints).toEqual([]);
  });
});

test('in the desktop window the capture is opened in Wireshark, by its path and without a shell', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'vlanvas-wireshark-'));
  try {
    await writeFile(join(folder, 'wireshark'), `#!/bin/sh\ncp "$1" "${folder}/new" && mv "${folder}/new" "${folder}/opened"\n`);
    await chmod(join(folder, 'wireshark'), 0o755);
    const door = await openDesktop({ file, env: { PATH: `${folder}:${process.env['PATH'] ?? ''}` } });
    try {
      const result = await locate(workbenchOn(door.page), 'c1', 'c3');
      await result.getByRole('button', { name: 'Open in Wireshark' }).click();
      await expect
        .poll(() =>
          readFile(join(folder, 'opened')).then(
            (content) => content.readUInt32LE(0),
            () => 0,
          ),
        )
        .toBe(0x0a0d0d0a);
      expect(door.complaints).toEqual([]);
    } finally {
      await door.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
