import { useCallback, useMemo } from 'react';
import type { Recipe } from '../store/design.ts';
import { useWorkbench } from '../store/hooks.ts';

/** Edits from a form: one undo step a field and focus, whatever is typed into it. */
export function useEdit(object: string) {
  const bench = useWorkbench();
  const typed = useCallback(
    (field: string, recipe: Recipe) => {
      bench.design.getState().edit(bench.t('edit.field', { field, name: object }), recipe, { merge: `field ${object} ${field}` });
    },
    [bench, object],
  );
  const once = useCallback((label: string, recipe: Recipe) => bench.design.getState().edit(label, recipe), [bench]);
  const seal = useCallback(() => bench.design.getState().seal(), [bench]);
  return useMemo(() => ({ typed, once, seal }), [typed, once, seal]);
}
