/** Docker networks: missing ones are made, ours that differ are made anew, ours that the design lost are removed. */
import { overlaps } from '../address/address.ts';
import { atLeast } from '../compile/engine.ts';
import { SPEC_LABEL, isOurs, isOwned, TOPOLOGY_LABEL } from '../compile/labels.ts';
import type { Problem } from '../problem/problem.ts';
import type { DockerNetworkState } from '../state/state.ts';
import { hintOfOtherDesign } from './other-design.ts';
import type { HostDraft } from './step.ts';
import type { Step } from './plan.ts';

export interface NetworkChange {
  readonly desired: DockerNetworkState | undefined;
  readonly observed: DockerNetworkState | undefined;
  /** Empty: it stays as it is. */
  readonly why: string;
}

/** What happens to each network of the host, by name. Foreign ones are not in it; where they are in the
 * way, a problem says so. `going` are links that are removed or made anew. */
export function networkChanges(draft: HostDraft, going: readonly string[] = []): ReadonlyMap<string, NetworkChange> {
  const result = new Map<string, NetworkChange>();
  for (const desired of draft.desired.networks) {
    const observed = draft.observed.networks.find(({ name }) => name === desired.name);
    if (observed && !isOwned(observed, draft.topology)) {
      draft.problems.push(inTheWay(draft, observed));
      continue;
    }
    const remade = observed?.parent !== undefined && going.includes(observed.parent) ? [`${observed.parent} under it goes`] : [];
    const why = observed ? [...differences(desired, observed), ...remade].join('; ') : 'missing';
    result.set(desired.name, { desired, observed, why });
    if (why !== '') draft.problems.push(...conflicts(draft, desired));
  }
  for (const observed of draft.observed.networks) {
    if (isOwned(observed, draft.topology) && !draft.desired.networks.some(({ name }) => name === observed.name)) {
      result.set(observed.name, { desired: undefined, observed, why: 'no longer in the design' });
    }
  }
  for (const { observed, why } of result.values())
    if (observed && why !== '') draft.problems.push(...foreignMembers(draft, observed));
  return result;
}

/** Adds the steps that remove a network; `before` are the steps that take its containers off it. */
export function removeNetwork(draft: HostDraft, change: NetworkChange, before: readonly Step[]): Step | undefined {
  if (!change.observed || change.why === '') return undefined;
  return draft.add({
    action: { type: 'network.remove', network: change.observed },
    inverse: { type: 'network.create', network: change.observed },
    object: { kind: 'network', name: change.observed.name },
    why: change.why,
    disruption: change.desired ? 'recreate' : 'live',
    after: before,
  });
}

export function createNetwork(draft: HostDraft, change: NetworkChange, before: readonly Step[]): Step | undefined {
  if (!change.desired || change.why === '') return undefined;
  return draft.add({
    action: { type: 'network.create', network: change.desired },
    inverse: { type: 'network.remove', network: change.desired },
    object: { kind: 'network', name: change.desired.name },
    why: change.why,
    disruption: change.observed ? 'recreate' : 'live',
    after: before,
  });
}

/** In words; empty where nothing that matters differs. A gateway that the file does not name is the daemon's own affair. */
export function differences(desired: DockerNetworkState, observed: DockerNetworkState): readonly string[] {
  const found: string[] = [];
  const compare = (what: string, want: string | boolean | undefined, have: string | boolean | undefined) => {
    if (want !== have) found.push(`${what} is ${String(have ?? 'not set')}, not ${String(want ?? 'not set')}`);
  };
  compare('driver', desired.driver, observed.driver);
  compare('internal', desired.internal, observed.internal);
  for (const option of new Set([...Object.keys(desired.options), ...Object.keys(observed.options)])) {
    compare(`option ${option}`, desired.options[option], observed.options[option]);
  }
  compare(
    'subnets',
    desired.subnets.map(({ subnet }) => subnet).join(', '),
    observed.subnets.map(({ subnet }) => subnet).join(', '),
  );
  for (const subnet of desired.subnets) {
    const other = observed.subnets.find((candidate) => candidate.subnet === subnet.subnet);
    if (subnet.gateway !== undefined && other && other.gateway !== subnet.gateway)
      compare('gateway', subnet.gateway, other.gateway);
  }
  if (found.length === 0 && desired.labels[SPEC_LABEL] !== observed.labels[SPEC_LABEL])
    found.push('ranges or reserved addresses changed');
  return found;
}

