/** Members of a bond: they join when the bond is there. */
import type { LinkState } from '../state/state.ts';
import type { LinkChange } from './link-changes.ts';
import { disruptionOf, objectOf } from './link-notes.ts';
import type { LinkSteps } from './links.ts';
import type { Step } from './plan.ts';
import type { HostDraft } from './step.ts';

/** Members join when the bond is there. One that carries our session, or addresses that are not ours, is refused. */
export function joinMembers(
  draft: HostDraft,
  changes: readonly LinkChange[],
  bond: LinkState,
  own: readonly Step[],
  done: LinkSteps,
): readonly Step[] {
  const steps: Step[] = [];
  const remade = changes.some(({ name, kind }) => name === bond.name && (kind === 'make' || kind === 'remake'));
  for (const { name, desired, observed, mark } of changes) {
    if (desired?.master !== bond.name || !observed || (observed.master === bond.name && !remade)) continue;
    const foreign = observed.addresses.filter((address) => !mark.addresses.includes(address));
    const taken = observed.master !== undefined && observed.master !== bond.name;
    if (foreign.length > 0 || taken) {
      draft.problems.push({
        code: 'IN_THE_WAY',
        severity: 'error',
        message: taken
          ? `${name} of ${draft.desired.host} is to be a member of ${bond.name}, and is a port of ${observed.master ?? ''} already.`
          : `${name} of ${draft.desired.host} is to be a member of ${bond.name}, and has ${foreign.join(', ')}, which would no longer work there.`,
        hint: taken
          ? `Take it out of ${observed.master ?? ''} first.`
          : `Move the address to ${bond.name} in the design, and take it off ${name} first.`,
        place: { host: draft.desired.host, object: `interface ${name}` },
        objects: [objectOf(draft, name)],
        data: { host: draft.desired.host, interface: name, bond: bond.name },
      });
      continue;
    }
    steps.push(
      draft.add({
        action: { type: 'link.join', link: name, bond: bond.name },
        inverse: { type: 'link.leave', link: name, bond: bond.name, up: observed.up },
        object: objectOf(draft, name),
        why: 'it is not a member yet',
        disruption: disruptionOf(draft, [name], 'reconnect'),
        after: [...own.slice(-1), ...(done.get(name) ?? []).slice(-1), ...steps.slice(-1)],
      }),
    );
  }
  return steps;
}
