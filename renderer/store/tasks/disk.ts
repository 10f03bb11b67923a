/** The open file on disk: what others write there is taken over where nothing of ours would be lost, and asked about elsewhere. */
import type { FileEvent, OpenedFile } from '../../../shared/contract/contract.ts';
import { problemOf } from '../../client/problem-of.ts';
import { isDirty, textOf, withText } from '../design.ts';
import { lastStep, NO_STEP } from '../history.ts';
import { notify } from '../notify.ts';
import type { Workbench } from '../workbench.ts';
import { without } from './run.ts';

/** What is on the screen is not what is on disk. */
const NEVER_SAVED = NO_STEP;

export const fileName = (path: string): string => path.split(/[/\\]/).at(-1) ?? path;

/** Of the file system: `/` for what lies in no other folder. */
export const folderOf = (path: string): string => path.slice(0, Math.max(1, path.length - fileName(path).length - 1));

/** Watches whichever file is open, from now on. */
export function followFile(bench: Workbench): void {
  let watched: { readonly path: string; readonly stop: AbortController } | null = null;
  const follow = (): void => {
    const { document, saved } = bench.design.getState();
    const path = document && bench.live.getState().door === 'open' ? saved.path : null;
    if (path === (watched?.path ?? null)) return;
    watched?.stop.abort();
    watched = path === null ? null : { path, stop: new AbortController() };
    if (watched) void watch(watched.path, watched.stop.signal);
  };
  const watch = async (path: string, signal: AbortSignal): Promise<void> => {
    const revision = bench.design.getState().saved.revision ?? '';
    try {
      for await (const event of await bench.client.files.watch({ path, revision }, { signal })) onDiskEvent(bench, path, event);
    } catch {
      // Given up here, or lost with the connection: the next one watches again.
    }
    if (watched?.stop.signal === signal) watched = null;
  };
  bench.design.subscribe(follow);
  bench.live.subscribe((live, before) => {
    if (live.door !== before.door) follow();
  });
}

export function onDiskEvent(bench: Workbench, path: string, event: FileEvent): void {
  const design = bench.design.getState();
  if (design.saved.path !== path) return;
  if (event.type === 'gone') {
    bench.design.setState({ savedStep: NEVER_SAVED });
    // Why it could not be saved before is no longer why.
    bench.live.setState(({ failures }) => ({ fileGone: true, failures: without(failures, 'file') }));
    return;
  }
  bench.live.setState({ fileGone: false });
  const { file } = event;
  if (file.revision === design.saved.revision) bench.live.setState({ onDisk: null });
  // The answer to our own save may come after this, or somebody has written the very same.
  else if (file.text === textOf(design)) {
    design.markSaved(file);
    bench.live.setState({ onDisk: null });
  } else if (isDirty(design)) bench.live.setState({ onDisk: file });
  else {
    takeFromDisk(bench, file);
    notify(bench, bench.t('file.reread', { name: fileName(path) }));
  }
}

/** The text on disk takes the place of what is drawn, as one edit: undo brings ours back. */
export function takeFromDisk(bench: Workbench, file: OpenedFile): void {
  bench.live.setState({ onDisk: null });
  const edited = withText(bench.design.getState(), file, bench.t('edit.fromDisk'));
  bench.design.setState({ ...edited, saved: file, savedStep: lastStep(edited.history) });
}

/** The next save goes over what is on disk now. */
export function keepOurs(bench: Workbench, file: OpenedFile): void {
  bench.design.setState({ saved: file, savedStep: NEVER_SAVED });
  bench.live.setState({ onDisk: null });
}

/** A save was refused because the file is another: shows both. Answers whether that is what it was. */
export async function askAboutConflict(bench: Workbench, path: string, error: unknown): Promise<boolean> {
  if (problemOf(error).code !== 'CONFLICT' || bench.design.getState().saved.path !== path) return false;
  const file = await bench.client.files.open({ path }).catch(() => null);
  if (file) bench.live.setState({ onDisk: file });
  return file !== null;
}
