/** What of the sandbox runs, looked at whenever the window is come back to: it may have been started or stopped from a shell. */
import { readLab } from './tasks/lab.ts';
import type { Workbench } from './workbench.ts';

export function followLab(bench: Workbench, target: Window): void {
  target.addEventListener('focus', () => {
    if (!bench.live.getState().running.lab) readLab(bench).catch(() => undefined);
  });
}
