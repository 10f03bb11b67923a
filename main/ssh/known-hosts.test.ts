import { createHmac } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  fingerprint,
  hostKeyName,
  judgeHostKey,
  keyType,
  knownHostsLine,
  knownKeyTypes,
  namesInclude,
  parseKnownHosts,
} from './known-hosts.ts';
import { addKnownHost, readKnownHosts } from './known-hosts-files.ts';

/** A key in wire form: a type and something to tell it from others. */
function key(type: string, body: string): Buffer {
  const parts = [Buffer.from(type), Buffer.from(body)];
  return Buffer.concat(parts.flatMap((part) => [Buffer.from([0, 0, 0, part.length]), part]));
}

const ed = key('ssh-ed25519', 'one');
const ed2 = key('ssh-ed25519', 'two');
const rsa = key('ssh-rsa', 'one');
const ecdsa = key('ecdsa-sha2-nistp256', 'one');
const line = (names: string, of: Buffer, marker = ''): string =>
  `${marker}${names} ${keyType(of)} ${of.toString('base64')} a comment`;
const parse = (...lines: string[]): ReturnType<typeof parseKnownHosts> => parseKnownHosts(lines.join('\n'), '/kh');

describe('names', () => {
  const salt = Buffer.from('0123456789abcdefghij');
  const hashed = (name: string): string =>
    `|1|${salt.toString('base64')}|${createHmac('sha1', salt).update(name).digest('base64')}`;
  test.each([
    ['host', 'host', true],
    ['host', 'hosts', false],
    ['HOST', 'host', true],
    ['other,host', 'host', true],
    ['*.lan', 'a.lan', true],
    ['*.lan', 'lan', false],
    ['h?st', 'host', true],
    ['h?st', 'hst', false],
    ['*.lan,!b.lan', 'a.lan', true],
    ['*.lan,!b.lan', 'b.lan', false],
    ['!b.lan,*.lan', 'b.lan', false],
    ['!b.lan', 'a.lan', false],
    ['[host]:2222', '[host]:2222', true],
    ['[host]:2222', 'host', false],
    ['host', '[host]:2222', false],
    ['[*.lan]:*', '[a.lan]:2222', true],
    ['10.0.0.1', '10.0.0.1', true],
    ['10.0.0.1', '10x0.0.1', false],
    ['fe80::1', 'fe80::1', true],
    ['', '', false],
    [hashed('host'), 'host', true],
    [hashed('host'), 'other', false],
    [hashed('[host]:2222'), '[host]:2222', true],
    ['|2|abc|def', 'host', false],
    ['|1|abc', 'host', false],
  ])('%j means %j: %j', (names, name, expected) => {
    expect(namesInclude(names, name)).toBe(expected);
  });

  test.each([
    ['Host', 22, null, 'host'],
    ['host', 2222, null, '[host]:2222'],
    ['host', 2222, 'Alias', 'alias'],
    ['::1', 22, null, '::1'],
    ['::1', 23, null, '[::1]:23'],
  ])('%j port %i alias %j is kept as %j', (host, port, alias, expected) => {
    expect(hostKeyName(host, port, alias)).toBe(expected);
  });
});

describe('parse', () => {
  test('comments, blanks, damaged lines and unknown markers are left out; line numbers are those of the file', () => {
    const entries = parse(
      '# comment',
      '',
      line('a', ed),
      '   ',
      'b ssh-ed25519',
      'c ssh-rsa AAAA',
      `@what ${line('d', ed)}`,
      `  ${line('e', rsa)}\r`,
    );
    expect(entries.map(({ names, line: number }) => [names, number])).toEqual([
      ['a', 3],
      ['e', 8],
    ]);
  });

  test('a key whose own type is not the type of the line is damaged', () => {
    expect(parse(`a ssh-rsa ${ed.toString('base64')}`)).toEqual([]);
  });

  test('markers', () => {
    expect(parse(line('a', ed, '@revoked '), line('b', ed, '@cert-authority ')).map((entry) => entry.marker)).toEqual([
      'revoked',
      'cert-authority',
    ]);
  });
});

