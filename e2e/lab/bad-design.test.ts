/** Designs that can't work are refused with what, where, why and what to do, before any host is reached for. */
import { expect, test } from 'vitest';
import { createServices } from '../../main/services/create.ts';
import { checkDesign } from '../../shared/checks/check-design.ts';
import { parseTopology } from '../../shared/topology/parse.ts';
import { apply, deployed } from '../support/run.ts';
import { repository } from '../support/lab.ts';

/** Hosts whose names can't resolve: whoever reached for them would fail with another code. */
const design = `
vlanvas: 1
name: bad
segments: { lan: {} }
hosts:
  docker01:
    ssh: docker01.invalid
    interfaces: { ens33: { segment: lan }, ens33.10: { parent: ens33, vlan: 10, addresses: [172.16.10.2/24] } }
  router01:
    ssh: router01.invalid
    docker: none
    interfaces: { eth2: { segment: lan }, eth2.10: { parent: eth2, vlan: 10, addresses: [172.16.10.1/24] } }
    forwarding: true
    forward: [{ from: eth2.10, to: eth2, action: accept }]
networks:
  net10: { driver: macvlan, parents: { docker01: ens33.10 }, subnets: [{ subnet: 172.16.10.0/24, gateway: 172.16.10.1 }] }
containers:
  bbox1: { host: docker01, image: busybox, networks: { net10: { ipv4: 172.16.10.10 } } }
`;

const services = () =>
  createServices({
    door: 'web',
    version: '0.0.0',
    file: null,
    folder: '/nonexistent',
    helperFolder: `${repository}/dist/helper`,
    examplesFolder: `${repository}/examples`,
    ssh: { env: { HOME: '/nonexistent' }, sshProgram: null },
  });

test('the design itself is sound, and then its hosts are reached for', async () => {
  const made = services();
  expect((await deployed(apply(made, design))).codes).toContain('HOST_UNKNOWN');
  await made.close();
});

test.each<readonly [string, string, string, string, RegExp, string]>([
  [
    'a VLAN id out of range',
    'ens33, vlan: 10',
    'ens33, vlan: 4095',
    'VLAN_ID',
    /4095/,
    'hosts.docker01.interfaces.ens33.10.vlan',
  ],
  [
    'a name over 15 bytes',
    'ens33.10: { parent: ens33',
    'enx001122334455.10: { parent: ens33',
    'PARENT_NAME',
    /enx001122334455\.10.*15/,
    'hosts.docker01.interfaces.enx001122334455.10',
  ],
  [
    'a sub-interface of a missing parent',
    'ens33.10: { parent: ens33',
    'ens33.10: { parent: ens34',
    'UNKNOWN_INTERFACE',
    /ens34/,
    'hosts.docker01.interfaces.ens33.10.parent',
  ],
  [
    'the same address on two hosts',
    'addresses: [172.16.10.2/24]',
    'addresses: [172.16.10.1/24]',
    'DUPLICATE_ADDRESS',
    /172\.16\.10\.1/,
    'hosts.',
  ],
  [
    'a rule that names no interface',
    'to: eth2, action',
    'to: eth9, action',
    'UNKNOWN_INTERFACE',
    /eth9/,
    'hosts.router01.forward[0].to',
  ],
])('%s', async (_, before, after, code, message, path) => {
  expect(design).toContain(before);
  const made = services();
  const text = design.replace(before, after);
  const { outcome, kind, problems } = await deployed(apply(made, text));
  expect({ outcome, kind }).toEqual({ outcome: 'failed', kind: 'answer' });
  const problem = problems.find((candidate) => candidate.code === code);
  expect(problem, JSON.stringify(problems)).toMatchObject({ severity: 'error' });
  expect(problem?.message).toMatch(message);
  expect(problem?.hint?.length).toBeGreaterThan(10);
  expect(problem?.place?.path).toContain(path);
  expect(problem?.place?.line).toBeGreaterThan(0);
  await made.close();
});

test('a gateway that nobody owns is a warning: it may be a router that is not drawn', () => {
  const text = design.replace('gateway: 172.16.10.1 ', 'gateway: 172.16.10.9 ');
  const { topology } = parseTopology(text);
  if (!topology) throw new Error('the text is no topology');
  const problem = checkDesign(topology).find(({ code }) => code === 'GATEWAY_NOT_MODELLED');
  expect(problem).toMatchObject({ severity: 'warning', place: { path: 'networks.net10.subnets[0].gateway' } });
  expect(problem?.message).toContain('172.16.10.9');
});
