import { isDirty } from '../store/design.ts';
import type { Workbench } from '../store/workbench.ts';

/** The browser asks before it throws unsaved changes away. */
export function warnBeforeLeaving(bench: Workbench, target: Window): void {
  target.addEventListener('beforeunload', (event) => {
    const { document } = bench.design.getState();
    const empty = Object.keys(document ?? {}).length <= 2;
    if (isDirty(bench.design.getState()) && !empty) event.preventDefault();
  });
}
