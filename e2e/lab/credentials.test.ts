/** Passwords, passphrases and sudo on a real lab: asked for, kept for the session, and found nowhere afterwards. */
import { execFileSync, spawn } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { AskPerson } from '../../main/secrets/ask.ts';
import type { Caller } from '../../main/services/services.ts';
import type { SecretAnswer, SecretQuestion } from '../../shared/contract/secrets.ts';
import { endingAfterAll } from '../support/at-end.ts';
import type { TestLab } from '../support/lab.ts';
import { bringUpLab, repository } from '../support/lab.ts';
import { wantLockedKey, wantPassword } from '../support/passwords.ts';
import { apply, deployed, destroy, gather } from '../support/run.ts';
import { TRACES } from '../support/traces.ts';

const ending = endingAfterAll();
const PASSWORD = 'right-horse-7391';
const PASSPHRASE = 'open-sesame-2846';
let lab: TestLab;
let key: string;
let before: string;

beforeAll(async () => {
  const users = [{ name: 'ann' }, { name: 'bob', groups: ['docker'], sudo: true }];
  const nics = (last: number) => [{ name: 'ens33', segment: 'lan', addresses: [`172.22.16.${last}/24`] }];
  lab = ending(
    await bringUpLab({
      hosts: [
        { name: 'docker01', nics: nics(11), users },
        { name: 'docker02', nics: nics(12), users },
      ],
    }),
  );
  for (const host of ['docker01', 'docker02']) await wantPassword(lab, host, 'ann', PASSWORD, true);
  key = await wantLockedKey(lab, 'docker01', 'bob', PASSPHRASE);
  await lab.on(
    'docker02',
    `echo '${execFileSync('ssh-keygen', ['-y', '-P', PASSPHRASE, '-f', key], { encoding: 'utf8' }).trim()}' >/home/bob/.ssh/authorized_keys`,
  );
  before = await traces();
});

const traces = async () => `${await lab.on('docker01', TRACES)}\n${await lab.on('docker02', TRACES)}`;

const design = (ssh: (host: string) => string) => `
vlanvas: 1
name: credentials
segments: { lan: {} }
hosts:
  docker01: { ssh: ${ssh('docker01')}, interfaces: { ens33: { segment: lan, promiscuous: true, addresses: [172.22.16.11/24] } } }
  docker02: { ssh: ${ssh('docker02')}, interfaces: { ens33: { segment: lan, promiscuous: true, addresses: [172.22.16.12/24] } } }
networks:
  net1: { driver: macvlan, parents: { docker01: ens33, docker02: ens33 }, subnets: [{ subnet: 172.22.16.0/24 }] }
containers:
  a1: { host: docker01, image: busybox, networks: { net1: {} } }
  b1: { host: docker02, image: busybox, networks: { net1: {} } }
`;
const byPassword = design((host) => `ann@${host}.lab`);
const byKey = () => design((host) => `{ host: ${host}.lab, user: bob, identityFile: ${key} }`);

interface Somebody extends Caller {
  readonly asked: SecretQuestion[];
}

/** A person who gives each kind of answer in turn, the last one again and again. */
function somebody(answers: Partial<Record<SecretQuestion['kind'], readonly (string | SecretAnswer)[]>>): Somebody {
  const asked: SecretQuestion[] = [];
  const ask: AskPerson = (question) => {
    const count = asked.filter(({ kind }) => kind === question.kind).length;
    asked.push(question);
    const list = answers[question.kind] ?? [{ answer: 'cancelled' }];
    const answer = list[Math.min(count, list.length - 1)] ?? { answer: 'cancelled' };
    return Promise.resolve(typeof answer === 'string' ? { answer: 'given', secret: answer, keep: false } : answer);
  };
  return { signal: new AbortController().signal, askSecret: ask, asked };
}

const kinds = ({ asked }: Somebody) => asked.map(({ kind, host }) => `${kind} ${host}`).sort();

