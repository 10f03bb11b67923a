/** Opening and saving. */
import type { OpenedFile } from '../../../shared/contract/contract.ts';
import type { TopologyDocument } from '../../../shared/topology/document.ts';
import { problemOf } from '../../client/problem-of.ts';
import { write } from '../core.ts';
import { emptyDocument, isDirty, textOf } from '../design.ts';
import type { Workbench } from '../workbench.ts';
import { rememberFile, rememberedFile } from '../session.ts';
import { without } from './run.ts';

/** Runs `then`, after asking where unsaved changes would be lost. */
export function unlessUnsaved(bench: Workbench, then: () => void): void {
  if (isDirty(bench.design.getState())) bench.view.getState().set({ dialog: 'discard', afterDiscard: then });
  else then();
}

function show(bench: Workbench): void {
  rememberFile(bench.design.getState().saved.path);
  bench.live.setState({ hosts: {}, plan: null, planText: '', deploy: null, measure: null });
  for (const [task, controller] of Object.entries(bench.live.getState().running)) if (task !== 'lab') controller.abort();
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

async function withFileFailure(bench: Workbench, work: () => Promise<void>): Promise<boolean> {
  bench.live.setState((live) => ({ failures: without(live.failures, 'file') }));
  try {
    await work();
    return true;
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
  });
}

/** Saves where the design came from, or asks where to. `path`: saves there, as a new file. */
export async function saveFile(bench: Workbench, path?: string): Promise<boolean> {
  const design = bench.design.getState();
  const target = path ?? design.saved.path;
  if (target === null || !design.document) {
    bench.view.getState().set({ dialog: 'save' });
    return false;
  }
  return withFileFailure(bench, async () => {
    const revision = target === design.saved.path ? design.saved.revision : null;
    const saved: OpenedFile = await bench.client.files.save({ path: target, text: textOf(design), revision });
    bench.design.getState().markSaved(saved);
    rememberFile(saved.path);
    void readRecent(bench);
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
    const [examples, recent, status] = await Promise.all([
      bench.client.files.examples(),
      bench.client.files.recent(),
      bench.client.lab.status(),
    ]);
    bench.live.setState((live) => ({ examples, recent, lab: { ...live.lab, status }, failures: without(live.failures, 'door') }));
  } catch (error) {
    bench.live.setState((live) => ({ failures: { ...live.failures, door: problemOf(error) } }));
  }
}
