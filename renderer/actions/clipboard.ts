/** Copy, cut and paste of drawn things. The system's clipboard carries them as a small topology file, so that they can go to another window. */
import { layOut } from '../canvas/layout/layout.ts';
import { parse, write } from '../store/core.ts';
import { offerBeside } from '../palette/offer-beside.ts';
import { place } from '../store/edits/arrange.ts';
import { clipHead, clipOf, readClip, type Clip } from '../store/edits/clip.ts';
import { addOpenNetwork, paste, type OpenNetwork, type Pasted, type PasteHosts } from '../store/edits/paste.ts';
import { notify } from '../store/notify.ts';
import { splitObjectId, type ObjectId } from '../store/object-id.ts';
import type { Workbench } from '../store/workbench.ts';
import type { TopologyDocument } from '../../shared/topology/document.ts';
import { deleteSelection } from './delete-selection.ts';
import { pasteWords } from './paste-words.ts';

/** Where menus keep what was copied: a page may write to the system's clipboard, but not read it without asking. */
const KEY = 'vlanvas.clip';
/** A copy of what a person has placed lies beside it. */
const OFFSET = 28;

/** The selection as the text of a small topology file; null where nothing of it can be copied. */
export function copyText(bench: Workbench): string | null {
  const { document } = bench.design.getState();
  const clip = document && clipOf(document, bench.view.getState().selection);
  return clip ? clipHead(clip) + write('', clip.document) : null;
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
  const document = parse(text, null).document;
  if (document) insert(bench, readClip(document, text), bench.t('edit.paste'));
  else notify(bench, bench.t('edit.pasteNothing'));
}

export function duplicateSelection(bench: Workbench): void {
  const { document } = bench.design.getState();
  const clip = document && clipOf(document, bench.view.getState().selection);
  if (clip) insert(bench, clip, bench.t('edit.duplicate'), true);
}

/** `isBeside`: what is copied stays on its host, whatever is selected. */
function insert(bench: Workbench, clip: Clip, label: string, isBeside = false): void {
  const before = bench.design.getState().document;
  if (!before) return;
  const outcome: Pasted[] = [];
  bench.design.getState().edit(label, (draft) => {
    const pasted = paste(draft, clip, hostsFor(bench, before, isBeside));
    outcome.push(pasted);
    place(draft, beside(before, bench.view.getState().selection, pasted.made));
  });
  for (const pasted of outcome) tell(bench, clip, pasted);
}

/** Selects what was pasted, says which links came along or were not made, and asks where that is not plain. */
function tell(bench: Workbench, clip: Clip, pasted: Pasted): void {
  const { made, open } = pasted;
  if (made.length > 0) bench.view.getState().select(made);
  const words = pasteWords(bench.t, pasted);
  if (words !== '') notify(bench, words);
  askAbout(bench, clip, open, made[0]);
}

/** One network after the other. */
function askAbout(bench: Workbench, clip: Clip, [first, ...others]: readonly OpenNetwork[], beside: string | undefined): void {
  const at = beside ?? first?.containers.values().next().value;
  if (!first || at === undefined) return;
  const { network, host } = first;
  const next = (): void => askAbout(bench, clip, others, beside);
  const choices = first.interfaces.map((link) => ({
    label: bench.t('paste.bring', { network, host, interface: link }),
    run: () => {
      bench.design
        .getState()
        .edit(bench.t('paste.bring', { network, host, interface: link }), (draft) => addOpenNetwork(draft, clip, first, link));
      next();
    },
  }));
  const words = bench.t('paste.ask', { network, containers: [...first.containers.values()].join(', ') });
  offerBeside(bench, at, words, [...choices, { label: bench.t('paste.without'), run: next }]);
}

/** A host that is selected, and was not itself copied, is where things are wanted. */
function hostsFor(bench: Workbench, document: TopologyDocument, isBeside: boolean): PasteHosts {
  const { selection } = bench.view.getState();
  const [only] = selection.map(splitObjectId);
  const chosen = selection.length === 1 && only?.kind === 'host' && !isBeside ? only.name : null;
  return { chosen, first: chosen ?? Object.keys(document.hosts ?? {})[0] ?? null };
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