describe('judgement', () => {
  test('known', () => {
    expect(judgeHostKey(parse(line('x', ed2), line('h', ed)), 'h', ed)).toMatchObject({ kind: 'known', entry: { line: 2 } });
  });
  test('unknown host', () => {
    expect(judgeHostKey(parse(line('x', ed)), 'h', ed)).toEqual({ kind: 'unknown', authority: undefined });
  });
  test('changed names the line of the same type', () => {
    expect(judgeHostKey(parse(line('h', rsa), line('h', ed)), 'h', ed2)).toMatchObject({
      kind: 'changed',
      entry: { line: 2, file: '/kh' },
    });
  });
  test('one of several keys of a type is enough', () => {
    expect(judgeHostKey(parse(line('h', ed), line('h', ed2)), 'h', ed2).kind).toBe('known');
  });
  test('a new type where another that could have been shown is known counts as changed', () => {
    expect(judgeHostKey(parse(line('h', ed)), 'h', rsa)).toMatchObject({ kind: 'changed', entry: { line: 1 } });
  });
  test('a known type that cannot be checked here says nothing about others', () => {
    expect(judgeHostKey(parse(line('h', key('sk-ssh-ed25519@openssh.com', 'x'))), 'h', ed).kind).toBe('unknown');
  });
  test('revoked wins over known, and only for that key', () => {
    const entries = parse(line('h', ed), line('*', ed, '@revoked '));
    expect(judgeHostKey(entries, 'h', ed)).toMatchObject({ kind: 'revoked', entry: { line: 2 } });
    expect(judgeHostKey(parse(line('h', ed), line('*', ed2, '@revoked ')), 'h', ed).kind).toBe('known');
  });
  test('a certificate authority vouches for nothing here, and is named', () => {
    expect(judgeHostKey(parse(line('*', ed, '@cert-authority ')), 'h', ed)).toMatchObject({
      kind: 'unknown',
      authority: { line: 1 },
    });
  });
  test('known types come in our order, once, without markers and strangers', () => {
    const entries = parse(line('h', rsa), line('h', ecdsa), line('h', rsa), line('h', ed, '@revoked '), line('x', ed));
    expect(knownKeyTypes(entries, 'h')).toEqual(['ecdsa-sha2-nistp256', 'ssh-rsa']);
  });
});

test('a fingerprint is what ssh-keygen prints', () => {
  const real = 'AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl';
  expect(fingerprint(Buffer.from(real, 'base64'))).toBe('SHA256:+DiY3wvvV6TuJJhbpZisF/zLDA0zPMSvHdkr4UvCOqU');
});

describe('files', () => {
  let folder: string;
  beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'vlanvas-'))));
  afterEach(() => rm(folder, { recursive: true }));

  test('a missing file and its folder are made, for the user alone', async () => {
    const file = join(folder, '.ssh', 'known_hosts');
    await addKnownHost(file, '[h]:2222', ed, false);
    expect(await readFile(file, 'utf8')).toBe(`[h]:2222 ssh-ed25519 ${ed.toString('base64')}\n`);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await stat(join(folder, '.ssh'))).mode & 0o777).toBe(0o700);
  });

  test('what is there stays, also without a line end', async () => {
    const file = join(folder, 'known_hosts');
    await writeFile(file, `# mine\n${line('x', rsa)}`);
    await Promise.all([addKnownHost(file, 'h', ed, false), addKnownHost(file, 'i', ed2, true)]);
    const text = await readFile(file, 'utf8');
    expect(text.startsWith(`# mine\n${line('x', rsa)}\n`)).toBe(true);
    const entries = await readKnownHosts({ userKnownHosts: [file, join(folder, 'missing')], globalKnownHosts: [] });
    expect(judgeHostKey(entries, 'h', ed).kind).toBe('known');
    expect(judgeHostKey(entries, 'i', ed2).kind).toBe('known');
    expect(judgeHostKey(entries, 'x', rsa).kind).toBe('known');
    expect(text).not.toMatch(/^i /m);
  });

  test('a file that cannot be read is an error, not an empty one', async () => {
    await mkdir(join(folder, 'known_hosts'));
    await expect(readKnownHosts({ userKnownHosts: [join(folder, 'known_hosts')], globalKnownHosts: [] })).rejects.toThrow(
      'EISDIR',
    );
  });

  test('a hashed line is found again', () => {
    const text = knownHostsLine('h', ed, true);
    expect(text).toMatch(/^\|1\|/);
    expect(judgeHostKey(parse(text), 'h', ed).kind).toBe('known');
    expect(judgeHostKey(parse(text), 'i', ed).kind).toBe('unknown');
  });
});
