/** The life of a design on one host, on paper: applied, applied again, changed, rebooted, destroyed; in every dialect. */
import { describe, expect, test } from 'vitest';
import { compile } from '../compile/compile.ts';
import { optionsFrom } from '../compile/deployed.ts';
import type { Dialect, HostDialect } from '../persist/dialect.ts';
import { header } from '../persist/names.ts';
import type { HostState, LinkState } from '../state/state.ts';
import { parseTopology } from '../topology/parse.ts';
import { diff, diffDestroy } from './diff.ts';
import type { Plan } from './plan.ts';
import { carryOut, carryOutAndUndo } from './testing/carry-out.ts';

/** Everything that a host can be asked for at once: VLANs, a bond with a VLAN on it, shims of both kinds, routes, rules, IPv6. */
const EVERYTHING = `
vlanvas: 1
name: lab
segments: { lan: {}, backbone: { mtu: 9000 } }
hosts:
  docker01:
    interfaces:
      ens33: { segment: lan, promiscuous: true }
      ens33.10: { parent: ens33, vlan: 10 }
      ens33.20: { parent: ens33, vlan: 20, addresses: [172.16.20.1/24, "fd00:20::1/64"] }
      v30: { parent: bond0, vlan: 30, mtu: 1400, addresses: [172.16.30.1/24] }
      ens34: { segment: backbone }
      ens35: { segment: backbone }
      ens36: { segment: lan, mtu: 1400, addresses: [10.0.0.2/24] }
    bonds: { bond0: { interfaces: [ens34, ens35], mode: active-backup } }
    forwarding: true
    routes: [{ to: 10.8.0.0/16, via: 172.16.30.254 }, { to: "fd01::/48", via: "fd00:20::9" }, { to: 10.9.0.0/16, via: 10.0.0.9, metric: 50 }]
    forward:
      - { from: gw10, to: ens33.20, action: accept, masquerade: true }
      - { from: v30, source: 172.16.30.0/24, action: accept }
networks:
  net10:
    driver: macvlan
    parents: { docker01: { interface: ens33.10, shim: { name: gw10, addresses: [172.16.10.1/24] } } }
    subnets: [{ subnet: 172.16.10.0/24, gateway: 172.16.10.1 }]
  net20: { driver: macvlan, parents: { docker01: ens33.20 }, subnets: [{ subnet: 172.16.20.0/24, gateway: 172.16.20.9 }, { subnet: "fd00:20::/64" }] }
  net30: { driver: ipvlan, mode: l2, parents: { docker01: { interface: v30, shim: true } }, subnets: [{ subnet: 172.16.30.0/24, gateway: 172.16.30.254 }] }
  inside: { driver: bridge, hosts: [docker01], subnets: [{ subnet: 172.30.0.0/24 }] }
containers:
  a: { host: docker01, image: busybox, networks: { net10: {}, inside: {} } }
  b: { host: docker01, image: busybox, networks: { net20: {} } }
  c: { host: docker01, image: busybox, networks: { net30: {} } }
`;

const link = (name: string, more: Partial<LinkState> = {}): LinkState => ({
  name,
  kind: 'nic',
  up: true,
  mtu: 1500,
  promiscuous: false,
  addresses: [],
  ...more,
});

function bare(dialect?: HostDialect['dialect'], files: HostState['files'] = []): HostState {
  return {
    host: 'docker01',
    engine: { version: '28.1.0' },
    privilege: 'root',
    namespace: {
      links: [
        link('lo', { kind: 'loopback', mtu: 65536 }),
        link('ens33'),
        link('ens34'),
        link('ens35', { up: false }),
        link('ens36'),
      ],
      routes: [],
      forwarding: { ipv4: false, ipv6: false },
    },
    containers: [],
    networks: [],
    images: ['busybox:latest'],
    firewall: { chains: [] },
    ...(dialect === undefined ? {} : { files, dialect: { dialect, files: [], reason: 'it was found so' } }),
  };
}

