import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Services } from '../../main/services/services.ts';
import type { DeployEvent, LabHost } from '../../shared/contract/events.ts';
import { VlanvasError } from '../../shared/problem/problem.ts';
import type { Problem } from '../../shared/problem/problem.ts';
import { testCli } from '../testing/cli.ts';
import type { TestCliOptions } from '../testing/cli.ts';
import { TWO_HOSTS, testPlan } from '../testing/design.ts';
import { run } from './run.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vlanvas-cli-'));
  await writeFile(join(folder, 'good.yaml'), TWO_HOSTS);
  await writeFile(join(folder, 'unmet.yaml'), `${TWO_HOSTS}expect:\n  - { from: bbox1, to: bbox2, reachable: false }\n`);
  await writeFile(join(folder, 'unknown-key.yaml'), 'vlanvas: 1\nname: x\nhost: {}\n');
  await writeFile(join(folder, 'wrong-design.yaml'), TWO_HOSTS.replace('docker01: eth0', 'docker01: eth7'));
});
afterAll(() => rm(folder, { recursive: true }));

async function call(line: string, options: Omit<TestCliOptions, 'folder'> = {}) {
  const cli = testCli({ folder, ...options });
  const status = await run(cli, line.split(' '), '9.9.9');
  return { cli, status, stdout: cli.stdout(), stderr: cli.stderr() };
}

const problem: Problem = {
  code: 'HOST_UNREACHABLE',
  severity: 'error',
  message: 'docker01 does not answer.',
  hint: 'Is it on?',
  place: { host: 'docker01' },
};

async function* events<Event>(...list: readonly Event[]): AsyncGenerator<Event> {
  for (const event of list) yield await Promise.resolve(event);
}

/** Services whose plan and apply give these events. */
function deploying(plan: ReturnType<typeof testPlan>, ...rest: readonly DeployEvent[]): Partial<Services> {
  return {
    plan: () => events({ type: 'plan', plan } as const),
    apply: () => events<DeployEvent>({ type: 'plan', plan }, ...rest),
  };
}

const finished = (
  outcome: Extract<DeployEvent, { type: 'finished' }>['outcome'],
  more: Partial<Extract<DeployEvent, { type: 'finished' }>> = {},
): DeployEvent => ({
  type: 'finished',
  outcome,
  milliseconds: 1234,
  problems: [],
  ...more,
});

describe('usage', () => {
  it.each([
    ['bogus', "unknown command 'bogus'"],
    ['predict', "missing required argument 'file'"],
    ['predict good.yaml --colour', "unknown option '--colour'"],
    ['verify good.yaml --interval 3', 'whole number from 200'],
    ['lab up --hosts 99', 'whole number from 1 to 16'],
    ['serve --port web', 'whole number from 0 to 65535'],
    ['explain good.yaml bbox1', "missing required argument 'to'"],
  ])('%s ends with 2 and says why', async (line, words) => {
    const { status, stderr, stdout } = await call(line);
    expect(status).toBe(2);
    expect(stderr).toContain(words);
    expect(stdout).toBe('');
    const asData = await call(`${line} --json`);
    expect(asData.status).toBe(2);
    expect(JSON.parse(asData.stdout)).toMatchObject({
      problems: [{ code: 'USAGE', message: expect.stringContaining(words) as string }],
    });
  });

  it.each([
    'validate',
    'predict',
    'explain',
    'plan',
    'apply',
    'verify',
    'destroy',
    'lab up',
    'lab down',
    'lab status',
    'serve',
    'desktop',
    'rules',
  ])('%s --help shows an example, and --json is an option', async (command) => {
    const { status, stdout } = await call(`${command} --help`);
    expect(status).toBe(0);
    expect(stdout).toContain(`$ vlanvas ${command}`);
    expect(stdout).toContain('--json');
  });

  it('prints the version', async () => {
    expect(await call('--version')).toMatchObject({ status: 0, stdout: '9.9.9\n' });
  });
});

