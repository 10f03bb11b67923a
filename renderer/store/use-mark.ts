import { useMemo } from 'react';
import type { Plan, Step } from '../../shared/plan/plan.ts';
import { useActual, useDesign, useLive } from './hooks.ts';
import { containerMark, driftMark, progressMark, stepsByObject, type Mark } from './marks.ts';

/** Every card asks for the same plan: it is sorted once. */
const sorted = new WeakMap<Plan, ReadonlyMap<string, readonly Step[]>>();

function stepsOf(plan: Plan | null, id: string): readonly Step[] | undefined {
  if (!plan) return undefined;
  const known = sorted.get(plan) ?? stepsByObject(plan);
  sorted.set(plan, known);
  return known.get(id);
}

/** The mark of a drawn thing; null where nothing is to be said. `container`: which one it is. It is drawn again only when it changes. */
export function useMark(id: string, container?: { readonly key: string; readonly host: string }): Mark | null {
  const design = useDesign((state) => state.document?.name ?? '');
  const name = useDesign((state) => (container ? state.document?.containers?.[container.key]?.name : undefined));
  const acting = useActual((actual) => (container ? actual.acting[container.key] : undefined));
  const drift = useActual((actual) => actual.drift[id]);
  const text = useLive((live) => {
    const progress = live.deploy && progressMark(stepsOf(live.plan, id), live.deploy);
    const known = { acting, drift };
    return JSON.stringify(
      progress ??
        (container ? containerMark({ key: container.key, name, design }, live.hosts[container.host], known) : driftMark(known)),
    );
  });
  return useMemo(() => JSON.parse(text) as Mark | null, [text]);
}
