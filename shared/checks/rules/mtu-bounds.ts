import { familyOf } from '../../address/address.ts';
import type { Family } from '../../address/address.ts';
import { defineRule } from '../rule.ts';
import type { Finding } from '../rule.ts';

/** Linux: ETH_MIN_MTU and ETH_MAX_MTU; IPv6 leaves a link with less than 1280 (RFC 8200, section 5). */
const LEAST: Readonly<Record<Family, number>> = { 4: 68, 6: 1280 };
const MOST = 65535;

export const mtuBounds = defineRule({
  code: 'MTU_BOUNDS',
  severity: 'error',
  title: 'An MTU is outside of what Linux takes',
  explanation: {
    what: 'The MTU of a network, an interface or a segment is below 68 or above 65535, or below 1280 where there are IPv6 addresses.',
    why: 'Linux refuses an Ethernet MTU below 68 ("mtu less than device minimum") and switches IPv6 off on a link whose MTU is below 1280.',
    how: 'Leave it out, or set it to what the switch carries, which is 1500 nearly everywhere.',
  },
  *find({ topology }) {
    for (const { name, mtu } of topology.segments.values()) {
      const problem = problemOf(name, mtu, []);
      if (problem) yield { ...problem, path: ['segments', name, 'mtu'], objects: [{ kind: 'segment', name }] };
    }
    for (const host of topology.hosts.values()) {
      for (const link of host.interfaces.values()) {
        const problem =
          link.mtu === undefined ? undefined : problemOf(`${link.name} of ${host.name}`, link.mtu, link.addresses.map(familyOf));
        const path = ['hosts', host.name, link.kind === 'bond' ? 'bonds' : 'interfaces', link.name, 'mtu'];
        if (problem) yield { ...problem, path, objects: [{ kind: 'interface', name: `${host.name}/${link.name}` }] };
      }
    }
    for (const { name, mtu, subnets } of topology.networks.values()) {
      const problem =
        mtu === undefined
          ? undefined
          : problemOf(
              name,
              mtu,
              subnets.map(({ subnet }) => familyOf(subnet)),
            );
      if (problem) yield { ...problem, path: ['networks', name, 'mtu'], objects: [{ kind: 'network', name }] };
    }
  },
});

function problemOf(who: string, mtu: number, families: readonly Family[]): Pick<Finding, 'message' | 'hint'> | undefined {
  const least = families.includes(6) ? LEAST[6] : LEAST[4];
  if (mtu >= least && mtu <= MOST) return undefined;
  const why =
    mtu > MOST
      ? `Linux takes at most ${MOST}`
      : mtu < LEAST[4]
        ? `Linux takes no less than ${LEAST[4]}`
        : `IPv6 needs ${LEAST[6]} and is switched off below`;
  return { message: `${who} has an MTU of ${mtu}; ${why}.`, hint: `Set it to ${least} or more; 1500 is usual.` };
}