describe('passwords for login and sudo', () => {
  test('are asked for once a host: plan, apply, verify, destroy', async () => {
    const services = lab.freshServices();
    const ann = somebody({ password: [PASSWORD], sudo: [PASSWORD] });
    const input = { text: byPassword, path: null };
    const planned = await gather(services.plan(input, 'apply', ann));
    expect(planned.at(-1)).toMatchObject({ type: 'plan' });
    expect(kinds(ann)).toEqual(['password docker01', 'password docker02', 'sudo docker01', 'sudo docker02']);
    expect(ann.asked[0]).toMatchObject({ user: 'ann', port: 22, refused: null, keychain: { missing: 'door' } });
    expect(await deployed(apply(services, byPassword, ann))).toMatchObject({ outcome: 'done' });
    const cells = await gather(services.measure(input, { hosts: false, intervalMs: null }, ann));
    expect(
      cells.flatMap((event) => (event.type === 'cells' ? event.cells : [])).map(({ measured }) => measured?.received),
    ).toEqual([expect.any(Number), expect.any(Number)]);
    expect(await deployed(services.destroy(input, ann))).toMatchObject({ outcome: 'done' });
    expect(ann.asked).toHaveLength(4);
    expect(await traces()).toBe(before);
  });

  test('are asked for again where they are wrong, with the reason, and three times at most', async () => {
    const services = lab.freshServices();
    const ann = somebody({ password: ['wrong-1', PASSWORD], sudo: [PASSWORD] });
    const one = {
      text: byPassword
        .replace(/ {2}docker02:.*\n/, '')
        .replace(/, docker02: ens33/, '')
        .replace(/ {2}b1:.*\n/, ''),
      path: null,
    };
    const events = await gather(services.observe(one, ann));
    expect(events.at(-1)).toMatchObject({ state: 'ready' });
    expect(ann.asked.map(({ kind, refused }) => [kind, refused])).toEqual([
      ['password', null],
      ['password', 'typed'],
      ['sudo', null],
    ]);
    const eve = somebody({ password: ['wrong-1', 'wrong-2', 'wrong-3', 'wrong-4'] });
    const refused = await gather(lab.freshServices().observe(one, eve));
    expect(refused.at(-1)).toMatchObject({ state: 'failed', problem: { code: 'SSH_AUTH_FAILED' } });
    expect(eve.asked).toHaveLength(3);
    expect(JSON.stringify(refused)).not.toContain('wrong-');
  });

  test('cancelled, the operation ends with the reason, asks no more and has changed nothing', async () => {
    const ann = somebody({ password: [PASSWORD], sudo: [{ answer: 'cancelled' }] });
    const result = await deployed(apply(lab.freshServices(), byPassword, ann));
    expect(result).toMatchObject({ outcome: 'failed', kind: 'host' });
    expect(result.codes).toEqual(['SECRET_NOT_GIVEN', 'SECRET_NOT_GIVEN']);
    expect(ann.asked.filter(({ kind }) => kind === 'sudo')).toHaveLength(1);
    expect(await traces()).toBe(before);
  });

  test('without root, what needs it is refused by the plan', async () => {
    const bob = somebody({ password: [PASSWORD], sudo: [{ answer: 'without' }] });
    const result = await deployed(apply(lab.freshServices(), byPassword, bob));
    expect(result.outcome).toBe('failed');
    expect(result.codes).toContain('DOCKER_PERMISSION');
    expect(await traces()).toBe(before);
  });

  test('are asked for through keyboard-interactive where sshd has nothing else', async () => {
    await lab.on(
      'docker01',
      '/usr/sbin/sshd -p 2222 -o UsePAM=yes -o PasswordAuthentication=no -o KbdInteractiveAuthentication=yes -o PubkeyAuthentication=no -o PidFile=none',
    );
    const ann = somebody({ password: ['wrong-1', PASSWORD], sudo: [PASSWORD] });
    const address = await lab.on('docker01', "hostname -I | tr ' ' '\\n' | grep -v '^172.22.16' | head -1");
    const hostKey = await lab.on('docker01', 'cat /etc/ssh/ssh_host_ed25519_key.pub');
    await lab.on('docker01', 'true');
    execFileSync('sh', ['-c', `mkdir -p ${lab.home}/.ssh && echo '[${address}]:2222 ${hostKey}' >>${lab.home}/.ssh/known_hosts`]);
    const text = byPassword
      .replace('ssh: ann@docker01.lab', `ssh: "ann@${address}:2222"`)
      .replace(/ {2}docker02:.*\n/, '')
      .replace(/, docker02: ens33/, '')
      .replace(/ {2}b1:.*\n/, '');
    const events = await gather(lab.freshServices().observe({ text, path: null }, ann));
    expect(events.at(-1)).toMatchObject({ state: 'ready' });
    expect(ann.asked.map(({ kind, refused }) => [kind, refused]).slice(0, 2)).toEqual([
      ['password', null],
      ['password', 'typed'],
    ]);
  });
});

