/** Whether a thing can take what is being drawn to it: the one under the pointer, lit, dimmed, or neither where it is no question. */
import type { TopologyDocument } from '../../../shared/topology/document.ts';
import { belongsOnThing, takesDrop } from '../../palette/drop-meaning.ts';
import { connectionBetween } from '../../store/edits/connect.ts';
import { canBeEnd } from '../../store/edits/expect.ts';
import type { ViewState } from '../../store/view.ts';

export type Target = 'hit' | 'yes' | 'no' | undefined;

export function targetOf(
  document: TopologyDocument | null,
  { connecting, placing, expecting, dropTarget }: Pick<ViewState, 'connecting' | 'placing' | 'expecting' | 'dropTarget'>,
  id: string,
): Target {
  if (!document || connecting === id) return undefined;
  if (dropTarget === id) return 'hit';
  // Nothing is dimmed: it may take a while to choose, and all is to be read meanwhile.
  if (expecting) return canBeEnd(expecting, id) ? 'yes' : undefined;
  if (connecting === null && placing === null) return undefined;
  if (placing !== null) {
    if (takesDrop(document, placing, id)) return 'yes';
    // What lies on a host is not dimmed with it: it would be hard to see what the host has.
    return belongsOnThing(placing) && !id.startsWith('host:') ? 'no' : undefined;
  }
  if (connecting !== null && 'connection' in connectionBetween(document, connecting, id)) return 'yes';
  return id.startsWith('host:') ? undefined : 'no';
}
