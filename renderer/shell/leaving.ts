import { isDirty } from '../store/design.ts';
import type { Workbench } from '../store/workbench.ts';

/**
 * Nobody loses unsaved changes by closing the window. A browser asks by itself; Electron does not, so there the question is
 * ours, and the window closes once it is answered.
 */
export function warnBeforeLeaving(bench: Workbench, target: Window): void {
  let isAnswered = false;
  target.addEventListener('beforeunload', (event) => {
    if (isAnswered || !isDirty(bench.design.getState())) return;
    event.preventDefault();
    if (!target.vlanvas) return;
    bench.view.getState().set({
      dialog: 'discard',
      afterDiscard: () => {
        isAnswered = true;
        target.close();
      },
    });
  });
}
