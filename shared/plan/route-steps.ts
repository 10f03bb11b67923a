/** Steps for routes. One that would take our own session somewhere else touches the SSH path. */
import type { RouteState } from '../state/state.ts';
import type { Step } from './plan.ts';
import type { RouteChange } from './routes.ts';
import { divertsSession } from './session.ts';
import type { HostDraft } from './step.ts';

export function routeSteps(draft: HostDraft, { add, remove, why }: RouteChange, after: readonly Step[]): readonly Step[] {
  const diverting = add !== undefined && divertsSession(draft.observed, add.to, add.link);
  const object = { kind: 'host' as const, name: draft.desired.host };
  if (add)
    return [
      draft.add({
        action: { type: 'route.add', route: add },
        inverse: remove ? { type: 'route.add', route: remove } : { type: 'route.remove', route: add },
        object,
        why,
        disruption: diverting ? 'ssh-path' : 'live',
        after,
      }),
    ];
  if (!remove) return [];
  return [
    draft.add({
      action: { type: 'route.remove', route: remove },
      inverse: { type: 'route.add', route: remove },
      object,
      why,
      disruption: leadsToSession(draft, remove) ? 'ssh-path' : 'live',
      after,
    }),
  ];
}

/** The route may be the one that answers to the other end of our session take. */
function leadsToSession(draft: HostDraft, route: RouteState): boolean {
  const { session, namespace } = draft.observed;
  if (session?.peer === undefined) return false;
  return divertsSession(
    { ...draft.observed, namespace: { ...namespace, routes: namespace.routes.filter((other) => other !== route) } },
    route.to,
    undefined,
  );
}
