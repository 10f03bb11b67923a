/** The guests that all tests of this folder share: one boot for all of them, and each in another network dialect. */
import type { LabSpec } from '../../main/lab/lab.ts';

export const PASSWORD_OF_BOB = 'for bob alone';

const nic = (name: string, segment = 'lan') => ({ name, segment, addresses: [] });
/** The last with an address that no other host has, as a person's hosts have one: by it hosts hear each other wherever they are asked. */
const cables = (number: number) => [
  nic('ens33'),
  nic('ens34'),
  { ...nic('ens35', 'lan2'), addresses: [`192.168.77.${10 + number}/24`] },
];

export const GUESTS = {
  backend: 'vm',
  hosts: [
    {
      name: 'docker01',
      network: 'ifupdown',
      nics: cables(1),
      users: [
        { name: 'ann', groups: ['docker'], sudo: true },
        { name: 'eve', groups: ['docker'] },
      ],
    },
    {
      name: 'docker02',
      network: 'networkd',
      nics: cables(2),
      users: [{ name: 'bob', groups: ['docker'], sudo: 'password', password: PASSWORD_OF_BOB }],
    },
    { name: 'docker03', network: 'netplan', nics: [nic('ens33')] },
    { name: 'router01', network: 'networkmanager', docker: false, nics: [nic('eth2')] },
  ],
} satisfies LabSpec;

export const HOSTS = GUESTS.hosts.map(({ name }) => name);
