import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openLocalShell } from './local-shell.ts';

const shell = await openLocalShell('here');

/** Commands of this machine that contain `text`. */
function running(text: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replace(/\0/g, ' ');
        return command.includes(text) ? [command] : [];
      } catch {
        return [];
      }
    });
}

test('outputs, input and exit status', async () => {
  expect(await shell.run('cat; echo err >&2; exit 3', { input: 'in' })).toEqual({ code: 3, stdout: 'in', stderr: 'err\n' });
});

test('a command that does not read its input is no failure', async () => {
  expect((await shell.run('exit 0', { input: 'x'.repeat(1_000_000) })).code).toBe(0);
});

test('a signal is 128 and its number', async () => {
  expect((await shell.run('kill -s KILL $$')).code).toBe(137);
});

test('a time limit ends the command and its children, also those that ignore SIGTERM', async () => {
  const tag = '4321.8765';
  const error = await shell
    .run(`trap '' TERM; sleep ${tag} & sleep ${tag}; sleep ${tag}`, { timeout: 150 })
    .catch((each: unknown) => each);
  expect(error).toMatchObject({ problem: { code: 'HOST_TIMEOUT' } });
  await expect.poll(() => running(`sleep ${tag}`), { timeout: 3000 }).toEqual([]);
});

test('an abort rejects with its reason', async () => {
  const stop = new AbortController();
  const running = shell.run('sleep 60', { signal: stop.signal });
  setTimeout(() => stop.abort(new Error('enough')), 50);
  await expect(running).rejects.toThrow('enough');
});

test('a child in the background that holds the outputs does not hold the call', async () => {
  const before = Date.now();
  expect(await shell.run('sleep 3.21 & echo done')).toMatchObject({ code: 0, stdout: 'done\n' });
  expect(Date.now() - before).toBeLessThan(2500);
});
