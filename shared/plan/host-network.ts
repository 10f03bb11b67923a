/** What belongs to a host as a whole: forwarding, and routes whose link is not known. The note about them is on the loopback. */
import { readMark } from '../compile/labels.ts';
import type { KernelSetting, NicMark } from '../compile/labels.ts';
import { annotated } from './link-notes.ts';
import type { LinkPlan } from './links.ts';
import type { Problem } from '../problem/problem.ts';
import { forwardingWords } from './link-commands.ts';
import type { Step } from './plan.ts';
import { routeSteps } from './route-steps.ts';
import { HOST_LINK, routeChanges } from './routes.ts';
import type { HostDraft } from './step.ts';

const SETTINGS: readonly KernelSetting[] = ['ipv4', 'ipv6'];
const unmarked: NicMark = { up: false, promiscuous: false, addresses: [] };

/** `guarded` are the steps that write the firewall: nothing is forwarded before its rules are there. */
export function planHostNetwork(
  draft: HostDraft,
  plan: LinkPlan,
  { links, guarded }: { readonly links: readonly Step[]; readonly guarded: readonly Step[] },
): readonly Step[] {
  const loopback = draft.observed.namespace.links.find(({ name }) => name === HOST_LINK);
  const mark = readMark(loopback?.alias, draft.topology) ?? unmarked;
  const settings = SETTINGS.flatMap((setting) => change(draft, setting, mark));
  for (const { setting, on, changed } of settings) if (changed) draft.problems.push(changedByOthers(draft, setting, on));
  const routes = routeChanges(draft, HOST_LINK, plan.routes.get(HOST_LINK) ?? [], mark, false);
  if (!loopback) return [];
  const next: NicMark = { ...unmarked, routes: routes.marked, settings: nextSettings(draft, mark) };
  return annotated(draft, loopback, next, [], (steps) => {
    const first = steps.slice(-1);
    for (const { setting, on, why } of settings)
      steps.push(
        draft.add({
          action: { type: 'forwarding.set', setting, on },
          inverse: { type: 'forwarding.set', setting, on: !on },
          object: { kind: 'host', name: draft.desired.host },
          why,
          after: [...first, ...(on ? guarded : [])],
        }),
      );
    for (const one of routes.changes) steps.push(...routeSteps(draft, one, [...steps.slice(-1), ...links]));
  });
}

function change(draft: HostDraft, setting: KernelSetting, mark: NicMark) {
  const is = draft.observed.namespace.forwarding[setting];
  const wanted = draft.desired.asked?.forwarding[setting];
  const before = mark.settings?.[setting];
  if (wanted === undefined)
    return before === undefined || before === is
      ? []
      : [{ setting, on: before, why: 'it was so before this design', changed: false }];
  if (wanted === is) return [];
  // The note says what it was before us: as it is noted, this design has set it, and it was set back since.
  const changed = before !== undefined && before !== wanted;
  const state = is ? 'on' : 'off';
  return [
    { setting, on: wanted, why: changed ? `somebody turned it ${state} since it was deployed` : `it is ${state}`, changed },
  ];
}

function changedByOthers(draft: HostDraft, setting: KernelSetting, on: boolean): Problem {
  const { host } = draft.desired;
  const [is, wanted] = on ? ['off', 'on'] : ['on', 'off'];
  return {
    code: 'FORWARDING_CHANGED',
    severity: 'warning',
    message: `Somebody else turned ${forwardingWords(setting)} of ${host} ${is} after this design had turned it ${wanted}.`,
    hint: `This apply turns it ${wanted} again. See who else sets it: grep -r ${setting === 'ipv4' ? 'ip_forward' : 'forwarding'} /etc/sysctl.conf /etc/sysctl.d /etc/ufw`,
    place: { host },
    objects: [{ kind: 'host', name: host }],
    data: { host, setting },
  };
}

function nextSettings(draft: HostDraft, mark: NicMark): NonNullable<NicMark['settings']> {
  return Object.fromEntries(
    SETTINGS.flatMap((setting) => {
      const is = draft.observed.namespace.forwarding[setting];
      const wanted = draft.desired.asked?.forwarding[setting];
      if (wanted === undefined) return [];
      const before = mark.settings?.[setting] ?? (wanted === is ? undefined : is);
      return before === undefined ? [] : [[setting, before] as const];
    }),
  );
}
