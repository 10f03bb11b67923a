import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseTopology } from '../../../shared/topology/parse.ts';
import { labForDesign } from './from-design.ts';
import { specNeeds } from './choose.ts';

const labOf = (text: string) => {
  const { topology } = parseTopology(text);
  if (!topology) throw new Error('no topology');
  return labForDesign(topology);
};
const labOfExample = (name: string) =>
  labOf(readFileSync(new URL(`../../../examples/${name}.vlanvas.yaml`, import.meta.url), 'utf8'));

test('hosts of the sandbox get the NICs that they are drawn with, and ports that carry what the segment does', () => {
  const lab = labOfExample('two-vlans-one-router');
  const port = { vlans: [10, 20] };
  expect(lab.hosts).toEqual([
    { name: 'docker01', nics: [{ name: 'ens33', segment: 'lan', addresses: [], port }] },
    { name: 'docker02', nics: [{ name: 'ens33', segment: 'lan', addresses: [], port }] },
    { name: 'router01', docker: false, nics: [{ name: 'eth2', segment: 'lan', addresses: [], port }] },
  ]);
  expect(specNeeds(lab)).toEqual({ kinds: ['vlan', 'macvlan'], filters: true });
});

test.each([
  ['two-hosts', { kinds: ['macvlan'] }],
  ['bond', { kinds: ['vlan', 'macvlan', 'bond'], filters: true }],
  ['ipvlan', { kinds: ['vlan', 'ipvlan'], filters: true }],
])('what %s needs', (name, needs) => {
  expect(specNeeds(labOfExample(name))).toEqual(needs);
});

test('an access port, an ordinary user, a NIC without a cable, a host elsewhere', () => {
  const lab = labOf(`
vlanvas: 1
name: mixed
segments: { lan: { vlans: [10], foreignMacs: false } }
hosts:
  docker01: { ssh: ann@docker01.lab, interfaces: { ens33: { segment: lan, access: 10 }, ens34: {} } }
  elsewhere: { ssh: root@192.0.2.1, interfaces: { eth0: { segment: lan } } }
`);
  expect(lab.hosts).toEqual([
    {
      name: 'docker01',
      users: [{ name: 'ann', groups: ['docker'], sudo: true }],
      nics: [
        { name: 'ens33', segment: 'lan', addresses: [], port: { access: 10, foreignMacs: false } },
        { name: 'ens34', segment: 'docker01-ens34', addresses: [] },
      ],
    },
  ]);
});

test('a host that has another name than the one of the sandbox that it is on; two on the same are refused', () => {
  const far = (first: string, second: string) =>
    labOf(`
vlanvas: 1
name: far
hosts:
  router01: { ssh: ${first}, docker: none, interfaces: { eth0: {} } }
  web: { ssh: ${second}, interfaces: { eth0: {} } }
`);
  expect(far('docker03.lab', 'web.lab').hosts.map(({ name }) => name)).toEqual(['docker03', 'web']);
  expect(far('docker03.lab', 'a.docker03.lab').hosts.map(({ name }) => name)).toEqual(['docker03']);
  expect(() => far('docker03.lab', 'root@docker03.lab')).toThrow(
    expect.objectContaining({ problem: expect.objectContaining({ message: expect.stringContaining('router01 and web') }) }),
  );
});

test('a design of which nothing is in the sandbox', () => {
  expect(() => labOf('vlanvas: 1\nname: far\nhosts: { h1: { ssh: root@192.0.2.1 } }\n')).toThrow(
    expect.objectContaining({ problem: expect.objectContaining({ code: 'LAB_BAD_SPEC' }) }),
  );
});
