/** Terminals and logs on a real lab: real sshd, real pseudo-terminals, real exec; and nothing left behind by any of them. */
import { beforeAll, describe, expect, test } from 'vitest';
import { CONSOLE_WINDOW } from '../../shared/contract/consoles.ts';
import type { ConsoleSource } from '../../shared/contract/consoles.ts';
import { endingAfterAll } from '../support/at-end.ts';
import { openTestConsole } from '../support/console.ts';
import { macvlanDesign } from '../support/designs.ts';
import type { TestLab } from '../support/lab.ts';
import { bringUpLab } from '../support/lab.ts';
import { apply, deployed } from '../support/run.ts';

/** c3 has no shell: its image is a single program. c4 writes a line every tenth of a second. c5 writes as fast as it can. */
const design = macvlanDesign({ name: 'consoles', hosts: ['docker01'], containersPerHost: 2 }).concat(
  '  c3: { host: docker01, image: "bare:latest", command: [/sleep, "100000"], networks: { net1: {} } }\n',
  '  c4: { host: docker01, image: busybox, command: [sh, -c, "i=0; while :; do i=$((i+1)); echo line $i; echo oops $i >&2; sleep 0.1; done"], networks: { net1: {} } }\n',
  '  c5: { host: docker01, image: busybox, command: [sh, -c, "sleep 2; yes"], networks: { net1: {} } }\n',
);
const BARE =
  'd=$(mktemp -d); cp /bin/busybox $d/sleep; tar -C $d -c sleep | docker import -c \'CMD ["/sleep","1000"]\' - bare:latest; rm -r $d';
const logs = (container: string, more: Partial<ConsoleSource> = {}): ConsoleSource =>
  ({ kind: 'logs', container, tail: 20, since: null, timestamps: false, ...more }) as ConsoleSource;

/** On a machine that others use too. */
const SOON = { timeout: 30_000 };
const ending = endingAfterAll();
let lab: TestLab;
const open = (source: ConsoleSource, options?: { readonly reads?: boolean }) =>
  openTestConsole(lab.services, design, source, options);
const running = (pattern: string) => lab.on('docker01', `ps -eo args | grep -c "^${pattern}" || true`);

beforeAll(async () => {
  lab = ending(await bringUpLab(1));
  await lab.on('docker01', BARE);
  expect(await deployed(apply(lab.services, design))).toMatchObject({ outcome: 'done' });
});

