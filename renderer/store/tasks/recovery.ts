/**
 * Unsaved work is kept by the service while it is unsaved, or by the browser while the service is away, and offered again after its
 * window went away without saying so.
 */
import type { RecoveredWork } from '../../../shared/contract/recovery.ts';
import { problemOf } from '../../client/problem-of.ts';
import { write } from '../core.ts';
import { emptyDocument, isDirty, isSameText, textOf } from '../design.ts';
import { notify } from '../notify.ts';
import { copies, dropCopy, holdWindow, keepCopy, openWindows, orphans } from '../own-copies.ts';
import type { Workbench } from '../workbench.ts';
import { show } from './files.ts';

/** Milliseconds after the last edit, and at most after the first. */
const QUIET = 800;
const LONGEST = 4_000;

/** Follows the design from now on. */
export function keepUnsaved(bench: Workbench): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let due = 0;
  let kept = false;
  let complained = false;
  const keep = async (): Promise<void> => {
    timer = undefined;
    due = 0;
    const design = bench.design.getState();
    const isOpen = bench.live.getState().door === 'open';
    try {
      if (isDirty(design)) {
        kept = true;
        const work = {
          window: bench.windowId,
          path: design.saved.path,
          name: design.document?.name ?? '',
          text: textOf(design),
          revision: design.saved.revision,
        };
        if (isOpen) {
          await bench.client.recovery.keep(work);
          dropCopy(localStorage, work.window);
        } else bench.live.setState({ uncopied: !keepCopy(localStorage, { ...work, savedAt: Date.now() }) });
      } else if (kept && isOpen) {
        await dropUnsaved(bench);
        kept = false;
      }
    } catch (error) {
      // Once: what is typed next would only say it again. A lost connection is told elsewhere.
      const problem = problemOf(error);
      if (problem.code === 'RECOVERY_NOT_WRITTEN' && !complained) notify(bench, problem.message);
      complained = true;
    }
  };
  bench.design.subscribe((design, before) => {
    if (isSameText(design, before)) return;
    const now = Date.now();
    due = due === 0 ? now + LONGEST : due;
    clearTimeout(timer);
    timer = setTimeout(() => void keep(), Math.max(0, Math.min(QUIET, due - now)));
  });
  // What was drawn while the connection was away goes to the service when it is back; what it had not been told yet, to the browser.
  bench.live.subscribe((live, before) => {
    if (live.door !== before.door && (live.door === 'open' || before.door === 'open')) void keep();
  });
  holdWindow(navigator.locks, bench.windowId);
}

/** Work of windows that are gone, wherever it was kept, newest first. */
export async function findWork(bench: Workbench): Promise<readonly RecoveredWork[]> {
  const [found, open] = await Promise.all([bench.client.recovery.found(), openWindows(navigator.locks)]);
  return orphans([...found, ...copies(localStorage)], open);
}

/** The person decided to lose it. */
export async function dropUnsaved(bench: Workbench): Promise<void> {
  dropCopy(localStorage, bench.windowId);
  await bench.client.recovery.drop({ window: bench.windowId }).catch(() => undefined);
}

/**
 * Lays the work over the file as it is on disk, as one edit that can be undone; over nothing where there is no file. A file that was
 * changed since the work was drawn is asked about, and not written over by the next save.
 */
export async function restoreWork(bench: Workbench, work: RecoveredWork): Promise<void> {
  const file = work.path === null ? null : await bench.client.files.open({ path: work.path }).catch(() => null);
  const design = bench.design.getState();
  if (file) design.load(file);
  else design.load({ path: null, revision: null, text: write('', emptyDocument(work.name)) });
  bench.design.getState().typeText(work.text, bench.t('edit.restore'));
  bench.design.getState().seal();
  show(bench);
  if (file && work.revision !== null && work.revision !== file.revision) {
    bench.design.setState({ saved: { ...file, revision: work.revision } });
    bench.live.setState({ onDisk: file });
  }
  await forget(bench, work);
}

export async function forget(bench: Workbench, work: RecoveredWork): Promise<void> {
  bench.live.setState(({ recovered }) => ({ recovered: recovered.filter(({ window }) => window !== work.window) }));
  dropCopy(localStorage, work.window);
  await bench.client.recovery.drop({ window: work.window }).catch((error: unknown) => notify(bench, problemOf(error).message));
}
