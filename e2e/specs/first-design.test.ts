/**
 * The first five minutes of a person, through the page and through the window: an empty canvas, a drawing, a deploy to the
 * sandbox, the matrix; a container that goes dead, and why; undo; and all of it still there after a reload.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Workbench } from '../pages/workbench.ts';
import { workbenchOn } from '../pages/workbench.ts';
import { endingAfterAll } from '../support/at-end.ts';
import type { DesktopDoor, WebDoor } from '../support/doors.ts';
import { openDesktop, openWeb } from '../support/doors.ts';
import type { TestLab } from '../support/lab.ts';
import { bringUpLab } from '../support/lab.ts';
import { answerDialogs } from '../support/system-dialogs.ts';

describe.each([
  ['the page in Chromium', openWeb],
  ['the window in Electron', openDesktop],
] as const)('%s', (_, open) => {
  const ending = endingAfterAll();
  let lab: TestLab;
  let door: WebDoor | DesktopDoor;
  let bench: Workbench;

  beforeAll(async () => {
    lab = ending(await bringUpLab(2));
    door = ending(await open());
    bench = workbenchOn(door.page);
  });

  test('a design is drawn from the empty canvas', async () => {
    await bench.newDesign();
    // It tells that the sandbox is known: what is drawn is then drawn for it.
    await door.page.getByRole('button', { name: /Sandbox: 2 hosts/ }).waitFor();
    await bench.add('host');
    await bench.add('host');
    await bench.add('macvlan');
    await bench.select('host:docker01');
    await bench.add('container');
    await bench.add('container');
    await bench.select('host:docker02');
    await bench.add('container');
    await bench.add('container');
    for (const container of ['bbox1', 'bbox2', 'bbox3', 'bbox4']) await bench.object(`container:${container}`).waitFor();
    const text = await bench.text();
    expect(text).toContain('ssh: docker01.lab');
    expect(text).toMatch(/bbox4: \{ host: docker02/);
  });

  test('it is deployed to the sandbox, with progress on every step', async () => {
    await bench.deploy();
    await door.page.locator('[data-plan-host="docker01"] [data-step]').first().waitFor();
    await expect.poll(() => door.page.locator('[data-step][data-state="done"]').count(), { timeout: 60_000 }).toBe(10);
    expect(await lab.on('docker02', 'docker ps --filter label=io.vlanvas.topology --format "{{.Names}}" | sort | xargs')).toBe(
      'bbox3 bbox4',
    );
  });

  test('the matrix fills with what is measured, as predicted', async () => {
    await bench.measure();
    await expect.poll(() => bench.verdict('bbox1', 'bbox4'), { timeout: 30_000 }).toBe('as-predicted');
    expect(await bench.cell('bbox1', 'bbox4').innerText()).toMatch(/\d ms|µs/);
    expect(await door.page.locator('[data-cell][data-verdict="as-predicted"]').count()).toBe(12);
  });

  test('a container whose link goes down turns its cells red, and a click says why', async () => {
    await lab.on('docker02', 'nsenter -t $(docker inspect -f "{{.State.Pid}}" bbox4) -n ip link set eth0 down');
    await bench.measure();
    await expect.poll(() => bench.verdict('bbox1', 'bbox4'), { timeout: 30_000 }).toBe('unexpectedly-blocked');
    expect(await bench.verdict('bbox1', 'bbox3')).toBe('as-predicted');
    expect(await door.page.getByTestId('matrix-sentence').innerText()).toContain('bbox4');
    await bench.cell('bbox1', 'bbox4').click();
    const reason = await door.page.getByTestId('cell-reason').innerText();
    expect(reason).toContain('bbox1');
    expect(reason).toMatch(/ARP|answer|neighbour|no reply/i);
    // The hosts are looked at after the round: what they show is told a moment later.
    await door.page.getByTestId('cell-diagnosis').waitFor();
    const explained = await door.page.getByTestId('cell-reason').innerText();
    expect(explained).toContain('eth0 of bbox4 is down; the design has it up.');
    expect(explained).toContain('docker restart bbox4');
  });

  test('undo takes back the last edit, redo brings it again', async () => {
    await bench.select('container:bbox4');
    await door.page.keyboard.press('Delete');
    await bench.object('container:bbox4').waitFor({ state: 'detached' });
    await bench.undo();
    await bench.object('container:bbox4').waitFor();
    await door.page.keyboard.press('Control+y');
    await bench.object('container:bbox4').waitFor({ state: 'detached' });
    await bench.undo();
    await bench.object('container:bbox4').waitFor();
  });

  test('saved and reloaded, the design is there', async () => {
    const text = await bench.text();
    // The window asks with the system's dialog, the page with its own.
    if ('app' in door) {
      await answerDialogs(door.app, join(door.folder, 'first.vlanvas.yaml'));
      await door.page.keyboard.press('Control+s');
      await expect.poll(() => door.page.title()).toBe('first.vlanvas.yaml — Vlanvas');
    } else await bench.saveAs('first.vlanvas.yaml');
    expect(await readFile(join(door.folder, 'first.vlanvas.yaml'), 'utf8')).toBe(text);
    await door.page.reload();
    await bench.object('container:bbox4').waitFor();
    expect(await bench.text()).toBe(text);
  });

  test('nothing was complained about, the security policy included', () => {
    expect(door.complaints).toEqual([]);
  });
});
