/** What happens to each link of a host: NICs are adopted, sub-interfaces, bonds and shims made, changed and removed. */
import { TOPOLOGY_LABEL, readMark } from '../compile/labels.ts';
import type { NicMark } from '../compile/labels.ts';
import type { Problem } from '../problem/problem.ts';
import type { LinkState } from '../state/state.ts';
import { OWN_KINDS, isOwnLink } from './own-links.ts';
import type { HostDraft } from './step.ts';

export interface LinkChange {
  readonly name: string;
  readonly desired: LinkState | undefined;
  readonly observed: LinkState | undefined;
  /** Of this topology, as it is on the host. */
  readonly mark: NicMark;
  /** `change`: it stays, with what differs on it changed · `release`: it stays, without what we changed on it. */
  readonly kind: 'make' | 'remake' | 'remove' | 'change' | 'release';
  readonly why: string;
}

const unmarked: NicMark = { up: false, promiscuous: false, addresses: [] };

/** Every link of the design, parents and members first, and those that carry our mark and are no longer in it. */
export function linkChanges(draft: HostDraft): readonly LinkChange[] {
  const wanted = fromBelow(draft.desired.namespace.links.filter(({ kind }) => kind === 'nic' || OWN_KINDS.includes(kind)));
  const changes: LinkChange[] = [];
  for (const desired of wanted) {
    const observed = draft.observed.namespace.links.find(({ name }) => name === desired.name);
    const change = observed ? compare(draft, desired, observed, changes) : missing(draft, desired);
    if (change) changes.push(change);
  }
  for (const observed of draft.observed.namespace.links) {
    const mark = readMark(observed.alias, draft.topology);
    if (!mark || observed.kind === 'loopback' || wanted.some(({ name }) => name === observed.name)) continue;
    const kind = mark.made ? 'remove' : 'release';
    changes.push({ name: observed.name, desired: undefined, observed, mark, kind, why: 'no longer in the design' });
  }
  draft.problems.push(...foreignOn(draft, changes));
  return changes;
}

/** Links so that each comes after its parent, and a bond after its members. */
export function fromBelow(links: readonly LinkState[]): readonly LinkState[] {
  const done = new Set<string>();
  const result: LinkState[] = [];
  const visit = (link: LinkState) => {
    if (done.has(link.name)) return;
    done.add(link.name);
    for (const other of links) if (other.name === link.parent?.link || other.master === link.name) visit(other);
    result.push(link);
  };
  links.forEach(visit);
  return result;
}

function missing(draft: HostDraft, desired: LinkState): LinkChange | undefined {
  if (isOwnLink(desired))
    return { name: desired.name, desired, observed: undefined, mark: unmarked, kind: 'make', why: 'missing' };
  const there = draft.observed.namespace.links
    .filter(({ kind }) => kind !== 'loopback' && kind !== 'veth')
    .map(({ name }) => name);
  draft.problems.push({
    code: 'PARENT_MISSING',
    severity: 'error',
    message: `${draft.desired.host} has no interface ${desired.name}. It has ${there.length === 0 ? 'none' : there.join(', ')}.`,
    hint: 'Name an interface that is there, or add it on the host.',
    place: { host: draft.desired.host, path: `hosts.${draft.desired.host}.interfaces.${desired.name}` },
    objects: [{ kind: 'interface', name: `${draft.desired.host}/${desired.name}` }],
    data: { host: draft.desired.host, interface: desired.name },
  });
  return undefined;
}

function compare(
  draft: HostDraft,
  desired: LinkState,
  observed: LinkState,
  below: readonly LinkChange[],
): LinkChange | undefined {
  const mark = readMark(observed.alias, draft.topology) ?? unmarked;
  const common = { name: desired.name, desired, observed, mark };
  const found = isOwnLink(desired) ? differences(desired, observed) : [];
  const remade = below.find(
    ({ name, kind }) => (kind === 'remake' || kind === 'make') && name === desired.parent?.link && observed.kind === desired.kind,
  );
  if (found.length === 0 && !remade) return { ...common, kind: 'change', why: '' };
  if (mark.made) {
    const why = found.length > 0 ? found.join('; ') : `${remade?.name ?? ''} under it is made anew`;
    return { ...common, kind: 'remake', why };
  }
  // What is only in the way because of its parent is told by `foreignOn`.
  if (found.length > 0) draft.problems.push(inTheWay(draft, desired, found));
  return undefined;
}

function differences(desired: LinkState, observed: LinkState): readonly string[] {
  if (desired.kind !== observed.kind) return [`it is a ${observed.kind}, not a ${desired.kind}`];
  const found: string[] = [];
  if (desired.kind !== 'bond' && desired.parent?.link !== observed.parent?.link)
    found.push(`it sits on ${observed.parent?.link ?? 'nothing'}, not on ${desired.parent?.link ?? 'nothing'}`);
  if (desired.kind === 'vlan' && desired.tag !== observed.tag)
    found.push(`its VLAN is ${observed.tag ?? 'none'}, not ${desired.tag ?? 'none'}`);
  if (desired.kind !== 'vlan' && desired.mode !== observed.mode)
    found.push(`its mode is ${observed.mode ?? 'not known'}, not ${desired.mode ?? 'the default'}`);
  return found;
}

function inTheWay(draft: HostDraft, desired: LinkState, found: readonly string[]): Problem {
  return {
    code: 'IN_THE_WAY',
    severity: 'error',
    message: `${draft.desired.host} already has an interface ${desired.name} that this design did not make, and it differs: ${found.join('; ')}.`,
    hint: `Give the interface another name in the design, or remove that one yourself: ip link del ${desired.name}`,
    place: { host: draft.desired.host, object: `interface ${desired.name}` },
    objects: [{ kind: 'interface', name: `${draft.desired.host}/${desired.name}` }],
    data: { host: draft.desired.host, interface: desired.name },
  };
}

/** What others put on a link of ours would go with it. */
function foreignOn(draft: HostDraft, changes: readonly LinkChange[]): readonly Problem[] {
  const going = changes.filter(({ kind }) => kind === 'remake' || kind === 'remove');
  const isGoing = (name: string) => going.some((change) => change.name === name);
  return going.flatMap(({ name }) => {
    const links = draft.observed.namespace.links.filter((link) => link.parent?.link === name && !isGoing(link.name));
    const networks = draft.observed.networks.filter(
      (network) => network.parent === name && network.labels[TOPOLOGY_LABEL] !== draft.topology,
    );
    const members = draft.observed.namespace.links.filter(
      (link) => link.master === name && !changes.some((change) => change.name === link.name && change.mark.joined),
    );
    return [
      ...links.map((link) => `the interface ${link.name}`),
      ...members.map((link) => `the member ${link.name}`),
      ...networks.map((network) => `the network ${network.name}`),
    ].map((what) => ({
      code: 'IN_THE_WAY',
      severity: 'error' as const,
      message: `${what[0]?.toUpperCase() ?? ''}${what.slice(1)} on ${draft.desired.host}, which is not of this design, sits on ${name}, which would have to be removed.`,
      hint: `Move or remove ${what} first.`,
      place: { host: draft.desired.host, object: `interface ${name}` },
      objects: [{ kind: 'interface' as const, name: `${draft.desired.host}/${name}` }],
      data: { host: draft.desired.host, interface: name },
    }));
  });
}
