/** Locating a pair on real hosts: what is broken between them is found by the frames, and nothing is left behind. */
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { run } from '../../app/cli/run.ts';
import { testCli } from '../../app/testing/cli.ts';
import { segmentPort, segmentsNamespace } from '../../main/lab/names.ts';
import { labPlace } from '../../main/lab/paths.ts';
import type { LocateEvent, LocateRequest } from '../../shared/contract/locate.ts';
import type { Located, LocatedStage, Spot } from '../../shared/locate/located.ts';
import { endingAfterAll } from '../support/at-end.ts';
import type { TestLab } from '../support/lab.ts';
import { bringUpLab } from '../support/lab.ts';
import { apply, caller, deployed, gather } from '../support/run.ts';

const design = `
vlanvas: 1
name: lost
segments: { lan: {}, lan2: {} }
hosts:
  docker01: { ssh: docker01.lab, interfaces: { ens33: { segment: lan, addresses: [172.22.16.11/24] }, ens34: { segment: lan2 } } }
  docker02: { ssh: docker02.lab, interfaces: { ens33: { segment: lan, addresses: [172.22.16.12/24] }, ens34: { segment: lan2 } } }
  router01:
    ssh: router01.lab
    docker: none
    interfaces: { eth1: { segment: lan, addresses: [172.22.16.1/24] }, eth2: { segment: lan2, addresses: [172.22.17.1/24] } }
    forwarding: true
networks:
  net10: { driver: macvlan, parents: { docker01: ens33, docker02: ens33 }, subnets: [{ subnet: 172.22.16.0/24, gateway: 172.22.16.1 }, { subnet: 'fd00:16::/64' }] }
  net20: { driver: macvlan, parents: { docker01: ens34, docker02: ens34 }, subnets: [{ subnet: 172.22.17.0/24, gateway: 172.22.17.1 }] }
containers:
  a1: { host: docker01, image: busybox, networks: { net10: { ipv4: 172.22.16.101, ipv6: 'fd00:16::101' } } }
  a2: { host: docker02, image: busybox, networks: { net10: { ipv4: 172.22.16.102, ipv6: 'fd00:16::102' } } }
  b2: { host: docker02, image: busybox, networks: { net20: { ipv4: 172.22.17.102 } } }
`;

const HOSTS = ['docker01', 'docker02', 'router01'];

/** What a capture could leave: its processes, promiscuous mode, files. The helper itself stays, as after a measurement. */
const LEFT = [
  'ps -e -o args 2>/dev/null | grep -v "ps -e\\|grep" | grep -c "probe-.* capture" || true',
  'ip -d link show | grep -o "^[0-9]*: [^ @:]*\\|promiscuity [0-9]*" | sed "s/^[0-9]*: //"',
  'find /tmp /var/tmp /dev/shm /root /var/cache -xdev 2>/dev/null | grep -v /systemd-private- | sort',
  'docker ps -a --format "{{.Names}} {{.Image}}" 2>/dev/null | sort',
].join('; echo ---; ');

