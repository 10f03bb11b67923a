import { contains } from '../../address/address.ts';
import { atLeast } from '../../compile/engine.ts';
import { endpointsOf } from '../endpoints.ts';
import { listed } from '../names.ts';
import { routerFix } from '../router-fix.ts';
import { defineRule } from '../rule.ts';

/** The first engine that gives macvlan and ipvlan l2 no default route unless a gateway is named. */
const NO_IMPLIED_GATEWAY = '29.0.0';

export const gatewayNotModelled = defineRule({
  code: 'GATEWAY_NOT_MODELLED',
  severity: 'warning',
  title: 'Nobody in the design has the address of a gateway',
  explanation: {
    what: 'A subnet names a gateway, and no interface, shim or container of the file has that address in the broadcast domain of the network.',
    why: 'The gateway may well be a router that the file does not show. Then Vlanvas cannot predict what lies behind it, and packets to other subnets are predicted to end there.',
    how: 'Add the router as a host with `docker: none` and the address on its interface; or leave the gateway out if the containers talk to their own subnet only.',
  },
  *find(context) {
    const { topology, placesByNetwork, usesByAddress } = context;
    for (const network of topology.networks.values()) {
      if (network.driver !== 'macvlan' && !(network.driver === 'ipvlan' && network.mode === 'l2')) continue;
      const domains = new Set((placesByNetwork.get(network.name) ?? []).map(({ domain }) => domain));
      for (const [index, { subnet, gateway }] of network.subnets.entries()) {
        if (gateway === undefined || !contains(subnet, gateway)) continue;
        const owners = usesByAddress.get(gateway) ?? [];
        if (owners.some((owner) => domains.has(owner.domain) || owner.network === network.name)) continue;
        const [elsewhere] = owners;
        const fix = elsewhere ? undefined : routerFix(context, network, index, gateway);
        yield {
          message: elsewhere
            ? `The gateway ${gateway} of ${network.name} is ${elsewhere.who}, which is not in the broadcast domain of the network.`
            : `Nobody in the design has ${gateway}, the gateway of ${network.name}.`,
          hint: elsewhere
            ? 'Cable that interface to the segment and VLAN of the network, or name another gateway.'
            : 'If it is a router outside of the design, this is as it should be; else add the router as a host, or leave the gateway out.',
          path: ['networks', network.name, 'subnets', index, 'gateway'],
          objects: [{ kind: 'network', name: network.name }],
          data: { gateway, network: network.name },
          ...(fix && { fix }),
        };
      }
    }
  },
});

export const gatewayIsParentHost = defineRule({
  code: 'GATEWAY_IS_PARENT_HOST',
  severity: 'error',
  title: "A gateway is the address of the containers' own parent interface",
  explanation: {
    what: 'The gateway of a network is an address of an interface of a host, and containers of that network run on the same host with that interface as parent.',
    why:
      'A macvlan child, or an ipvlan child in mode l2, never reaches the addresses of its own parent. Containers of other hosts reach this gateway; those of this host do not, and ' +
      'so have no way out of their subnet. Tutorials that put the router and containers on one host fail here.',
    how: 'Run these containers on another host, or put the address of the gateway on a shim of the parent in place of the parent itself.',
  },
  *find({ topology, placesByNetwork, usesByAddress }) {
    for (const network of topology.networks.values()) {
      if (network.driver !== 'macvlan' && !(network.driver === 'ipvlan' && network.mode === 'l2')) continue;
      for (const [index, { gateway }] of network.subnets.entries()) {
        if (gateway === undefined) continue;
        for (const { host, domain, containers } of placesByNetwork.get(network.name) ?? []) {
          const own = (usesByAddress.get(gateway) ?? []).find(
            (use) => use.kind === 'interface' && use.host === host && use.domain === domain,
          );
          if (!own || containers.length === 0) continue;
          yield {
            message: `The gateway ${gateway} of ${network.name} is ${own.who}, the parent of its own containers there: ${listed(containers.slice(0, 3).map(({ key }) => key))}${containers.length > 3 ? ' and others' : ''} can't reach it.`,
            hint: `Move the containers to another host, or put ${gateway} on a shim of the parent.`,
            path: ['networks', network.name, 'subnets', index, 'gateway'],
            objects: [{ kind: 'network', name: network.name }, own.object],
            data: { gateway, host, network: network.name },
          };
        }
      }
    }
  },
});

export const noGateway = defineRule({
  code: 'NO_GATEWAY',
  severity: 'error',
  title: 'Containers that must reach another subnet have no gateway',
  explanation: {
    what: 'A line of `expect` wants containers of a network to reach another subnet, and no network that they are on names a gateway.',
    why:
      'Without a gateway a container has no route out of its own subnet. Docker Engine before 29.0.0 made one up (the first address of the subnet), whether or not a router was there; ' +
      'from 29.0.0 on macvlan networks and ipvlan networks in mode l2 have a default route only if a gateway is named.',
    how: 'Name the address of the router as `gateway` of the subnet; or change the expectation.',
  },
  *find(context) {
    const { topology, engine } = context;
    for (const [index, { from, to, reachable }] of topology.expectations.entries()) {
      if (!reachable || from === 'any' || to === 'any') continue;
      const targets = endpointsOf(context, to).flatMap(({ subnets }) => subnets);
      const stuck = endpointsOf(context, from).filter(
        (source) =>
          source.kind === 'container' &&
          source.subnets.length > 0 &&
          targets.length > 0 &&
          source.plain &&
          atLeast(engine(source.host), NO_IMPLIED_GATEWAY) &&
          source.gateways.length === 0 &&
          !targets.some((target) => source.subnets.includes(target)),
      );
      const network = stuck[0]?.networks[0];
      if (network === undefined) continue;
      const found = topology.networks.get(network);
      const fix = found && routerFix(context, found, 0, undefined);
      const names = stuck.map(({ name }) => name);
      yield {
        message: `${from} is expected to reach ${to}, which is in another subnet, and ${network} names no gateway: ${listed(names.slice(0, 3))}${names.length > 3 ? ' and others' : ''} have no route there.`,
        hint: `Give the subnet of ${network} a gateway, or change line ${index + 1} of expect.`,
        path: ['networks', network, 'subnets', 0],
        objects: [
          { kind: 'network', name: network },
          { kind: 'expectation', name: String(index) },
        ],
        data: { network },
        ...(fix && { fix }),
      };
    }
  },
});