describe('the file', () => {
  it('that is not there ends with 2', async () => {
    const { status, stderr } = await call('validate nothing.yaml');
    expect(status).toBe(2);
    expect(stderr).toContain('FILE_NOT_FOUND');
  });

  it('that is sound ends with 0', async () => {
    expect(await call('validate good.yaml')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('good.yaml is sound') as unknown,
    });
  });

  it('that has an unknown key ends with 2, with line, column and fix', async () => {
    for (const command of ['validate', 'predict', 'plan', 'verify']) {
      const { status, stdout, stderr } = await call(`${command} unknown-key.yaml`);
      expect(status, command).toBe(2);
      expect(stdout + stderr, command).toMatch(
        /error UNKNOWN_KEY {2}.*did you mean hosts\?\n {2}unknown-key.yaml:3:1 · host\n {2}Write hosts/,
      );
    }
  });

  it('whose design is wrong ends with 1, before any host is touched', async () => {
    for (const command of ['validate', 'predict', 'plan', 'apply --yes', 'verify']) {
      const { status } = await call(`${command} wrong-design.yaml`);
      expect(status, command).toBe(1);
    }
  });

  it('is one JSON document in every outcome', async () => {
    for (const file of ['good.yaml', 'unknown-key.yaml', 'wrong-design.yaml', 'nothing.yaml']) {
      for (const command of ['validate', 'predict']) {
        const { stdout } = await call(`${command} ${file} --json`);
        expect(() => JSON.parse(stdout) as unknown, `${command} ${file}`).not.toThrow();
      }
    }
    expect(JSON.parse((await call('validate unknown-key.yaml --json')).stdout)).toMatchObject({
      valid: false,
      problems: [{ code: 'UNKNOWN_KEY', place: { line: 3 } }],
    });
  });
});

describe('predict and explain', () => {
  it('end with 1 where the file expects something else', async () => {
    expect((await call('predict good.yaml')).status).toBe(0);
    const { status, stdout } = await call('predict unmet.yaml');
    expect(status).toBe(1);
    expect(stdout).toContain('bbox1 → bbox2 172.22.16.102  expected not reachable');
  });

  it('tell of each line of expect whether it is met, as JUnit XML too', async () => {
    const { stdout } = await call('predict unmet.yaml --junit report.xml');
    expect(stdout).toContain('not met  bbox1 to bbox2: not reachable (0 of 1 pairs)');
    const xml = await readFile(join(folder, 'report.xml'), 'utf8');
    expect(xml).toContain('name="bbox1 to bbox2: not reachable">\n      <failure message="1 of 1 pairs are not as expected.">');
    const refused = await call('predict good.yaml --junit missing/report.xml');
    expect(refused.status).toBe(2);
    expect(refused.stderr).toContain('FILE_NOT_WRITABLE');
  });

  it('give the JSON of the format', async () => {
    const report = JSON.parse((await call('predict good.yaml --json')).stdout) as unknown;
    expect(report).toMatchObject({
      name: 'two-hosts',
      endpoints: [
        { id: 'bbox1', host: 'docker01', addresses: [{ network: 'mac_net1', address: '172.22.16.101' }] },
        { id: 'bbox2' },
      ],
      pairs: [
        { from: 'bbox1', to: 'bbox2', address: '172.22.16.102', predicted: { reachable: true } },
        { from: 'bbox2', to: 'bbox1' },
      ],
      summary: { pairs: 2 },
    });
  });

  it('add the hosts when asked', async () => {
    const report = JSON.parse((await call('predict good.yaml --json --hosts')).stdout) as {
      endpoints: { id: string }[];
      pairs: object[];
    };
    expect(report.endpoints.map(({ id }) => id)).toEqual(['bbox1', 'bbox2', 'host:docker01', 'host:docker02']);
    expect(report.pairs).toHaveLength(12);
  });

  it('walk the path of one ping', async () => {
    expect((await call('explain good.yaml bbox1 bbox2')).status).toBe(0);
    const { status, stdout } = await call('explain good.yaml bbox1 docker01');
    expect(status).toBe(1);
    expect(stdout).toContain('HOST_ISOLATION');
    expect((await call('explain good.yaml bbox1 nobody')).status).toBe(2);
  });

  it('walk the way to a port', async () => {
    const { status, stdout } = await call('explain good.yaml bbox1 bbox2 --port 53/udp');
    expect(status).toBe(0);
    expect(stdout).toContain('port 53/udp');
    for (const port of ['0', '65536', 'http', '80/icmp', '80 --live'])
      expect((await call(`explain good.yaml bbox1 bbox2 --port ${port}`)).status, port).toBe(2);
  });
});

