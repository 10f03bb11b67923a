/** The look before a deploy, on real hosts: what is found, that a deploy stops where it must, and that looking changes nothing. */
import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Problem } from '../../shared/problem/problem.ts';
import { endingAfterAll } from '../support/at-end.ts';
import type { TestLab } from '../support/lab.ts';
import { bringUpLab } from '../support/lab.ts';
import { apply, caller, deployed, destroy, gather, planOf } from '../support/run.ts';
import { TRACES } from '../support/traces.ts';

interface Wish {
  readonly containers?: readonly string[];
  readonly router?: string;
  readonly subnet?: string;
}

const TWO = [
  'a1: { host: docker01, image: busybox, networks: { net10: { ipv4: 172.22.16.101 } } }',
  'a2: { host: docker02, image: busybox, networks: { net10: { ipv4: 172.22.16.102 } } }',
];

const design = ({ containers = TWO, router = 'forwarding: true', subnet = '172.22.16.0/24' }: Wish = {}) => `
vlanvas: 1
name: looked-at
segments: { lan: {} }
hosts:
  docker01: { ssh: docker01.lab, interfaces: { ens33: { segment: lan, addresses: [172.22.16.11/24] } } }
  docker02: { ssh: docker02.lab, interfaces: { ens33: { segment: lan, addresses: [172.22.16.12/24] } } }
  router01: { ssh: router01.lab, docker: none, interfaces: { eth1: { segment: lan, addresses: [172.22.16.1/24] } }, ${router} }
networks:
  net10: { driver: macvlan, parents: { docker01: ens33, docker02: ens33 }, subnets: [{ subnet: ${subnet} }] }
containers:
${containers.map((line) => `  ${line}`).join('\n')}
`;

/** Hosts of the sandbox forget at a reboot, which the plan tells; that is not what is looked at here. */
const ofPreflight = (problems: readonly Problem[]) => problems.filter(({ code }) => code !== 'FORGOTTEN_AT_REBOOT');

const hosts = ['docker01', 'docker02', 'router01'] as const;