function inTheWay(draft: HostDraft, observed: DockerNetworkState): Problem {
  const owner = observed.labels[TOPOLOGY_LABEL];
  return {
    code: 'IN_THE_WAY',
    severity: 'error',
    message:
      owner === undefined
        ? `${draft.desired.host} already has a network ${observed.name} that Vlanvas did not make (${observed.driver}, ${observed.subnets.map(({ subnet }) => subnet).join(', ') || 'no subnet'}).`
        : `${draft.desired.host} already has a network ${observed.name}: it belongs to the design "${owner}".`,
    hint:
      owner === undefined
        ? `Rename the network in the design, or remove that one yourself: docker network rm ${observed.name}`
        : hintOfOtherDesign(owner, 'network'),
    place: { host: draft.desired.host, object: `network ${observed.name}` },
    objects: [{ kind: 'network', name: observed.name }],
    data: { host: draft.desired.host, network: observed.name },
  };
}

/**
 * What the daemon would refuse. Without an ip-range any overlap with a pool that is there is refused, with one only the
 * identical pair (moby, ipams/defaultipam/address_space.go); before 27.0.1 a macvlan parent carries one network.
 */
function conflicts(draft: HostDraft, desired: DockerNetworkState): readonly Problem[] {
  const problems: Problem[] = [];
  for (const other of draft.observed.networks) {
    if (
      other.name === desired.name ||
      (isOwned(other, draft.topology) && !draft.desired.networks.some(({ name }) => name === other.name))
    )
      continue;
    const about = {
      place: { host: draft.desired.host, object: `network ${other.name}` },
      objects: [{ kind: 'network' as const, name: desired.name }],
    };
    for (const subnet of desired.subnets) {
      const clash = other.subnets.find((pool) =>
        subnet.range === undefined || pool.range === undefined
          ? overlaps(pool.subnet, subnet.subnet)
          : pool.subnet === subnet.subnet && pool.range === subnet.range,
      );
      if (!clash) continue;
      problems.push({
        code: 'SUBNET_IN_USE',
        severity: 'error',
        message: `${desired.name} wants ${subnet.subnet} on ${draft.desired.host}, which overlaps ${clash.subnet} of the network ${other.name} there${isOurs(other) ? '' : ' (not made by Vlanvas)'}. Docker refuses that.`,
        hint: `Give ${desired.name} another subnet, or remove the network ${other.name} if nobody needs it.`,
        ...about,
        data: {
          host: draft.desired.host,
          network: desired.name,
          subnet: subnet.subnet,
          other: other.name,
          otherSubnet: clash.subnet,
        },
      });
    }
    const engine = draft.observed.engine?.version;
    const sameParent = desired.parent !== undefined && other.parent === desired.parent;
    const exclusive =
      desired.driver === 'ipvlan' || other.driver !== desired.driver || (engine !== undefined && !atLeast(engine, '27.0.1'));
    if (sameParent && exclusive) {
      problems.push({
        code: 'PARENT_IN_USE',
        severity: 'error',
        message: `${desired.parent} on ${draft.desired.host} already carries the network ${other.name} (${other.driver}); Docker ${engine ?? ''} allows one network on a parent${other.driver === desired.driver && desired.driver === 'macvlan' ? ' before 27.0.1' : ''}.`,
        hint: `Use another parent interface, or remove the network ${other.name} if nobody needs it.`,
        ...about,
        data: { host: draft.desired.host, network: desired.name, parent: desired.parent ?? '', other: other.name },
      });
    }
  }
  return problems;
}

/** A network of ours can't be made anew or removed under containers that are not ours. */
function foreignMembers(draft: HostDraft, network: DockerNetworkState): readonly Problem[] {
  const foreign = draft.observed.containers.filter(
    (container) =>
      !isOwned(container, draft.topology) && container.attachments.some((attachment) => attachment.network === network.name),
  );
  return foreign.map((container) => ({
    code: 'IN_THE_WAY',
    severity: 'error' as const,
    message: `The container ${container.name} on ${draft.desired.host}, which is not of this design, is connected to ${network.name}; the network can't be changed or removed under it.`,
    hint: `Disconnect it first: docker network disconnect ${network.name} ${container.name}`,
    place: { host: draft.desired.host, object: `container ${container.name}` },
    objects: [{ kind: 'network' as const, name: network.name }],
    data: { host: draft.desired.host, container: container.name, network: network.name },
  }));
}
