/** The way of a located ping over the drawing: how far its frames were seen. Pure. */
import type { Located, LocatedStage, Stage } from '../../../../shared/locate/located.ts';
import { idOfRef, objectId } from '../../../store/object-id.ts';
import type { PacketWay } from '../../../store/view.ts';

/** Drawn things of a stage, the most exact first; before it the segment that was crossed to get there. */
function idsOf({ at, link, object, segment }: Stage): readonly (readonly string[])[] {
  const own = idOfRef(object);
  const ids = [objectId('interface', `${at}/${link}`), ...(own === null ? [] : [own])];
  return segment === undefined ? [ids] : [[objectId('segment', segment)], ids];
}

/** Null where nothing was seen of it. */
export function locatedPath(located: Located): PacketWay | null {
  const { last, lost, answered, fault } = located;
  const seen = answered > 0 ? { way: 'there' as const, index: located.there.length - 1 } : last;
  if (!seen) return null;
  const stages = located[seen.way];
  const end = fault ? idOfRef(fault) : null;
  if (lost === 'answer') return answerPath(stages, seen.index, end);
  const hops: (readonly string[])[] = [];
  let reached = 0;
  stages.forEach((stage, index) => {
    hops.push(...idsOf(stage));
    if (index === seen.index) reached = hops.length - 1;
  });
  return { hops, reached, stops: answered === 0, fault: answered === 0 ? end : null };
}

/** The answer to a question for the next hop comes against the way, from the end of its stretch. */
function answerPath(stages: readonly LocatedStage[], index: number, fault: string | null): PacketWay {
  const { crossing } = stages[index] ?? { crossing: 0 };
  const stretch = stages.flatMap((stage, at) => (stage.crossing === crossing ? [{ stage, at }] : []));
  const hops = stretch.flatMap(({ stage, at }) => idsOf(stage).map((ids) => ({ ids, at }))).reverse();
  return {
    hops: hops.map(({ ids }) => ids),
    reached: hops.findIndex(({ at }) => at === index),
    stops: true,
    fault,
  };
}
