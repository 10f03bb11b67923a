/** The guests that all tests of this folder share: one boot for all of them, and each in another network dialect. */
import type { LabSpec } from '../../main/lab/lab.ts';

const nic = (name: string, segment = 'lan') => ({ name, segment, addresses: [] });
const cables = [nic('ens33'), nic('ens34'), nic('ens35', 'lan2')];

export const GUESTS = {
  backend: 'vm',
  hosts: [
    {
      name: 'docker01',
      network: 'ifupdown',
      nics: cables,
      users: [
        { name: 'ann', groups: ['docker'], sudo: true },
        { name: 'bob', groups: ['docker'], sudo: 'password', password: 'for bob alone' },
        { name: 'eve', groups: ['docker'] },
      ],
    },
    { name: 'docker02', network: 'networkd', nics: cables },
    { name: 'docker03', network: 'netplan', nics: [nic('ens33')] },
    { name: 'router01', network: 'networkmanager', docker: false, nics: [nic('eth2')] },
  ],
} satisfies LabSpec;

export const HOSTS = GUESTS.hosts.map(({ name }) => name);
