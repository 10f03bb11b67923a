/** Whether a thing can take the connection that is being drawn: lit, dimmed, or neither where it is not a question. */
import type { TopologyDocument } from '../../shared/topology/document.ts';
import { connectionBetween } from '../store/edits/connect.ts';

export function targetOf(document: TopologyDocument | null, connecting: string | null, id: string): 'yes' | 'no' | undefined {
  if (!document || connecting === null || connecting === id) return undefined;
  const answer = connectionBetween(document, connecting, id);
  if ('connection' in answer) return 'yes';
  return answer.refused === 'pair' ? undefined : 'no';
}
