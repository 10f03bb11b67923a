/** What is wrong with a file, in both languages, with no English left: every trap that the parser knows. */
import { describe, expect, it } from 'vitest';
import { parseTopology } from '../../../shared/topology/parse.ts';
import { notDeployable } from '../../../shared/topology/not-deployable.ts';
import { englishLeft } from '../../testing/english-left.ts';
import { say } from './index.ts';
import { textsOf } from '../../testing/texts-of.ts';

const SOUND = `vlanvas: 1
name: two-vlans
segments: { lan: { vlans: [10, 20] } }
hosts:
  docker01:
    ssh: root@192.168.1.11
    interfaces:
      ens33: { segment: lan, promiscuous: true }
      ens33.10: { parent: ens33, vlan: 10 }
networks:
  mac_net10:
    driver: macvlan
    parents: { docker01: ens33.10 }
    subnets:
      - subnet: 172.16.10.0/24
        gateway: 172.16.10.1
containers:
  bbox1: { host: docker01, image: busybox, networks: { mac_net10: { ipv4: 172.16.10.10 } } }
`;

const CHANGES: readonly (readonly [string, string])[] = [
  ['gateway:', 'gatway:'],
  ['gateway:', 'nonsense_at_all:'],
  ['driver: macvlan', 'driver: macvlna'],
  ['driver: macvlan', 'driver: 夏'],
  ['image: busybox', 'image: "busybox:${tga}"'],
  ['containers:', 'services: {}\ncontainers:'],
  ['containers:', 'volumes: {}\nversion: 3\ncontainers:'],
  ['driver: macvlan', 'driver: macvlan\n    parent: x\n    ipam: {}\n    driver_opts: {}'],
  ['ipv4: 172.16.10.10', 'ip: 172.16.10.10, ipv4_address: 1, ipv6_address: 2, mac_address: 3'],
  ['image: busybox', 'image: busybox, hostname: x'],
  ['ssh: root@192.168.1.11', 'user: root\n    key: id\n    password: x'],
  ['promiscuous: true', 'promiscuous: yes'],
  ['promiscuous: true', 'promiscuous: off'],
  ['vlan: 10', 'vlan: "10"'],
  ['vlan: 10', 'vlan: "${x}"'],
  ['vlans: [10, 20]', 'vlans: 10'],
  ['ipv4: 172.16.10.10', 'mac: 525400123456'],
  ['image: busybox', 'image: '],
  ['{ lan: { vlans: [10, 20] } }', '[lan]'],
  ['{ lan: { vlans: [10, 20] } }', 'lan:x'],
  ['host: docker01, ', ''],
  ['image: busybox, ', ''],
  ['    driver: macvlan\n', ''],
  ['subnet: 172.16.10.0/24\n        gateway', 'gateway'],
  ['name: two-vlans\n', ''],
  ['ssh: root@192.168.1.11', 'ssh: { user: root }'],
  ['ssh: root@192.168.1.11', 'ssh: { host: a, port: 70000 }'],
  ['ssh: root@192.168.1.11', 'ssh: { host: a, port: 0 }'],
  ['bbox1:', '"b ox":'],
  ['      ens33:', '      "ens 33":'],
  ['name: two-vlans', 'name: "two vlans"'],
  ['vlan: 10', 'vlan: 10, vlan: 20'],
  ['  docker01:\n', '\tdocker01:\n'],
  ['image: busybox', 'image: !x busybox'],
  ['image: busybox', 'image: *x'],
  ['parents: {', 'parents: { <<: { a: b },'],
  ['driver: macvlan', '<<: {}'],
  ['containers:', 'containers'],
  ['172.16.10.0/24', '172.16.10.5/24'],
  ['gateway: 172.16.10.1', 'gateway: 172.016.10.1'],
  ['ipv4: 172.16.10.10', 'ipv4: 172.16.10.10/24'],
  ['ipv4: 172.16.10.10', 'ipv4: 172.16.10.300'],
  ['ipv4: 172.16.10.10', 'ipv4: "172.16.10"'],
  ['172.16.10.0/24', '172.16.10.0'],
  ['172.16.10.0/24', '172.16.10.0/255.255.255.0'],
  ['172.16.10.0/24', '172.16.10.0/40'],
  ['ipv4: 172.16.10.10', 'ipv4: fd00::1'],
  ['ipv4: 172.16.10.10', 'mac: 0242ac100a0a'],
  ['ipv4: 172.16.10.10', 'mac: x'],
  ['root@192.168.1.11', '"-oProxyCommand=x"'],
  ['root@192.168.1.11', 'root:secret@a'],
  ['root@192.168.1.11', 'a:99999'],
  ['ssh: root@192.168.1.11', 'docker: "tcp://x:99999"'],
  ['ssh: root@192.168.1.11', 'docker: nothing'],
  ['ssh: root@192.168.1.11', 'docker: unix://x'],
  ['promiscuous: true }', 'promiscuous: true, addresses: [10.0.0.1] }'],
  ['promiscuous: true }', 'promiscuous: true'],
  ['[10, 20]', '[10, 20'],
  ['[10, 20]', '10, 20]'],
  ['{ vlans: [10, 20] } }', '{ vlans: [10, 20'],
  ['{ vlans: [10, 20] } }', '{ vlans: [[[[[[[10'],
  ['root@', '"root@'],
  ['image: busybox, networks: ', 'image: "busybox,\n    networks: '],
  ['name: two-vlans', 'name: @two'],
  ['image: busybox', 'image: busybox, command: "sh -c \'x"'],
  ['image: busybox', 'image: "a\\qb"'],
  ['    subnets:', '   subnets:'],
  ['image: busybox', 'image: busybox, ports: ["80:80"], capabilities: [NET_ADMIN]'],
  [
    'containers:',
    'tunnels: { wire: { kind: vxlan, hosts: { docker01: ~ } } }\nregistries: { own: { host: docker01 } }\nimages: { busybox: { tar: x.tar } }\ncontainers:',
  ],
  ['{ ipv4: 172.16.10.10 }', '{ aliases: [web] }'],
  ['driver: macvlan\n    parents: { docker01: ens33.10 }', 'driver: overlay\n    hosts: [docker01]\n    encrypted: true'],
];

