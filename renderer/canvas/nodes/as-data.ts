import type { NodeProps } from '@xyflow/react';
import { memo, type ComponentType } from 'react';
import type { ThingNode } from '../flow.ts';

/**
 * Drawn again when its data is other, and not when it is elsewhere: React Flow moves its element, and tells all that lie on a host in
 * every step of the drag of it.
 */
export function asData(Thing: ComponentType<NodeProps<ThingNode>>) {
  return memo(Thing, (before, after) => before.data === after.data && before.selected === after.selected);
}