describe('plan', () => {
  it('says what would change, and closes the services', async () => {
    const { status, stdout, cli } = await call('plan good.yaml', { services: deploying(testPlan()) });
    expect(status).toBe(0);
    expect(stdout).toContain('create bbox1');
    expect(stdout).toContain('docker run bbox1');
    expect(cli.closed()).toBe(1);
  });

  it('ends with 1 for pending changes with --exit-code, with 0 for none', async () => {
    expect((await call('plan good.yaml --exit-code', { services: deploying(testPlan()) })).status).toBe(1);
    expect((await call('plan good.yaml --exit-code', { services: deploying(testPlan({ steps: [] })) })).status).toBe(0);
  });

  it('ends with 3 where a host fails, and with 1 where something is in the way', async () => {
    const failing: Partial<Services> = {
      plan: () =>
        events(
          { type: 'host', host: 'docker01', state: 'failed', problem } as const,
          { type: 'plan', plan: testPlan({ problems: [problem] }) } as const,
        ),
    };
    const { status, stderr } = await call('plan good.yaml', { services: failing });
    expect(status).toBe(3);
    expect(stderr).toContain('docker01 does not answer.');
    expect(
      (await call('plan good.yaml', { services: deploying(testPlan({ problems: [{ ...problem, code: 'IN_THE_WAY' }] })) }))
        .status,
    ).toBe(1);
  });

  it('maps the kinds of a thrown problem', async () => {
    for (const [kind, status] of [
      ['answer', 1],
      ['usage', 2],
      ['host', 3],
    ] as const) {
      const services: Partial<Services> = {
        plan: () => {
          throw new VlanvasError(kind, { code: 'X', message: 'x' });
        },
      };
      expect((await call('plan good.yaml', { services })).status, kind).toBe(status);
      const { stdout } = await call('plan good.yaml --json', { services });
      expect(JSON.parse(stdout), kind).toMatchObject({ problems: [{ code: 'X' }] });
    }
  });

  it('takes an unforeseen failure for ours, without a stack', async () => {
    const services: Partial<Services> = {
      plan: () => {
        throw new TypeError('x is not a function');
      },
    };
    const { status, stderr, cli } = await call('plan good.yaml', { services });
    expect(status).toBe(1);
    expect(stderr).toContain('error INTERNAL');
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(cli.closed()).toBe(1);
  });
});

