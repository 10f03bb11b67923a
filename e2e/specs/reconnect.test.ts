/** A page whose program ends: it says so, loses nothing, and goes on where it can. */
import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Workbench } from '../pages/workbench.ts';
import { workbenchOn } from '../pages/workbench.ts';
import { endingAfterAll } from '../support/at-end.ts';
import type { WebDoor } from '../support/doors.ts';
import { openWeb, startServer } from '../support/doors.ts';
import { repository } from '../support/lab.ts';

describe('a page whose program was killed', () => {
  let folder: string;
  // Noted first, done last: after what still writes into it has ended.
  afterAll(() => rm(folder, { recursive: true, force: true }));
  const ending = endingAfterAll();
  let door: WebDoor;
  let page: Page;
  let bench: Workbench;
  let file: string;
  let port: number;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vlanvas-reconnect-'));
    file = join(folder, 'two-hosts.vlanvas.yaml');
    await copyFile(join(repository, 'examples', 'two-hosts.vlanvas.yaml'), file);
    door = ending(await openWeb({ folder, file }));
    page = door.page;
    bench = workbenchOn(page);
    port = Number(new URL(door.url).port);
    await bench.object('container:bbox4').waitFor();
  });

  const banner = (state: string) => page.locator(`[data-banner="door"][data-door="${state}"]`);

  test('says that it has ended, that nothing is lost and what to do', async () => {
    await door.kill();
    await banner('lost').waitFor();
    await banner('ended').waitFor({ timeout: 20_000 });
    const words = await banner('ended').innerText();
    expect(words).toContain('it has ended or was stopped');
    expect(words).toContain('Nothing is lost: the design is saved.');
    expect(words).toContain(`cli.js serve --port ${port}`);
  });

  test('keeps what is drawn meanwhile, gives it as a file, and does not wait for ever for a save', async () => {
    await bench.select('host:docker02');
    await bench.add('container');
    await bench.object('container:bbox5').waitFor();
    await expect.poll(() => banner('ended').innerText()).toContain('kept in this browser');
    await expect.poll(() => page.evaluate(() => Object.values(localStorage).join())).toContain('bbox5');
    await page.keyboard.press('Control+s');
    await page.getByText('The connection to Vlanvas was lost').waitFor();
    const downloading = page.waitForEvent('download');
    await banner('ended').getByRole('button', { name: 'Save a copy' }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe('two-hosts.vlanvas.yaml');
    expect(await readFile(await download.path(), 'utf8')).toContain('bbox5');
  });

  test('started anew with another token, says that and goes on once the new address is opened in the same browser', async () => {
    const next = ending(await startServer({ folder, port }));
    expect(next.url).not.toBe(door.url);
    await banner('restarted').waitFor({ timeout: 20_000 });
    expect(await banner('restarted').innerText()).toContain('does not accept the token of this page');
    const other = await door.context.newPage();
    await other.goto(next.url);
    await other.locator('[data-part]').first().waitFor();
    await banner('restarted').waitFor({ state: 'hidden', timeout: 30_000 });
    // The work of a page that is open is none that was left.
    expect(await other.locator('[data-banner="recovered"]').count()).toBe(0);
    await other.close();
    await bench.object('container:bbox5').waitFor();
    await page.keyboard.press('Control+s');
    await expect.poll(() => readFile(file, 'utf8')).toContain('bbox5');
    await expect.poll(() => page.evaluate(() => Object.keys(localStorage).join())).not.toContain('unsaved');
  });

  test('closed while the program was away, offers what was drawn at the next start', async () => {
    const killed = ending(await startServer({ folder }));
    const context = door.context;
    const lonely = await context.newPage();
    await lonely.goto(killed.url);
    const there = workbenchOn(lonely);
    await there.newDesign();
    await lonely.locator('[data-palette="host"]').waitFor();
    await killed.kill();
    await lonely.locator('[data-banner="door"]').waitFor();
    await there.add('host');
    await there.object('host:docker01').waitFor();
    await expect.poll(() => lonely.evaluate(() => Object.values(localStorage).join())).toContain('docker01');
    await lonely.close();
    const next = ending(await startServer({ folder, port: Number(new URL(killed.url).port) }));
    const again = await context.newPage();
    await again.goto(next.url);
    await again.locator('[data-banner="recovered"]').getByRole('button', { name: 'Restore' }).click();
    await workbenchOn(again).object('host:docker01').waitFor();
    await again.close();
  });

  test('complained about nothing but the connection', () => {
    expect(door.complaints.filter((words) => !/ERR_CONNECTION_REFUSED|403|WebSocket connection to/.test(words))).toEqual([]);
  });
});
