import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { VlanvasError } from '../../shared/problem/problem.ts';
import { resolveTarget } from './resolve-target.ts';

let folder: string;
const file = (name: string): string => join(folder, name);
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vlanvas-'));
  await writeFile(
    file('user'),
    `Include ${file('included')}
Host web
  HostName 192.0.2.1
  User deploy
  ProxyJump gate,second@192.0.2.9:99
Host gate
  HostName 192.0.2.8
  ProxyJump outer
Host second
  ProxyJump never
Host circle
  ProxyJump back
Host back
  ProxyJump circle
Host *
  User anybody
`,
  );
  await writeFile(file('included'), 'Host inc\n  Port 77\n');
  await writeFile(
    file('lab'),
    `Host node1 node2\n  HostName 127.0.0.1\n  User root\n  Port 4001\n  UserKnownHostsFile ${file('kh')}\nHost *\n  Port 9\n`,
  );
  await writeFile(file('broken'), 'Host x\n  Port abc\n');
});
afterAll(() => rm(folder, { recursive: true }));

const codeOf = async (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'no error',
    (error: unknown) => (error instanceof VlanvasError ? error.problem.code : String(error)),
  );

const ways: [string, string | null][] = [['without the ssh program', null]];
if (spawnSync('ssh', ['-V']).status === 0) ways.push(['with ssh -G', 'ssh']);

describe.each(ways)('%s', (_, program) => {
  const resolve = (host: string, more: object = {}): ReturnType<typeof resolveTarget> =>
    resolveTarget(
      { host, ...more },
      { host: 'h', userConfig: file('user'), configFiles: [file('lab'), file('missing')], program, env: { HOME: '/home/me' } },
    );

  test('an alias of the user, with the whole chain of jumps, nearest first', async () => {
    const settings = await resolve('web');
    expect(settings).toMatchObject({ hostname: '192.0.2.1', user: 'deploy', port: 22 });
    expect(settings.jumps.map((jump) => [jump.hostname, jump.user, jump.port])).toEqual([
      ['outer', 'anybody', 22],
      ['192.0.2.8', 'anybody', 22],
      ['192.0.2.9', 'second', 99],
    ]);
  });

  test('an alias that the lab declares comes from the lab alone', async () => {
    expect(await resolve('node2')).toMatchObject({
      hostname: '127.0.0.1',
      user: 'root',
      port: 4001,
      userKnownHosts: [file('kh')],
    });
  });

  test('everything else does not, although the lab has a Host *', async () => {
    expect(await resolve('node3')).toMatchObject({ hostname: 'node3', user: 'anybody', port: 22 });
  });

  test('an included file counts', async () => {
    expect(await resolve('inc')).toMatchObject({ port: 77, user: 'anybody' });
  });

  test('the file of the design wins, its jump too', async () => {
    const settings = await resolve('web', { user: 'root', port: 2222, jump: 'a@b:3' });
    expect(settings).toMatchObject({ hostname: '192.0.2.1', user: 'root', port: 2222 });
    expect(settings.jumps.map((jump) => [jump.hostname, jump.user, jump.port])).toEqual([['b', 'a', 3]]);
  });

  test('jump: none goes straight', async () => {
    expect((await resolve('web', { jump: 'none' })).jumps).toEqual([]);
  });

  test('a circle of jumps is an error', async () => {
    expect(await codeOf(resolve('circle'))).toBe('SSH_JUMP_LOOP');
  });

  test.each(['-oProxyCommand=touch /tmp/x', 'a b', '$(id)', ''])('%j is no host', async (host) => {
    expect(await codeOf(resolve(host))).toBe('SSH_TARGET_INVALID');
  });
});

test('a configuration that ssh refuses is told with its own words', async () => {
  const error = await resolveTarget({ host: 'x' }, { host: 'h', userConfig: file('broken') }).catch((each: unknown) => each);
  expect(error).toMatchObject({ kind: 'host', problem: { code: 'SSH_CONFIG_INVALID', place: { host: 'h' } } });
  expect(String(error)).toMatch(/broken/);
});
