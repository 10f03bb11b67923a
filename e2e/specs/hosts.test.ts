/** Getting at hosts in the window: added from ~/.ssh/config, tested point by point, trusted after a look, passwords asked for and kept nowhere. */
import { execFileSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { labPlace, sshConfigPath } from '../../main/lab/paths.ts';
import type { Workbench } from '../pages/workbench.ts';
import { workbenchOn } from '../pages/workbench.ts';
import { endingAfterAll } from '../support/at-end.ts';
import type { WebDoor } from '../support/doors.ts';
import { openWeb } from '../support/doors.ts';
import type { TestLab } from '../support/lab.ts';
import { bringUpLab } from '../support/lab.ts';
import { wantPassword } from '../support/passwords.ts';

const ending = endingAfterAll();
const PASSWORD = 'right-horse-5172';
let lab: TestLab;
let door: WebDoor;
let page: Page;
let bench: Workbench;
let knownHosts: string;
let typed = 0;

beforeAll(async () => {
  const nics = [{ name: 'ens33', segment: 'lan', addresses: ['172.22.16.11/24'] }];
  const ann = { name: 'ann', groups: ['docker'] };
  lab = ending(await bringUpLab({ hosts: [{ name: 'docker01', nics, users: [ann] }] }));
  await wantPassword(lab, 'docker01', 'ann', PASSWORD, true);
  const labConfig = await readFile(sshConfigPath(labPlace()), 'utf8');
  const address = /HostName (\S+)/.exec(labConfig)?.[1] ?? '';
  const key = /IdentityFile (\S+)/.exec(labConfig)?.[1] ?? '';
  knownHosts = join(lab.home, '.ssh', 'known_hosts');
  const alias = (name: string, ...lines: readonly string[]) =>
    [`Host ${name}`, `  HostName ${address}`, ...lines.map((line) => `  ${line}`), `  UserKnownHostsFile ${knownHosts}`, ''].join(
      '\n',
    );
  await mkdir(join(lab.home, '.ssh'), { recursive: true });
  await writeFile(
    join(lab.home, '.ssh', 'config'),
    [
      alias('box1', 'User root', `IdentityFile ${key}`, 'IdentitiesOnly yes'),
      alias('box2', 'User ann', 'IdentityFile none', 'HostKeyAlias box2'),
      alias('closed', 'Port 1', 'User root'),
      'Host *.example !x\n  User nobody\n',
    ].join('\n'),
  );
  // Without the ssh program, which goes by the home of the account, the configuration above is the one that is read.
  door = ending(await openWeb({ env: { PATH: '/var/empty', VLANVAS_LOG: 'trace' } }));
  page = door.page;
  bench = workbenchOn(page);
});

const dialog = () => page.getByRole('dialog');
const check = () => page.getByRole('region', { name: 'Connection' });
const point = (name: string) => check().locator(`[data-point="${name}"]`);
const outcome = () => check().getAttribute('data-check');

async function type(secret: string, button: string): Promise<void> {
  await dialog().locator('input[type="password"]').fill(secret);
  await dialog().getByRole('button', { name: button }).click();
  if (secret === PASSWORD) typed += 1;
}

async function addsNothingToAxe(): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).include('[role="dialog"]').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}

describe('hosts', () => {
  test('are added from ~/.ssh/config, as one step, and tested at once', async () => {
    await bench.newDesign();
    await page.getByRole('button', { name: 'From ~/.ssh/config' }).click();
    await dialog().getByText('box1').waitFor();
    expect(await dialog().locator('label b').allInnerTexts()).toEqual(['box1', 'box2', 'closed']);
    expect(await dialog().innerText()).toMatch(/ann@\d+\.\d+\.\d+\.\d+/);
    // What the file would refuse does not get into it, a password least of all.
    for (const wrong of ['root:hunter2@10.99.0.11', 'root@10.99.0.11:99999', 'a b']) {
      await dialog().getByRole('textbox').first().fill(wrong);
      expect([wrong, await dialog().getByRole('button', { name: 'Add host', exact: true }).isDisabled()]).toEqual([wrong, true]);
      expect(await dialog().innerText()).toContain('no password');
    }
    await dialog().getByRole('textbox').first().fill('');
    await addsNothingToAxe();
    for (const name of ['box1', 'box2', 'closed']) await dialog().getByText(name, { exact: true }).click();
    await dialog().getByRole('button', { name: 'Add 3 hosts' }).click();
    await bench.object('host:closed').waitFor();
    expect(await bench.text()).toMatch(/ {2}box2:\n {4}ssh: box2\n/);
  });

  test('one that listens on no such port says so, and nothing after it is tried', async () => {
    await bench.select('host:closed');
    await expect.poll(outcome, { timeout: 20_000 }).toBe('failed');
    expect(await point('name').getAttribute('data-state')).toBe('passed');
    expect(await point('port').innerText()).toContain('nothing accepts connections on its port 1');
    expect(await point('port').innerText()).toContain('systemctl start ssh');
    expect(await point('key').getAttribute('data-state')).toBe('open');
  });

  test('an unknown key is shown with its fingerprint, trusted, and the test goes on to its end', async () => {
    await bench.select('host:box1');
    const fingerprint = (await lab.on('docker01', 'ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub')).split(' ')[1] ?? '';
    await expect.poll(() => point('key').innerText(), { timeout: 20_000 }).toContain(fingerprint);
    await page.getByRole('button', { name: 'Trust this key' }).click();
    await expect.poll(outcome, { timeout: 20_000 }).toBe('passed');
    expect(await point('login').innerText()).toContain('as root');
    expect(await point('docker').innerText()).toMatch(/Engine \d/);
    expect(await point('root').innerText()).toContain('root is root');
    expect(await readFile(knownHosts, 'utf8')).toMatch(/ ssh-ed25519 AAAA/);
  });

  test('a changed key is refused: both fingerprints, what to do, and no way to trust it by a click', async () => {
    const right = await readFile(knownHosts, 'utf8');
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', join(lab.home, 'other')]);
    const other = (await readFile(join(lab.home, 'other.pub'), 'utf8')).split(' ')[1] ?? '';
    await writeFile(knownHosts, right.replace(/AAAA\S+/, other));
    await page.getByRole('button', { name: 'Test again' }).click();
    await expect.poll(() => point('key').getAttribute('data-state'), { timeout: 20_000 }).toBe('failed');
    const words = await point('key').innerText();
    expect(words).toContain('another key than the one that is known');
    expect(words.match(/SHA256:/g)).toHaveLength(2);
    expect(words).toContain(`-f ${knownHosts}`);
    expect(await page.getByRole('button', { name: 'Trust this key' }).count()).toBe(0);
    await writeFile(knownHosts, right);
    await page.getByRole('button', { name: 'Test again' }).click();
    await expect.poll(outcome, { timeout: 20_000 }).toBe('passed');
  });
});