const WHOLE: readonly string[] = [
  '',
  '[1, 2]',
  'hello',
  'services: {}',
  'vlanva: 1\nname: x',
  'vlanvas: 2\nname: x',
  'vlanvas: x\nname: x',
  'vlanvas: "1"\nname: x',
  'vlanvas: 1\nname: x\n---\na: 1',
  '\u0000\u0001ELF',
  `vlanvas: 1\na: ${'['.repeat(5000)}`,
  'x'.repeat(3_000_000),
  'vlanvas: 1\nname: x\nhosts: { __proto__: {} }',
  'vlanvas: 1\nname: x\n? [a]\n: 1',
  "import { a } from 'b';\nexport const c = { d: [1, 2] };\n",
];

describe.each(['zh-CN', 'ja'] as const)('in %s', (language) => {
  it.each([
    ...CHANGES.map(([before, after]) => [`${before} as ${after}`, SOUND.replace(before, after)] as const),
    ...WHOLE.map((text) => [text.slice(0, 40), text] as const),
  ])('%j', (_, text) => {
    expect(text).not.toBe(SOUND);
    const { topology, document, problems } = parseTopology(text);
    const waiting = topology && document ? notDeployable(topology, document) : [];
    const texts = [...problems, ...waiting].flatMap(textsOf);
    expect(texts.length).toBeGreaterThan(0);
    for (const said of texts.map((english) => [english, say(language, english)] as const)) {
      expect(said[1]).not.toBe(said[0]);
      expect(englishLeft(said[1], ['two vlans']), said[1]).toBeUndefined();
    }
  });
});
