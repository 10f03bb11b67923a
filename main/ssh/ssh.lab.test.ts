import type { ChildProcess } from 'node:child_process';
import { execFileSync, spawn } from 'node:child_process';
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import type { Server, Socket } from 'node:net';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { SshTarget } from '../../shared/topology/topology.ts';
import { VlanvasError } from '../../shared/problem/problem.ts';
import type { Shell } from '../host/connection.ts';
import type { PrivateHost } from '../host/testing/private-host.ts';
import { freePort, startPrivateHost, until } from '../host/testing/private-host.ts';
import type { HostKeyQuestion } from './host-key.ts';
import { fingerprint } from './known-hosts.ts';
import type { LinkOptions, SshLink } from './link.ts';
import { openLink } from './link.ts';
import { hostProblem } from './problems.ts';
import { resolveTarget } from './resolve-target.ts';
import type { SshSettings } from './settings.ts';
import { openShell } from './ssh-shell.ts';
import { trustHostKey } from './trust-host-key.ts';

let lab: PrivateHost;
let folder: string;
const links: SshLink[] = [];

beforeAll(async () => {
  lab = await startPrivateHost({
    main: [],
    few: ['MaxSessions 3'],
    one: ['MaxSessions 1'],
    password: ['PasswordAuthentication yes', 'PubkeyAuthentication no'],
    impatient: ['PasswordAuthentication yes', 'LoginGraceTime 1'],
  });
  folder = await mkdtemp('/root/.vlanvas-test-');
});
afterEach(async () => {
  await Promise.all(links.splice(0).map((link) => link.close()));
});
afterAll(async () => {
  await lab.stop();
  await rm(folder, { recursive: true });
});

const settingsOf = (target: SshTarget): Promise<SshSettings> =>
  resolveTarget(target, { host: 'h1', configFiles: [lab.sshConfig] });

async function link(target: string | SshTarget | SshSettings, options: Partial<LinkOptions> = {}): Promise<SshLink> {
  const settings =
    typeof target === 'string' ? await settingsOf({ host: target }) : 'hostname' in target ? target : await settingsOf(target);
  const opened = await openLink(settings, { host: 'h1', connectTimeout: 5000, ...options });
  links.push(opened);
  return opened;
}

const shell = async (target: string | SshTarget | SshSettings, options: Partial<LinkOptions> = {}): Promise<Shell> =>
  openShell(await link(target, options));

async function problemOf(promise: Promise<unknown>): Promise<VlanvasError['problem']> {
  const error = await promise.then(
    () => new Error('it did not fail'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof VlanvasError)) throw error;
  expect(error.kind).toBe('host');
  expect(error.problem.place).toEqual({ host: 'h1' });
  expect(error.problem.hint).toBeTruthy();
  return error.problem;
}

const sleeping = (tag: string): string[] => lab.processes().flatMap(({ command }) => (command.includes(tag) ? [command] : []));

