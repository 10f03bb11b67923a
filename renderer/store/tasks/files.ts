/** Opening and saving. */
import type { TopologyDocument } from '../../../shared/topology/document.ts';
import { problemOf } from '../../client/problem-of.ts';
import { write } from '../core.ts';
import { emptyDocument, isDirty, textOf } from '../design.ts';
import type { Workbench } from '../workbench.ts';
import { closeConsoles } from './consoles.ts';
import { rememberFile, rememberedFile } from '../session.ts';
import { askAboutConflict } from './disk.ts';
import { without } from './run.ts';

/** Runs `then`, after asking where unsaved changes would be lost. */
export function unlessUnsaved(bench: Workbench, then: () => void): void {
  if (isDirty(bench.design.getState())) bench.view.getState().set({ dialog: 'discard', afterDiscard: then });
  else then();
}

/** Shows what was just opened: nothing that is known of what was open before belongs to it. */
export function show(bench: Workbench): void {
  rememberFile(bench.design.getState().saved.path);
  bench.live.setState({ hosts: {}, checks: {}, onDisk: null, plan: null, planText: '', deploy: null, measure: null });
  for (const [task, controller] of Object.entries(bench.live.getState().running)) if (task !== 'lab') controller.abort();
  // Names of another design may mean other machines.
  closeConsoles(bench);
  bench.actual.setState({ drift: {}, acting: {} });
  const view = bench.view.getState();
  view.set({ selection: [], cell: null, dialog: null });
  if (bench.design.getState().unreadable) view.showPanel('problems');
  view.revealObjects(null);
}

export function newDesign(bench: Workbench, document: TopologyDocument = emptyDocument('untitled')): void {
  bench.design.getState().load({ path: null, revision: null, text: write('', document) }, { unsaved: true });
  show(bench);
}

/** An example: a copy that is not saved anywhere yet. */
export function openText(bench: Workbench, text: string): void {
  bench.design.getState().load({ path: null, revision: null, text }, { unsaved: true });
  show(bench);
}

async function withFileFailure(bench: Workbench, work: () => Promise<boolean>): Promise<boolean> {
  bench.live.setState((live) => ({ failures: without(live.failures, 'file') }));
  try {
    return await work();
  } catch (error) {
    bench.live.setState((live) => ({ failures: { ...live.failures, file: problemOf(error) } }));
    return false;
  }
}

export function openFile(bench: Workbench, path: string): Promise<boolean> {
  return withFileFailure(bench, async () => {
    bench.design.getState().load(await bench.client.files.open({ path }));
    show(bench);
    void readRecent(bench);
    return true;
  });
}

/** Saves where the design came from, or asks where to. `path`: saves there, as a new file; `replace`: also over one that is there. */
export async function saveFile(bench: Workbench, path?: string, replace = false): Promise<boolean> {
  const design = bench.design.getState();
  const target = path ?? design.saved.path;
  if (target === null || !design.document) {
    bench.view.getState().set({ dialog: 'save' });
    return false;
  }
  return withFileFailure(bench, async () => {
    const own = target === design.saved.path;
    const there = replace && !own ? await bench.client.files.open({ path: target }).catch(() => null) : null;
    const revision = own ? design.saved.revision : (there?.revision ?? null);
    const text = textOf(design);
    const saved = await bench.client.files.save({ path: target, text, revision }).catch(async (error: unknown) => {
      if (await askAboutConflict(bench, target, error)) return null;
      throw error;
    });
    if (!saved) return false;
    bench.design.getState().markSaved(saved);
    bench.live.setState({ onDisk: null });
    rememberFile(saved.path);
    void readRecent(bench);
    return true;
  });
}

export async function readRecent(bench: Workbench): Promise<void> {
  bench.live.setState({ recent: await bench.client.files.recent() });
}

/** What the page needs to know first: the file it was opened with, the examples, the sandbox. */
export async function readDoor(bench: Workbench): Promise<void> {
  try {
    const info = await bench.client.door.info();
    const file = rememberedFile() ?? info.file;
    if (file !== null && bench.design.getState().document === null) await openFile(bench, file);
    const [examples, recent, status, recovered] = await Promise.all([
      bench.client.files.examples(),
      bench.client.files.recent(),
      bench.client.lab.status(),
      bench.client.recovery.found(),
    ]);
    bench.live.setState((live) => ({
      examples,
      recent,
      recovered,
      lab: { ...live.lab, status },
      failures: without(live.failures, 'door'),
    }));
  } catch (error) {
    bench.live.setState((live) => ({ failures: { ...live.failures, door: problemOf(error) } }));
  }
}
