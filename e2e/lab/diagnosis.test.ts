/** The matrix explains itself: what somebody breaks behind our back is measured as unexpectedly closed, and named. */
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { run } from '../../app/cli/run.ts';
import { testCli } from '../../app/testing/cli.ts';
import { segmentPort, segmentsNamespace } from '../../main/lab/names.ts';
import { labPlace } from '../../main/lab/paths.ts';
import type { MatrixPair, MatrixReport } from '../../shared/verdict/report.ts';
import { endingAfterAll } from '../support/at-end.ts';
import { routedDesign, routedHosts } from '../support/designs.ts';
import type { TestLab } from '../support/lab.ts';
import { bringUpLab } from '../support/lab.ts';
import { apply, caller, deployed, gather, report as reportOf, verify } from '../support/run.ts';

const design = routedDesign('broken');

describe('what is broken behind our back', () => {
  const ending = endingAfterAll();
  let lab: TestLab;

  beforeAll(async () => {
    lab = ending(
      await bringUpLab({
        hosts: [
          ...routedHosts,
          // A machine on the segment that no design knows.
          { name: 'stranger', docker: false, nics: [{ name: 'eth0', segment: 'lan', addresses: [] }] },
        ],
      }),
    );
    expect(await deployed(apply(lab.services, design))).toMatchObject({ outcome: 'done' });
  });

  const within = (container: string, command: string) =>
    `nsenter -t $(docker inspect -f '{{.State.Pid}}' ${container}) -n ${command}`;

  /** Breaks, measures, mends, and measures again: then everything is as predicted. */
  async function broken(how: () => Promise<unknown>, mend: () => Promise<unknown>): Promise<MatrixReport> {
    await how();
    let report: MatrixReport;
    try {
      report = await verify(lab.services, design);
    } finally {
      await mend();
    }
    expect(surprises(report).filter(({ diagnosis }) => diagnosis === undefined)).toEqual([]);
    expect(surprises(report).length).toBeGreaterThan(0);
    return report;
  }

  const surprises = (report: MatrixReport) => report.pairs.filter(({ verdict }) => verdict.startsWith('unexpectedly'));
  const pairOf = (report: MatrixReport, from: string, to: string): MatrixPair => {
    const found = report.pairs.find((pair) => pair.from === from && pair.to === to);
    if (!found) throw new Error(`no pair ${from} ${to}`);
    return found;
  };
  const on = (host: string, command: string) => () => lab.on(host, command);
  const inFabric = async (...argv: readonly string[]) =>
    (await promisify(execFile)('nsenter', [`--net=${segmentsNamespace(labPlace())}`, ...argv])).stdout;

  test('nothing: all as predicted, and the hosts are not looked at again', async () => {
    const events = await gather(lab.services.measure({ text: design, path: null }, { hosts: true, intervalMs: null }, caller()));
    expect(events.filter(({ type }) => type === 'look')).toEqual([]);
    const { summary } = reportOf(design, events, true);
    expect(summary).toMatchObject({ asPredicted: summary.pairs });
  });

  test('again and again, the hosts are looked at when something changes, and not while it stays', async () => {
    const end = new AbortController();
    const looks: number[] = [];
    const wrong: number[] = [];
    const stream = lab.services.measure({ text: design, path: null }, { hosts: false, intervalMs: 400 }, caller(end.signal));
    let changed = 0;
    try {
      for await (const event of stream) {
        if (event.type === 'look') looks.push(event.round);
        if (event.type === 'cells')
          wrong.push(...event.cells.filter(({ measured }) => measured?.received === 0).map(() => event.round));
        if (event.type !== 'round-end') continue;
        if (event.round === 2) {
          await lab.on('router01', 'sysctl -q -w net.ipv4.ip_forward=0');
          changed = event.round;
        }
        if (event.round === changed + 6) end.abort();
      }
    } catch (error) {
      if (!end.signal.aborted) throw error;
    } finally {
      await lab.on('router01', 'sysctl -q -w net.ipv4.ip_forward=1');
    }
    expect(wrong.filter((round) => round === 8)).toHaveLength(8);
    expect(looks.length).toBeGreaterThanOrEqual(1);
    expect(looks[0]).toBeGreaterThan(2);
    // A round during which it changed may differ from the next; from then on nothing is news.
    expect(looks.at(-1)).toBeLessThanOrEqual(5);
  });

  test('a default route of a container', async () => {
    const report = await broken(
      on('docker01', within('a1', 'ip route del default')),
      on('docker01', within('a1', 'ip route add default via 172.22.16.1')),
    );
    expect(pairOf(report, 'a1', 'b2')).toMatchObject({
      verdict: 'unexpectedly-blocked',
      diagnosis: { explained: true, reason: 'NO_ROUTE', object: { kind: 'container', name: 'a1' } },
    });
    expect(pairOf(report, 'a1', 'b2').diagnosis?.summary).toContain('default route');
    expect(pairOf(report, 'b2', 'a1').diagnosis).toMatchObject({ reason: 'NO_RETURN_ROUTE', at: 'docker01/a1' });
    expect(pairOf(report, 'a1', 'a2').verdict).toBe('as-predicted');
    expect(report.blame.map(({ text, objects }) => [text, objects])).toEqual([
      [expect.stringMatching(/^a1 has no default route.* That closes \d+ pairs\.$/), [{ kind: 'container', name: 'a1' }]],
    ]);
  });

  test('a rule that drops on the router', async () => {
    const report = await broken(
      on('router01', 'iptables -I FORWARD -s 172.22.16.101 -j DROP'),
      on('router01', 'iptables -D FORWARD -s 172.22.16.101 -j DROP'),
    );
    expect(pairOf(report, 'a1', 'b2').diagnosis).toMatchObject({
      explained: true,
      reason: 'FORWARD_DENIED',
      object: { kind: 'host', name: 'router01' },
    });
    expect(pairOf(report, 'a2', 'b2').verdict).toBe('as-predicted');
    expect(report.blame.map(({ text }) => text)).toEqual([
      'The firewall of router01 drops what the design lets through. That closes 4 pairs.',
    ]);
  });

  test('a rule that drops in a container: the rule is named, and not that the ping met it', async () => {
    const report = await broken(
      on('docker02', within('a2', 'iptables -A INPUT -p icmp -j DROP')),
      on('docker02', within('a2', 'iptables -F INPUT')),
    );
    const { diagnosis } = pairOf(report, 'a1', 'a2');
    expect(diagnosis).toMatchObject({ explained: false, object: { kind: 'container', name: 'a2' } });
    expect(diagnosis?.text).toContain('-A INPUT -p icmp -j DROP');
    expect(diagnosis?.text).toContain('may be');
  });

  test('a parent that is down', async () => {
    const report = await broken(on('docker01', 'ip link set ens34 down'), on('docker01', 'ip link set ens34 up'));
    expect(pairOf(report, 'b1', 'b2').diagnosis).toMatchObject({
      explained: true,
      reason: 'INTERFACE_DOWN',
      object: { kind: 'interface', name: 'docker01/ens34' },
    });
    expect(pairOf(report, 'b1', 'b2').diagnosis?.hint).toContain('ip link set ens34 up');
  });

  test('forwarding turned off', async () => {
    const report = await broken(
      on('router01', 'sysctl -q -w net.ipv4.ip_forward=0'),
      on('router01', 'sysctl -q -w net.ipv4.ip_forward=1'),
    );
    expect(pairOf(report, 'a1', 'b1').diagnosis).toMatchObject({
      explained: true,
      reason: 'FORWARDING_OFF',
      object: { kind: 'host', name: 'router01' },
    });
    expect(report.blame).toHaveLength(1);
    expect(report.blame[0]?.text).toContain('forwarding of IPv4 off');
  });

  test('an address that a host of the design has taken', async () => {
    const report = await broken(
      on('docker02', 'ip address add 172.22.16.101/24 dev ens33'),
      on('docker02', 'ip address del 172.22.16.101/24 dev ens33'),
    );
    const found = surprises(report).map(({ diagnosis }) => diagnosis);
    expect(found.some((diagnosis) => diagnosis?.reason === 'DUPLICATE_ADDRESS')).toBe(true);
  });

  test('an address that a stranger has taken, who does not answer pings', async () => {
    const report = await broken(
      async () => {
        await lab.on('stranger', 'iptables -A INPUT -p icmp -j DROP; ip address add 172.22.16.102/24 dev eth0');
        // Everybody believes it: the real holder no longer answers.
        await lab.on('docker02', within('a2', 'ip link set eth0 arp off'));
      },
      async () => {
        await lab.on('stranger', 'iptables -F INPUT; ip address del 172.22.16.102/24 dev eth0');
        await lab.on('docker02', within('a2', 'ip link set eth0 arp on'));
      },
    );
    const mac = await lab.on('stranger', 'cat /sys/class/net/eth0/address');
    const { diagnosis } = pairOf(report, 'a1', 'a2');
    expect(diagnosis).toMatchObject({
      explained: true,
      reason: 'DUPLICATE_ADDRESS',
      object: { kind: 'container', name: 'a2' },
    });
    expect(diagnosis?.text).toContain(mac);
    expect(report.blame).toHaveLength(1);
  });

  test('a cable that is pulled out of the switch', async () => {
    const port = segmentPort(2, 1);
    const report = await broken(
      () => inFabric('ip', 'link', 'set', port, 'down'),
      () => inFabric('ip', 'link', 'set', port, 'up'),
    );
    expect(pairOf(report, 'b1', 'b2').diagnosis).toMatchObject({
      explained: true,
      reason: 'INTERFACE_DOWN',
      object: { kind: 'interface', name: 'docker02/ens34' },
    });
    expect(pairOf(report, 'b1', 'b2').diagnosis?.text).toContain('carrier');
  });

  test('a switch port in another segment: the hosts see nothing, and do not hear each other', async () => {
    const port = segmentPort(2, 1);
    const report = await broken(
      () => inFabric('ip', 'link', 'set', port, 'nomaster'),
      async () => {
        const shown = await inFabric('ip', '-o', 'link', 'show', segmentPort(1, 1));
        const bridge = /master (\S+)/.exec(shown)?.[1];
        await inFabric('ip', 'link', 'set', port, 'master', bridge ?? '');
      },
    );
    expect(pairOf(report, 'b1', 'b2').diagnosis).toMatchObject({
      explained: true,
      reason: 'NEIGHBOR_UNREACHABLE',
      object: { kind: 'interface', name: 'docker02/ens34' },
    });
    expect(report.blame).toHaveLength(1);
    expect(report.blame[0]?.text).toContain('docker02/ens34 is cut off from segment lan2');
  });

  test('a switch port that lets only the MAC of the NIC in', async () => {
    const port = segmentPort(2, 0);
    const mac = await lab.on('docker02', 'cat /sys/class/net/ens33/address');
    const report = await broken(
      () => inFabric('ebtables', '-A', 'FORWARD', '-i', port, '-s', '!', mac, '-j', 'DROP'),
      () => inFabric('ebtables', '-F', 'FORWARD'),
    );
    expect(pairOf(report, 'a1', 'a2').diagnosis).toMatchObject({
      explained: true,
      reason: 'FOREIGN_MAC_DROPPED',
      object: { kind: 'interface', name: 'docker02/ens33' },
    });
    expect(pairOf(report, 'a1', 'host:docker02').verdict).toBe('as-predicted');
  });

  test('verify and explain --live tell it on the command line', async () => {
    const file = join(lab.home, 'broken.vlanvas.yaml');
    await writeFile(file, design);
    const call = async (...argv: readonly string[]) => {
      const cli = testCli({ folder: lab.home, services: { ...lab.services, close: () => Promise.resolve() } });
      const status = await run(cli, [...argv], '0.0.0');
      return { status, stdout: cli.stdout() };
    };
    await lab.on('router01', 'sysctl -q -w net.ipv4.ip_forward=0');
    try {
      const verified = await call('verify', file);
      expect(verified.status).toBe(1);
      expect(verified.stdout).toContain(
        'What the hosts show\n  FORWARDING_OFF  router01 has forwarding of IPv4 off; the design has it on.',
      );
      const explained = await call('explain', file, 'a1', 'b2', '--live');
      expect(explained.status).toBe(1);
      expect(explained.stdout).toContain('unexpectedly closed');
      expect(explained.stdout).toMatch(/By the hosts as they are\na1 → b2 172\.22\.17\.102 {2}not reachable \(FORWARDING_OFF\)/);
      const json = await call('verify', file, '--json');
      expect(JSON.parse(json.stdout)).toMatchObject({ blame: [{ objects: [{ kind: 'host', name: 'router01' }], cells: 8 }] });
    } finally {
      await lab.on('router01', 'sysctl -q -w net.ipv4.ip_forward=1');
    }
    expect((await call('verify', file)).status).toBe(0);
  });

  test('mended, all is as predicted', async () => {
    const report = await verify(lab.services, design);
    expect(report.summary).toMatchObject({ asPredicted: report.summary.pairs });
  });
});
