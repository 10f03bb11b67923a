/** What the hosts were last made to be: the prediction of what was read of them, for the containers of the design that are there. Pure. */
import { isOwned } from '../../shared/compile/labels.ts';
import { compile } from '../../shared/compile/compile.ts';
import { optionsFrom } from '../../shared/compile/deployed.ts';
import { diff } from '../../shared/plan/diff.ts';
import { reach } from '../../shared/reach/reach.ts';
import type { Endpoint, Reachability } from '../../shared/reach/result.ts';
import type { HostState } from '../../shared/state/state.ts';
import type { Topology } from '../../shared/topology/topology.ts';
import { observedWorld } from '../../shared/verdict/observed-world.ts';

/**
 * Cables and switches are as drawn: no host tells of them. Hosts that were not read are taken as drawn on the way between others, and
 * have no endpoints.
 */
export function predictDeployed(topology: Topology, observed: readonly HostState[]): Reachability {
  const { hosts, fabric, endpoints } = compile(topology, optionsFrom(topology.name, observed));
  const read = new Set(observed.map(({ host }) => host));
  const own = endpoints.filter(({ host, container }) => container === undefined && read.has(host));
  const there = observed.filter(({ host }) => hosts.some((drawn) => drawn.host === host));
  return reach(observedWorld(hosts, there), fabric, [...there.flatMap((host) => containersOf(topology.name, host)), ...own]);
}

/**
 * Whether the hosts that were read are as a deploy of the design leaves them, whoever carried it out: a plan would make, change and take
 * away nothing. Containers that were stopped since make no difference.
 */
export function isDeployed(topology: Topology, observed: readonly HostState[]): boolean {
  const { hosts } = compile(topology, optionsFrom(topology.name, observed));
  const { steps, problems } = diff(topology.name, hosts, observed);
  // What is in the way of a plan is told as a problem, and has no step.
  return steps.every(({ action }) => action.type === 'container.start') && problems.every(({ severity }) => severity !== 'error');
}

function containersOf(topology: string, { host, containers }: HostState): readonly Endpoint[] {
  return containers
    .filter((container) => isOwned(container, topology))
    .map(({ name, key, attachments }) => ({
      id: key ?? name,
      host,
      container: name,
      addresses: attachments.flatMap(({ network, ipv4, ipv6 }) =>
        [ipv4, ipv6].flatMap((address) => (address === undefined ? [] : [{ network, address }])),
      ),
    }));
}