describe('a password', () => {
  test('is asked for in the window: which host, which user, what for; again where it is wrong', async () => {
    await bench.select('host:box2');
    await page.getByRole('button', { name: 'Trust this key' }).click();
    await dialog().getByText('Password for box2').waitFor();
    expect(await dialog().innerText()).toContain('box2 asks for the password of ann.');
    expect(await dialog().innerText()).toContain('written nowhere');
    await addsNothingToAxe();
    await type('wrong-horse', 'Log in');
    await dialog().getByText('box2 did not accept that password.').waitFor();
    await type(PASSWORD, 'Log in');
    await dialog().getByText('Password for sudo on box2').waitFor();
    await type(PASSWORD, 'Become root');
    await expect.poll(outcome, { timeout: 20_000 }).toBe('passed');
    expect(await point('root').innerText()).toContain('ann may use sudo');
  });

  test('is kept for the session: nothing more is asked', async () => {
    await page.getByRole('button', { name: 'Test again' }).click();
    await expect.poll(outcome).toBe('running');
    await expect.poll(outcome, { timeout: 20_000 }).toBe('passed');
    expect(await dialog().count()).toBe(0);
  });

  test('is forgotten when told so, and without root the limits are told', async () => {
    await page.getByRole('menuitem', { name: 'Topology' }).click();
    await page.getByRole('menuitem', { name: 'Forget passwords and passphrases' }).click();
    await page.getByRole('button', { name: 'Test again' }).click();
    await dialog().getByText('Password for box2').waitFor();
    await type(PASSWORD, 'Log in');
    await dialog().getByRole('button', { name: 'Go on without root' }).click();
    await expect.poll(() => point('root').getAttribute('data-state'), { timeout: 20_000 }).toBe('warned');
    expect(await point('root').innerText()).toContain('ann cannot become root');
  });

  test('cancelled ends what asked for it, with the reason', async () => {
    await page.getByRole('menuitem', { name: 'Topology' }).click();
    await page.getByRole('menuitem', { name: 'Forget passwords and passphrases' }).click();
    await page.getByRole('button', { name: 'Test again' }).click();
    await dialog().getByText('Password for box2').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => point('login').getAttribute('data-state')).toBe('failed');
    expect(await point('login').innerText()).toContain('was asked for and not given');
  });

  test('is asked for by a plan too, and cancelled there is what the plan says of that host', async () => {
    await page.getByRole('banner').getByRole('button', { name: 'Plan' }).click();
    await dialog().getByText('Password for box2').waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('box2 was left alone').first().waitFor();
    await expect.poll(() => page.getByRole('tabpanel').innerText(), { timeout: 30_000 }).toContain('the password of ann on');
  });

  test('is found nowhere: not in the log, the page, its storage, the design, a file, or what the page was sent', async () => {
    const sent = door.frames.filter((frame) => frame.sent && frame.text.includes(PASSWORD));
    expect(typed).toBe(3);
    expect(sent).toHaveLength(typed);
    expect(door.frames.filter((frame) => !frame.sent && frame.text.includes(PASSWORD))).toEqual([]);
    expect(door.output()).not.toContain(PASSWORD);
    expect(await page.content()).not.toContain(PASSWORD);
    expect(
      await page.evaluate(() => JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)])),
    ).not.toContain(PASSWORD);
    expect(await bench.text()).not.toContain(PASSWORD);
    for (const folder of [door.folder, lab.home]) {
      expect(execFileSync('sh', ['-c', `grep -rl -- '${PASSWORD}' '${folder}' || true`], { encoding: 'utf8' })).toBe('');
    }
  });

  test('nothing was complained about, the security policy included', () => {
    expect(door.complaints).toEqual([]);
  });
});