describe('the preflight', () => {
  const ending = endingAfterAll();
  let lab: TestLab;
  let before: readonly string[];
  const look = () => Promise.all(hosts.map((host) => lab.on(host, `${TRACES}; cat /etc/machine-id`)));

  beforeAll(async () => {
    const nics = (number: number) => [{ name: 'ens33', segment: 'lan', addresses: [`172.22.16.${10 + number}/24`] }];
    lab = ending(
      await bringUpLab({
        hosts: [
          { name: 'docker01', nics: nics(1) },
          { name: 'docker02', nics: nics(2) },
          { name: 'router01', docker: false, nics: [{ name: 'eth1', segment: 'lan', addresses: [] }] },
          // A machine on the segment that no design knows.
          { name: 'stranger', docker: false, nics: [{ name: 'eth0', segment: 'lan', addresses: [] }] },
        ],
      }),
    );
    before = await look();
  });

  const findings = async (text: string): Promise<readonly Problem[]> =>
    ofPreflight(planOf(await gather(lab.services.plan({ text, path: null }, 'apply', caller())))?.problems ?? []);
  const codes = (problems: readonly Problem[]) => problems.map(({ code, severity }) => `${severity} ${code}`);

  /** What is found while something is so, and not before or after. */
  async function while_(so: () => Promise<unknown>, no: () => Promise<unknown>, text = design()): Promise<readonly Problem[]> {
    const was = new Set((await findings(text)).map(({ message }) => message));
    await so();
    try {
      const now = await look();
      const found = await findings(text);
      expect(await look()).toEqual(now);
      return found.filter(({ message }) => !was.has(message));
    } finally {
      await no();
    }
  }

  test('finds nothing on hosts that are well, and looking changes nothing', async () => {
    expect(codes(await findings(design()))).toEqual([]);
    expect(await look()).toEqual(before);
  });

  test('an address that answers on the segment stops the deploy before anything is changed, and who answers is told', async () => {
    await lab.on('stranger', 'ip address add 172.22.16.102/24 dev eth0');
    try {
      const mac = await lab.on('stranger', 'cat /sys/class/net/eth0/address');
      const result = await deployed(apply(lab.services, design()));
      expect(result).toMatchObject({ outcome: 'failed', kind: 'answer', codes: ['ADDRESS_IN_USE'] });
      expect(result.problems[0]).toMatchObject({
        objects: [{ kind: 'container', name: 'a2' }],
        data: { address: '172.22.16.102', mac, host: 'docker02', link: 'ens33' },
      });
      expect(result.problems[0]?.message).toContain(mac);
      expect(result.events.filter(({ type }) => type === 'step')).toEqual([]);
      expect(await look()).toEqual(before);
    } finally {
      await lab.on('stranger', 'ip address del 172.22.16.102/24 dev eth0');
    }
  });

  test('so does one of a router that is about to get it', async () => {
    const found = await while_(
      () => lab.on('stranger', 'ip address add 172.22.16.1/24 dev eth0'),
      () => lab.on('stranger', 'ip address del 172.22.16.1/24 dev eth0'),
    );
    expect(found).toMatchObject([{ code: 'ADDRESS_IN_USE', objects: [{ kind: 'interface', name: 'router01/eth1' }] }]);
  });

  test('two machines with one machine id', async () => {
    const ids = await Promise.all(['docker01', 'docker02'].map((host) => lab.on(host, 'cat /etc/machine-id')));
    const found = await while_(
      () => lab.on('docker02', `echo ${ids[0] ?? ''} >/etc/machine-id`),
      () => lab.on('docker02', `echo ${ids[1] ?? ''} >/etc/machine-id`),
    );
    expect(found).toMatchObject([{ code: 'MACHINE_ID_TWICE', severity: 'warning' }]);
  });

  test('a router whose own firewall drops what nothing allows; said under forward, it is no finding', async () => {
    const so = () => lab.on('router01', 'iptables -P FORWARD DROP');
    const no = () => lab.on('router01', 'iptables -P FORWARD ACCEPT');
    expect(codes(await while_(so, no))).toEqual(['warning FORWARD_DROP']);
    const said = design({ router: 'forwarding: true, forward: [{ from: eth1, to: eth1, action: accept }]' });
    expect(await while_(so, no, said)).toEqual([]);
  });

  test('a parent that is down is brought up by the plan; its segment could not be asked, which is told', async () => {
    const found = await while_(
      () => lab.on('docker02', 'ip link set ens33 down'),
      () => lab.on('docker02', 'ip link set ens33 up'),
    );
    expect(codes(found)).toEqual(['info PREFLIGHT_INCOMPLETE']);
    expect(found[0]?.message).toContain('ens33');
  });

  test('a parent that got its address from a DHCP server, whose pool the design does not set aside', async () => {
    const lease = (end: string) =>
      lab.on('docker01', `ip address change 172.22.16.11/24 dev ens33 valid_lft ${end} preferred_lft ${end}`);
    const so = () => lease('3600');
    const no = () => lease('forever');
    expect(await while_(so, no)).toMatchObject([
      { code: 'DHCP_ON_SEGMENT', severity: 'warning', data: { interface: 'ens33', lease: '172.22.16.11' } },
    ]);
    const fenced = design().replace('subnet: 172.22.16.0/24', 'subnet: 172.22.16.0/24, reserved: { dhcp: 172.22.16.0/26 }');
    expect(codes(await while_(so, no, fenced))).toEqual([]);
  });

  test('a neighbour table that is too small for all hosts of one kernel together', async () => {
    const limit = Number(await readFile('/proc/sys/net/ipv4/neigh/default/gc_thresh3', 'utf8'));
    const count = Math.ceil(Math.sqrt(limit)) + 1;
    const containers = Array.from(
      { length: count },
      (_, index) => `m${index}: { host: docker0${1 + (index % 2)}, image: busybox, networks: { net10: {} } }`,
    );
    const found = await findings(design({ containers, subnet: '172.22.16.0/20' }));
    expect(found.filter(({ code }) => code === 'NEIGHBOR_TABLE_TOO_SMALL')).toHaveLength(2);
    expect(found.find(({ code }) => code === 'NEIGHBOR_TABLE_TOO_SMALL')?.data).toMatchObject({ entries: count ** 2, limit });
  });

  test('two hosts of the design that are one machine', async () => {
    const found = await findings(design().replace('docker02.lab', 'docker01.lab'));
    expect(found.find(({ code }) => code === 'HOST_TWICE')).toMatchObject({
      severity: 'error',
      objects: [{ name: 'docker01' }, { name: 'docker02' }],
    });
  });

  test('what is only worth knowing does not stop an apply, and is told with it', async () => {
    await lab.on('router01', 'iptables -P FORWARD DROP');
    try {
      const result = await deployed(apply(lab.services, design()));
      expect(result.outcome).toBe('done');
      expect(codes(ofPreflight(result.problems))).toEqual(['warning FORWARD_DROP']);
    } finally {
      await lab.on('router01', 'iptables -P FORWARD ACCEPT');
    }
  });

  test('deployed, its own addresses are no clash', async () => {
    const again = await deployed(apply(lab.services, design()));
    expect([again.outcome, ofPreflight(again.problems)]).toEqual(['unchanged', []]);
    await lab.on('docker01', 'docker rm -f a1');
    const mended = await deployed(apply(lab.services, design()));
    expect([mended.outcome, ofPreflight(mended.problems)]).toEqual(['done', []]);
  });

  test('a container that moves to another host keeps its address', async () => {
    const moved = design({ containers: TWO.map((line) => line.replace('host: docker01', 'host: docker02')) });
    const result = await deployed(apply(lab.services, moved));
    expect([result.outcome, ofPreflight(result.problems)]).toEqual(['done', []]);
    expect(await deployed(destroy(lab.services, moved))).toMatchObject({ outcome: 'done' });
    expect(await look()).toEqual(before);
  });
});