describe('apply', () => {
  it('refuses without a terminal and without --yes, and touches nothing', async () => {
    const { status, stderr } = await call('apply good.yaml');
    expect(status).toBe(2);
    expect(stderr).toContain('CONFIRMATION_NEEDED');
    expect(stderr).toContain('--yes');
  });

  it('shows the plan, asks, and does nothing after a no', async () => {
    const { status, cli, stderr } = await call('apply good.yaml', {
      services: {
        ...deploying(testPlan()),
        apply: () => {
          throw new Error('applied');
        },
      },
      answers: [false],
    });
    expect(cli.questions).toEqual(['Apply?']);
    expect(stderr).toContain('create bbox1');
    expect(stderr).toContain('Nothing was changed.');
    expect(status).toBe(1);
  });

  it('does it after a yes', async () => {
    const { status, stdout } = await call('apply good.yaml', {
      services: deploying(testPlan(), finished('done')),
      answers: [true],
    });
    expect(status).toBe(0);
    expect(stdout).toContain('in 1.23 s');
  });

  it('does not ask where nothing is to do', async () => {
    const { status, cli } = await call('apply good.yaml', { services: deploying(testPlan({ steps: [] })), answers: [true] });
    expect(status).toBe(0);
    expect(cli.questions).toEqual([]);
  });

  it.each([
    [finished('done'), 0],
    [finished('unchanged'), 0],
    [finished('failed', { kind: 'answer' }), 1],
    [finished('failed', { kind: 'host' }), 3],
    [finished('undone', { kind: 'host' }), 3],
    [finished('cancelled'), 130],
  ])('ends as its last event says (%#)', async (last, status) => {
    const result = await call('apply good.yaml --yes --json', { services: deploying(testPlan(), last) });
    expect(result.status).toBe(status);
    expect(JSON.parse(result.stdout)).toMatchObject({
      topology: 'two-hosts',
      outcome: 'outcome' in last ? last.outcome : '',
      steps: [{ id: 'bbox1', state: 'waiting' }, {}],
    });
  });

  it('tells every step once where there is no terminal', async () => {
    const steps: DeployEvent[] = [
      { type: 'step', step: 'bbox1', host: 'docker01', state: 'doing' },
      { type: 'step', step: 'bbox1', host: 'docker01', state: 'done', milliseconds: 250 },
      { type: 'step', step: 'bbox2', host: 'docker02', state: 'failed', problem },
      { type: 'step', step: 'bbox1', host: 'docker01', state: 'undone', milliseconds: 50 },
    ];
    const { stderr, status } = await call('apply good.yaml --yes', {
      services: deploying(testPlan(), ...steps, finished('undone', { kind: 'host', problems: [problem] })),
    });
    expect(status).toBe(3);
    expect(stderr.match(/docker01 {2}create bbox1 \(0.25 s\)/g)).toHaveLength(1);
    expect(stderr).toContain('docker02  failed: create bbox2');
    expect(stderr).toContain('docker01  undone: create bbox1 (50 ms)');
    expect(stderr.match(/does not answer/g)).toHaveLength(1);
  });

  it('follows the undoing to its end after Ctrl-C, then ends with 130', async () => {
    const controller = new AbortController();
    const seen: string[] = [];
    const services: Partial<Services> = {
      async *apply(_design, _options, caller) {
        yield { type: 'plan', plan: testPlan() };
        controller.abort();
        await Promise.resolve();
        seen.push(String(caller.signal.aborted));
        yield { type: 'step', step: 'bbox1', host: 'docker01', state: 'undone', milliseconds: 1 };
        seen.push('undone');
        yield finished('cancelled');
      },
    };
    const { status, stdout } = await call('apply good.yaml --yes', { services, signal: controller.signal });
    expect(status).toBe(130);
    expect(seen).toEqual(['true', 'undone']);
    expect(stdout).toContain('Cancelled');
  });

  it('tells what a reboot forgets where it was carried out, and not where it was cancelled or failed', async () => {
    const forgotten: Problem = { code: 'FORGOTTEN_AT_REBOOT', severity: 'info', message: 'It is gone after a reboot.' };
    const plan = testPlan({ problems: [forgotten] });
    for (const [outcome, count] of [
      ['done', 1],
      ['cancelled', 0],
      ['undone', 0],
      ['failed', 0],
    ] as const) {
      const services = deploying(plan, finished(outcome, { problems: [forgotten] }));
      const { stdout, stderr } = await call('apply good.yaml --yes', { services });
      expect(`${stdout}${stderr}`.split('FORGOTTEN_AT_REBOOT').length - 1, outcome).toBe(count);
      const { problems } = JSON.parse(
        (await call('apply good.yaml --yes --json', { services: deploying(plan, finished(outcome, { problems: [forgotten] })) }))
          .stdout,
      ) as { problems: object[] };
      expect(problems, outcome).toHaveLength(count);
    }
  });

  it('passes --keep, and asks the person about an unknown host key', async () => {
    const options: { keep?: boolean }[] = [];
    const services: Partial<Services> = {
      ...deploying(testPlan()),
      async *apply(_design, given, caller) {
        options.push(given);
        const trusted = await caller.confirmHostKey?.({ host: 'docker01', address: '10.0.0.1', fingerprint: 'SHA256:abc' });
        yield finished(trusted === true ? 'done' : 'failed');
      },
    };
    const { cli, status } = await call('apply good.yaml --keep --yes', { services, answers: [true] });
    expect(options).toEqual([{ keep: true }]);
    expect(cli.questions[0]).toContain('SHA256:abc');
    expect(status).toBe(0);
    expect((await call('apply good.yaml --yes', { services })).status).toBe(3);
  });
});

