import type { NetworkDriver } from '../../topology/topology.ts';
import { defineRule } from '../rule.ts';

const MODES: Readonly<Partial<Record<NetworkDriver, readonly string[]>>> = {
  macvlan: ['bridge', 'private', 'vepa', 'passthru'],
  ipvlan: ['l2', 'l3', 'l3s'],
};

export const networkMode = defineRule({
  code: 'NETWORK_MODE',
  severity: 'error',
  title: 'A mode belongs to another driver',
  explanation: {
    what: 'The mode of a network is not one of its driver.',
    why: 'macvlan has the modes bridge, private, vepa and passthru; ipvlan has l2, l3 and l3s; the other drivers have none. Docker refuses any other.',
    how: 'Change the mode or the driver, or leave the mode out for the usual one (bridge, l2).',
  },
  *find({ topology }) {
    for (const { name, driver, mode } of topology.networks.values()) {
      const modes = MODES[driver] ?? [];
      if (mode === undefined || modes.includes(mode)) continue;
      const path = ['networks', name, 'mode'];
      yield {
        message: `${mode} is not a mode of ${driver}.`,
        hint: modes.length === 0 ? `Leave it out: ${driver} has no modes.` : `Modes of ${driver}: ${modes.join(', ')}.`,
        path,
        objects: [{ kind: 'network', name }],
        fix: { label: 'Leave the mode out', changes: [{ path, value: undefined }] },
      };
    }
  },
});

export const parentNeeded = defineRule({
  code: 'PARENT_NEEDED',
  severity: 'error',
  title: 'A macvlan or ipvlan network has no parent on a host',
  explanation: {
    what: 'The network is to be on a host, and the file names no parent interface for it there.',
    why: 'macvlan and ipvlan put containers on the wire of a NIC; without one, Docker makes an isolated network that reaches nobody outside.',
    how: 'Name the NIC of each host: `parents: { docker01: ens33, docker02: ens33 }`.',
  },
  *find({ topology }) {
    for (const network of topology.networks.values()) {
      if (network.driver !== 'macvlan' && network.driver !== 'ipvlan') continue;
      const objects = [{ kind: 'network' as const, name: network.name }];
      if (network.hosts.length === 0) {
        yield {
          message: `${network.name} has no parents: it is on no host.`,
          hint: `Name the NIC of each host, as in parents: { docker01: ens33 }.`,
          path: ['networks', network.name],
          objects,
        };
      }
      for (const host of network.hosts) {
        if (network.parents.has(host)) continue;
        yield {
          message: `${network.name} is on ${host} and has no parent interface there.`,
          hint: `Add the NIC of ${host} under parents of ${network.name}.`,
          path: ['networks', network.name, 'hosts'],
          objects,
        };
      }
    }
  },
});

export const parentUnused = defineRule({
  code: 'PARENT_UNUSED',
  severity: 'warning',
  title: 'A parent is given to a network that has none',
  explanation: {
    what: 'A bridge or overlay network names parent interfaces.',
    why: 'Only macvlan and ipvlan networks are put on a NIC; a bridge stays inside its host, and an overlay goes through tunnels.',
    how: 'List the hosts instead: `hosts: [docker01, docker02]`; or choose the driver macvlan.',
  },
  *find({ topology }) {
    for (const network of topology.networks.values()) {
      if ((network.driver !== 'bridge' && network.driver !== 'overlay') || network.parents.size === 0) continue;
      const path = ['networks', network.name];
      yield {
        message: `${network.name} is a network of the driver ${network.driver}, which has no parent interfaces.`,
        hint: `List the hosts in place of parents: hosts: [${network.hosts.join(', ')}].`,
        path: [...path, 'parents'],
        objects: [{ kind: 'network', name: network.name }],
        fix: {
          label: 'List the hosts instead',
          changes: [
            { path: [...path, 'parents'], value: undefined },
            { path: [...path, 'hosts'], value: network.hosts },
          ],
        },
      };
    }
  },
});

export const noSubnet = defineRule({
  code: 'IPAM_NO_SUBNET',
  severity: 'error',
  title: 'A network across hosts has no subnet',
  explanation: {
    what: 'A macvlan or ipvlan network has no entry under `subnets`.',
    why: 'Docker then takes a subnet by itself, each daemon another one or the same, and the containers of two hosts do not meet or have the same addresses.',
    how: 'Give it a subnet, as in `subnets: [{ subnet: 172.16.10.0/24 }]`.',
  },
  *find({ topology }) {
    for (const network of topology.networks.values()) {
      if ((network.driver !== 'macvlan' && network.driver !== 'ipvlan') || network.subnets.length > 0) continue;
      yield {
        message: `${network.name} has no subnet; each Docker daemon would choose one by itself.`,
        hint: 'Add subnets: [{ subnet: 172.16.10.0/24 }], with a subnet of yours.',
        path: ['networks', network.name],
        objects: [{ kind: 'network', name: network.name }],
      };
    }
  },
});
