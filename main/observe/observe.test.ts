import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { readNamespace } from './namespace.ts';
import { byProcess, containersScript, hostScript, readSections } from './script.ts';

const addr = JSON.stringify([
  {
    ifindex: 1,
    ifname: 'lo',
    flags: ['LOOPBACK', 'UP', 'LOWER_UP'],
    mtu: 65536,
    link_type: 'loopback',
    addr_info: [{ local: '127.0.0.1', prefixlen: 8 }],
  },
  {},
  {
    ifindex: 2,
    ifname: 'ens33',
    flags: ['BROADCAST', 'MULTICAST', 'PROMISC', 'UP', 'LOWER_UP'],
    mtu: 1500,
    address: '52:54:00:00:01:01',
    ifalias: 'io.vlanvas/lab=promisc',
    addr_info: [
      { local: '192.168.50.11', prefixlen: 24 },
      { local: 'fe80::1', prefixlen: 64 },
    ],
  },
  {
    ifindex: 3,
    ifname: 'ens33.10',
    link: 'ens33',
    flags: ['UP'],
    mtu: 1500,
    linkinfo: { info_kind: 'vlan', info_data: { id: 10 } },
  },
  { ifindex: 4, ifname: 'wlan0', flags: [], mtu: 1500 },
]);

const host = [
  { title: 'addr', body: addr },
  {
    title: 'route4',
    body: '[{"dst":"default","gateway":"192.168.50.1","dev":"ens33","metric":100},{"type":"blackhole","dst":"10.9.0.0/16"},{"dst":"10.8.0.5","dev":"ens33"}]',
  },
  { title: 'route6', body: '[{"dst":"default","gateway":"fd00::1","dev":"ens33"},{"dst":"fe80::/64","dev":"ens33"}]' },
  { title: 'forwarding', body: '1\n0' },
  { title: 'rp_filter', body: 'all 0\nens33 2' },
  { title: 'bridge', body: '0' },
];

describe('a namespace is read from what ip prints', () => {
  const state = readNamespace(host, undefined, new Set(['wlan0']));

  test('links with kind, flags, alias and addresses; link-local ones and holes left out', () => {
    expect(state?.links.map(({ name, kind, up, promiscuous }) => [name, kind, up, promiscuous])).toEqual([
      ['lo', 'loopback', true, false],
      ['ens33', 'nic', true, true],
      ['ens33.10', 'vlan', true, false],
      ['wlan0', 'nic', false, false],
    ]);
    expect(state?.links[1]).toMatchObject({
      addresses: ['192.168.50.11/24'],
      alias: 'io.vlanvas/lab=promisc',
      reversePathFilter: 2,
      carrier: true,
    });
    expect(state?.links[2]).toMatchObject({ tag: 10, parent: { link: 'ens33' }, carrier: false });
    expect(state?.links[3]).toMatchObject({ wireless: true });
  });

  test('routes of both families, with their kind', () => {
    expect(state?.routes).toEqual([
      { to: '0.0.0.0/0', via: '192.168.50.1', link: 'ens33', metric: 100 },
      { to: '10.9.0.0/16', type: 'blackhole' },
      { to: '10.8.0.5/32', link: 'ens33' },
      { to: '::/0', via: 'fd00::1', link: 'ens33' },
    ]);
    expect(state?.forwarding).toEqual({ ipv4: true, ipv6: false });
  });

  test('that pings are ignored is told where it is so', () => {
    expect(state).not.toHaveProperty('echoIgnored');
    const deaf = readNamespace([...host, { title: 'echo', body: '1\n0' }]);
    expect(deaf?.echoIgnored).toEqual({ ipv4: true, ipv6: false });
  });

  test("a container's link finds its parent among the links of the host", () => {
    const eth0 = JSON.stringify([
      {
        ifindex: 7,
        ifname: 'eth0',
        link_index: 2,
        link_netnsid: 0,
        flags: ['UP', 'LOWER_UP'],
        mtu: 1500,
        linkinfo: { info_kind: 'macvlan', info_data: { mode: 'bridge' } },
      },
    ]);
    const inside = readNamespace([{ title: 'addr', body: eth0 }], new Map([[2, 'ens33']]));
    expect(inside?.links[0]).toMatchObject({ kind: 'macvlan', mode: 'bridge', parent: { link: 'ens33' } });
  });

  test('no answer of ip is no namespace, rather than one without links', () => {
    expect(readNamespace([{ title: 'addr', body: 'null' }])).toBeUndefined();
  });
});

describe('the scripts are what a POSIX shell takes', () => {
  test('the one for the host gives every section', () => {
    const sections = readSections(execFileSync('sh', ['-c', hostScript()], { encoding: 'utf8' }));
    expect(sections.map(({ title }) => title)).toEqual([
      'uname',
      'session',
      'wireless',
      'addr',
      'route4',
      'route6',
      'forwarding',
      'rp_filter',
      'bridge',
      'echo',
    ]);
  });

  test('the one for containers stays small with many of them, and a process that is gone gives nothing', () => {
    expect(containersScript(Array.from({ length: 5000 }, (_, index) => 100_000 + index)).length).toBeLessThan(64 * 1024);
    const output = execFileSync('sh', ['-c', containersScript([2 ** 22])], { encoding: 'utf8' });
    expect(byProcess(readSections(output)).get(2 ** 22)).toEqual([]);
  });
});
