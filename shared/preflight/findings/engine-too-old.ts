import { atLeast } from '../../compile/engine.ts';
import type { Problem } from '../../problem/problem.ts';
import { finding, listed } from '../finding.ts';
import type { FindOnHost } from '../finding.ts';
import { parentNetworks } from '../needs.ts';

/** DESIGN.md, rules of the domain, 7. */
const SHARED_PARENT = '27.0.1';
const GATEWAY_PRIORITY = '28.0.0';

/** ENGINE_TOO_OLD: the design uses what this daemon does not have yet. */
export const engineTooOld: FindOnHost = ({ host, desired, observed, plan }) => {
  const version = observed.engine?.version;
  if (version === undefined) return [];
  const found: Problem[] = [];
  const refused = plan.problems.some(({ code, place }) => code === 'PARENT_IN_USE' && place?.host === host);
  if (!atLeast(version, SHARED_PARENT) && !refused) {
    const networks = parentNetworks(desired).filter(({ driver }) => driver === 'macvlan');
    for (const parent of new Set(networks.map((network) => network.parent))) {
      const sharing = networks.filter((network) => network.parent === parent);
      if (sharing.length < 2) continue;
      found.push(
        finding(host, {
          code: 'ENGINE_TOO_OLD',
          severity: 'error',
          message: `Docker ${version} on ${host} allows one macvlan network on a parent, and ${listed(sharing.map(({ name }) => name))} are all on ${parent}.`,
          hint: `Update Docker on ${host} to ${SHARED_PARENT} or later, or put the networks on sub-interfaces of their own.`,
          objects: sharing.map(({ name }) => ({ kind: 'network' as const, name })),
          data: { version, needed: SHARED_PARENT },
        }),
      );
    }
  }
  const prior = desired.containers.filter(
    ({ attachments }) => attachments.length > 1 && attachments.some(({ gatewayPriority }) => gatewayPriority !== undefined),
  );
  if (prior.length > 0 && !atLeast(version, GATEWAY_PRIORITY)) {
    found.push(
      finding(host, {
        code: 'ENGINE_TOO_OLD',
        severity: 'warning',
        message: `Docker ${version} on ${host} knows no gateway priority, which ${listed(prior.map(({ key, name }) => key ?? name))} asks for: it takes the gateway of the network whose name comes first.`,
        hint: `Update Docker on ${host} to ${GATEWAY_PRIORITY} or later, or let one of the networks have a gateway.`,
        objects: prior.map(({ key, name }) => ({ kind: 'container' as const, name: key ?? name })),
        data: { version, needed: GATEWAY_PRIORITY },
      }),
    );
  }
  return found;
};