describe('verify', () => {
  const cells = (received: number) => [
    { from: 'bbox1', to: 'bbox2', address: '172.22.16.102', measured: { sent: 3, received: 3, rttMs: 0.1 } },
    {
      from: 'bbox2',
      to: 'bbox1',
      address: '172.22.16.101',
      measured: { sent: 3, received, rttMs: null, silence: 'no-neighbour' as const },
    },
  ];
  const measuring = (received: number): Partial<Services> => ({
    measure: (() =>
      events(
        { type: 'round', round: 1, endpoints: [], pairs: 2, startedAt: 0 },
        { type: 'cells', round: 1, cells: cells(received) },
        { type: 'round-end', round: 1, milliseconds: 85, methods: { docker01: 'helper', docker02: 'python' }, problems: [] },
      )) as unknown as Services['measure'],
  });

  it('ends with 0 where every pair is as predicted', async () => {
    const { status, stdout } = await call('verify good.yaml', { services: measuring(3) });
    expect(status).toBe(0);
    expect(stdout).toContain('2 pairs measured in 85 ms: 2 as predicted.');
    expect(stdout).toContain('Measured on docker02 through python.');
  });

  it('says how many pairs were not measured, from where and why, and counts none of them as measured', async () => {
    const why = 'docker02 does not answer at 10.0.0.2:22.';
    const failed = { type: 'host', host: 'docker02', state: 'failed', problem } as const;
    const round = (...list: readonly object[]) =>
      events<object>(
        failed,
        { type: 'round', round: 1, endpoints: [], pairs: 2, startedAt: 0 },
        { type: 'cells', round: 1, cells: list },
        { type: 'round-end', round: 1, milliseconds: 85, methods: { docker01: 'helper' }, problems: [] },
      ) as unknown as ReturnType<Services['measure']>;
    const [first] = cells(3);
    const unmeasured = { from: 'bbox2', to: 'bbox1', address: '172.22.16.101', why };
    if (!first) throw new Error('no cell');
    const some = await call('verify good.yaml', { services: { measure: () => round(first, unmeasured) } });
    expect(some.status).toBe(3);
    expect(some.stdout).toContain('1 of 2 pairs measured in 85 ms: 1 as predicted.\n');
    expect(some.stdout).toContain(`1 not measured, from bbox2 on docker02: ${why}\n`);
    expect(some.stdout.match(/10\.0\.0\.2:22/g)).toHaveLength(1);
    await writeFile(join(folder, 'expecting.yaml'), `${TWO_HOSTS}expect:\n  - { from: any, to: any, reachable: true }\n`);
    const expecting = await call('verify expecting.yaml', { services: { measure: () => round(first, unmeasured) } });
    expect(expecting.stdout).toContain('expected reachable, and not measured');
    expect(expecting.stdout).toContain('1 of 2 that the file expects something of are as expected, and of 1 it is not known.');
    const none = await call('verify good.yaml', {
      services: { measure: () => round({ ...unmeasured, from: 'bbox1', to: 'bbox2', address: '172.22.16.102' }, unmeasured) },
    });
    expect(none.stdout).toContain('None of 2 pairs could be measured.\n');
    expect(none.stdout).toContain(`2 not measured, from 2 endpoints of docker01, docker02: ${why}\n`);
  });

  it('ends with 1 where a pair is not, and names it', async () => {
    const { status, stdout } = await call('verify good.yaml', { services: measuring(0) });
    expect(status).toBe(1);
    expect(stdout).toContain('✗');
    expect(stdout).toContain('bbox2 → bbox1 172.22.16.101  nobody answers for the address');
  });

  it('gives the same shape as predict, with measurements', async () => {
    const { stdout } = await call('verify good.yaml --json', { services: measuring(0) });
    expect(JSON.parse(stdout)).toMatchObject({
      pairs: [
        { verdict: 'as-predicted', measured: { received: 3 } },
        { verdict: 'unexpectedly-blocked', measured: { sent: 3, received: 0, rttMs: null } },
      ],
    });
  });

  it('ends with 3 where a host could not be reached', async () => {
    const services: Partial<Services> = {
      measure: () => events({ type: 'host', host: 'docker01', state: 'failed', problem } as const),
    };
    expect((await call('verify good.yaml', { services })).status).toBe(3);
  });
});