describe('host keys', () => {
  const withKnown = async (text: string, more: Partial<SshSettings> = {}): Promise<SshSettings> => {
    const file = join(folder, `known_${Math.random()}`);
    await writeFile(file, text);
    return { ...(await settingsOf({ host: 'root-main' })), userKnownHosts: [file], globalKnownHosts: [], ...more };
  };
  const name = (): string => `[127.0.0.1]:${lab.ports['main']}`;
  const real = (type: 'ed25519' | 'rsa'): string => fingerprint(Buffer.from(lab.hostKeys[type].split(' ')[1] ?? '', 'base64'));

  test('an unknown one is refused with its fingerprint', async () => {
    const problem = await problemOf(link(await withKnown('')));
    expect(problem).toMatchObject({ code: 'HOST_KEY_UNKNOWN', data: { fingerprint: real('ed25519'), keyType: 'ssh-ed25519' } });
    expect(problem.message).toContain(real('ed25519'));
  });

  test('asked and confirmed, it is remembered', async () => {
    const settings = await withKnown('# mine');
    const questions: HostKeyQuestion[] = [];
    const confirmHostKey = async (question: HostKeyQuestion): Promise<boolean> => {
      questions.push(question);
      return true;
    };
    expect(await (await shell(settings, { confirmHostKey })).run('echo in')).toMatchObject({ stdout: 'in\n' });
    expect(questions).toEqual([
      { host: 'h1', address: '127.0.0.1', port: lab.ports['main'], fingerprint: real('ed25519'), keyType: 'ssh-ed25519' },
    ]);
    expect(await readFile(settings.userKnownHosts[0] ?? '', 'utf8')).toBe(`# mine\n${name()} ${lab.hostKeys.ed25519}\n`);
    await link(settings);
    expect(questions).toHaveLength(1);
  });

  test('the login may wait for the person longer than the time limit', async () => {
    const confirmHostKey = async (): Promise<boolean> => {
      await new Promise((done) => setTimeout(done, 1500));
      return true;
    };
    await link(await withKnown(''), { confirmHostKey, connectTimeout: 1000 });
  });

  test('asked and denied, nothing is written', async () => {
    const settings = await withKnown('');
    expect((await problemOf(link(settings, { confirmHostKey: async () => false }))).code).toBe('HOST_KEY_UNKNOWN');
    expect(await readFile(settings.userKnownHosts[0] ?? '', 'utf8')).toBe('');
  });

  test('a changed one is refused without asking, naming file and line', async () => {
    const other = (await readFile(join(lab.folder, 'wrong.pub'), 'utf8')).split(' ').slice(0, 2).join(' ');
    const settings = await withKnown(`# one\n${name()} ${other}\n`);
    const problem = await problemOf(link(settings, { confirmHostKey: () => Promise.reject(new Error('must not be asked')) }));
    expect(problem).toMatchObject({ code: 'HOST_KEY_CHANGED', data: { file: settings.userKnownHosts[0], line: 2 } });
    expect(problem.message).toContain(`${settings.userKnownHosts[0]}:2`);
  });

  test('a host whose RSA key alone is known is judged by that', async () => {
    expect(await (await shell(await withKnown(`${name()} ${lab.hostKeys.rsa}\n`))).run('echo in')).toMatchObject({
      stdout: 'in\n',
    });
  });

  test('an alias is what counts where there is one', async () => {
    await link(await withKnown(`thing ${lab.hostKeys.ed25519}\n`, { hostKeyAlias: 'thing' }));
  });

  test('a revoked one is refused', async () => {
    const problem = await problemOf(
      link(await withKnown(`${name()} ${lab.hostKeys.ed25519}\n@revoked * ${lab.hostKeys.ed25519}\n`)),
    );
    expect(problem).toMatchObject({ code: 'HOST_KEY_REVOKED', data: { line: 2 } });
  });

  test('trusting needs the fingerprint that the host shows at that moment', async () => {
    const settings = await withKnown('');
    const file = settings.userKnownHosts[0] ?? '';
    expect((await problemOf(trustHostKey(settings, 'SHA256:something', { host: 'h1' }))).code).toBe('HOST_KEY_MISMATCH');
    expect(await readFile(file, 'utf8')).toBe('');
    expect(await trustHostKey(settings, real('ed25519'), { host: 'h1' })).toBe('added');
    expect(await readFile(file, 'utf8')).toBe(`${name()} ${lab.hostKeys.ed25519}\n`);
    expect(await trustHostKey(settings, real('ed25519'), { host: 'h1' })).toBe('known');
  });

  test('a key that cannot be written down is not trusted', async () => {
    const settings = await withKnown('', { userKnownHosts: [join(lab.key, 'known_hosts')] });
    expect((await problemOf(trustHostKey(settings, real('ed25519'), { host: 'h1' }))).code).toBe('KNOWN_HOSTS_NOT_WRITTEN');
  });

  test('trusting does not need a login that works', async () => {
    const settings = await withKnown('', { identities: [{ path: lab.wrongKey, named: true }] });
    expect(await trustHostKey(settings, real('ed25519'), { host: 'h1' })).toBe('added');
  });
});

