/** Copy, cut and paste of drawn things. The system's clipboard carries them as a small topology file, so that they can go to another window. */
import { layOut } from '../canvas/layout.ts';
import { parse, write } from '../store/core.ts';
import { place } from '../store/edits/arrange.ts';
import { addClip, clipOf } from '../store/edits/clip.ts';
import { notify } from '../store/notify.ts';
import { splitObjectId, type ObjectId } from '../store/object-id.ts';
import type { Workbench } from '../store/workbench.ts';
import type { TopologyDocument } from '../../shared/topology/document.ts';
import { deleteSelection } from './delete-selection.ts';

/** Where menus keep what was copied: a page may write to the system's clipboard, but not read it without asking. */
const KEY = 'vlanvas.clip';
/** A copy of what a person has placed lies beside it. */
const OFFSET = 28;

/** The selection as the text of a small topology file; null where nothing of it can be copied. */
export function copyText(bench: Workbench): string | null {
  const { document } = bench.design.getState();
  const clip = document && clipOf(document, bench.view.getState().selection);
  return clip ? write('', clip) : null;
}

export function copySelection(bench: Workbench): void {
  const text = copyText(bench);
  if (text === null) return;
  localStorage.setItem(KEY, text);
  // Refused where the page is not trusted with it: what was kept above serves the windows of this machine.
  void navigator.clipboard.writeText(text).catch(() => undefined);
}

export function cutSelection(bench: Workbench): void {
  if (copyText(bench) === null) return;
  copySelection(bench);
  deleteSelection(bench);
}

export function pasteKept(bench: Workbench): void {
  const text = localStorage.getItem(KEY);
  if (text !== null) pasteText(bench, text);
}

export function hasKept(): boolean {
  return localStorage.getItem(KEY) !== null;
}

/** Pastes a topology file, whole or in part, into the design. */
export function pasteText(bench: Workbench, text: string): void {
  const clip = parse(text, null).document;
  if (clip) insert(bench, clip, bench.t('edit.paste'));
  else notify(bench, bench.t('edit.pasteNothing'));
}

export function duplicateSelection(bench: Workbench): void {
  const { document } = bench.design.getState();
  const clip = document && clipOf(document, bench.view.getState().selection);
  if (clip) insert(bench, clip, bench.t('edit.duplicate'));
}

function insert(bench: Workbench, clip: TopologyDocument, label: string): void {
  const before = bench.design.getState().document;
  if (!before) return;
  let made: readonly ObjectId[] = [];
  bench.design.getState().edit(label, (draft) => {
    made = addClip(draft, clip, hostFor(bench, before));
    place(draft, beside(before, bench.view.getState().selection, made));
  });
  if (made.length === 0) return;
  bench.view.getState().select(made);
  bench.view.getState().revealObjects(null);
}

function hostFor(bench: Workbench, document: TopologyDocument): string | null {
  const chosen = bench.view
    .getState()
    .selection.map(splitObjectId)
    .find((one) => one?.kind === 'host');
  return chosen?.name ?? Object.keys(document.hosts ?? {})[0] ?? null;
}

/** Copies of things that were placed by hand are placed beside them; the others find their place by themselves. */
function beside(document: TopologyDocument, selection: readonly string[], made: readonly ObjectId[]) {
  const saved = document.canvas?.positions ?? {};
  const sources = layOut(document).boxes.filter((box) => selection.includes(box.id) && box.id in saved);
  return made.flatMap((id, index) => {
    const source = sources[index];
    const at = source && saved[source.id];
    return at && splitObjectId(id)?.kind === splitObjectId(source.id)?.kind ? [{ id, x: at.x + OFFSET, y: at.y + OFFSET }] : [];
  });
}
