/** The sandbox from the window: the hosts that are drawn are brought up as they are drawn, deployed to, measured, and stopped. */
import { beforeAll, expect, test } from 'vitest';
import { workbenchOn, type Workbench } from '../pages/workbench.ts';
import { endingAfterAll } from '../support/at-end.ts';
import { openWeb, type WebDoor } from '../support/doors.ts';
import { bringUpLab, type TestLab } from '../support/lab.ts';
import { abortAfter } from '../../main/streams/abort-after.ts';

const SLOW = { timeout: 90_000 };
const ending = endingAfterAll();
let lab: TestLab;
let door: WebDoor;
let bench: Workbench;

beforeAll(async () => {
  lab = ending(await bringUpLab(null));
  door = ending(await openWeb());
  bench = workbenchOn(door.page);
});

const dialog = () => door.page.getByRole('dialog');

test('a deploy of hosts that have no address offers the sandbox, which is started with them', async () => {
  await bench.newDesign();
  await bench.add('host');
  await bench.add('host');
  await bench.select('host:docker01');
  await bench.add('nic');
  await bench.select('host:docker02');
  await bench.add('macvlan');
  for (const host of ['docker01', 'docker02']) {
    await bench.select(`host:${host}`);
    await bench.add('container');
  }
  await door.page.getByRole('banner').getByRole('button', { name: 'Deploy' }).click();
  await dialog().getByText('docker01, docker02 have no address yet.').waitFor();
  await dialog()
    .getByRole('button', { name: /sandbox/ })
    .click();
  expect(await dialog().getByLabel('What to start').inputValue()).toBe('design');
  await dialog().getByRole('button', { name: 'Start' }).click();
  await dialog().getByText('docker02.lab').waitFor(SLOW);
  await dialog().getByRole('button', { name: 'Stop' }).waitFor(SLOW);
  const nics = await lab.on('docker01', 'ip -o link show | grep -c "eth[01]"');
  expect(nics).toBe('2');
  await door.page.keyboard.press('Escape');
  expect(await bench.text()).toMatch(/docker01:\n\s+ssh: docker01\.lab/);
});

test('the design is deployed to it and measured', async () => {
  await bench.deploy();
  await door.page
    .getByTestId('plan-summary')
    .getByText(/Deployed/)
    .waitFor(SLOW);
  await bench.measure();
  await expect.poll(() => bench.verdict('bbox1', 'bbox2'), SLOW).toBe('as-predicted');
});

test('to be stopped it is asked for twice, because what is deployed goes with it', async () => {
  await door.page
    .getByRole('contentinfo')
    .getByRole('button', { name: /Sandbox: 2 hosts/ })
    .click();
  await dialog().getByRole('button', { name: 'Stop' }).click();
  await dialog().getByText('All that is deployed on it goes with it.').waitFor();
  await dialog().getByRole('button', { name: 'Cancel' }).click();
  expect(await lab.on('docker01', 'docker ps -q | wc -l')).toBe('1');
  await dialog().getByRole('button', { name: 'Stop' }).click();
  await dialog().getByRole('button', { name: 'Stop' }).click();
  await dialog().getByLabel('What to start').waitFor(SLOW);
});

test('what was started from a shell is seen when the window is come back to', async () => {
  await door.page.keyboard.press('Escape');
  for await (const _ of lab.services.labUp({ hosts: 1 }, { signal: abortAfter(90_000) }));
  await door.page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await door.page
    .getByRole('contentinfo')
    .getByRole('button', { name: /Sandbox: 1 host/ })
    .waitFor();
});

test('nothing was complained about', () => {
  expect(door.complaints).toEqual([]);
});