function apply(text: string, host: HostState): Plan {
  const { topology, problems } = parseTopology(text);
  if (!topology) throw new Error(JSON.stringify(problems));
  return diff('lab', compile(topology, optionsFrom('lab', [host])).hosts, [host]);
}

const paths = (plan: Plan, type: 'file.write' | 'file.remove') =>
  plan.steps.flatMap(({ action }) => (action.type === type ? [action.file.path] : []));

const DIALECTS: readonly (Dialect | null)[] = ['networkd', 'netplan', 'networkmanager', 'ifupdown', 'ifcfg', 'unit', null];

describe.each(DIALECTS)('written for %s', (dialect) => {
  const before = bare(dialect);
  const plan = apply(EVERYTHING, before);
  const after = carryOut(plan, before);

  test('a second apply has nothing to do', () => {
    expect(plan.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    const again = apply(EVERYTHING, after);
    expect(again.steps.map(({ words, why }) => `${words}: ${why}`)).toEqual([]);
    expect(again).toMatchObject({ problems: [], unchanged: ['docker01'] });
  });

  test('destroy leaves the host as it was', () => {
    const left = carryOut(diffDestroy('lab', [after]), after);
    expect(left).toEqual(before);
  });

  test('destroy tells why things go, and that who uses the address of a link loses it', () => {
    const { steps } = diffDestroy('lab', [after]);
    expect(steps.filter(({ why }) => why.includes('no longer in the design'))).toEqual([]);
    const links = steps.flatMap(({ action, disruption }) => (action.type === 'link.remove' ? [{ ...action, disruption }] : []));
    expect(links.length).toBeGreaterThan(2);
    for (const { link, disruption } of links) expect(disruption).toBe(link.addresses.length > 0 ? 'stop' : 'live');
  });

  test('undone, the host is as it was', () => {
    expect(carryOutAndUndo(plan, before)).toEqual(before);
    const destroyed = diffDestroy('lab', [after]);
    expect(sorted(carryOutAndUndo(destroyed, after))).toEqual(sorted(after));
  });

  test('a change of the design changes what it must, and then nothing', () => {
    const smaller = EVERYTHING.replace('172.16.20.1/24, ', '172.16.20.2/24, ')
      .replace(/, shim: true/, '')
      .replace(/routes: .*\n/, 'routes: []\n');
    const change = apply(smaller, after);
    expect(change.problems.filter(({ severity }) => severity !== 'info')).toEqual([]);
    const types = new Set(change.steps.map(({ action }) => action.type.split('.')[0]));
    expect(types.has('container')).toBe(false);
    const changed = carryOut(change, after);
    expect(apply(smaller, changed).steps.map(({ words, why }) => `${words}: ${why}`)).toEqual([]);
    expect(carryOut(diffDestroy('lab', [changed]), changed)).toEqual(before);
  });
});

function sorted(host: HostState): HostState {
  const byName = (a: { readonly name: string }, b: { readonly name: string }) => (a.name < b.name ? -1 : 1);
  const { namespace } = host;
  return {
    ...host,
    namespace: {
      ...namespace,
      links: [...namespace.links].sort(byName),
      routes: [...namespace.routes].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
    },
    containers: [...host.containers].sort(byName),
    networks: [...host.networks].sort(byName),
    files: [...(host.files ?? [])].sort((a, b) => (a.path < b.path ? -1 : 1)),
  };
}

describe('a host that is reached through its Docker socket alone', () => {
  const blind = (): HostState => ({
    host: 'docker01',
    engine: { version: '28.1.0' },
    namespace: { links: [], routes: [], forwarding: { ipv4: false, ipv6: false } },
    containers: [],
    networks: [],
    images: ['busybox:latest'],
  });

  test('runs containers on parents that are taken to be there', () => {
    const text = `
vlanvas: 1
name: lab
hosts: { docker01: { docker: "tcp://docker01:2376", interfaces: { ens33: { promiscuous: true }, ens33.10: { parent: ens33, vlan: 10 } } } }
networks: { n: { driver: macvlan, parents: { docker01: ens33.10 }, subnets: [{ subnet: 10.0.0.0/24 }] } }
containers: { a: { host: docker01, image: busybox, networks: { n: {} } } }
`;
    const plan = apply(text, blind());
    expect(plan.steps.map(({ action }) => action.type)).toEqual(['network.create', 'container.create']);
    expect(plan.problems).toMatchObject([{ code: 'SHELL_MISSING', severity: 'info' }]);
  });

  test('is refused what needs more, with all the reasons at once', () => {
    const { problems } = apply(EVERYTHING, blind());
    expect(problems.map(({ code, severity }) => [code, severity])).toEqual([['SHELL_MISSING', 'error']]);
    expect(problems[0]?.message).toMatch(
      /to make the interface bond0, .*to set forwarding, to write firewall rules and to add routes/,
    );
  });
});

describe('a user without root', () => {
  test('is refused before anything is changed, and told what for', () => {
    const plan = apply(EVERYTHING, { ...bare(), privilege: 'none' });
    expect(plan.problems.map(({ code }) => code)).toEqual(['PERMISSION_DENIED']);
  });
});

describe('what others change behind our back is put back', () => {
  const after = carryOut(apply(EVERYTHING, bare('networkd')), bare('networkd'));
  const changed = (change: Partial<HostState['namespace']>): HostState => ({
    ...after,
    namespace: { ...after.namespace, ...change },
  });

  test('forwarding that somebody turned off, with a word about it', () => {
    const plan = apply(EVERYTHING, changed({ forwarding: { ipv4: false, ipv6: true } }));
    expect(plan.steps).toMatchObject([{ action: { type: 'forwarding.set', setting: 'ipv4', on: true } }]);
    expect(plan.steps[0]?.why).toBe('somebody turned it off since it was deployed');
    expect(plan.problems).toMatchObject([{ code: 'FORWARDING_CHANGED', severity: 'warning' }]);
  });

  test('a route, a rule, a link', () => {
    const routes = after.namespace.routes.filter(({ to }) => to !== '10.8.0.0/16');
    expect(apply(EVERYTHING, changed({ routes })).steps).toMatchObject([{ action: { type: 'route.add' }, why: 'missing' }]);
    const chains = (after.firewall?.chains ?? []).map((chain) => ({ ...chain, rules: chain.rules.slice(1) }));
    expect(apply(EVERYTHING, { ...after, firewall: { chains } }).steps).toMatchObject([
      { action: { type: 'firewall.apply' }, why: 'the rules differ' },
    ]);
    const links = after.namespace.links.map((one) => (one.name === 'ens33.20' ? { ...one, up: false } : one));
    expect(apply(EVERYTHING, changed({ links })).steps).toMatchObject([{ action: { type: 'link.up', link: 'ens33.20' } }]);
  });
});

describe('what comes back after a reboot', () => {
  test('units are enabled after what they run is written, and what systemd must read is read once, at the end', () => {
    const plan = apply(EVERYTHING, bare('ifupdown'));
    const files = plan.steps.flatMap(({ action }) => (action.type === 'file.write' ? [action.file] : []));
    const first = files.findIndex(({ enable }) => enable === true);
    expect(files.slice(0, first).map(({ path }) => path)).toContain('/etc/vlanvas/lab/network.sh');
    expect(files.slice(first).every(({ enable }) => enable === true)).toBe(true);
    expect(files.flatMap(({ reload = [] }) => reload)).toEqual(['systemctl daemon-reload']);
    expect(files.at(-1)?.reload).toEqual(['systemctl daemon-reload']);
    expect(plan.steps.find(({ id }) => id.endsWith('lab.service'))).toMatchObject({
      words: 'write /etc/systemd/system/vlanvas-lab.service',
      why: 'so that it comes back after a reboot: it was found so',
    });
  });

  test('the marks come back with it, so that the next apply and destroy know what is ours', () => {
    const after = carryOut(apply(EVERYTHING, bare('networkd')), bare('networkd'));
    const script = after.files?.find(({ path }) => path.endsWith('network.sh'))?.content ?? '';
    for (const { name, alias } of after.namespace.links)
      if (alias !== undefined)
        expect(script).toMatch(
          new RegExp(`mark ${name} 'io.vlanvas/lab=' '?${alias.replaceAll('.', '\\.')}|mark ${name} io.vlanvas/lab= '?${alias}`),
        );
    expect(script).toContain('ipv4:0');
  });

  test('a NIC that is as the design wants it is left to the host', () => {
    const text = EVERYTHING.slice(0, EVERYTHING.indexOf('networks:')).replace(
      /hosts:[^]*/,
      'hosts: { docker01: { interfaces: { ens33: { segment: lan } } } }\n',
    );
    expect(apply(text, bare('networkd'))).toMatchObject({ steps: [], problems: [] });
  });

  test('a host without systemd forgets, which is told with what is changed and not again', () => {
    const plan = apply(EVERYTHING, bare(null));
    expect(paths(plan, 'file.write')).toEqual([]);
    expect(plan.problems).toMatchObject([{ code: 'FORGOTTEN_AT_REBOOT', severity: 'info' }]);
    expect(apply(EVERYTHING, carryOut(plan, bare(null))).problems).toEqual([]);
  });

  test('hosts that forget for the same reason are named in one sentence', () => {
    const desired = ['docker01', 'docker02'].flatMap((name) => {
      const { topology } = parseTopology(EVERYTHING.replaceAll('docker01', name));
      return topology ? compile(topology).hosts : [];
    });
    const other = { ...bare(null), host: 'docker02' };
    const { problems } = diff('lab', desired, [bare(null), other]);
    expect(problems.map(({ message }) => message)).toEqual([
      'What this design sets on the interfaces of docker01 and docker02 is gone after a reboot: it was found so.',
    ]);
    expect(problems[0]?.objects?.map(({ name }) => name)).toEqual(['docker01', 'docker02']);
    // Another reason is another sentence.
    const { dialect } = other;
    const apart = dialect ? { ...other, dialect: { ...dialect, reason: 'another' } } : other;
    expect(diff('lab', desired, [bare(null), apart]).problems).toHaveLength(2);
  });

  test('a file of somebody else is not replaced', () => {
    const path = '/etc/sysctl.d/99-vlanvas-lab.conf';
    const plan = apply(EVERYTHING, bare('networkd', [{ path, content: 'vm.swappiness = 1\n', mode: 0o644 }]));
    expect(plan.problems).toMatchObject([{ code: 'IN_THE_WAY', severity: 'error', place: { object: `file ${path}` } }]);
  });

  test('a file of another design stays', () => {
    const other = { path: '/etc/sysctl.d/99-vlanvas-other.conf', content: `${header('other')}\n`, mode: 0o644 };
    const after = carryOut(apply(EVERYTHING, bare('networkd', [other])), bare('networkd', [other]));
    expect(paths(diffDestroy('lab', [after]), 'file.remove')).not.toContain(other.path);
    expect(apply(EVERYTHING, after).steps).toEqual([]);
  });

  test('a file that somebody changed is written again', () => {
    const after = carryOut(apply(EVERYTHING, bare('networkd')), bare('networkd'));
    const files = (after.files ?? []).map((file) =>
      file.path.endsWith('ens33.10.netdev') ? { ...file, content: `${file.content}#\n` } : file,
    );
    const plan = apply(EVERYTHING, { ...after, files });
    expect(plan.steps).toMatchObject([{ action: { type: 'file.write' }, why: 'it differs' }]);
  });
});
