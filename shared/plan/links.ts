/** NICs: bring up, promiscuous mode, addresses. Every change is noted in the alias first, so that it can be taken back. */
import { addressOf } from '../address/address.ts';
import { ALIAS_LIMIT, readMark, writeMark } from '../compile/labels.ts';
import type { NicMark } from '../compile/labels.ts';
import type { LinkState } from '../state/state.ts';
import type { HostDraft } from './step.ts';
import type { Action, Step } from './plan.ts';

const unmarked: NicMark = { up: false, promiscuous: false, addresses: [] };

/** Steps for every NIC of the design, and for NICs that carry our mark and are no longer in it. Returns by link name. */
export function diffLinks(draft: HostDraft): ReadonlyMap<string, readonly Step[]> {
  const wanted = new Map(draft.desired.namespace.links.filter(({ kind }) => kind === 'nic').map((link) => [link.name, link]));
  const result = new Map<string, readonly Step[]>();
  for (const link of draft.observed.namespace.links) {
    if (wanted.has(link.name) || readMark(link.alias, draft.topology))
      result.set(link.name, diffLink(draft, wanted.get(link.name), link));
  }
  for (const link of wanted.values()) {
    if (!draft.observed.namespace.links.some(({ name }) => name === link.name)) draft.problems.push(missing(draft, link));
  }
  return result;
}

function missing(draft: HostDraft, link: LinkState) {
  const there = draft.observed.namespace.links
    .filter(({ kind }) => kind !== 'loopback' && kind !== 'veth')
    .map(({ name }) => name);
  return {
    code: 'PARENT_MISSING',
    severity: 'error' as const,
    message: `${draft.desired.host} has no interface ${link.name}. It has ${there.length === 0 ? 'none' : there.join(', ')}.`,
    hint: 'Name an interface that is there, or add it on the host.',
    place: { host: draft.desired.host, path: `hosts.${draft.desired.host}.interfaces.${link.name}` },
    objects: [{ kind: 'interface' as const, name: `${draft.desired.host}/${link.name}` }],
    data: { host: draft.desired.host, interface: link.name },
  };
}

function diffLink(draft: HostDraft, desired: LinkState | undefined, observed: LinkState): readonly Step[] {
  const mark = readMark(observed.alias, draft.topology) ?? unmarked;
  const changes = changesOf(desired, observed, mark);
  const next: NicMark = {
    up: desired !== undefined && (mark.up || !observed.up),
    promiscuous: desired?.promiscuous === true && (mark.promiscuous || !observed.promiscuous),
    addresses: (desired?.addresses ?? []).filter(
      (address) => mark.addresses.includes(address) || !observed.addresses.includes(address),
    ),
  };
  const alias = writeMark(observed.alias, draft.topology, next);
  const before = observed.alias ?? '';
  const object = { kind: 'interface' as const, name: `${draft.desired.host}/${observed.name}` };
  const note: Action = { type: 'link.mark', link: observed.name, alias };
  const unnote: Action = { type: 'link.mark', link: observed.name, alias: before };
  if (alias.length > ALIAS_LIMIT) {
    draft.problems.push({
      code: 'ALIAS_TOO_LONG',
      severity: 'error',
      message: `The interface alias of ${observed.name} on ${draft.desired.host} has no room for what Vlanvas must note there (${alias.length} of ${ALIAS_LIMIT} characters).`,
      hint: 'Shorten the alias, or put fewer addresses on this interface.',
      place: { host: draft.desired.host },
      objects: [object],
    });
    return [];
  }
  const steps: Step[] = [];
  const growing = alias.length > before.length;
  if (alias !== before && growing)
    steps.push(
      draft.add({
        action: note,
        inverse: unnote,
        object,
        why: 'so that destroy takes back what is changed here, and nothing else',
      }),
    );
  for (const { action, inverse, why } of changes) {
    const touches =
      draft.observed.session?.link === observed.name && (action.type === 'link.down' || isSessionAddress(draft, action));
    steps.push(draft.add({ action, inverse, object, why, disruption: touches ? 'ssh-path' : 'live', after: steps.slice(-1) }));
  }
  if (alias !== before && !growing)
    steps.push(
      draft.add({ action: note, inverse: unnote, object, why: 'nothing of ours is left to note', after: steps.slice(-1) }),
    );
  return steps;
}

function isSessionAddress(draft: HostDraft, action: Action): boolean {
  return action.type === 'address.remove' && addressOf(action.address) === draft.observed.session?.address;
}

function changesOf(desired: LinkState | undefined, observed: LinkState, mark: NicMark) {
  const link = observed.name;
  const changes: { action: Action; inverse: Action; why: string }[] = [];
  if (desired && !observed.up) {
    changes.push({ action: { type: 'link.up', link }, inverse: { type: 'link.down', link }, why: 'it is down' });
  }
  if (desired?.promiscuous === true && !observed.promiscuous) {
    changes.push({
      action: { type: 'link.promiscuous', link, on: true },
      inverse: { type: 'link.promiscuous', link, on: false },
      why: 'the design wants it on',
    });
  }
  if (desired?.promiscuous !== true && mark.promiscuous && observed.promiscuous) {
    changes.push({
      action: { type: 'link.promiscuous', link, on: false },
      inverse: { type: 'link.promiscuous', link, on: true },
      why: 'it was turned on for this design, which no longer wants it',
    });
  }
  for (const address of desired?.addresses ?? []) {
    if (observed.addresses.includes(address)) continue;
    changes.push({
      action: { type: 'address.add', link, address },
      inverse: { type: 'address.remove', link, address },
      why: 'missing',
    });
  }
  for (const address of observed.addresses) {
    if (!mark.addresses.includes(address) || desired?.addresses.includes(address)) continue;
    changes.push({
      action: { type: 'address.remove', link, address },
      inverse: { type: 'address.add', link, address },
      why: 'no longer in the design',
    });
  }
  // A NIC that was down before us goes down again when the design lets go of it.
  if (!desired && mark.up && observed.up) {
    changes.push({
      action: { type: 'link.down', link },
      inverse: { type: 'link.up', link },
      why: 'it was down before this design',
    });
  }
  return changes;
}
