import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Host } from '../../shared/topology/topology.ts';
import { openHost } from './open-host.ts';
import { makeHostPool } from './pool.ts';
import type { PrivateHost } from './testing/private-host.ts';
import { startPrivateHost, until } from './testing/private-host.ts';

let lab: PrivateHost;
beforeAll(async () => {
  lab = await startPrivateHost();
  await lab.startDocker();
});
afterAll(() => lab.stop());

const host = (name: string, ssh: string): Host => ({
  name,
  ssh: { host: ssh },
  docker: { via: 'ssh' },
  engine: undefined,
  interfaces: new Map(),
  forwarding: undefined,
  routes: [],
  forward: undefined,
});
const logins = (user: string): number =>
  lab.processes().filter(({ command }) => new RegExp(`^sshd: ${user}@`).test(command)).length;

test('users of a host at the same time share one login; a lost one is replaced', async () => {
  const pool = makeHostPool({ idle: 300 });
  const options = { sshConfigFiles: [lab.sshConfig] };
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, index) =>
      pool.use(host('h1', 'carol-main'), options, async ({ shell, docker }) => [
        (await shell?.run(`echo ${index}`))?.stdout,
        (await docker?.version())?.Os,
      ]),
    ),
  );
  expect(answers).toEqual(Array.from({ length: 10 }, (_, index) => [`${index}\n`, 'linux']));
  expect(logins('carol')).toBe(1);

  const lease = await pool.acquire(host('h1', 'carol-main'), options);
  for (const { pid, command } of lab.processes()) if (/^sshd: carol[@ ]/.test(command)) process.kill(pid, 'SIGKILL');
  await until(() => lease.connection.lost.aborted, 3000);
  lease.release();
  expect(await pool.use(host('h1', 'carol-main'), options, async ({ shell }) => (await shell?.run('echo again'))?.stdout)).toBe(
    'again\n',
  );
  await until(() => pool.size === 0 && logins('carol') === 0, 3000);
  await pool.close();
});

test('the same machine with another user is another connection', async () => {
  const pool = makeHostPool();
  const options = { sshConfigFiles: [lab.sshConfig] };
  const users = await Promise.all(
    ['root-main', 'bob-main'].map((target) => pool.use(host('h1', target), options, async ({ shell }) => shell?.user)),
  );
  expect(users).toEqual(['root', 'bob']);
  await pool.close();
  await until(() => logins('root') + logins('bob') === 0, 3000);
});

test('a failure while opening leaves no connection behind', async () => {
  await expect(openHost(host('h1', 'dave-main'), { sshConfigFiles: [lab.sshConfig] })).rejects.toMatchObject({
    problem: { code: 'SHELL_REFUSED' },
  });
  await until(() => logins('dave') === 0, 3000);
});