describe('locate', () => {
  const located = {
    from: 'bbox1',
    to: 'bbox2',
    address: '172.22.16.102',
    ...{ sent: 3, answered: 0, rttMs: null, there: [], back: [], lost: null, last: null, next: null, fault: null, notes: [] },
    text: 'It was lost on the wire.',
  } as const;
  const capture = { startedAt: 0, points: [], frames: [], truncated: false };
  let asked = 0;
  const locating = (during: () => Promise<unknown> = () => Promise.resolve()): Partial<Services> => ({
    async *locate() {
      asked += 1;
      await during();
      yield { type: 'located', located, capture } as const;
    },
  });

  it.each(['.', 'missing/path.pcapng', 'good.yaml/path.pcapng'])(
    'refuses --pcap %s before anything is captured',
    async (file) => {
      asked = 0;
      const { status, stderr } = await call(`locate good.yaml bbox1 bbox2 --pcap ${file}`, { services: locating() });
      expect(status).toBe(2);
      expect(stderr).toContain('FILE_NOT_WRITABLE');
      expect(stderr).toContain('--pcap');
      expect(asked).toBe(0);
    },
  );

  it('never loses the verdict: a folder that goes away meanwhile is told beside it', async () => {
    for (const more of ['', ' --json']) {
      const gone = join(folder, 'gone');
      await mkdir(gone);
      const { status, stdout, stderr } = await call(`locate good.yaml bbox1 bbox2 --pcap gone/path.pcapng${more}`, {
        services: locating(() => rm(gone, { recursive: true })),
      });
      expect(status).toBe(2);
      expect(stdout).toContain('It was lost on the wire.');
      if (more !== '') expect(JSON.parse(stdout)).toMatchObject({ located: { answered: 0 } });
      expect(stderr).toContain('FILE_NOT_WRITABLE');
    }
  });

  it('saves the capture, over a file that is there too', async () => {
    await writeFile(join(folder, 'path.pcapng'), 'old');
    const { status } = await call('locate good.yaml bbox1 bbox2 --pcap path.pcapng', { services: locating() });
    expect(status).toBe(1);
    expect((await readFile(join(folder, 'path.pcapng'))).readUInt32LE(0)).toBe(0x0a0d0d0a);
  });
});

describe('lab status', () => {
  const host = (name: string, more: Partial<LabHost> = {}): LabHost => ({
    name,
    ssh: `${name}.lab`,
    nic: 'ens33',
    nics: ['ens33'],
    address: '172.22.16.11/24',
    running: true,
    ...more,
  });
  const lab = (...hosts: readonly LabHost[]): Partial<Services> => ({
    labStatus: () => Promise.resolve({ running: true, backend: 'namespaces', hosts, sshConfig: '/lab/ssh_config' }),
  });

  it('tells how to get a shell', async () => {
    const { status, stdout } = await call('lab status', { services: lab(host('docker01'), host('docker02')) });
    expect(status).toBe(0);
    expect(stdout).toContain('A shell on a host: ssh -F /lab/ssh_config docker01.lab');
    expect(stdout).not.toContain('lab up');
  });

  it('names a daemon that is down, and the command that brings it back and nothing else along', async () => {
    const down = host('docker02', { silent: ['docker'] });
    const { status, stdout } = await call('lab status', { services: lab(host('docker01'), down) });
    expect(status).toBe(1);
    expect(stdout).toContain('ens33  its Docker daemon does not answer');
    expect(stdout).toContain('`vlanvas lab up` brings back what is down');
    const three = await call('lab status', { services: lab(host('docker01'), down, host('docker03', { running: false })) });
    expect(three.stdout).toContain('ens33  not running');
    expect(three.stdout).toContain('`vlanvas lab up --hosts 3` brings back');
    const named = await call('lab status', { services: lab(host('web', { silent: ['ssh', 'docker'] })) });
    expect(named.stdout).toContain('its sshd and Docker daemon do not answer');
    expect(named.stdout).toContain('`vlanvas lab up FILE`');
    expect(named.stdout).not.toContain('ssh -F');
  });
});

describe('serve', () => {
  it('listens on this machine alone', async () => {
    const { status, stderr } = await call('serve --host 0.0.0.0');
    expect(status).toBe(2);
    expect(stderr).toContain('LOCAL_ONLY');
    expect(stderr).toContain('ssh -L');
  });

  it('refuses a file that is not there', async () => {
    expect((await call('serve nothing.yaml')).status).toBe(2);
  });
});
