import { useCallback } from 'react';
import { useWorkbench } from '../../store/hooks.ts';

/** Closes the open dialog. */
export function useClose(): () => void {
  const { view } = useWorkbench();
  return useCallback(() => view.getState().set({ dialog: null }), [view]);
}
