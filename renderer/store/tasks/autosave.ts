/**
 * Where the person chose so, the open file is written a second after the last edit: when its text can be read as a topology, when
 * nobody else has changed it or taken it away, and when no gesture is under way. A save that fails is told, and tried again after
 * the next edit.
 */
import { isDirty, isSameText } from '../design.ts';
import type { Workbench } from '../workbench.ts';
import { saveFile } from './files.ts';

/** Milliseconds after the last edit. */
const QUIET = 1_000;

/** Whether the open file may be written without being asked. */
export function mayAutosave(bench: Pick<Workbench, 'design' | 'view' | 'live'>): boolean {
  const design = bench.design.getState();
  const { onDisk, fileGone, door } = bench.live.getState();
  if (!bench.view.getState().autosave || door !== 'open' || onDisk !== null || fileGone) return false;
  return design.saved.path !== null && design.unreadable === null && isDirty(design);
}

/** Follows the design from now on. */
export function keepSaved(bench: Workbench): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let saving = false;
  const later = (): void => {
    clearTimeout(timer);
    timer = mayAutosave(bench) ? setTimeout(() => void save(), QUIET) : undefined;
  };
  const save = async (): Promise<void> => {
    if (!mayAutosave(bench)) return;
    if (saving || bench.view.getState().gesture) {
      later();
      return;
    }
    saving = true;
    await saveFile(bench);
    saving = false;
  };
  bench.design.subscribe((design, before) => {
    if (!isSameText(design, before)) later();
  });
  bench.view.subscribe((view, before) => {
    if (view.autosave !== before.autosave) later();
  });
  bench.live.subscribe((live, before) => {
    if (live.door !== before.door || live.onDisk !== before.onDisk) later();
  });
}
