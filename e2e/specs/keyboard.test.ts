/** Without a mouse: a host, a network and containers are drawn and connected, the prediction is read, a cell is opened. */
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { workbenchOn } from '../pages/workbench.ts';
import type { Workbench } from '../pages/workbench.ts';
import { endingAfterAll } from '../support/at-end.ts';
import type { Door } from '../support/doors.ts';
import { openWeb } from '../support/doors.ts';

describe('with the keyboard alone', () => {
  const ending = endingAfterAll();
  let door: Door;
  let page: Page;
  let bench: Workbench;

  /** Finds something by its words and does it. */
  async function run(words: string): Promise<void> {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').last().waitFor();
    await page.keyboard.type(words);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  }
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-id') ?? document.activeElement?.tagName);
  const inspected = () =>
    page.getByRole('complementary', { name: 'Inspector' }).getByRole('textbox', { name: 'Name' }).inputValue();

  beforeAll(async () => {
    door = ending(await openWeb());
    page = door.page;
    bench = workbenchOn(page);
    await page.getByRole('button', { name: /New design/ }).waitFor();
  });

  test('a design is begun, with two hosts and a network', async () => {
    await page.keyboard.press('Alt+n');
    await bench.object('host:docker01').waitFor({ state: 'detached' });
    await run('Add host');
    await run('Add host');
    await run('Add macvlan');
    await bench.object('network:mac_net1').waitFor();
    expect(await inspected()).toBe('mac_net1');
  });

  test('a container is added to a host, and connected to the network by its name', async () => {
    await run('docker01');
    await run('Add container');
    await bench.object('container:bbox1').waitFor();
    await run('docker02');
    await run('Add container');
    await bench.object('container:bbox2').waitFor();
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Escape');
    await run('container bbox2');
    expect(await inspected()).toBe('bbox2');
    // A container that is added where there is one network is on it: taken off, and connected again.
    await page.keyboard.press('Delete');
    await bench.object('container:bbox2').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+z');
    await bench.object('container:bbox2').waitFor();
    await run('Add bridge');
    await run('container bbox2');
    await page.keyboard.press('c');
    await page.keyboard.type('br_net1');
    await page.keyboard.press('Enter');
    await expect.poll(() => bench.text()).toMatch(/bbox2: .*br_net1/s);
    await page.keyboard.press('Control+z');
  });

  test('arrows go from thing to thing on the canvas, Enter selects, Enter again edits the name', async () => {
    await page.keyboard.press('Escape');
    await page.evaluate(() => document.querySelector<HTMLElement>('[data-id="container:bbox1"]')?.focus());
    await page.keyboard.press('Alt+ArrowRight');
    expect(await focused()).toBe('container:bbox2');
    await page.keyboard.press('Enter');
    expect(await inspected()).toBe('bbox2');
    await page.keyboard.press('Enter');
    expect(await focused()).toBe('INPUT');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('web');
    await page.keyboard.press('Enter');
    await bench.object('container:web').waitFor();
  });

  test('F6 goes round the parts of the window', async () => {
    const part = () => page.evaluate(() => document.activeElement?.closest('[data-part]')?.getAttribute('data-part'));
    const seen: (string | null | undefined)[] = [];
    for (let turn = 0; turn < 6; turn++) {
      await page.keyboard.press('F6');
      seen.push(await part());
    }
    expect(new Set(seen)).toEqual(new Set(['bar', 'palette', 'canvas', 'inspector', 'panel', 'status']));
  });

  test('the prediction is read, and a cell opened and closed', async () => {
    await run('Show matrix');
    await page.evaluate(() => document.querySelector<HTMLElement>('[data-cell="bbox1→web"]')?.focus());
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toContain('bbox1 → web');
    await page.keyboard.press('Enter');
    await page.getByTestId('cell-reason').waitFor();
    expect(await page.getByTestId('cell-reason').innerText()).toContain('open');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowLeft');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toContain('web → bbox1');
  });

  test('nothing was complained about', () => {
    expect(door.complaints).toEqual([]);
  });
});

describe('with reduced motion', () => {
  const ending = endingAfterAll();

  test('nothing on the page takes time to change', async () => {
    const { page } = ending(await openWeb());
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.getByRole('button', { name: /New design/ }).click();
    await page.locator('[data-palette="host"]').click();
    const slow = await page.evaluate(
      () =>
        [...document.querySelectorAll('*')].filter((element) => {
          const { transitionDuration, animationDuration } = getComputedStyle(element);
          return [transitionDuration, animationDuration].some((text) => text.split(',').some((part) => parseFloat(part) > 0));
        }).length,
    );
    expect(slow).toBe(0);
  });
});
