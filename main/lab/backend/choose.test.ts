import { expect, test } from 'vitest';
import type { Problem } from '../../../shared/problem/problem.ts';
import { chooseBackend, specNeeds, type BackendCapabilities } from './choose.ts';
import { LINK_KINDS, type LabNeeds, type LinkKind } from '../../../shared/lab/needs.ts';

const problem = (cause: string): Problem => ({ code: 'LAB_UNAVAILABLE', severity: 'error', message: cause });
const machine = (kinds: readonly LinkKind[], vm = true): BackendCapabilities => ({
  namespaces: { able: true, kinds },
  vm: vm ? { able: true } : { able: false, problem: problem('no QEMU') },
});

test.each<[string, LabNeeds, BackendCapabilities, string | undefined, RegExp]>([
  ['nothing special', { kinds: ['macvlan'] }, machine(['macvlan']), 'namespaces', /all that is asked for/],
  ['VLANs with 8021q', { kinds: ['vlan', 'macvlan'] }, machine(LINK_KINDS), 'namespaces', /all that is asked for/],
  ['VLANs without', { kinds: ['vlan', 'macvlan'] }, machine(['macvlan']), 'vm', /cannot make VLAN sub-interfaces/],
  ['ipvlan and bonds without', { kinds: ['ipvlan', 'bond'] }, machine([]), 'vm', /ipvlan interfaces and bonds/],
  ['VLANs without, and no QEMU', { kinds: ['vlan'] }, machine([], false), undefined, /cannot make VLAN/],
  ['a reboot', { kinds: [], reboot: true }, machine(LINK_KINDS), 'vm', /boot anew/],
  ['filters', { kinds: [], filters: true }, machine(LINK_KINDS), 'vm', /filter/],
  [
    'no namespaces',
    { kinds: [] },
    { namespaces: { able: false, problem: problem('no dockerd') }, vm: { able: true } },
    'vm',
    /cannot be made here: no dockerd/,
  ],
  [
    'nothing at all',
    { kinds: [] },
    { namespaces: { able: false, problem: problem('no dockerd') }, vm: { able: false, problem: problem('no QEMU') } },
    undefined,
    /no dockerd/,
  ],
])('%s', (_, needs, capabilities, backend, reason) => {
  const choice = chooseBackend(needs, capabilities);
  expect(choice.backend).toBe(backend);
  expect(choice.reason).toMatch(reason);
});

test('without a backend it tells what the wanted one lacks', () => {
  expect(chooseBackend({ kinds: ['vlan'] }, machine([], false))).toMatchObject({ problem: { message: 'no QEMU' } });
});

test('a spec needs virtual machines for a dialect, a filtering port, a sudo that asks', () => {
  const host = { name: 'h1', nics: [{ name: 'ens33', segment: 'lan', addresses: [] }] };
  expect(specNeeds({ hosts: [host] })).toEqual({ kinds: [] });
  expect(specNeeds({ hosts: [{ ...host, network: 'netplan' }] })).toEqual({ kinds: [], reboot: true });
  expect(specNeeds({ hosts: [{ ...host, users: [{ name: 'ann', sudo: 'password', password: 'x' }] }] })).toEqual({
    kinds: [],
    reboot: true,
  });
  const filtered = { name: 'ens33', segment: 'lan', addresses: [], port: { access: 10 } };
  expect(specNeeds({ hosts: [{ ...host, nics: [filtered] }], needs: { kinds: ['vlan'] } })).toEqual({
    kinds: ['vlan'],
    filters: true,
  });
});
