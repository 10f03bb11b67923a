/** Unsaved work is kept by the service while it is unsaved, and offered again after its window went away without saying so. */
import type { RecoveredWork } from '../../../shared/contract/recovery.ts';
import { problemOf } from '../../client/problem-of.ts';
import { write } from '../core.ts';
import { emptyDocument, isDirty, textOf, type DesignState } from '../design.ts';
import { notify } from '../notify.ts';
import type { Workbench } from '../workbench.ts';
import { show } from './files.ts';

/** Milliseconds after the last edit, and at most after the first. */
const QUIET = 800;
const LONGEST = 4_000;

/** An example that was only looked at is no work. */
function isWork(design: DesignState): boolean {
  const touched = design.history.past.length > 0 || design.history.future.length > 0 || design.unreadable !== null;
  return design.document !== null && isDirty(design) && touched;
}

/** Follows the design from now on. `later`: as setTimeout, for tests. */
export function keepUnsaved(bench: Workbench): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let due = 0;
  let kept = false;
  let complained = false;
  const keep = async (): Promise<void> => {
    timer = undefined;
    due = 0;
    const design = bench.design.getState();
    const window = bench.windowId;
    try {
      if (isWork(design)) {
        kept = true;
        const name = design.document?.name ?? '';
        await bench.client.recovery.keep({ window, path: design.saved.path, name, text: textOf(design) });
      } else if (kept) {
        kept = false;
        await bench.client.recovery.drop({ window });
      }
    } catch (error) {
      // Once: what is typed next would only say it again. A lost connection is told elsewhere.
      const problem = problemOf(error);
      if (problem.code === 'RECOVERY_NOT_WRITTEN' && !complained) notify(bench, problem.message);
      complained = true;
    }
  };
  bench.design.subscribe((design, before) => {
    if (design.document === before.document && design.unreadable === before.unreadable && design.saved === before.saved) return;
    const now = Date.now();
    due = due === 0 ? now + LONGEST : due;
    clearTimeout(timer);
    timer = setTimeout(() => void keep(), Math.max(0, Math.min(QUIET, due - now)));
  });
  // What was drawn while the connection was away is kept when it is back.
  bench.live.subscribe((live, before) => {
    if (live.door === 'open' && before.door !== 'open') void keep();
  });
}

/** The person decided to lose it. */
export async function dropUnsaved(bench: Workbench): Promise<void> {
  await bench.client.recovery.drop({ window: bench.windowId }).catch(() => undefined);
}

/** Lays the work over the file as it is on disk, as one edit that can be undone; over nothing where there is no file. */
export async function restoreWork(bench: Workbench, work: RecoveredWork): Promise<void> {
  const file = work.path === null ? null : await bench.client.files.open({ path: work.path }).catch(() => null);
  const design = bench.design.getState();
  if (file) design.load(file);
  else design.load({ path: null, revision: null, text: write('', emptyDocument(work.name)) }, { unsaved: true });
  bench.design.getState().typeText(work.text, bench.t('edit.restore'));
  bench.design.getState().seal();
  show(bench);
  await forget(bench, work);
}

export async function forget(bench: Workbench, work: RecoveredWork): Promise<void> {
  bench.live.setState(({ recovered }) => ({ recovered: recovered.filter(({ window }) => window !== work.window) }));
  await bench.client.recovery.drop({ window: work.window }).catch((error: unknown) => notify(bench, problemOf(error).message));
}
