/** Draws the way of a pair on the canvas while its explanation is open. */
import { useEffect } from 'react';
import type { ObjectRef } from '../../../shared/problem/problem.ts';
import type { Located } from '../../../shared/locate/located.ts';
import type { Hop, Walk } from '../../../shared/reach/result.ts';
import { useView } from '../../store/hooks.ts';
import { locatedPath } from './locate-path.ts';
import { idOfRef, objectId } from '../../store/object-id.ts';

/** Drawn things of a hop, the most exact first. */
function idsOf(hop: Hop): readonly string[] {
  const own = idOfRef(hop.object);
  return [...(hop.link === undefined ? [] : [objectId('interface', `${hop.at}/${hop.link}`)]), ...(own === null ? [] : [own])];
}

/**
 * `fault`: the object that the hosts were seen to fail at, where it is not the one of the prediction. `located`: what the frames
 * themselves have shown, which goes before both.
 */
export function usePath(walk: Walk | null, fault: ObjectRef | undefined, located: Located | undefined): void {
  const set = useView((view) => view.set);
  useEffect(() => {
    if (!walk) return;
    const seen = located && locatedPath(located);
    if (seen) {
      set({ path: seen });
      return () => set({ path: null });
    }
    // A ping that arrives and is not answered fails on its way back.
    const failsBack = !walk.reachable && walk.there.at(-1)?.outcome === 'arrives' && walk.back.length > 0;
    const hops = failsBack ? walk.back : walk.there;
    const stop = fault ?? (walk.reachable ? undefined : walk.object);
    set({ path: { hops: hops.map(idsOf), stops: fault !== undefined || !walk.reachable, fault: stop ? idOfRef(stop) : null } });
    return () => set({ path: null });
  }, [walk, fault, located, set]);
}
