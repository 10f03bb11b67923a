import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listAliases } from './list-aliases.ts';

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'vlanvas-aliases-'));
  await mkdir(join(home, 'more'));
});
afterEach(() => rm(home, { recursive: true }));

test('the hosts that a configuration names, included files too, without patterns, each once', async () => {
  const file = join(home, 'config');
  await writeFile(join(home, 'more', 'a.conf'), 'Host inner\n  HostName 192.0.2.9\n  ProxyJump gate\n');
  await writeFile(
    file,
    [
      `Include more/*.conf`,
      'Host web web2 *.example !not',
      '  HostName %h.example.org',
      '  Port 2222',
      'Host db',
      '  User ann',
      '  ProxyJump none',
      'Host web',
      '  User late',
      'Match exec "touch ran"',
      '  User nobody',
      'Host *',
      '  User everybody',
    ].join('\n'),
  );
  expect(await listAliases(file, home)).toEqual([
    { name: 'inner', address: '192.0.2.9', user: 'everybody', jump: 'gate' },
    { name: 'web', address: 'web.example.org', user: 'late', port: 2222 },
    { name: 'web2', address: 'web2.example.org', user: 'everybody', port: 2222 },
    { name: 'db', address: 'db', user: 'ann' },
  ]);
});

test('without a configuration there are none', async () => {
  expect(await listAliases(join(home, 'nothing'), home)).toEqual([]);
});
