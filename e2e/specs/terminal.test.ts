/** Live hosts in the window: a deploy on the objects, a terminal by a double click, a container that is stopped, its log. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Frame, Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Workbench } from '../pages/workbench.ts';
import { workbenchOn } from '../pages/workbench.ts';
import { endingAfterAll } from '../support/at-end.ts';
import { macvlanDesign } from '../support/designs.ts';
import type { Door } from '../support/doors.ts';
import { openDesktop, openWeb } from '../support/doors.ts';
import type { TestLab } from '../support/lab.ts';
import { bringUpLab } from '../support/lab.ts';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const SOON = { timeout: 30_000 };
/** c4 writes a line a second. */
const design = macvlanDesign({ name: 'live' }).replace(
  'c4: { host: docker02, image: busybox,',
  'c4: { host: docker02, image: busybox, command: [sh, -c, "i=0; while :; do i=$((i+1)); echo tick $i; sleep 1; done"],',
);

/** `legacy`: Electron opens no page beside its window, which axe would otherwise do. */
async function violations(page: Page, legacy: boolean): Promise<readonly string[]> {
  const { violations: found } = await new AxeBuilder({ page }).setLegacyMode(legacy).analyze();
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.any[0]?.message ?? ''}`));
}

/** The page of the terminal that is shown. */
async function terminalOn(page: Page): Promise<{ readonly frame: Frame; read(): Promise<string> }> {
  const element = await page.locator('iframe[data-console="open"]').elementHandle();
  const frame = await element.contentFrame();
  if (!frame) throw new Error('no terminal is shown');
  await frame.locator('.xterm-rows').waitFor();
  return { frame, read: () => frame.locator('.xterm-rows').innerText() };
}

describe.each([
  ['the page in Chromium', openWeb],
  ['the window in Electron', openDesktop],
] as const)('%s', (_, open) => {
  const ending = endingAfterAll();
  let lab: TestLab;
  let door: Door;
  let page: Page;
  let bench: Workbench;
  const mark = (id: string) => bench.object(id).locator('[data-mark]').getAttribute('data-mark');
  const words = (id: string) => bench.object(id).locator('[data-mark]').getAttribute('aria-label');
  const tab = (name: RegExp) => page.getByRole('tablist', { name: /terminals/ }).getByRole('tab', { name });
  const processes = (pattern: string) => lab.on('docker01', `ps -eo args | grep -c "^${pattern}" || true`);

  beforeAll(async () => {
    lab = ending(await bringUpLab(2));
    const file = join(lab.home, 'live.vlanvas.yaml');
    await writeFile(file, design);
    door = ending(await open({ file }));
    page = door.page;
    bench = workbenchOn(page);
    await bench.object('container:c1').waitFor();
  });

  test('a deploy shows on the objects, and afterwards what they are', async () => {
    expect(await bench.object('container:c1').locator('[data-mark]').count()).toBe(0);
    await bench.deploy();
    await page
      .locator('[data-object="container:c1"] [data-mark="waiting"], [data-object="container:c1"] [data-mark="busy"]')
      .waitFor();
    for (const container of ['c1', 'c2', 'c3', 'c4']) await expect.poll(() => mark(`container:${container}`), SOON).toBe('good');
    expect(await words('container:c1')).toBe('running');
    await page.getByText('Log', { exact: true }).click();
    expect(await page.locator('details pre').innerText()).toMatch(/docker01 {2}done: .*c1.*\d\.\d\d s/);
  });

  test('a double click opens a terminal in the container', async () => {
    await bench.object('container:c1').dblclick({ position: { x: 40, y: 12 } });
    const { read } = await terminalOn(page);
    await page.keyboard.type('hostname; echo $((6*7))\n');
    await expect.poll(read, SOON).toMatch(/\nc1\s+42\s/);
    await page.keyboard.type('sleep 7001\n');
    await expect.poll(() => processes('sleep 7001'), SOON).toBe('1');
    await page.keyboard.press('Control+c');
    await expect.poll(() => processes('sleep 7001'), SOON).toBe('0');
  });

  test('what is selected is copied, and pasted', async () => {
    const { frame, read } = await terminalOn(page);
    await page.keyboard.type('echo "a-b" | tr a-z A-Z\n');
    await expect.poll(read, SOON).toMatch(/\nA-B\s/);
    const row = frame.locator('.xterm-rows > div', { hasText: /^A-B/ }).last();
    const box = await row.boundingBox();
    if (!box) throw new Error('the answer is not in sight');
    await page.mouse.dblclick(box.x + 8, box.y + box.height / 2);
    await page.keyboard.press('Control+Shift+c');
    await page.keyboard.type('echo pasted: ');
    // The clipboard takes longer than these fingers: until it has the text, nothing is pasted.
    const paste = async () => {
      await page.keyboard.press('Shift+Insert');
      return read();
    };
    await expect.poll(paste, { ...SOON, interval: 500 }).toMatch(/echo pasted: A-B/);
    await page.keyboard.press('Enter');
    await expect.poll(read, SOON).toMatch(/\npasted: A-B/);
  });

  test('F6 leaves it, and another one opens by the keyboard, on a host', async () => {
    await page.keyboard.press('F6');
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName), SOON).not.toBe('IFRAME');
    await bench.select('host:docker01');
    await page.keyboard.press('Alt+t');
    await tab(/docker01/).waitFor();
    const { read } = await terminalOn(page);
    await page.keyboard.type('hostname; tty\n');
    await expect.poll(read, SOON).toMatch(/docker01\s+\/dev\/pts/);
  });

  test('what was there is still there when one comes back to it, and after another panel', async () => {
    await tab(/c1/).click();
    await expect.poll(async () => (await terminalOn(page)).read(), SOON).toMatch(/hostname; echo/);
    await bench.panel('Matrix');
    await bench.panel('Terminal');
    await expect.poll(async () => (await terminalOn(page)).read(), SOON).toMatch(/\nc1\s+42\s/);
    await page.keyboard.type('echo still $((1+1))\n');
    await expect.poll(async () => (await terminalOn(page)).read(), SOON).toContain('still 2');
  });

  test('it follows the theme, and axe finds nothing', async () => {
    for (const theme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      const { frame } = await terminalOn(page);
      await expect.poll(() => frame.evaluate(() => document.documentElement.dataset['theme']), SOON).toBe(theme);
      expect(await violations(page, open === openDesktop)).toEqual([]);
    }
  });

  test('a closed tab leaves nothing behind', async () => {
    await tab(/c1/).click();
    await terminalOn(page);
    await page.keyboard.type('sleep 7002\n');
    await expect.poll(() => processes('sleep 7002'), SOON).toBe('1');
    await page.locator('[data-close]').first().click();
    await expect.poll(() => processes('sleep 7002'), SOON).toBe('0');
    // The key closes the tab that is selected, which another became as that one went.
    await tab(/docker01/).click();
    await expect.poll(() => tab(/docker01/).getAttribute('aria-selected'), SOON).toBe('true');
    await tab(/docker01/).press('Delete');
    await tab(/docker01/).waitFor({ state: 'detached' });
    await expect.poll(() => lab.on('docker01', 'ps -eo tty | grep -c pts || true'), SOON).toBe('0');
  });

  test('a container that is stopped by hand shows so, and is started from its menu', async () => {
    await lab.on('docker01', 'docker stop -t 0 c1');
    await expect.poll(() => mark('container:c1'), { timeout: 2_500, interval: 50 }).toBe('off');
    expect(await words('container:c1')).toMatch(/^stopped, exit status \d+$/);
    await bench.object('container:c1').click({ button: 'right', position: { x: 40, y: 12 } });
    await page.getByRole('menuitem', { name: 'Start the container', exact: true }).click();
    await expect.poll(() => mark('container:c1'), SOON).toBe('good');
  });

  test('a log follows what is written, and is stopped', async () => {
    await bench.select('container:c4');
    await page.getByRole('complementary', { name: 'Inspector' }).getByRole('button', { name: 'Show the logs' }).click();
    await expect.poll(async () => (await terminalOn(page)).read(), SOON).toMatch(/tick \d+\s+tick \d+/);
    await page.getByRole('button', { name: 'Stop', exact: true }).last().click();
    await page.getByText('No more is followed here.').waitFor();
  });

  test('nothing was complained about', () => {
    expect(door.complaints).toEqual([]);
  });
});

describe('a page that is killed', () => {
  const ending = endingAfterAll();

  /** A host of its own with one container; `count` tells how many processes there have that command line. */
  async function deployedOnOne() {
    const lab = ending(await bringUpLab(1));
    const file = join(lab.home, 'live.vlanvas.yaml');
    await writeFile(file, macvlanDesign({ name: 'killed', hosts: ['docker01'], containersPerHost: 1 }));
    const door = ending(await openWeb({ file }));
    const bench = workbenchOn(door.page);
    await bench.object('container:c1').waitFor();
    await bench.deploy();
    await expect.poll(() => bench.object('container:c1').locator('[data-mark="good"]').count(), SOON).toBe(1);
    const count = (pattern: string) => lab.on('docker01', `ps -eo args | grep -c "^${pattern}" || true`);
    return { lab, door, bench, count };
  }

  test('leaves no process behind, in a container or on a host', async () => {
    const { door, bench, count } = await deployedOnOne();
    for (const [id, command] of [
      ['container:c1', 'sleep 8001'],
      ['host:docker01', 'sleep 8002'],
    ] as const) {
      await bench.object(id).dblclick({ position: { x: 40, y: 12 } });
      await terminalOn(door.page);
      await door.page.keyboard.type(`${command}\n`);
      await expect.poll(() => count(command), SOON).toBe('1');
    }
    await door.page.context().close();
    await expect.poll(() => count('sleep 800'), SOON).toBe('0');
  });

  test('with the program behind it, leaves none either; what others run there goes on', async () => {
    const { lab, door, bench, count } = await deployedOnOne();
    await lab.on(
      'docker01',
      'docker exec -dt c1 sh -c "sleep 8103; true"; docker exec -d -e VLANVAS_TERMINAL=another c1 sleep 8104',
    );
    for (const [id, command] of [
      ['container:c1', "trap '' HUP; sleep 8101"],
      ['host:docker01', 'sleep 8102'],
    ] as const) {
      await bench.object(id).dblclick({ position: { x: 40, y: 12 } });
      await terminalOn(door.page);
      await door.page.keyboard.type(`${command}\n`);
    }
    await expect.poll(() => count('sleep 810[12]'), SOON).toBe('2');
    await door.kill();
    await expect.poll(() => count('sleep 810[12]'), SOON).toBe('0');
    expect(await count('sleep 810[34]')).toBe('2');
    // The shells are gone too, and what watched over them.
    await expect
      .poll(() => lab.on('docker01', "docker top c1 -eo pid,args | tail -n +3 | sed 's/^ *[0-9]* *//' | sort"), SOON)
      .toBe('sh -c sleep 8103; true\nsleep 8103\nsleep 8104');
  });
});
