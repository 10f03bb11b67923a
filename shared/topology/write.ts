/** From a changed design back to its text, as a person would have edited it: only what changed is touched. */
import { isAlias, isMap, isNode, visit } from 'yaml';
import type { Document } from 'yaml';
import type { DocumentChange } from '../problem/problem.ts';
import { applyChanges } from './changes.ts';
import { sameOrder } from './drawn-order.ts';
import { sameData } from './equal.ts';
import { CannotSplice } from './node-places.ts';
import { withoutEmptySections } from './normalise.ts';
import { reconcile } from './reconcile.ts';
import { isMapping, renderPair } from './render.ts';
import { documentSchema } from './document.ts';
import type { TopologyDocument } from './document.ts';
import { readSource } from './source.ts';
import type { Source } from './source.ts';
import { applyEdits } from './splice.ts';

/**
 * The text changed so that it says `document`: comments, order of keys, quotes and the style of what did not change stay;
 * nothing changed gives the identical text. A text that cannot be read as YAML is replaced by a new one.
 */
export function writeTopology(text: string, document: TopologyDocument): string {
  return writeData(text, document);
}

/** The text with some values changed, for fixes: it works on files that have other errors as well. */
export function changeText(text: string, changes: readonly DocumentChange[]): string {
  const { data } = readSource(text);
  return isMapping(data) ? writeData(text, applyChanges(data, changes)) : text;
}

/** The text of a design with nothing in it. */
export function newTopologyText(name: string): string {
  return renderAll({ vlanvas: 1, name });
}

function writeData(text: string, target: Readonly<Record<string, unknown>>): string {
  const source = readSource(text);
  const { yaml, data } = source;
  const [now, wanted] = [withoutEmptySections(data), withoutEmptySections(target)];
  if (sameData(now, wanted) && sameOrder(now, wanted, [])) return text;
  const written = splice(text, source, target);
  if (written !== undefined) return written;
  // Aliases and rare forms of YAML: written out first, then edited.
  const plain = yaml === undefined || data === undefined ? undefined : spliceWrittenOut(writtenOut(yaml), target);
  return plain ?? renderAll(target);
}

function spliceWrittenOut(text: string, target: Readonly<Record<string, unknown>>): string | undefined {
  return splice(text, readSource(text), target);
}

function splice(text: string, { yaml, data }: Source, target: Readonly<Record<string, unknown>>): string | undefined {
  const root = yaml?.contents;
  if (!isMap(root) || root.items.length === 0) return undefined;
  try {
    const edits = reconcile(text, root, data, target);
    const ending = text.includes('\r\n') ? '\r\n' : '\n';
    const result = applyEdits(
      text,
      ending === '\n' ? edits : edits.map((edit) => ({ ...edit, text: edit.text.replaceAll('\n', ending) })),
    );
    return result !== undefined && says(result, target) ? result : undefined;
  } catch (error) {
    if (error instanceof CannotSplice) return undefined;
    throw error;
  }
}

/** The proof of every write: read again, it says what it should. */
function says(text: string, target: unknown): boolean {
  const { data, problems } = readSource(text);
  return problems.length === 0 && sameData(withoutEmptySections(data), withoutEmptySections(target));
}

function writtenOut(yaml: Document.Parsed): string {
  visit(yaml, {
    Alias: (_, alias) => {
      const target = alias.resolve(yaml);
      return isNode(target) && !isAlias(target) ? (target.clone() as typeof target) : undefined;
    },
  });
  visit(yaml, {
    Node: (_, node) => {
      if (!isAlias(node)) delete node.anchor;
    },
  });
  return yaml.toString({ lineWidth: 0, flowCollectionPadding: true });
}

const ORDER = Object.keys(documentSchema.shape);

function renderAll(target: Readonly<Record<string, unknown>>): string {
  const keys = Object.keys(target).filter((key) => target[key] !== undefined);
  const place = (key: string) => (!ORDER.includes(key) ? ORDER.length : ORDER.indexOf(key));
  keys.sort((a, b) => place(a) - place(b));
  return keys.map((key) => `${key === 'vlanvas' || key === 'name' ? '' : '\n'}${renderPair(key, target[key], [], 0)}\n`).join('');
}
