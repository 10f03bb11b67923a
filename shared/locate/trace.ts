/** Follows the frames of a ping from place to place, to where one of them was seen last. Pure. */
import type { LocatedKind, LocatedStage, Spot } from './located.ts';

/** How the ping ended. */
export type Ending =
  /** It came all the way, or its answer came back to the sender's own link. */
  | { readonly type: 'returned' }
  /** A frame of this kind was seen at `last` and not at `next`; `next` null: nobody could listen beyond. */
  | { readonly type: 'lost'; readonly lost: LocatedKind; readonly last: Spot; readonly next: Spot | null }
  /** The namespace behind this stage took the frame, and sent nothing on: no packet, and no question for the next hop. */
  | { readonly type: 'swallowed'; readonly lost: LocatedKind; readonly last: Spot; readonly next: Spot | null }
  /** The question for the next hop was answered, and the packet did not follow. */
  | { readonly type: 'answered-only'; readonly last: Spot }
  /** Not even a question left the sender. */
  | { readonly type: 'silent' };

type Ways = Readonly<Record<Spot['way'], readonly LocatedStage[]>>;

export function traceOf(ways: Ways): Ending {
  const request = followPacket(ways, 'there');
  // Where a reply is seen the request arrived, listened to or not.
  if (request && !ways.back.some(({ packet }) => packet !== null)) return request;
  return followPacket(ways, 'back') ?? { type: 'returned' };
}

/** Undefined: the packet was seen at the last stage of the way. */
function followPacket(ways: Ways, way: Spot['way']): Ending | undefined {
  const stages = ways[way];
  const lost = way === 'there' ? 'request' : 'reply';
  const furthest = stages.findLastIndex(({ packet }) => packet !== null);
  if (furthest === stages.length - 1 && stages[furthest]?.receiver) return undefined;
  const last = stages[furthest];
  const after = stages[furthest + 1];
  // Between two stretches a namespace decides: it may have asked for its next hop in vain.
  if (!last || (after && after.crossing !== last.crossing)) {
    const asked = after && followQuestion(stages, way, after.crossing);
    // A router that knows its next hop asks for it now and then: an answer then says nothing of a packet that it did not pass on.
    if (asked && (asked.type !== 'answered-only' || !last)) return asked;
  }
  if (!last) {
    if (way === 'there') return { type: 'silent' };
    const arrived: Spot = { way: 'there', index: ways.there.length - 1 };
    return { type: 'swallowed', lost: 'reply', last: arrived, next: nextHeard(stages, way, 0) };
  }
  const spot: Spot = { way, index: furthest };
  const next = nextHeard(stages, way, furthest + 1);
  const type = after?.crossing === last.crossing ? 'lost' : 'swallowed';
  return { type, lost, last: spot, next };
}

/** How the question for the next hop of a stretch ended; undefined where none was asked. */
function followQuestion(stages: readonly LocatedStage[], way: Spot['way'], crossing: number): Ending | undefined {
  const first = stages.findIndex((stage) => stage.crossing === crossing);
  const end = stages.findLastIndex((stage) => stage.crossing === crossing);
  const asked = stages.findLastIndex((stage) => stage.crossing === crossing && stage.question !== null);
  if (asked < 0) return undefined;
  const answered = stages.findIndex((stage) => stage.crossing === crossing && stage.answer !== null);
  if (answered < 0) {
    if (asked === end) return { type: 'swallowed', lost: 'question', last: { way, index: asked }, next: null };
    return { type: 'lost', lost: 'question', last: { way, index: asked }, next: nextHeard(stages, way, asked + 1, end) };
  }
  if (answered === first) return { type: 'answered-only', last: { way, index: first } };
  const back = stages.findLastIndex((stage, index) => index >= first && index < answered && stage.unheard === undefined);
  return { type: 'lost', lost: 'answer', last: { way, index: answered }, next: back < 0 ? null : { way, index: back } };
}

/** The first stage from an index on that could be listened at. */
function nextHeard(stages: readonly LocatedStage[], way: Spot['way'], from: number, end = stages.length - 1): Spot | null {
  const index = stages.findIndex((stage, at) => at >= from && at <= end && stage.unheard === undefined);
  return index < 0 ? null : { way, index };
}
