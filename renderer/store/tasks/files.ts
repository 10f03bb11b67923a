/** Opening and saving. */
import type { TopologyDocument } from '../../../shared/topology/document.ts';
import { problemOf } from '../../client/problem-of.ts';
import { systemDialog } from '../../client/system-dialog.ts';
import { write } from '../core.ts';
import { emptyDocument, isDirty, textOf } from '../design.ts';
import { notify } from '../notify.ts';
import type { Workbench } from '../workbench.ts';
import { closeConsoles } from './consoles.ts';
import { rememberFile } from '../session.ts';
import { askAboutConflict, fileName } from './disk.ts';
import { without } from './run.ts';

/** Runs `then`, after asking where unsaved changes would be lost. */
export function unlessUnsaved(bench: Workbench, then: () => void): void {
  if (isDirty(bench.design.getState())) bench.view.getState().set({ dialog: 'discard', afterDiscard: then });
  else then();
}

/** Shows what was just opened: nothing that is known of what was open before belongs to it. */
export function show(bench: Workbench): void {
  rememberFile(bench.design.getState().saved.path);
  bench.live.setState({
    hosts: {},
    checks: {},
    onDisk: null,
    fileGone: false,
    plan: null,
    planText: '',
    deploy: null,
    measure: null,
  });
  for (const [task, controller] of Object.entries(bench.live.getState().running)) if (task !== 'lab') controller.abort();
  // Names of another design may mean other machines.
  closeConsoles(bench);
  bench.actual.setState({ drift: {}, acting: {} });
  const view = bench.view.getState();
  // What was told of the design before is not about this one.
  view.set({ selection: [], cell: null, dialog: null, notice: null });
  if (bench.design.getState().unreadable) view.showPanel('problems');
  view.revealObjects(null);
}

export function newDesign(bench: Workbench, document: TopologyDocument = emptyDocument('untitled')): void {
  bench.design.getState().load({ path: null, revision: null, text: write('', document) });
  show(bench);
}

/** An example: a copy that is not saved anywhere yet. */
export function openText(bench: Workbench, text: string): void {
  bench.design.getState().load({ path: null, revision: null, text });
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

/** Asks which file, in the system's dialog or in ours, and opens it. */
export async function chooseAndOpen(bench: Workbench): Promise<void> {
  const choose = systemDialog();
  if (!choose) {
    bench.view.getState().set({ dialog: 'open' });
    return;
  }
  const path = await choose('open', '');
  if (path !== null) unlessUnsaved(bench, () => void openFile(bench, path));
}

/** Asks where to, in the system's dialog or in ours, and saves there. Answers whether it is saved: ours has only been opened then. */
export async function saveAs(bench: Workbench): Promise<boolean> {
  const { document, saved } = bench.design.getState();
  const choose = systemDialog();
  if (!choose) {
    bench.view.getState().set({ dialog: 'save' });
    return false;
  }
  const chosen = await choose('save', saved.path ?? `${document?.name ?? 'untitled'}.vlanvas.yaml`);
  if (chosen === null) return false;
  const path = withSuffix(chosen);
  // The system has asked whether to replace what was chosen, and not whether to replace what we make of it.
  return saveFile(bench, path, path === chosen);
}

/** A name without any ending gets ours: the file would be found by no dialog again. */
export function withSuffix(path: string): string {
  return /\.[^./\\]+$/.test(path) ? path : `${path}.vlanvas.yaml`;
}

/**
 * Saves where the design came from, or asks where to. `path`: saves there, as a new file; one that is there is asked about, or with
 * `replace` replaced. Answers whether it is saved.
 */
export async function saveFile(bench: Workbench, path?: string, replace = false): Promise<boolean> {
  // What is typed while it is written is another step than what is in the file.
  bench.design.getState().seal();
  const design = bench.design.getState();
  const target = path ?? design.saved.path;
  if (!design.document) return false;
  if (target === null) return saveAs(bench);
  return withFileFailure(bench, async () => {
    const own = target === design.saved.path;
    const there = replace && !own ? await bench.client.files.open({ path: target }).catch(() => null) : null;
    const revision = own ? design.saved.revision : (there?.revision ?? null);
    const text = textOf(design);
    const saved = await bench.client.files.save({ path: target, text, revision }).catch(async (error: unknown) => {
      if (await askAboutConflict(bench, target, error)) return null;
      if (!own && !replace && askToReplace(bench, error)) return null;
      throw error;
    });
    if (!saved) return false;
    // Another design was opened meanwhile: the file is written, and that is all.
    const now = bench.design.getState();
    if (!now.document || now.saved.path !== design.saved.path) return true;
    now.markSaved(saved, design);
    bench.live.setState({ onDisk: null, fileGone: false });
    rememberFile(saved.path);
    void readRecent(bench);
    if (design.unreadable) notify(bench, bench.t('save.unreadable', { name: fileName(saved.path) }));
    return true;
  });
}

/** Another file has the name: asks whether to replace it. Answers whether that is what was wrong. */
function askToReplace(bench: Workbench, error: unknown): boolean {
  const { code, place } = problemOf(error);
  if (code !== 'CONFLICT' || place?.file === undefined) return false;
  bench.view.getState().set({ dialog: 'replace', replacing: place.file });
  return true;
}

/** A dialog that saves is done: closes it, and goes on with what waited for the save. */
export function afterSave(bench: Workbench): void {
  const { afterDiscard, set } = bench.view.getState();
  set({ dialog: null, replacing: null, afterDiscard: null });
  afterDiscard?.();
}

export async function readRecent(bench: Workbench): Promise<void> {
  bench.live.setState({ recent: await bench.client.files.recent() });
}