describe('locating a pair', () => {
  const ending = endingAfterAll();
  let lab: TestLab;
  let before: readonly string[];

  beforeAll(async () => {
    const nics = (number: number) => [
      { name: 'ens33', segment: 'lan', addresses: [`172.22.16.${10 + number}/24`] },
      { name: 'ens34', segment: 'lan2', addresses: [] },
    ];
    lab = ending(
      await bringUpLab({
        hosts: [
          {
            name: 'docker01',
            nics: nics(1),
            users: [
              { name: 'ann', sudo: true },
              { name: 'eve', groups: ['docker'] },
            ],
          },
          { name: 'docker02', nics: nics(2) },
          {
            name: 'router01',
            docker: false,
            users: [{ name: 'joe' }],
            nics: [
              { name: 'eth1', segment: 'lan', addresses: [] },
              { name: 'eth2', segment: 'lan2', addresses: [] },
            ],
          },
        ],
      }),
    );
    expect(await deployed(apply(lab.services, design))).toMatchObject({ outcome: 'done' });
    // The first leaves the helper, as the first measurement does.
    await located({ from: 'a1', to: 'b2' });
    before = await left();
  });

  const left = () => Promise.all(HOSTS.map((host) => lab.on(host, LEFT)));

  type Found = Extract<LocateEvent, { type: 'located' }>;
  async function located(request: LocateRequest, text = design): Promise<Found> {
    const events = await gather(lab.services.locate({ text, path: null }, request, caller()));
    const found = events.find((event): event is Found => event.type === 'located');
    if (!found) throw new Error(`nothing was located: ${JSON.stringify(events.at(-1))}`);
    return found;
  }

  /** Breaks, forgets the neighbours, locates, mends; then nothing is left. */
  async function broken(request: LocateRequest, how: () => Promise<unknown>, mend: () => Promise<unknown>): Promise<Found> {
    await how();
    try {
      return await located(request);
    } finally {
      await mend();
      expect(await left()).toEqual(before);
    }
  }

  const within = (container: string, command: string) =>
    `nsenter -t $(docker inspect -f '{{.State.Pid}}' ${container}) -n ${command}`;
  const forget = (host: string, container: string) => lab.on(host, within(container, 'ip neigh flush all'));
  const inFabric = async (...argv: readonly string[]) =>
    (await promisify(execFile)('nsenter', [`--net=${segmentsNamespace(labPlace())}`, ...argv])).stdout;
  const names = (stages: readonly LocatedStage[]) => stages.map(({ at, link, direction }) => `${direction} ${link} ${at}`);
  const spotOf = (found: Located, spot: Spot | null) => {
    const stage = spot ? found[spot.way][spot.index] : undefined;
    return stage && `${spot?.way} ${stage.direction} ${stage.link} ${stage.at}`;
  };

  test('a pair that works: its frames are seen at every link, there and back, through the router', async () => {
    const { located: found, capture } = await located({ from: 'a1', to: 'b2' });
    expect(found).toMatchObject({ sent: 3, answered: 3, lost: null, fault: null });
    expect(names(found.there)).toEqual([
      'out eth0 docker01/a1',
      'out ens33 docker01',
      'in eth1 router01',
      'out eth2 router01',
      'in ens34 docker02',
      'in eth0 docker02/b2',
    ]);
    expect(found.there.map(({ packet }) => packet?.frames)).toEqual([3, 3, 3, 3, 3, 3]);
    expect(found.back.map(({ packet }) => packet?.frames)).toEqual([3, 3, 3, 3, 3, 3]);
    const own = await lab.on('docker01', within('a1', 'ip -o link show eth0'));
    expect(own).toContain(found.there[0]?.packet?.source ?? 'none');
    // In order of time on all hosts: they have one clock here.
    const times = [...found.there, ...found.back].map(({ packet }) => packet?.firstMs ?? -1);
    expect([...times].sort((a, b) => a - b)).toEqual(times);
    expect(capture.truncated).toBe(false);
    expect(capture.frames.length).toBeLessThan(80);
    expect(await left()).toEqual(before);
  });

  test('a cable that is pulled out of the switch', async () => {
    const port = segmentPort(2, 0);
    await forget('docker01', 'a1');
    const { located: found } = await broken(
      { from: 'a1', to: 'a2' },
      () => inFabric('ip', 'link', 'set', port, 'down'),
      () => inFabric('ip', 'link', 'set', port, 'up'),
    );
    expect(found).toMatchObject({ answered: 0, lost: 'question', fault: { kind: 'interface', name: 'docker02/ens33' } });
    expect(spotOf(found, found.last)).toBe('there out ens33 docker01');
    expect(spotOf(found, found.next)).toBe('there in ens33 docker02');
    expect(found.text).toMatch(
      /^The ARP question who has 172\.22\.16\.102 left ens33 of docker01 untagged, from MAC \S+; it never came in on ens33 of docker02\./,
    );
    // That its NIC has no carrier is what the host itself tells.
    expect(found.text).toContain('carrier');
    expect(found.notes).toEqual([]);
  });

  test('a switch port in another segment, which no host can see', async () => {
    const port = segmentPort(2, 0);
    const bridge = /master (\S+)/.exec(await inFabric('ip', '-o', 'link', 'show', port))?.[1] ?? '';
    await forget('docker01', 'a1');
    const { located: found } = await broken(
      { from: 'a1', to: 'a2' },
      () => inFabric('ip', 'link', 'set', port, 'nomaster'),
      () => inFabric('ip', 'link', 'set', port, 'master', bridge),
    );
    expect(found).toMatchObject({ answered: 0, lost: 'question', fault: { kind: 'segment', name: 'lan' } });
    expect(found.text).toContain('Segment lan between them does not join the two');
  });

  test('over IPv6: neighbour discovery is followed', async () => {
    const request = { from: 'a1', to: 'a2', address: 'fd00:16::102' };
    expect((await located(request)).located).toMatchObject({ sent: 3, answered: 3, address: 'fd00:16::102' });
    const mac = await lab.on('docker02', 'cat /sys/class/net/ens33/address');
    await forget('docker01', 'a1');
    const { located: found } = await broken(
      request,
      () => inFabric('ebtables', '-A', 'FORWARD', '-i', segmentPort(2, 0), '-s', '!', mac, '-j', 'DROP'),
      () => inFabric('ebtables', '-F', 'FORWARD'),
    );
    expect(found).toMatchObject({ answered: 0, lost: 'answer', fault: { kind: 'segment', name: 'lan' } });
    expect(found.text).toContain('The neighbour advertisement of fd00:16::102 left ens33 of docker02');
  });

  test('a switch port that drops foreign MAC addresses, once neighbours are known', async () => {
    const port = segmentPort(2, 0);
    const mac = await lab.on('docker02', 'cat /sys/class/net/ens33/address');
    await located({ from: 'a1', to: 'a2' });
    const { located: found, capture } = await broken(
      { from: 'a1', to: 'a2' },
      () => inFabric('ebtables', '-A', 'FORWARD', '-i', port, '-s', '!', mac, '-j', 'DROP'),
      () => inFabric('ebtables', '-F', 'FORWARD'),
    );
    expect(found).toMatchObject({ answered: 0, lost: 'reply', fault: { kind: 'segment', name: 'lan' } });
    expect(spotOf(found, found.last)).toBe('back out ens33 docker02');
    expect(spotOf(found, found.next)).toBe('back in ens33 docker01');
    expect(found.text).toContain('which is not that of the NIC');
    // The NIC of docker01 was asked to listen to everything, and that did not help.
    expect(capture.wideFrom).toBeDefined();
    expect(found.text).not.toContain('While the NICs listened');
  });

  test('a switch port that drops foreign MAC addresses, neighbours forgotten: the answer is lost', async () => {
    const port = segmentPort(2, 0);
    const mac = await lab.on('docker02', 'cat /sys/class/net/ens33/address');
    await forget('docker01', 'a1');
    const { located: found } = await broken(
      { from: 'a1', to: 'a2' },
      () => inFabric('ebtables', '-A', 'FORWARD', '-i', port, '-s', '!', mac, '-j', 'DROP'),
      () => inFabric('ebtables', '-F', 'FORWARD'),
    );
    expect(found).toMatchObject({ answered: 0, lost: 'answer', fault: { kind: 'segment', name: 'lan' } });
    expect(spotOf(found, found.last)).toBe('there in ens33 docker02');
    expect(spotOf(found, found.next)).toBe('there out ens33 docker01');
    expect(found.text).toMatch(
      /^The ARP answer about 172\.22\.16\.102 left ens33 of docker02 .*; it never came in on ens33 of docker01\. Broadcasts pass between them/,
    );
  });

  test('a rule that drops on the router', async () => {
    const { located: found } = await broken(
      { from: 'a1', to: 'b2' },
      () => lab.on('router01', 'iptables -I FORWARD -s 172.22.16.101 -j DROP'),
      () => lab.on('router01', 'iptables -D FORWARD -s 172.22.16.101 -j DROP'),
    );
    expect(found).toMatchObject({ answered: 0, lost: 'request', fault: { kind: 'host', name: 'router01' } });
    expect(spotOf(found, found.last)).toBe('there in eth1 router01');
    expect(spotOf(found, found.next)).toBe('there out eth2 router01');
    expect(found.text).toContain('router01 did not pass it on');
    expect(found.text).toContain('rule 1 of 1 drops it');
    expect(found.notes).toEqual([]);
  });

  test('a rule that rejects on the router: its error is told', async () => {
    const rule = 'FORWARD -s 172.22.16.101 -j REJECT --reject-with icmp-admin-prohibited';
    const { located: found } = await broken(
      { from: 'a1', to: 'b2' },
      () => lab.on('router01', `iptables -I ${rule}`),
      () => lab.on('router01', `iptables -D ${rule}`),
    );
    expect(found).toMatchObject({ lost: 'request', fault: { kind: 'host', name: 'router01' } });
    expect(found.notes).toContain('172.22.16.1 answered with an error: administratively prohibited (ICMP type 3, code 13).');
  });

  test('a rule that drops in the target: it heard the request, and sends no reply', async () => {
    const { located: found } = await broken(
      { from: 'a1', to: 'a2' },
      () => lab.on('docker02', within('a2', 'iptables -A INPUT -p icmp -j DROP')),
      () => lab.on('docker02', within('a2', 'iptables -F INPUT')),
    );
    expect(found).toMatchObject({ lost: 'reply', fault: { kind: 'container', name: 'a2' } });
    expect(spotOf(found, found.last)).toBe('there in eth0 docker02/a2');
    expect(found.text).toContain('a2 sent no reply');
  });

  test('a target that ignores pings: its setting is named', async () => {
    const { located: found } = await broken(
      { from: 'a1', to: 'a2' },
      () => lab.on('docker02', within('a2', 'sysctl -q -w net.ipv4.icmp_echo_ignore_all=1')),
      () => lab.on('docker02', within('a2', 'sysctl -q -w net.ipv4.icmp_echo_ignore_all=0')),
    );
    expect(found).toMatchObject({ lost: 'reply', fault: { kind: 'container', name: 'a2' } });
    expect(spotOf(found, found.last)).toBe('there in eth0 docker02/a2');
    expect(found.text).toContain('nobody answered it: a2 gets pings and ignores them: net.ipv4.icmp_echo_ignore_all is 1 there');
  });

  test.each([
    ['a1', 'host:docker01'],
    ['host:docker01', 'a1'],
  ])('%s to %s, over the parent that the container sits on: the rule and the remedy', async (from, to) => {
    const { located: found } = await located({ from, to });
    expect(found).toMatchObject({
      answered: 0,
      reason: 'HOST_ISOLATION',
      fault: { kind: 'interface', name: 'docker01/ens33' },
      hint: 'Give docker01 a shim on ens33 (shim: true).',
      notes: [],
    });
    expect(found.text).toContain('nobody answered it. By design, a macvlan child never talks to its own parent interface');
  });

  test('a host to a container of another, and a sender without a route', async () => {
    const { located: found } = await located({ from: 'host:docker01', to: 'a2' });
    expect(found).toMatchObject({ answered: 3 });
    const { located: routeless } = await broken(
      { from: 'a1', to: 'b2' },
      () => lab.on('docker01', within('a1', 'ip route del default')),
      () => lab.on('docker01', within('a1', 'ip route add default via 172.22.16.1')),
    );
    expect(routeless).toMatchObject({ answered: 0, lost: null, fault: { kind: 'container', name: 'a1' } });
    expect(routeless.text).toContain('Network is unreachable');
  });

  test('a container that does not run is said to', async () => {
    await lab.on('docker02', 'docker stop -t 0 a2');
    try {
      await expect(located({ from: 'a2', to: 'a1' })).rejects.toMatchObject({ problem: { code: 'LOCATE_SENDER_SILENT' } });
      const { located: found } = await located({ from: 'a1', to: 'a2' });
      expect(found.answered).toBe(0);
      expect(found.notes.join(' ')).toContain('eth0 of a2 could not be listened at: a2 does not run.');
    } finally {
      await lab.on('docker02', 'docker start a2');
    }
  });

  const as = (user: string, host: string) => design.replace(`ssh: ${host}.lab`, `ssh: ${user}@${host}.lab`);

  test.each([
    ['ann', 'with sudo'],
    ['eve', 'with the Docker socket alone'],
  ])('as %s, %s', async (user) => {
    const { located: found } = await located({ from: 'a1', to: 'b2' }, as(user, 'docker01'));
    expect(found).toMatchObject({ sent: 3, answered: 3, notes: [] });
    expect(found.there.map(({ packet }) => packet?.frames)).toEqual([3, 3, 3, 3, 3, 3]);
    expect(await left()).toEqual(before);
    expect(await lab.on('docker01', 'docker images -q vlanvas-probe')).toBe('');
  });

  test('a router that may not be listened at: it is said, and the others still tell', async () => {
    const text = as('joe', 'router01');
    await lab.on('router01', 'iptables -I FORWARD -s 172.22.16.101 -j DROP');
    try {
      const { located: found } = await located({ from: 'a1', to: 'b2' }, text);
      expect(spotOf(found, found.last)).toBe('there out ens33 docker01');
      expect(spotOf(found, found.next)).toBe('there in ens34 docker02');
      expect(found.notes.join(' ')).toMatch(
        /eth1 of router01 could not be listened at: joe is not root there and may not use sudo/,
      );
      await expect(located({ from: 'host:router01', to: 'a1' }, text)).rejects.toMatchObject({
        problem: { code: 'LOCATE_NO_CAPTURE' },
      });
    } finally {
      await lab.on('router01', 'iptables -F FORWARD');
    }
  });

  test('cancelled half way, nothing is left', async () => {
    const now = await left();
    const end = new AbortController();
    const stream = lab.services.locate({ text: design, path: null }, { from: 'a1', to: 'b2' }, caller(end.signal));
    let during: readonly string[] = [];
    const watching = (async () => {
      for await (const event of stream) {
        if (event.type !== 'phase' || event.phase !== 'pinging') continue;
        during = await left();
        end.abort();
      }
    })();
    await expect(watching).rejects.toThrow();
    // What is looked for can be seen while it is there.
    expect(during.map((text) => text.split('\n')[0])).not.toEqual(now.map((text) => text.split('\n')[0]));
    await expect.poll(left, { timeout: 30_000 }).toEqual(now);
  });

  test('on the command line, with a pcapng that names the links', async () => {
    const file = join(lab.home, 'lost.vlanvas.yaml');
    await writeFile(file, design);
    const call = async (...argv: readonly string[]) => {
      const cli = testCli({ folder: lab.home, services: { ...lab.services, close: () => Promise.resolve() } });
      return { status: await run(cli, [...argv], '0.0.0'), stdout: cli.stdout(), stderr: cli.stderr() };
    };
    const fine = await call('locate', file, 'a1', '172.22.17.102', '--pcap', 'path.pcapng');
    expect(fine).toMatchObject({ status: 0 });
    expect(fine.stdout).toContain('3 of 3 echoes came back');
    expect(fine.stdout).toMatch(/✓ router01 eth1 +in +3 × request/);
    const saved = await readFile(join(lab.home, 'path.pcapng'));
    expect(saved.readUInt32LE(0)).toBe(0x0a0d0d0a);
    expect(saved.toString('latin1')).toContain('router01 eth1');
    await lab.on('router01', 'sysctl -q -w net.ipv4.ip_forward=0');
    try {
      const lost = await call('locate', file, 'a1', 'b2', '--json');
      expect(lost.status).toBe(1);
      expect(JSON.parse(lost.stdout)).toMatchObject({ located: { fault: { kind: 'host', name: 'router01' }, answered: 0 } });
    } finally {
      await lab.on('router01', 'sysctl -q -w net.ipv4.ip_forward=1');
    }
    expect((await call('locate', file, 'a1', 'nobody')).status).toBe(2);
    expect((await call('locate', file, 'a1', 'a1')).status).toBe(2);
    expect((await call('locate', file, 'a1', 'a2', '--pcap', 'no/such/folder')).status).toBe(2);
  });
});
