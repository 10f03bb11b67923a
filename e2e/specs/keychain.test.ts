/** A password that is kept in the system's keychain: a real keyring, a real Electron, a real sshd that wants the password. */
import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { endingAfterAll } from '../support/at-end.ts';
import type { DesktopDoor } from '../support/doors.ts';
import { openDesktop } from '../support/doors.ts';
import type { Keyring } from '../support/keyring.ts';
import { startKeyring } from '../support/keyring.ts';
import type { TestLab } from '../support/lab.ts';
import { bringUpLab } from '../support/lab.ts';
import { wantPassword } from '../support/passwords.ts';

const ending = endingAfterAll();
const PASSWORD = 'right-horse-9046';
let lab: TestLab;
let keyring: Keyring;
let file: string;
let output = '';

beforeAll(async () => {
  const nics = [{ name: 'ens33', segment: 'lan', addresses: ['172.22.16.11/24'] }];
  lab = ending(await bringUpLab({ hosts: [{ name: 'docker01', nics, users: [{ name: 'ann', groups: ['docker'] }] }] }));
  await wantPassword(lab, 'docker01', 'ann', PASSWORD, true);
  keyring = ending(await startKeyring());
  file = join(lab.home, 'kept.vlanvas.yaml');
  await writeFile(
    file,
    'vlanvas: 1\nname: kept\nsegments: { lan: {} }\nhosts:\n  docker01: { ssh: ann@docker01.lab, interfaces: { ens33: { segment: lan } } }\n',
  );
});

/** The same program of the same person: folder and profile stay from one start to the next. */
async function start(env: Readonly<Record<string, string>>): Promise<DesktopDoor> {
  const door = ending(await openDesktop({ folder: lab.home, file, env: { ...env, VLANVAS_LOG: 'trace' } }));
  for (const stream of [door.app.process().stdout, door.app.process().stderr])
    stream?.on('data', (part: Buffer) => (output += part.toString()));
  await door.page.locator('[data-object="host:docker01"]').waitFor();
  return door;
}

async function connect({ page }: DesktopDoor): Promise<void> {
  await page.getByRole('menuitem', { name: 'Topology' }).click();
  await page.getByRole('menuitem', { name: 'Read the hosts' }).click();
}

const connected = ({ page }: DesktopDoor) =>
  page.locator('[data-part="status"] [data-state="ready"]').waitFor({ timeout: 30_000 });

/** Files under these folders that hold the text. */
function holding(text: string): string {
  return execFileSync('sh', ['-c', `grep -rla -- '${text}' '${lab.home}' '${keyring.folder}' || true`], { encoding: 'utf8' });
}

describe('a password', () => {
  let door: DesktopDoor;

  test('is offered to be kept in the keyring, and kept once it has worked', async () => {
    door = await start(keyring.env);
    await connect(door);
    const dialog = door.page.getByRole('dialog');
    for (const [title, button] of [
      ['Password for docker01', 'Log in'],
      ['Password for sudo on docker01', 'Become root'],
    ] as const) {
      await dialog.getByText(title).waitFor();
      await dialog.getByText('Keep it in the system’s keyring').click();
      await dialog.locator('input[type="password"]').fill(PASSWORD);
      await dialog.getByRole('button', { name: button }).click();
    }
    await connected(door);
    await expect.poll(() => holding('password ann@')).toContain('secrets.json');
  });

  test('is not asked for after the next start', async () => {
    await door.close();
    door = await start(keyring.env);
    await connect(door);
    await connected(door);
    expect(await door.page.getByRole('dialog').count()).toBe(0);
  });

  test('is on no disk and in no log as it was typed', () => {
    expect(holding(PASSWORD)).toBe('');
    expect(holding(Buffer.from(PASSWORD).toString('base64').slice(0, -4))).toBe('');
    expect(output).not.toContain(PASSWORD);
    expect(output).not.toBe('');
  });

  test('is of no use without the keyring, which is then said', async () => {
    await door.close();
    door = await start({ DBUS_SESSION_BUS_ADDRESS: 'disabled:' });
    await connect(door);
    const dialog = door.page.getByRole('dialog');
    await dialog.getByText('Password for docker01').waitFor();
    await dialog.getByText('this session has no unlocked keyring').waitFor();
    expect(await dialog.getByRole('checkbox').count()).toBe(0);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await door.close();
  });

  test('is forgotten when told so, also by the next start', async () => {
    door = await start(keyring.env);
    await door.page.getByRole('menuitem', { name: 'Topology' }).click();
    await door.page.getByRole('menuitem', { name: 'Forget passwords and passphrases' }).click();
    await door.page.getByText('Passwords and passphrases are forgotten').waitFor();
    expect(holding('password ann@')).toBe('');
    await door.close();
    door = await start(keyring.env);
    await connect(door);
    await door.page.getByRole('dialog').getByText('Password for docker01').waitFor();
    await door.page.keyboard.press('Escape');
    await door.close();
  });
});
