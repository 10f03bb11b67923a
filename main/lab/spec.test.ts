import { expect, test } from 'vitest';
import type { VlanvasError } from '../../shared/problem/problem.ts';
import { namedLab } from './paths.ts';
import { checkSpec, defaultLab, sameHost, type LabHostSpec } from './spec.ts';

const lab = namedLab('lab');
const host: LabHostSpec = { name: 'h1', nics: [{ name: 'ens33', segment: 'lan', addresses: ['10.0.0.1/24'] }] };

test('the default lab has numbered hosts with one NIC each', () => {
  const { hosts } = defaultLab(12);
  expect(hosts.map(({ name }) => name).slice(8)).toEqual(['docker09', 'docker10', 'docker11', 'docker12']);
  expect(hosts[1]?.nics).toEqual([{ name: 'ens33', segment: 'lan', addresses: ['172.22.16.12/24'] }]);
  expect(() => checkSpec(lab, defaultLab(99))).not.toThrow();
});

test.each<[string, LabHostSpec[]]>([
  ['1 to 99 hosts', []],
  ['"Docker 01" cannot name a host', [{ ...host, name: 'Docker 01' }]],
  ['"../x" cannot name a host', [{ ...host, name: '../x' }]],
  ['Two hosts of the lab are named h1', [host, host]],
  ['mgmt0 twice', [{ ...host, nics: [{ name: 'mgmt0', segment: 'lan', addresses: [] }] }]],
  ['cannot name an interface', [{ ...host, nics: [{ name: 'sixteen-bytes-xx', segment: 'lan', addresses: [] }] }]],
  ['no address with a prefix length', [{ ...host, nics: [{ name: 'eth0', segment: 'lan', addresses: ['10.0.0.1'] }] }]],
  ['"root" cannot name a user', [{ ...host, users: [{ name: 'root' }] }]],
])('refuses: %s', (message, hosts) => {
  expect(() => checkSpec(lab, { hosts })).toThrow(message);
});

test('refuses an id or a folder that names cannot be made of', () => {
  for (const place of [namedLab('Lab'), namedLab('elevenchars'), { id: 'lab', folder: '/srv/my lab' }]) {
    let thrown: unknown;
    try {
      checkSpec(place, { hosts: [host] });
    } catch (error) {
      thrown = error;
    }
    expect((thrown as VlanvasError).problem.code).toBe('LAB_BAD_SPEC');
  }
});

test('hosts are the same whether a default is written or left out', () => {
  expect(sameHost(host, { ...host, docker: true, users: [] })).toBe(true);
  expect(sameHost(host, { ...host, docker: false })).toBe(false);
  expect(sameHost(host, { ...host, users: [{ name: 'ann' }] })).toBe(false);
  expect(sameHost(host, { ...host, nics: [] })).toBe(false);
});
