import { atLeast } from '../../compile/engine.ts';
import { groupBy } from '../context.ts';
import type { NetworkOnHost } from '../context.ts';
import { defineRule } from '../rule.ts';

/** The first engine that takes several macvlan networks on one parent. */
const SHARED_PARENT = '27.0.1';

export const parentConflict = defineRule({
  code: 'PARENT_CONFLICT',
  severity: 'error',
  title: 'Two networks cannot share a parent interface',
  explanation: {
    what: 'Two networks of one host are on the same parent interface, and Docker or the kernel does not allow these two together.',
    why:
      'The kernel gives the frames of a NIC to macvlan or to ipvlan, never to both. Docker allows one ipvlan network a parent, a passthru macvlan takes its parent for ' +
      'itself, and several macvlan networks on one parent need Docker Engine 27.0.1.',
    how: 'Put the second network on another NIC or on a VLAN sub-interface of its own, or make one network of the two.',
  },
  *find({ placesByHost, engine }) {
    for (const [host, places] of placesByHost) {
      const onNics = places.filter(
        ({ network, parent }) => parent !== undefined && (network.driver === 'macvlan' || network.driver === 'ipvlan'),
      );
      for (const [parent, [first, ...others]] of groupBy(onNics, (place) => [place.parent])) {
        if (!first) continue;
        for (const other of others) {
          const why = conflict(first, other, engine(host));
          if (why === undefined) continue;
          yield {
            message: `${first.network.name} and ${other.network.name} are both on ${parent ?? ''} of ${host}: ${why}.`,
            hint: `Put ${other.network.name} on another NIC or on a VLAN sub-interface of its own.`,
            path: ['networks', other.network.name, 'parents', host],
            objects: [
              { kind: 'network', name: other.network.name },
              { kind: 'network', name: first.network.name },
              { kind: 'interface', name: `${host}/${parent ?? ''}` },
            ],
            data: { host, parent: parent ?? '', first: first.network.name, second: other.network.name },
          };
        }
      }
    }
  },
});

function conflict({ network: a }: NetworkOnHost, { network: b }: NetworkOnHost, engine: string): string | undefined {
  if (a.driver !== b.driver) return 'a parent carries macvlan or ipvlan, never both';
  if (a.driver === 'ipvlan') return 'Docker allows one ipvlan network a parent';
  if (a.mode === 'passthru' || b.mode === 'passthru') return 'a passthru network has its parent for itself';
  return atLeast(engine, SHARED_PARENT)
    ? undefined
    : `Docker ${engine} allows one macvlan network a parent, ${SHARED_PARENT} and later allow several`;
}