describe('a terminal on a host', () => {
  test('is the login shell on a pseudo-terminal of the right size, and tells its exit status', async () => {
    const shell = open({ kind: 'host', host: 'docker01' });
    expect(await shell.where).toBe('root@docker01');
    await shell.type('stty size; echo "$TERM"; hostname; tty\n');
    await expect.poll(shell.text, SOON).toMatch(/30 100\s+xterm-256color\s+docker01\s+\/dev\/pts\//);
    lab.services.resizeConsole(shell.id, { columns: 132, rows: 43 });
    await shell.type('stty size\n');
    await expect.poll(shell.text, SOON).toContain('43 132');
    await shell.type('exit 7\n');
    expect(await shell.ended).toBe(7);
  });

  test('passes Ctrl-C to what runs in it, and bytes that are no text', async () => {
    const shell = open({ kind: 'host', host: 'docker01' });
    await shell.where;
    await shell.type('sleep 4321\n');
    await expect.poll(() => running('sleep 4321'), SOON).toBe('1');
    await shell.type('\u0003');
    await expect.poll(() => running('sleep 4321'), SOON).toBe('0');
    await shell.type("printf '\\344\\275\\240\\377'; echo end\n");
    await expect.poll(shell.text, SOON).toContain('你\ufffdend');
    await shell.leave();
  });

  test('leaves nothing behind when its tab is closed in the middle of something', async () => {
    const shell = open({ kind: 'host', host: 'docker01' });
    await shell.where;
    await shell.type('tty; sleep 4322\n');
    await expect.poll(() => running('sleep 4322'), SOON).toBe('1');
    const [, terminal] = /\/dev\/(pts\/\d+)/.exec(shell.text()) ?? [];
    await shell.leave();
    await expect.poll(() => running('sleep 4322'), SOON).toBe('0');
    await expect.poll(() => lab.on('docker01', `ps -t ${terminal ?? ''} -o pid= || true`), SOON).toBe('');
  });

  test('is refused to the seventh on a host, and open again once one is closed', async () => {
    const six = Array.from({ length: 6 }, () => open({ kind: 'host', host: 'docker01' }));
    await Promise.all(six.map(({ where }) => where));
    await expect(open({ kind: 'host', host: 'docker01' }).ended).rejects.toMatchObject({
      problem: { code: 'CONSOLES_TOO_MANY' },
    });
    await Promise.all(six.map((shell) => shell.leave()));
    const again = open({ kind: 'host', host: 'docker01' });
    expect(await again.where).toBe('root@docker01');
    await again.leave();
  });
});

describe('a terminal in a container', () => {
  test('runs the shell of the image, at the size of the page', async () => {
    const shell = open({ kind: 'container', container: 'c1' });
    expect(await shell.where).toBe('c1');
    await shell.type('hostname; stty size; echo $TERM\n');
    await expect.poll(shell.text, SOON).toMatch(/\nc1\s+30 100\s+xterm-256color/);
    await shell.type('exit 3\n');
    expect(await shell.ended).toBe(3);
  });

  test.each([
    ['a command in the foreground', 'sleep 5001\n', 'sleep 5001'],
    ['one in the background', 'sleep 5002 &\n', 'sleep 5002'],
    ['one under a shell that ignores the hang-up', "trap '' HUP; sleep 5003\n", 'sleep 5003'],
  ])('leaves nothing behind when its tab is closed: %s', async (_, command, pattern) => {
    const before = await lab.on('docker01', 'docker top c2 -eo pid,args');
    const shell = open({ kind: 'container', container: 'c2' });
    await shell.where;
    await shell.type(command);
    await expect.poll(() => running(pattern), SOON).toBe('1');
    await shell.leave();
    await expect.poll(() => lab.on('docker01', 'docker top c2 -eo pid,args'), SOON).toBe(before);
  });

  test.each([
    ['a daemon', 'setsid sleep 5004\n', 'sleep 5004'],
    ['what ignores the hang-up by itself', '(trap "" HUP; exec sleep 5005) &\n', 'sleep 5005'],
  ])('lets go on what was meant to: %s', async (_, command, pattern) => {
    const shell = open({ kind: 'container', container: 'c2' });
    await shell.where;
    await shell.type(command);
    await expect.poll(() => running(pattern), SOON).toBe('1');
    await shell.leave();
    expect(await running(pattern)).toBe('1');
    await lab.on('docker01', `pkill -x -f "${pattern}"`);
  });

  test.each([
    ['an image without a shell', 'c3', 'CONTAINER_NO_SHELL'],
    ['a container that is not in the design', 'c9', 'UNKNOWN_ENDPOINT'],
  ])('says plainly what is wrong: %s', async (_, container, code) => {
    await expect(open({ kind: 'container', container }).ended).rejects.toMatchObject({ problem: { code } });
  });

  test('a page that reads nothing holds the program up, and not the memory of the service', async () => {
    const shell = open({ kind: 'container', container: 'c1' }, { reads: false });
    await shell.where;
    await shell.type('yes\n');
    await expect.poll(shell.bytes, SOON).toBeGreaterThan(CONSOLE_WINDOW - 1);
    await new Promise((resolve) => setTimeout(resolve, 500));
    // One part may begin within the window and end beyond it.
    expect(shell.bytes()).toBeLessThan(CONSOLE_WINDOW + 33_000);
    await shell.leave();
    await expect.poll(() => lab.on('docker01', 'docker top c1 -eo args | grep -c "^yes" || true'), SOON).toBe('0');
  });
});

describe('logs', () => {
  test('show the last lines and go on, both outputs in their order', async () => {
    const log = open(logs('c4', { tail: 6 }));
    await expect.poll(() => log.text().split('\n').length, SOON).toBeGreaterThan(12);
    const lines = log.text().split('\n').slice(0, -1);
    expect(lines.every((line) => /^(line|oops) \d+$/.test(line))).toBe(true);
    await log.leave();
  });

  test('of a container that ends, end', async () => {
    const log = open(logs('c4', { tail: 0 }));
    await log.where;
    await lab.on('docker01', 'docker stop -t 0 c4');
    expect(await log.ended).toBeNull();
    await lab.on('docker01', 'docker start c4');
  });

  test('of a container that never stops writing wait for the page', async () => {
    const log = open(logs('c5', { tail: null }), { reads: false });
    await expect.poll(log.bytes, { timeout: 30_000 }).toBeGreaterThan(CONSOLE_WINDOW - 1);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(log.bytes()).toBeLessThan(CONSOLE_WINDOW + 33_000);
    await log.leave();
    await lab.on('docker01', 'docker stop -t 0 c5');
  });
});