describe('login', () => {
  const withKeys = async (...paths: string[]): Promise<SshSettings> => ({
    ...(await settingsOf({ host: 'root-main' })),
    identities: paths.map((path) => ({ path, named: true })),
  });

  test('a wrong key: what was tried is listed', async () => {
    const problem = await problemOf(link(await withKeys(lab.wrongKey, '/nonexistent/key')));
    expect(problem.code).toBe('SSH_AUTH_FAILED');
    expect(problem.message).toContain(lab.wrongKey);
    expect(problem.message).toContain('/nonexistent/key (not used: no such file)');
    expect(problem.message).toContain('The host accepts: publickey');
  });

  test('the right key after a wrong one', async () => {
    await link(await withKeys(lab.wrongKey, lab.key));
  });

  test('no key at all', async () => {
    expect((await problemOf(link(await withKeys()))).message).toContain('There was nothing to try');
  });

  test('too many keys', async () => {
    const many = await Promise.all(
      Array.from({ length: 7 }, async (_, index) => {
        const path = join(folder, `many${index}`);
        execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', path]);
        return path;
      }),
    );
    const problem = await problemOf(link(await withKeys(...many)));
    expect(problem).toMatchObject({ code: 'SSH_AUTH_FAILED', hint: expect.stringContaining('too many keys') as unknown });
  });

  describe('an encrypted key', () => {
    let path: string;
    beforeAll(async () => {
      path = join(folder, 'locked');
      await copyFile(lab.key, path);
      execFileSync('chmod', ['600', path]);
      execFileSync('ssh-keygen', ['-q', '-p', '-P', '', '-N', 'open sesame', '-f', path]);
    });
    test('opens with the passphrase that is asked for', async () => {
      await link(await withKeys(path), { askSecret: async (wanted) => (wanted.path === path ? 'open sesame' : null) });
    });
    test('is asked for once a host accepts it, again where it is wrong, and not for a key that nobody wants', async () => {
      const unwanted = join(folder, 'locked-unwanted');
      await copyFile(lab.wrongKey, unwanted);
      execFileSync('chmod', ['600', unwanted]);
      execFileSync('ssh-keygen', ['-q', '-p', '-P', '', '-N', 'open sesame', '-f', unwanted]);
      const asked: (string | undefined)[] = [];
      const answers = ['wrong', 'open sesame'];
      await link(await withKeys(unwanted, path), {
        askSecret: async (wanted) => {
          asked.push(wanted.path);
          return answers[asked.length - 1] ?? null;
        },
      });
      expect(asked).toEqual([path, path]);
    });
    test('a person who gives up ends the login', async () => {
      const problem = await problemOf(
        link(await withKeys(path), {
          askSecret: () => Promise.reject(hostProblem('h1', { code: 'SECRET_NOT_GIVEN', message: 'x', hint: 'y' })),
        }),
      );
      expect(problem.code).toBe('SECRET_NOT_GIVEN');
    });
    test('is named where nobody can be asked', async () => {
      expect((await problemOf(link(await withKeys(path)))).message).toContain(`${path} (not used: it needs a passphrase`);
    });
    test('a wrong passphrase is no secret that leaks', async () => {
      const problem = await problemOf(link(await withKeys(path), { askSecret: async () => 'hunter2' }));
      expect(problem.message).toContain('the passphrase is wrong');
      expect(JSON.stringify(problem)).not.toContain('hunter2');
    });
  });

  describe('a password', () => {
    const target = async (): Promise<SshSettings> => ({ ...(await settingsOf({ host: 'alice-password' })), identities: [] });
    test('is asked for, again after a wrong one', async () => {
      const given = ['wrong', 'right horse'];
      const opened = await shell(await target(), { askSecret: async () => given.shift() ?? null });
      expect(opened.user).toBe('alice');
    });
    test('that comes too late is told as that, and the question is taken back', async () => {
      const settings = { ...(await settingsOf({ host: 'alice-impatient' })), identities: [] };
      let asked: AbortSignal | undefined;
      const problem = await problemOf(
        link(settings, {
          askSecret: (_, signal) => {
            asked = signal;
            return new Promise(() => undefined);
          },
        }),
      );
      expect(problem.message).toContain('waited for the password');
      expect(asked?.aborted).toBe(true);
    });
    test('never stands in the error', async () => {
      const problem = await problemOf(link(await target(), { askSecret: async () => 'hunter2' }));
      expect(problem).toMatchObject({ code: 'SSH_AUTH_FAILED' });
      expect(problem.message).toContain('a password');
      expect(JSON.stringify(problem)).not.toContain('hunter2');
    });
  });

  describe('the agent', () => {
    let agent: ChildProcess;
    let socket: string;
    beforeAll(async () => {
      socket = join(folder, 'agent.sock');
      agent = spawn('ssh-agent', ['-D', '-a', socket], { stdio: 'ignore' });
      await until(() => {
        try {
          execFileSync('ssh-add', ['-q', lab.wrongKey, lab.key], {
            env: { ...process.env, SSH_AUTH_SOCK: socket },
            stdio: 'ignore',
          });
          return true;
        } catch {
          return false;
        }
      }, 5000);
    });
    afterAll(() => agent.kill());
    const through = async (more: Partial<SshSettings>): Promise<SshSettings> => ({
      ...(await withKeys()),
      agent: socket,
      identitiesOnly: false,
      ...more,
    });

    test('its keys are used', async () => {
      await link(await through({}));
    });
    test('IdentitiesOnly: only those that are named', async () => {
      const problem = await problemOf(
        link(await through({ identitiesOnly: true, identities: [{ path: `${lab.wrongKey}.pub`, named: true }] })),
      );
      expect(problem.code).toBe('SSH_AUTH_FAILED');
      expect(problem.message.match(/the agent's key/g)).toHaveLength(1);
      await link(await through({ identitiesOnly: true, identities: [{ path: `${lab.key}.pub`, named: true }] }));
    });
    test('one that is not there is told, and the key files still count', async () => {
      const gone = { agent: join(folder, 'gone.sock') };
      expect((await problemOf(link(await through({ ...gone, identities: [] })))).message).toContain('gone.sock (not used');
      await link({ ...(await withKeys(lab.key)), ...gone });
    });
  });

  test('an account without a login shell', async () => {
    const problem = await problemOf(shell('dave-main'));
    expect(problem.code).toBe('SHELL_REFUSED');
    expect(problem.message).toContain('not available');
  });
});

describe('not reached', () => {
  const to = async (hostname: string, port: number): Promise<SshSettings> => ({
    ...(await settingsOf({ host: 'root-main' })),
    hostname,
    port,
  });
  const servers: Server[] = [];
  const serve = async (onConnection: (socket: Socket) => void): Promise<number> => {
    const port = await freePort();
    servers.push(createServer((socket) => onConnection(socket.on('error', () => undefined))).listen(port, '127.0.0.1'));
    return port;
  };
  afterAll(() => servers.forEach((server) => server.close()));

  test('a name without an address', async () => {
    expect((await problemOf(link(await to(`${'x'.repeat(64)}.invalid`, 22)))).code).toBe('HOST_UNKNOWN');
  });
  test('a closed port', async () => {
    expect((await problemOf(link(await to('127.0.0.1', await freePort())))).code).toBe('HOST_REFUSED');
  });
  test('a server that says nothing', async () => {
    const sockets: Socket[] = [];
    const problem = await problemOf(
      link(await to('127.0.0.1', await serve((socket) => sockets.push(socket))), { connectTimeout: 300 }),
    );
    expect(problem).toMatchObject({ code: 'HOST_UNREACHABLE', message: expect.stringContaining('did not finish') as unknown });
    sockets.forEach((socket) => socket.destroy());
  });
  test('a server that hangs up', async () => {
    expect((await problemOf(link(await to('127.0.0.1', await serve((socket) => socket.destroy()))))).code).toBe(
      'HOST_UNREACHABLE',
    );
  });
  test('a server that is not SSH', async () => {
    const port = await serve((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    expect((await problemOf(link(await to('127.0.0.1', port)))).code).toMatch(/SSH_HANDSHAKE_FAILED|HOST_UNREACHABLE/);
  });
  test('given up by the caller', async () => {
    const stop = new AbortController();
    const sockets: Socket[] = [];
    const opening = link(await to('127.0.0.1', await serve((socket) => sockets.push(socket))), { signal: stop.signal });
    setTimeout(() => stop.abort(new Error('enough')), 50);
    await expect(opening).rejects.toThrow('enough');
    await until(() => sockets.every((socket) => socket.readyState !== 'open' || socket.destroy().destroyed), 1000);
  });
});

describe('jumps', () => {
  test('through one and through two machines, each with its own key check', async () => {
    const target = await settingsOf({ host: 'root-main' });
    const jumps = [await settingsOf({ host: 'alice-few' }), await settingsOf({ host: 'carol-main' })];
    expect(await (await shell({ ...target, jumps })).run('id -un')).toMatchObject({ stdout: 'root\n' });
    const unknownJump = { ...target, jumps: [{ ...(await settingsOf({ host: 'alice-few' })), userKnownHosts: [] }] };
    expect(await problemOf(link(unknownJump))).toMatchObject({ code: 'HOST_KEY_UNKNOWN', data: { port: lab.ports['few'] } });
  });
  test('a jump host that finds no way on', async () => {
    const target = {
      ...(await settingsOf({ host: 'root-main' })),
      port: await freePort(),
      jumps: [await settingsOf({ host: 'alice-few' })],
    };
    const problem = await problemOf(link(target));
    expect(problem.code).toBe('HOST_UNREACHABLE');
    expect(problem.message).toContain('jump host');
  });
  test('ProxyCommand', async () => {
    const target = { ...(await settingsOf({ host: 'root-main' })), proxyCommand: 'socat - TCP:%h:%p' };
    expect(await (await shell(target)).run('id -un')).toMatchObject({ stdout: 'root\n' });
  });
});

describe('commands', () => {
  test('what goes in comes out: quotes, lines, bytes', async () => {
    const sh = await shell('root-main');
    const text = `it's "so" $HOME \\n \\\\ \`id\` !x`;
    expect((await sh.run(`printf %s '${text.replace(/'/g, `'\\''`)}'\n# a comment at the end`)).stdout).toBe(text);
    const big = 'line of text\n'.repeat(300_000);
    expect((await sh.run('cat', { input: big })).stdout === big).toBe(true);
    expect(await sh.run('cat >/dev/null; echo no >&2; exit 7')).toEqual({ code: 7, stdout: '', stderr: 'no\n' });
    expect((await sh.run('exit 0', { input: big })).code).toBe(0);
    expect((await sh.run('kill -s TERM $$')).code).toBe(143);
    expect((await sh.run('echo $LC_ALL; command -v sshd')).stdout).toBe('C\n/usr/sbin/sshd\n');
  });

  test('what a start-up file of the shell prints is no output', async () => {
    expect(await (await shell('erin-main')).run('echo only; echo this >&2')).toEqual({
      code: 0,
      stdout: 'only\n',
      stderr: 'this\n',
    });
  });

  test('30 at a time over one connection', async () => {
    const sh = await shell('root-main');
    const results = await Promise.all(Array.from({ length: 30 }, (_, index) => sh.run(`sleep 0.05; echo ${index}`)));
    expect(results.map(({ stdout }) => Number(stdout))).toEqual(Array.from({ length: 30 }, (_, index) => index));
  });

  test('30 at a time where sshd allows only three sessions', async () => {
    const sh = await shell('root-few');
    const results = await Promise.all(Array.from({ length: 30 }, (_, index) => sh.run(`echo ${index}`)));
    expect(results.map(({ stdout }) => Number(stdout))).toEqual(Array.from({ length: 30 }, (_, index) => index));
  });

  test('where it allows one, the limit is named', async () => {
    const problem = await problemOf((await shell('root-one')).run('true'));
    expect(problem.code).toBe('SSH_SESSION_LIMIT');
    expect(problem.message).toContain('MaxSessions');
  });

  test('an abort rejects with its reason, one that waits for its turn too', async () => {
    const sh = await shell('root-main');
    const stop = new AbortController();
    const runs = Array.from({ length: 12 }, () => sh.run('sleep 61.5', { signal: stop.signal }));
    setTimeout(() => stop.abort(new Error('enough')), 300);
    const results = await Promise.allSettled(runs);
    expect(results.every((result) => result.status === 'rejected' && String(result.reason).includes('enough'))).toBe(true);
    await expect.poll(() => sleeping('sleep 61.5'), { timeout: 5000 }).toEqual([]);
    expect(await sh.run('echo on')).toMatchObject({ stdout: 'on\n' });
  });
});

describe('the end by force', () => {
  test('leaves nothing behind, whatever the command ignores', async () => {
    const sh = await shell('root-main');
    const problem = await problemOf(sh.run(`trap '' TERM HUP PIPE INT; sleep 62.5 & sleep 62.5; sleep 62.5`, { timeout: 300 }));
    expect(problem).toMatchObject({ code: 'HOST_TIMEOUT', data: { milliseconds: 300 } });
    await expect.poll(() => sleeping('sleep 62.5'), { timeout: 5000 }).toEqual([]);
  });

  test('also under sudo, by a user who may not signal root', async () => {
    const sh = await shell('bob-main');
    const process = await sh.start(`trap '' TERM HUP PIPE; id -u; sleep 63.5; sleep 63.5`, { privileged: true });
    const [first] = (await process.stdout.take(1).toArray()) as Buffer[];
    expect(first?.toString()).toBe('0\n');
    expect(sleeping('sleep 63.5').length).toBeGreaterThan(0);
    process.kill();
    process.kill();
    expect(await process.exited).toBeGreaterThan(0);
    await expect.poll(() => sleeping('sleep 63.5'), { timeout: 5000 }).toEqual([]);
  });

  test('a command that is killed before it begins does not begin to stay', async () => {
    const sh = await shell('root-main');
    await Promise.all(
      Array.from({ length: 20 }, async (_, index) => {
        const stop = new AbortController();
        setTimeout(() => stop.abort(new Error('enough')), index);
        await expect(sh.run('sleep 64.5', { signal: stop.signal })).rejects.toThrow('enough');
      }),
    );
    await expect.poll(() => sleeping('sleep 64.5'), { timeout: 5000 }).toEqual([]);
  });

  test('streams: input while it runs, then the end of input ends it', async () => {
    const sh = await shell('root-main');
    const process = await sh.start('while read -r line; do echo "got $line"; done; exit 4');
    const lines: string[] = [];
    process.stdout.on('data', (chunk: Buffer) => lines.push(chunk.toString()));
    process.stdin.write('one\n');
    await until(() => lines.join('').includes('got one'), 3000);
    process.stdin.end('two\n');
    expect(await process.exited).toBe(4);
    await until(() => lines.join('') === 'got one\ngot two\n', 3000);
  });
});

describe('a host that goes away in the middle', () => {
  const sessionProcesses = (user: string): { pid: number; command: string }[] =>
    lab.processes().filter(({ command }) => new RegExp(`^sshd: ${user}[@ ]`).test(command));

  test('a cut connection: HOST_LOST for what runs and what comes after, and nothing stays behind there', async () => {
    const opened = await link('root-main');
    const sh = await openShell(opened);
    const running = problemOf(sh.run(`trap '' TERM; sleep 65.5; sleep 65.5`));
    const process = await sh.start('sleep 65.5');
    await until(() => sleeping('sleep 65.5').length >= 2, 3000);
    for (const { pid } of sessionProcesses('root')) globalThis.process.kill(pid, 'SIGKILL');
    expect((await running).code).toBe('HOST_LOST');
    expect(await process.exited).toBe(-1);
    expect(opened.lost.reason).toMatchObject({ problem: { code: 'HOST_LOST' } });
    expect((await problemOf(sh.run('true'))).code).toBe('HOST_LOST');
    await expect.poll(() => sleeping('sleep 65.5'), { timeout: 5000 }).toEqual([]);
  });

  test('a host that falls silent is given up after the time set for it', async () => {
    const opened = await link('carol-main', { lostAfter: 1000 });
    const sh = await openShell(opened);
    const stopped = sessionProcesses('carol').map(({ pid }) => pid);
    const before = Date.now();
    const running = problemOf(sh.run('sleep 66.5'));
    for (const pid of stopped) process.kill(pid, 'SIGSTOP');
    const problem = await running;
    expect(problem.code).toBe('HOST_LOST');
    expect(problem.message).toContain('no longer answers');
    expect(Date.now() - before).toBeLessThan(2500);
    for (const pid of stopped) process.kill(pid, 'SIGKILL');
  });

  test('closing from this side says so', async () => {
    const opened = await link('root-main');
    const sh = await openShell(opened);
    const running = problemOf(sh.run('sleep 67.5'));
    await until(() => sleeping('sleep 67.5').length > 0, 3000);
    await opened.close();
    expect((await running).code).toBe('CONNECTION_CLOSED');
    await expect.poll(() => sleeping('sleep 67.5'), { timeout: 5000 }).toEqual([]);
  });
});

describe('becoming root', () => {
  test('root is root', async () => {
    const sh = await shell('root-main');
    expect([sh.user, sh.privilege]).toEqual(['root', 'root']);
    expect((await sh.run('id -u', { privileged: true })).stdout).toBe('0\n');
  });
  test('with sudo', async () => {
    const sh = await shell('bob-main');
    expect([sh.user, sh.privilege]).toEqual(['bob', 'sudo']);
    expect((await sh.run('id -u')).stdout).toBe('2002\n');
    expect(await sh.run('id -u; cat; exit 5', { privileged: true, input: 'in' })).toEqual({
      code: 5,
      stdout: '0\nin',
      stderr: '',
    });
    const results = await Promise.all(
      Array.from({ length: 30 }, (_, index) => sh.run(`echo ${index}`, { privileged: index % 2 === 0 })),
    );
    expect(results.map(({ stdout }) => Number(stdout))).toEqual(Array.from({ length: 30 }, (_, index) => index));
  });
  test('with sudo and a password: asked for once, sent to sudo alone, and what follows is the input of the command', async () => {
    const asked: string[] = [];
    const answers = ['wrong horse', 'right horse'];
    const sh = await openShell(await link('frank-main'), {
      askSecret: ({ kind, user }) => {
        asked.push(`${kind} ${user}`);
        return Promise.resolve(answers[asked.length - 1] ?? null);
      },
    });
    expect([sh.user, sh.privilege]).toEqual(['frank', 'sudo']);
    expect(asked).toEqual(['sudo frank', 'sudo frank']);
    expect((await sh.run('id -u')).stdout).toBe('2006\n');
    expect(await sh.run('id -u; cat; exit 5', { privileged: true, input: 'in\nput' })).toEqual({
      code: 5,
      stdout: '0\nin\nput',
      stderr: '',
    });
    const seen = await sh.run('cat /proc/*/cmdline /proc/*/environ | tr "\\0" " "', { privileged: true });
    expect(seen.stdout).toContain('sudo -k -S');
    expect(seen.stdout).not.toContain('right horse');
    const results = await Promise.all(Array.from({ length: 6 }, (_, index) => sh.run(`echo ${index}`, { privileged: true })));
    expect(results.map(({ stdout }) => stdout)).toEqual(['0\n', '1\n', '2\n', '3\n', '4\n', '5\n']);
    const process = await sh.start('sleep 600', { privileged: true });
    process.kill();
    expect(await process.exited).not.toBe(0);
    expect(asked).toHaveLength(2);
  });
  test('who needs a password for sudo and gives none goes on without root', async () => {
    const silent = await shell('frank-main');
    expect(silent.privilege).toBe('none');
    const sh = await openShell(await link('frank-main'), { askSecret: () => Promise.resolve('') });
    expect(sh.privilege).toBe('none');
    expect((await problemOf(sh.run('id -u', { privileged: true }))).hint).toContain('VLANVAS_SUDO_PASSWORD');
  });
  test('sudo: false in the file is kept to', async () => {
    const sh = await shell({ host: 'bob-main', sudo: false });
    expect(sh.privilege).toBe('none');
    expect((await problemOf(sh.run('id -u', { privileged: true }))).message).toContain('sudo: false');
  });
  test('without any right: told which one is missing', async () => {
    const sh = await shell('alice-main');
    expect(sh.privilege).toBe('none');
    const problem = await problemOf(sh.run('id -u', { privileged: true }));
    expect(problem.code).toBe('PERMISSION_DENIED');
    expect(problem.hint).toContain('alice ALL=(root) NOPASSWD: ALL');
  });
});
