/** What every step about a link needs: the note in the interface alias, the object that it is about, how much it disturbs. */
import { ALIAS_LIMIT, readMark, writeMark } from '../compile/labels.ts';
import type { NicMark } from '../compile/labels.ts';
import type { LinkState } from '../state/state.ts';
import type { Disruption, Step } from './plan.ts';
import { HOST_LINK } from './routes.ts';
import { carriesSession } from './session.ts';
import type { HostDraft } from './step.ts';

/**
 * Notes what is going to be ours before anything is done, and forgets what no longer is once that is done: wherever the work
 * is cut short, the note names at least what we changed.
 */
export function annotated(
  draft: HostDraft,
  observed: LinkState,
  next: NicMark | undefined,
  before: readonly Step[],
  work: (steps: Step[]) => void,
): Step[] {
  if (next) draft.marks.set(observed.name, next);
  const was = observed.alias ?? '';
  const alias = writeMark(was, draft.topology, next);
  if (isTooLong(draft, observed.name, alias)) return [];
  const both = writeMark(was, draft.topology, marksOfBoth(readMark(was, draft.topology), next));
  // Where there is no room for both, what is new counts: what was there is taken back first of all.
  const meanwhile = both.length <= ALIAS_LIMIT ? both : alias;
  const steps: Step[] = [];
  const note = (from: string, to: string, why: string, after: readonly Step[]) =>
    steps.push(
      draft.add({
        action: { type: 'link.mark', link: observed.name, alias: to },
        inverse: { type: 'link.mark', link: observed.name, alias: from },
        object: objectOf(draft, observed.name),
        why,
        after,
      }),
    );
  if (meanwhile !== was) note(was, meanwhile, 'so that destroy takes back what is changed here, and nothing else', before);
  work(steps);
  if (alias !== meanwhile) {
    const why = next ? 'what was taken back need not be noted any more' : 'nothing of ours is left to note';
    note(meanwhile, alias, why, steps.length > 0 ? steps.slice(-1) : before);
  }
  return steps;
}

function marksOfBoth(one: NicMark | undefined, other: NicMark | undefined): NicMark | undefined {
  if (!one || !other) return one ?? other;
  const mtu = one.mtu ?? other.mtu;
  return {
    up: one.up || other.up,
    promiscuous: one.promiscuous || other.promiscuous,
    addresses: [...new Set([...one.addresses, ...other.addresses])],
    ownArp: one.ownArp === true || other.ownArp === true,
    made: one.made === true || other.made === true,
    joined: one.joined === true || other.joined === true,
    routes: [...new Set([...(one.routes ?? []), ...(other.routes ?? [])])],
    settings: { ...other.settings, ...one.settings },
    ...(mtu === undefined ? {} : { mtu }),
  };
}

export function isTooLong(draft: HostDraft, link: string, alias: string): boolean {
  if (alias.length <= ALIAS_LIMIT) return false;
  draft.problems.push({
    code: 'ALIAS_TOO_LONG',
    severity: 'error',
    message: `The interface alias of ${link} on ${draft.desired.host} has no room for what Vlanvas must note there (${alias.length} of ${ALIAS_LIMIT} characters).`,
    hint: 'Shorten the alias, or put fewer addresses and routes on this interface.',
    place: { host: draft.desired.host },
    objects: [objectOf(draft, link)],
  });
  return true;
}

export function disruptionOf(draft: HostDraft, links: readonly string[], usual: Disruption): Disruption {
  return links.some((link) => carriesSession(draft.observed, link)) ? 'ssh-path' : usual;
}

export function objectOf(draft: HostDraft, link: string) {
  return link === HOST_LINK
    ? { kind: 'host' as const, name: draft.desired.host }
    : { kind: 'interface' as const, name: `${draft.desired.host}/${link}` };
}
