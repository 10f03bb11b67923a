import { useCallback } from 'react';
import { useWorkbench } from '../../../store/hooks.ts';

/** Draws a group of the matrix as one row and column, or one by one again. */
export function useFold(): (group: string, isFolded: boolean) => void {
  const { view } = useWorkbench();
  return useCallback(
    (group, isFolded) => {
      const others = view.getState().collapsed.filter((name) => name !== group);
      view.getState().set({ collapsed: isFolded ? [...others, group] : others });
    },
    [view],
  );
}
