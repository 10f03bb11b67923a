/** A double click on a host or a container opens a terminal there. */
import { useCallback, type MouseEvent } from 'react';
import { useWorkbench } from '../../store/hooks.ts';
import { openConsole, terminalOf } from '../../store/tasks/consoles.ts';
import type { ThingNode } from '../flow.ts';

/** `isEntering`: the double click led into a group. */
export function useDoubleClick(isEntering: (id: string) => boolean) {
  const bench = useWorkbench();
  return useCallback(
    (event: MouseEvent, node: ThingNode) => {
      const source = terminalOf(node.id);
      // A double click on a badge or a handle means that.
      if (
        !source ||
        isEntering(node.id) ||
        (event.target instanceof Element && event.target.closest('button, .react-flow__handle'))
      )
        return;
      openConsole(bench, source);
    },
    [bench, isEntering],
  );
}
