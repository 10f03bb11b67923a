import { expect, it } from 'vitest';
import { planAddresses } from '../../shared/address/planner.ts';
import type { TopologyDocument } from '../../shared/topology/document.ts';
import { resolve } from '../../shared/topology/resolve.ts';
import { containerWords, networkWords } from '../shell/find-words.ts';
import { attachedAddresses, familiesOf } from './planned.ts';
import { shimAddressesOf, shimsOn } from './shims.ts';

const dualStack: TopologyDocument = {
  vlanvas: 1,
  name: 'dual',
  segments: { lan: {} },
  hosts: { docker01: { interfaces: { ens33: { segment: 'lan' } } } },
  networks: {
    net: {
      driver: 'macvlan',
      parents: { docker01: { interface: 'ens33', shim: true } },
      subnets: [
        { subnet: '172.16.10.0/24', gateway: '172.16.10.1' },
        { subnet: 'fd00:10::/64', gateway: 'fd00:10::1' },
      ],
    },
  },
  containers: {
    planned: { host: 'docker01', image: 'busybox', networks: { net: {} } },
    written: {
      host: 'docker01',
      image: 'busybox',
      networks: { net: { ipv4: '172.16.10.10', ipv6: 'fd00:10::10', mac: '02:42:ac:10:0a:0a' } },
    },
  },
};
const compiled = { addresses: planAddresses(resolve(dualStack).topology) };

it('knows both addresses of a container, and which of them nobody wrote', () => {
  expect(attachedAddresses(dualStack, compiled, 'net', 'written')).toEqual([
    { family: 'ipv4', text: '172.16.10.10', isPlanned: false },
    { family: 'ipv6', text: 'fd00:10::10', isPlanned: false },
  ]);
  expect(attachedAddresses(dualStack, compiled, 'net', 'planned')).toEqual([
    { family: 'ipv4', text: expect.stringMatching(/^172\.16\.10\./) as string, isPlanned: true },
    { family: 'ipv6', text: expect.stringMatching(/^fd00:10::/) as string, isPlanned: true },
  ]);
  expect(familiesOf(dualStack.networks?.['net'], {})).toEqual(['ipv4', 'ipv6']);
  expect(familiesOf(undefined, undefined)).toEqual(['ipv4']);
});

it('gives every address to the search: both families, MAC, gateways', () => {
  expect(containerWords(dualStack, compiled, 'written')).toEqual(['172.16.10.10', 'fd00:10::10', '02:42:ac:10:0a:0a']);
  expect(networkWords(dualStack.networks?.['net'] ?? { driver: 'macvlan' }, null)).toEqual([
    '172.16.10.0/24',
    'fd00:10::/64',
    '172.16.10.1',
    'fd00:10::1',
  ]);
});

it('knows the shim of a host with the addresses that are planned for it', () => {
  const [shim] = shimsOn(dualStack, 'docker01');
  expect(shim).toMatchObject({ network: 'net', parent: 'ens33', name: 'vs-net' });
  expect(shim && shimAddressesOf(shim, compiled).map((address) => address.split('/')[1])).toEqual(['32', '128']);
  expect(shimsOn(dualStack, 'docker02')).toEqual([]);
});
