/** The problems of a design: the same list as `vlanvas validate` gives, and one number wherever they are counted. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { workbenchOn } from '../pages/workbench.ts';
import type { Workbench } from '../pages/workbench.ts';
import { endingAfterAll } from '../support/at-end.ts';
import { openWeb } from '../support/doors.ts';
import { repository } from '../support/lab.ts';

/** An overlay and a tunnel, which wait for their deploy; an error; notes by design; a host that nothing listens on. */
const DESIGN = `vlanvas: 1
name: problems
segments: { lan: {} }
hosts:
  closed: { ssh: 'root@127.0.0.1:1', interfaces: { eth0: { segment: lan, addresses: [10.0.0.1/24] } } }
networks:
  over: { driver: overlay, hosts: [closed], subnets: [{ subnet: 10.1.0.0/24 }] }
  mac: { driver: macvlan, parents: { closed: eth9 }, subnets: [{ subnet: 10.0.0.0/24 }] }
containers:
  c1: { host: closed, image: busybox, networks: { over: {}, mac: {} } }
tunnels: { wire: { kind: vxlan, hosts: { closed: ~ } } }
`;

interface Told {
  readonly code: string;
  readonly message: string;
  readonly severity: string;
}

const ending = endingAfterAll();
let page: Page;
let bench: Workbench;
let told: readonly Told[];

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'vlanvas-problems-'));
  ending({ close: () => rm(folder, { recursive: true }) });
  const file = join(folder, 'problems.vlanvas.yaml');
  await writeFile(file, DESIGN);
  told = await new Promise<readonly Told[]>((done) => {
    execFile(process.execPath, [join(repository, 'dist', 'cli.js'), 'validate', file, '--json'], (_error, stdout) =>
      done((JSON.parse(stdout) as { readonly problems: readonly Told[] }).problems),
    );
  });
  ({ page } = ending(await openWeb({ file })));
  bench = workbenchOn(page);
  await bench.object('container:c1').waitFor();
  await bench.panel('Problems');
});

const counted = () => page.getByRole('list', { name: 'Problems', exact: true }).locator('> li');
const notes = () => page.getByRole('list', { name: /by design/ }).locator('> li');
const codes = (of: ReturnType<typeof counted>) =>
  of.evaluateAll((rows) => rows.map((row) => row.getAttribute('data-code') ?? '').sort());
const sorted = (wanted: (severity: string) => boolean) =>
  told
    .filter(({ severity }) => wanted(severity))
    .map(({ code }) => code)
    .sort();
/** The status bar, the tab and the rows, at one moment. */
const counts = () =>
  page.evaluate(() => {
    const number = (element: Element | null | undefined) => Number(/\d+/.exec(element?.textContent ?? '')?.[0] ?? 0);
    const buttons = [...document.querySelectorAll('[data-part="status"] button')];
    return [
      number(buttons.find(({ textContent }) => /problems?$/.test(textContent))),
      number([...document.querySelectorAll('[role="tab"]')].find(({ textContent }) => textContent.startsWith('Problems'))),
      document.querySelectorAll('ul[aria-label="Problems"] > li').length,
    ];
  });

describe('problems', () => {
  test('are those of the command line, what cannot be deployed yet among them; notes stand apart', async () => {
    await expect.poll(() => codes(counted())).toEqual(sorted((severity) => severity !== 'info'));
    expect(await codes(notes())).toEqual(sorted((severity) => severity === 'info'));
    const listed = await counted().allInnerTexts();
    for (const { message, severity } of told) if (severity !== 'info') expect(listed.join(' ')).toContain(message);
    expect(await codes(counted())).toEqual(expect.arrayContaining(['NOT_DEPLOYABLE_YET', 'NOT_DEPLOYABLE_YET']));
    await page.locator('[data-object="tunnel:wire"]').getByRole('button', { name: '1 problem' }).waitFor();
  });

  test('are counted alike in the status bar, on the tab and in the list, a host that refuses included', async () => {
    const before = await counted().count();
    expect(await counts()).toEqual([before, before, before]);
    await page.keyboard.press('Control+k');
    await page.keyboard.type('Read the hosts');
    await page.keyboard.press('Enter');
    await expect.poll(counts, { timeout: 20_000 }).toEqual([before + 1, before + 1, before + 1]);
    await counted().first().getByText('127.0.0.1').waitFor();
    await bench
      .object('host:closed')
      .getByRole('button', { name: /problem/ })
      .first()
      .waitFor();
    // A click on it shows the host.
    await counted().first().getByRole('button').first().click();
    await page.getByRole('region', { name: 'Connection' }).waitFor();
  });
});
