/** A deploy by the buttons of the window, on real hosts: the plan is searched, a run cancelled, its log copied, containers stopped, all destroyed. */
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Workbench } from '../pages/workbench.ts';
import { endingAfterAll } from '../support/at-end.ts';
import { macvlanDesign } from '../support/designs.ts';
import type { WebDoor } from '../support/doors.ts';
import type { TestLab } from '../support/lab.ts';
import { openOnLab } from '../support/lab-design.ts';

const SOON = { timeout: 30_000 };

describe('a deploy by the buttons of the window', () => {
  const ending = endingAfterAll();
  let lab: TestLab;
  let door: WebDoor;
  let page: Page;
  let bench: Workbench;

  const panel = () => page.locator('[data-part="panel"]');
  const summary = () => page.getByTestId('plan-summary').innerText();
  const steps = () => page.locator('[data-step]');
  const search = () => page.getByRole('searchbox', { name: 'Search the steps' });
  const ours = (host: string) => lab.on(host, 'docker ps -aq --filter label=io.vlanvas.topology | wc -l');
  const state = (container: string) =>
    lab.on('docker01', `docker inspect -f "{{.State.Status}} {{.State.StartedAt}}" ${container}`);
  const mark = (id: string) => bench.object(id).locator('[data-mark]').getAttribute('aria-label');
  const press = (name: string) => panel().getByRole('button', { name, exact: true }).click();
  const confirmed = async (name: string): Promise<void> => {
    await press(`${name}…`);
    await page.getByRole('dialog').getByRole('button', { name }).click();
  };

  beforeAll(async () => {
    // c1 ends as soon as it is asked to.
    const ends = "command: [sh, -c, 'trap exit TERM; while :; do sleep 0.2; done'],";
    const design = macvlanDesign({ name: 'window', containersPerHost: 8 });
    ({ lab, door, page, bench } = await openOnLab(ending, {
      hosts: 2,
      design: design.replace('c1: { host: docker01, image: busybox,', `c1: { host: docker01, image: busybox, ${ends}`),
    }));
    await bench.object('container:c1').waitFor();
    await bench.panel('Plan');
  });

  test('the plan is searched and filtered', async () => {
    await press('Plan');
    await expect.poll(() => steps().count(), SOON).toBeGreaterThan(16);
    const all = await steps().count();
    await search().fill('docker01 c3');
    await expect.poll(() => steps().count()).toBe(1);
    expect(await steps().innerText()).toContain('c3');
    await panel().getByText(`1 of ${all} steps`).waitFor();
    await search().fill('');
    await panel().getByRole('combobox', { name: 'Disruption' }).selectOption('stop');
    await expect.poll(() => steps().count()).toBe(0);
    await panel().getByRole('combobox', { name: 'Disruption' }).selectOption('live');
    await expect.poll(() => steps().count()).toBe(all);
    await panel().getByRole('combobox', { name: 'Disruption' }).selectOption('');
  });

  test('Cancel takes back what the deploy has done so far', async () => {
    await confirmed('Deploy');
    await page.locator('[data-plan-host="docker01"] [data-step][data-state="done"]').first().waitFor(SOON);
    // A daemon that takes its time: the deploy is not over before the button is pressed.
    await lab.on('docker02', 'kill -STOP $(cat /run/docker.pid)');
    await press('Cancel');
    await panel().getByText('Cancelling: what was changed is being undone.').waitFor();
    await lab.on('docker02', 'kill -CONT $(cat /run/docker.pid)');
    await expect.poll(summary, SOON).toContain('The deploy was cancelled; what it had changed is undone.');
    expect(await page.locator('[data-step][data-state="undone"]').count()).toBeGreaterThan(0);
    expect([await ours('docker01'), await ours('docker02')]).toEqual(['0', '0']);
  });

  test('its log is copied', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await confirmed('Deploy');
    await expect.poll(summary, { timeout: 60_000 }).toContain('Deployed.');
    await panel().getByText('Log', { exact: true }).click();
    await press('Copy the log');
    await page.getByText('The log is in the clipboard.').waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toMatch(/docker01 {2}done: .*c3/);
    expect(copied.trimEnd()).toBe((await panel().locator('details pre').innerText()).trimEnd());
  });

  test('Stop, Start and Restart do so to the container, and the card says it', async () => {
    await expect.poll(() => mark('container:c1'), SOON).toBe('running');
    await bench.select('container:c1');
    const button = (name: string) => page.getByRole('button', { name: `${name} the container`, exact: true }).click();
    await button('Stop');
    await expect.poll(() => state('c1'), SOON).toMatch(/^exited/);
    await expect.poll(() => mark('container:c1'), SOON).toMatch(/^stopped/);
    await button('Start');
    await expect.poll(() => mark('container:c1'), SOON).toBe('running');
    const before = await state('c1');
    await button('Restart');
    await expect.poll(() => state('c1'), SOON).not.toBe(before);
    await expect.poll(() => state('c1'), SOON).toMatch(/^running/);
    await expect.poll(() => mark('container:c1'), SOON).toBe('running');
  });

  test('Destroy says that it stops what runs and why, and takes all of it away', async () => {
    await lab.on('docker02', 'docker stop -t 0 c16');
    await confirmed('Destroy');
    await expect.poll(summary, SOON).toContain('Destroyed: what the deploy made is gone.');
    const removal = page.locator('[data-step$="container.remove:c2"]');
    expect(await removal.innerText()).toMatch(/all that the design made is taken away[\s\S]*stops what runs/);
    expect(await page.locator('[data-step$="container.remove:c16"]').innerText()).toContain('live');
    expect(await panel().innerText()).not.toContain('no longer in the design');
    await panel().getByRole('combobox', { name: 'Disruption' }).selectOption('stop');
    await expect.poll(() => steps().count()).toBe(15);
    expect([await ours('docker01'), await ours('docker02')]).toEqual(['0', '0']);
  });

  test('nothing was complained about', () => {
    expect(door.complaints).toEqual([]);
  });
});
