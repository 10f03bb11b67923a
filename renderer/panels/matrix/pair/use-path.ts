/** Draws the way of a pair on the canvas while its explanation is open. */
import { useEffect } from 'react';
import type { ObjectRef } from '../../../../shared/problem/problem.ts';
import type { Located } from '../../../../shared/locate/located.ts';
import type { Hop, Walk } from '../../../../shared/reach/result.ts';
import { useView } from '../../../store/hooks.ts';
import type { PacketWay } from '../../../store/view.ts';
import { locatedPath } from './locate-path.ts';
import { idOfRef, objectId } from '../../../store/object-id.ts';

/** What is known of a pair, at the moment that is shown. */
export interface KnownWay {
  /** As the design has it; null: not known yet. */
  readonly predicted: Walk | null;
  /** By the hosts as they were seen, where that explains what was measured; null: it does not, or nobody looked. */
  readonly seen: Walk | null;
  /** The object that the hosts were seen to fail at. */
  readonly fault: ObjectRef | undefined;
  /** Whether it was answered; null: not measured. */
  readonly answered: boolean | null;
  /** What the frames themselves have shown, which goes before all else. */
  readonly located: Located | undefined;
}

export function usePath(known: KnownWay): void {
  const set = useView((view) => view.set);
  const { predicted, seen, fault, answered, located } = known;
  useEffect(() => {
    const path = packetWay({ predicted, seen, fault, answered, located });
    if (!path) return;
    set({ path });
    return () => set({ path: null });
  }, [predicted, seen, fault, answered, located, set]);
}

export function packetWay({ predicted, seen, fault, answered, located }: KnownWay): PacketWay | null {
  const found = located && locatedPath(located);
  if (found) return found;
  const walk = seen ?? predicted;
  if (!walk) return null;
  if (answered === true && predicted?.reachable === false && predicted.uncertain !== true) {
    return { hops: walk.there.map(idsOf), stops: false, fault: null, isLeak: true };
  }
  // A ping that arrives and is not answered fails on its way back.
  const failsBack = !walk.reachable && walk.there.at(-1)?.outcome === 'arrives' && walk.back.length > 0;
  const hops = (failsBack ? walk.back : walk.there).map(idsOf);
  const stop = fault ?? (walk.reachable ? undefined : walk.object);
  const culprit = stop ? idOfRef(stop) : null;
  // A fault that the walk itself does not meet ends the way at the thing that has it.
  const at = culprit === null || !walk.reachable ? -1 : hops.findIndex((ids) => ids.includes(culprit));
  return {
    hops: at < 0 ? hops : hops.slice(0, at + 1),
    stops: stop !== undefined || !walk.reachable,
    fault: culprit,
    ...(answered === false && walk.reachable && stop === undefined && { isLost: true }),
  };
}

/** Drawn things of a hop, the most exact first. */
function idsOf(hop: Hop): readonly string[] {
  const own = idOfRef(hop.object);
  return [...(hop.link === undefined ? [] : [objectId('interface', `${hop.at}/${hop.link}`)]), ...(own === null ? [] : [own])];
}
