/** The open file on disk: what others write there is taken over where nothing of ours would be lost, and asked about elsewhere. */
import type { FileEvent, OpenedFile } from '../../../shared/contract/contract.ts';
import { problemOf } from '../../client/problem-of.ts';
import { parse } from '../core.ts';
import { isDirty, textOf } from '../design.ts';
import { record, type HistoryStep } from '../history.ts';
import { notify } from '../notify.ts';
import type { Workbench } from '../workbench.ts';

/** A step that no history has: what is on the screen is not what is on disk. */
const NEVER_SAVED: HistoryStep = { label: '', patches: [], inverse: [] };

export const fileName = (path: string): string => path.split(/[/\\]/).at(-1) ?? path;

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
  if (event.type === 'gone') return notify(bench, bench.t('file.gone', { name: fileName(path) }));
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
  const { document, history, load } = bench.design.getState();
  bench.live.setState({ onDisk: null });
  const next = parse(file.text, file.path).document;
  if (!document || !next) return load(file);
  const edited = record(document, history, bench.t('edit.fromDisk'), (draft) => {
    for (const key of Object.keys(draft)) if (!(key in next)) Reflect.deleteProperty(draft, key);
    Object.assign(draft, next);
  });
  bench.design.setState({
    ...edited,
    unreadable: null,
    base: file.text,
    saved: file,
    savedStep: edited.history.past.at(-1) ?? null,
    neverSaved: false,
  });
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
