import { atLeast } from '../../compile/engine.ts';
import { listed } from '../names.ts';
import { defineRule } from '../rule.ts';

/** The first engine with gateway priorities. */
const GATEWAY_PRIORITY = '28.0.0';

export const multihomeGateway = defineRule({
  code: 'MULTIHOME_GATEWAY',
  severity: 'warning',
  title: 'A container has several gateways to choose from',
  explanation: {
    what: 'A container is on several networks that name a gateway, and nothing says which one is its default route.',
    why:
      'A container has one default route. Docker takes the gateway of the network with the highest `gatewayPriority` (from Engine 28.0.0 on), and among equals that of the network whose ' +
      'name comes first; where that is not the way out, everything beyond the own subnets is lost.',
    how: 'Set `gatewayPriority: 1` at the network that leads out.',
  },
  *find({ topology, engine }) {
    for (const container of topology.containers.values()) {
      const ways = container.attachments.filter(({ network }) =>
        topology.networks.get(network)?.subnets.some(({ gateway }) => gateway !== undefined),
      );
      const best = Math.max(...ways.map(({ gatewayPriority }) => gatewayPriority ?? 0));
      const winners = ways.filter(({ gatewayPriority }) => (gatewayPriority ?? 0) === best);
      if (ways.length < 2 || (winners.length === 1 && atLeast(engine(container.host), GATEWAY_PRIORITY))) continue;
      const first = winners.map(({ network }) => network).sort()[0] ?? '';
      const path = ['containers', container.key, 'networks'];
      yield {
        message: `${container.key} is on ${listed(ways.map(({ network }) => network))}, which all have a gateway; its default route goes through ${first}.`,
        hint: atLeast(engine(container.host), GATEWAY_PRIORITY)
          ? 'Set gatewayPriority: 1 at the network that leads out.'
          : `Docker ${engine(container.host)} knows no gatewayPriority (28.0.0 does): name the networks so that the right one comes first.`,
        path,
        objects: [{ kind: 'container', name: container.key }],
        data: { container: container.key, network: first },
        ...(atLeast(engine(container.host), GATEWAY_PRIORITY)
          ? {
              fix: {
                label: `Make ${first} the way out`,
                changes: [{ path: [...path, first, 'gatewayPriority'], value: best + 1 }],
              },
            }
          : {}),
      };
    }
  },
});