describe('a key with a passphrase', () => {
  test('is unlocked once for both hosts, and stays so', async () => {
    const services = lab.freshServices();
    const bob = somebody({ passphrase: ['wrong-1', PASSPHRASE] });
    const input = { text: byKey(), path: null };
    const events = await gather(services.observe(input, bob));
    expect(events.filter((event) => event.state === 'failed')).toEqual([]);
    expect(events.filter((event) => event.state === 'ready')).toHaveLength(2);
    expect(bob.asked.map(({ refused }) => refused)).toEqual([null, 'typed']);
    expect(bob.asked[0]).toMatchObject({ kind: 'passphrase', path: key, user: 'bob' });
  });

  test('skipped, the login says what it did not use', async () => {
    const bob = somebody({ passphrase: [{ answer: 'without' }], password: [{ answer: 'cancelled' }] });
    const events = await gather(lab.freshServices().observe({ text: byKey(), path: null }, bob));
    const failed = events.filter((event) => event.state === 'failed');
    expect(failed).toHaveLength(2);
    expect(bob.asked.filter(({ kind }) => kind === 'passphrase')).toHaveLength(1);
  });
});

describe('the command line', () => {
  test('asks at the terminal, without showing what is typed', async () => {
    const file = join(lab.home, 'credentials.vlanvas.yaml');
    execFileSync('tee', [file], { input: byPassword, stdio: ['pipe', 'ignore', 'inherit'] });
    const run = atTerminal(['plan', file]);
    for (let host = 0; host < 4; host += 1) {
      await run.until(/Password of ann on docker0[12]( for sudo.*)?: $/);
      run.type(`${PASSWORD}\r`);
    }
    expect(await run.ended).toBe(0);
    expect(run.text()).toContain('a1');
    expect(run.text()).not.toContain(PASSWORD);
  });
});

describe('what was given', () => {
  test('is in no file of this machine’s home, the hosts, or the processes of either', async () => {
    for (const secret of [PASSWORD, PASSPHRASE]) {
      expect(execFileSync('sh', ['-c', `grep -rl -- '${secret}' ${lab.home} || true`], { encoding: 'utf8' })).toBe('');
      for (const host of ['docker01', 'docker02']) {
        const found = `s=$(cat); grep -rls -- "$s" /etc /root /home /tmp /var/tmp /var/log /run; grep -als -- "$s" /proc/[0-9]*/cmdline /proc/[0-9]*/environ; true`;
        expect(await lab.on(host, `printf %s '${secret.slice(0, 8)}''${secret.slice(8)}' | sh -c '${found}'`)).toBe('');
      }
    }
    await deployed(
      destroy(
        lab.services,
        design((host) => `${host}.lab`),
      ),
    );
  });
});

/** The command line on a terminal of its own: `script` makes one. */
function atTerminal(words: readonly string[]) {
  const program = [process.execPath, join(repository, 'dist', 'cli.js'), ...words].join(' ');
  const child = spawn('script', ['-qefc', program, '/dev/null'], {
    env: { ...process.env, HOME: lab.home, NO_COLOR: '1', TERM: 'dumb' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let text = '';
  let asked = 0;
  let wake = (): void => undefined;
  child.stdout.on('data', (part: Buffer) => {
    text += part.toString('utf8');
    wake();
  });
  return {
    text: () => text,
    type: (line: string) => void child.stdin.write(line),
    /** What was printed since the last question ends so. */
    async until(end: RegExp): Promise<void> {
      while (!end.test(text.slice(asked))) {
        if (child.exitCode !== null) throw new Error(`it ended:\n${text}`);
        await new Promise<void>((resolve) => {
          wake = resolve;
          setTimeout(resolve, 200);
        });
      }
      asked = text.length;
    },
    ended: new Promise<number | null>((resolve) => child.on('exit', resolve)),
  };
}
