/**
 * The edits of a text that turn what it says into other data, touching nothing else: comments, order, alignment, quotes and
 * the style of what stays as it is are not read, so they can't be lost. What this does not understand, `writeTopology`
 * notices, because it reads the result again.
 */
import { isMap, isScalar, isSeq } from 'yaml';
import type { Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import { alignItems } from './align.ts';
import { documentSchema } from './document.ts';
import { isDrawnRecord, outOfOrder, sameOrder } from './drawn-order.ts';
import { sameData } from './equal.ts';
import {
  CannotSplice,
  afterColon,
  dashOf,
  endOfNode,
  endOfPair,
  ownComments,
  pastInnerComments,
  rangeOf,
  startOf,
} from './node-places.ts';
import { isAbsentWhenEmpty } from './normalise.ts';
import type { Path } from './path.ts';
import { entriesOf, isMapping, renderFlow, renderItem, renderPair, renderPairs, renderScalar, renderValue } from './render.ts';
import type { Quotes } from './render.ts';
import { keyText } from './plain-data.ts';
import { columnOf, lineStart, nextLine } from './splice.ts';
import type { Edit } from './splice.ts';

const NONE: ReadonlySet<string> = new Set();

interface Writing {
  readonly text: string;
  readonly edits: Edit[];
}

/** The edits that make the mapping at the top of `text` say `target`, where it says `data` now. */
export function reconcile(
  text: string,
  root: YAMLMap,
  data: unknown,
  target: Readonly<Record<string, unknown>>,
): readonly Edit[] {
  const writing: Writing = { text, edits: [] };
  reconcileMap(writing, root, isMapping(data) ? data : {}, target, []);
  return writing.edits;
}

function reconcileValue(writing: Writing, pair: Pair, data: unknown, target: unknown, path: Path, flow: boolean): void {
  if (sameData(data, target) && sameOrder(data, target, path)) return;
  if (data === null && isMapping(target) && entriesOf(target).length === 0 && path.length === 2 && path[0] === 'hosts') return;
  const node = pair.value;
  if (isMap(node) && isMapping(target) && node.items.length > 0 && entriesOf(target).length > 0)
    return reconcileMap(writing, node, asMapping(data), target, path);
  if (isSeq(node) && Array.isArray(target) && node.items.length > 0 && target.length > 0)
    return reconcileSeq(writing, node, data as readonly unknown[], target, path);
  replaceValue(writing, pair, target, path, flow);
}

function asMapping(data: unknown): Readonly<Record<string, unknown>> {
  return isMapping(data) ? data : {};
}

/** Puts another value after the colon. A comment at the end of the line stays on the line of the key. */
function replaceValue({ text, edits }: Writing, pair: Pair, target: unknown, path: Path, flow: boolean): void {
  const key = startOf(pair.key);
  const start = afterColon(text, pair);
  const end = Math.max(start, endOfPair(pair));
  const scalar = isScalar(pair.value) ? pair.value : undefined;
  if (flow) {
    edits.push({ start, end, text: ` ${isCollection(target) ? renderFlow(target) : renderScalar(target, quotesOf(scalar))}` });
    return;
  }
  const column = columnOf(text, key);
  const rendered = isCollection(target)
    ? renderValue(target, path, column, start - lineStart(text, start))
    : ` ${renderScalar(target, quotesOf(scalar))}`;
  const blockScalar = text[end - 1] === '\n' && end > start;
  if (!rendered.startsWith('\n')) {
    edits.push({ start, end, text: blockScalar ? `${rendered}\n` : rendered });
    return;
  }
  const next = nextLine(text, end);
  const rest = text.slice(end, next);
  const comment = rest.trimStart().startsWith('#') ? ` ${rest.trim()}` : '';
  edits.push({ start, end: next, text: `${comment}${rendered}\n` });
}

function isCollection(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

function quotesOf(scalar: Scalar | undefined): Quotes {
  if (scalar?.type === 'QUOTE_DOUBLE') return 'double';
  return scalar?.type === 'QUOTE_SINGLE' ? 'single' : 'plain';
}

function reconcileMap(
  writing: Writing,
  node: YAMLMap,
  data: Readonly<Record<string, unknown>>,
  target: Readonly<Record<string, unknown>>,
  path: Path,
): void {
  const flow = node.flow === true;
  const pairs = node.items.map((pair) => ({ pair: pair, key: keyText(pair) ?? '' }));
  const moved = isDrawnRecord(path) ? outOfOrder(Object.keys(data), Object.keys(target)) : NONE;
  const stays = (key: string) =>
    !moved.has(key) &&
    ((Object.hasOwn(target, key) && target[key] !== undefined) || (data[key] === null && isAbsentWhenEmpty([...path, key])));
  const found = findRename(
    pairs.map(({ key }) => key).filter((key) => !stays(key)),
    data,
    target,
  );
  // Another thing elsewhere is not the same one under another name.
  const renamed = found && moved.size === 0 && isInPlace(found, data, target, path) ? found : undefined;
  const kept = pairs.map(({ pair, key }) => ({
    pair,
    key,
    now: stays(key) ? key : renamed?.from === key ? renamed.to : undefined,
  }));
  for (const { pair, key, now } of kept) {
    if (now === undefined || target[now] === undefined) continue;
    if (now !== key) writing.edits.push({ start: startOf(pair.key), end: rangeOf(pair.key)[1], text: renderScalar(now) });
    reconcileValue(writing, pair, data[key], target[now], [...path, now], flow);
  }
  const keptNames = new Set(kept.map(({ now }) => now));
  const lines = kept.map(({ pair, now }) => ({ start: startOf(pair.key), end: endOfPair(pair), kept: now !== undefined }));
  const column = flow ? 0 : columnOf(writing.text, startOf(pairs[0]?.pair.key));
  if (flow || path.length > 0) {
    const render = (key: string, value: unknown) =>
      flow ? `${renderScalar(key)}: ${renderFlow(value)}` : renderPair(key, value, path, column);
    const order = kept.map(({ now }) => now);
    const added = entriesOf(target).filter(([key]) => !keptNames.has(key));
    const inside = added.filter(([key]) => isInside(key, target, order));
    for (const [key, value] of inside)
      insertPair(writing, lines[spanBefore(key, target, order)], lines, render(key, value), column, flow);
    const behind = added.filter((entry) => !inside.includes(entry)).map(([key, value]) => render(key, value));
    if (flow) spliceFlow(writing, lines, behind);
    else spliceBlock(writing, lines, behind, column, () => renderPairs(target, path, column).trimStart());
    return;
  }
  const added = entriesOf(target).filter(([key]) => !keptNames.has(key));
  spliceBlock(writing, lines, [], column, () => renderPairs(target, path, column));
  for (const [key, value] of inSchemaOrder(added)) insertSection(writing, kept, renderPair(key, value, path, column), key);
}

function isInPlace(
  { from, to }: { readonly from: string; readonly to: string },
  data: Readonly<Record<string, unknown>>,
  target: Readonly<Record<string, unknown>>,
  path: Path,
): boolean {
  if (!isDrawnRecord(path)) return true;
  const keys = Object.keys(data).map((key) => (key === from ? to : key));
  return outOfOrder(keys, Object.keys(target)).size === 0;
}

/** The order of hosts and networks is their order on the canvas: a new key stands where the target has it. */
function isInside(key: string, target: Readonly<Record<string, unknown>>, order: readonly (string | undefined)[]): boolean {
  const last = order.findLast((now) => now !== undefined);
  const keys = Object.keys(target);
  return last !== undefined && keys.indexOf(key) < keys.indexOf(last);
}

/** Index of the kept pair that a new key comes after; -1: it comes first. */
function spanBefore(key: string, target: Readonly<Record<string, unknown>>, order: readonly (string | undefined)[]): number {
  const keys = Object.keys(target);
  const before = keys.slice(0, keys.indexOf(key)).findLast((candidate) => order.includes(candidate));
  return before === undefined ? -1 : order.indexOf(before);
}

function insertPair(
  { text, edits }: Writing,
  before: Span | undefined,
  spans: readonly Span[],
  rendered: string,
  column: number,
  flow: boolean,
): void {
  const first = spans[0];
  if (!first) throw new CannotSplice();
  if (flow) {
    if (before) edits.push({ start: before.end, end: before.end, text: `, ${rendered}` });
    else edits.push({ start: first.start, end: first.start, text: `${rendered}, ` });
    return;
  }
  if (before) {
    const at = pastInnerComments(text, nextLine(text, before.end), column);
    edits.push({ start: at, end: at, text: `${breakBefore(text, at)}${' '.repeat(column)}${rendered}\n` });
    return;
  }
  const begin = lineStart(text, first.start);
  // The first pair of a list item shares its line with the dash.
  if (text.slice(begin, first.start).trim() !== '') {
    edits.push({ start: first.start, end: first.start, text: `${rendered}\n${' '.repeat(column)}` });
    return;
  }
  const at = ownComments(text, begin, column);
  edits.push({ start: at, end: at, text: `${' '.repeat(column)}${rendered}\n` });
}

/** One key has gone and one has come whose value is the same, or also a mapping: it is the same thing under another name. */
function findRename(
  gone: readonly string[],
  data: Readonly<Record<string, unknown>>,
  target: Readonly<Record<string, unknown>>,
): { from: string; to: string } | undefined {
  const come = entriesOf(target)
    .map(([key]) => key)
    .filter((key) => !Object.hasOwn(data, key));
  const [from] = gone;
  const [to] = come;
  if (from === undefined || to === undefined || gone.length !== 1 || come.length !== 1) return undefined;
  return sameData(data[from], target[to]) || (isMapping(data[from]) && isMapping(target[to])) ? { from, to } : undefined;
}

const ORDER: readonly string[] = Object.keys(documentSchema.shape);

function place(key: string): number {
  const index = ORDER.indexOf(key);
  return index < 0 ? ORDER.length : index;
}

function inSchemaOrder(added: readonly (readonly [string, unknown])[]): readonly (readonly [string, unknown])[] {
  return [...added].sort(([a], [b]) => place(a) - place(b));
}

/** A new section goes after the last one that comes before it in the format, with a blank line between. */
function insertSection(
  { text, edits }: Writing,
  kept: readonly { readonly pair: Pair; readonly now: string | undefined }[],
  rendered: string,
  key: string,
): void {
  const before = kept.filter(({ now }) => now !== undefined && place(now) <= place(key)).at(-1);
  const gap = key === 'vlanvas' || key === 'name' ? '' : '\n';
  if (!before) {
    const first = kept[0];
    const start = first ? lineStart(text, startOf(first.pair.key)) : 0;
    edits.push({ start, end: start, text: `${rendered}\n${gap}` });
    return;
  }
  const at = pastInnerComments(text, nextLine(text, endOfPair(before.pair)), columnOf(text, startOf(before.pair.key)));
  edits.push({ start: at, end: at, text: `${breakBefore(text, at)}${gap}${rendered}\n` });
}

function breakBefore(text: string, at: number): string {
  return at > 0 && text[at - 1] !== '\n' ? '\n' : '';
}

function reconcileSeq(writing: Writing, node: YAMLSeq, data: readonly unknown[], target: readonly unknown[], path: Path): void {
  const { text, edits } = writing;
  const flow = node.flow === true;
  const steps = alignItems(data, target);
  const spans = node.items.map((item) => {
    const start = flow ? startOf(item) : dashOf(text, startOf(item));
    return { start, end: endOfNode(item), kept: true };
  });
  const column = flow ? 0 : columnOf(text, spans[0]?.start ?? 0);
  const added: string[] = [];
  let last = -1;
  for (const { from, to } of steps) {
    if (from !== undefined && to !== undefined) {
      reconcileItem(writing, node.items[from], data[from], target[to], [...path, to], flow);
      last = from;
    } else if (from !== undefined) {
      const span = spans[from];
      if (span) spans[from] = { ...span, kept: false };
    } else if (to !== undefined) {
      const rendered = flow ? renderFlow(target[to]) : renderItem(target[to], [...path, to], column);
      const before = spans[last];
      const following = spans
        .slice(last + 1)
        .some((_, offset) => steps.some((step) => step.from === last + 1 + offset && step.to !== undefined));
      if (!following) added.push(rendered);
      else if (before === undefined) insertFirst(writing, spans, rendered, column, flow);
      else if (flow) edits.push({ start: before.end, end: before.end, text: `, ${rendered}` });
      else {
        const at = nextLine(text, before.end);
        edits.push({ start: at, end: at, text: `${breakBefore(text, at)}${' '.repeat(column)}${rendered}\n` });
      }
    }
  }
  if (flow) spliceFlow(writing, spans, added);
  else
    spliceBlock(writing, spans, added, column, () =>
      target
        .map((item, index) => `${index === 0 ? '' : ' '.repeat(column)}${renderItem(item, [...path, index], column)}`)
        .join('\n'),
    );
}

function insertFirst({ text, edits }: Writing, spans: readonly Span[], rendered: string, column: number, flow: boolean): void {
  const first = spans[0];
  if (!first) throw new CannotSplice();
  if (flow) edits.push({ start: first.start, end: first.start, text: `${rendered}, ` });
  else if (text.slice(lineStart(text, first.start), first.start).trim() === '') {
    const at = lineStart(text, first.start);
    edits.push({ start: at, end: at, text: `${' '.repeat(column)}${rendered}\n` });
  } else throw new CannotSplice();
}

function reconcileItem(writing: Writing, node: unknown, data: unknown, target: unknown, path: Path, flow: boolean): void {
  if (sameData(data, target)) return;
  if (isMap(node) && isMapping(target) && node.items.length > 0 && entriesOf(target).length > 0)
    return reconcileMap(writing, node, asMapping(data), target, path);
  if (isSeq(node) && Array.isArray(target) && node.items.length > 0 && target.length > 0)
    return reconcileSeq(writing, node, data as readonly unknown[], target, path);
  const scalar = isScalar(node) ? node : undefined;
  const rendered = isCollection(target) ? renderFlow(target) : renderScalar(target, quotesOf(scalar));
  if ((isMap(node) || isSeq(node)) && !flow && node.flow !== true) throw new CannotSplice();
  writing.edits.push({ start: startOf(node), end: endOfNode(node), text: rendered });
}

interface Span {
  readonly start: number;
  readonly end: number;
  readonly kept: boolean;
}

/** Removes and appends items between brackets. */
function spliceFlow({ edits }: Writing, spans: readonly Span[], added: readonly string[]): void {
  const lastKept = spans.findLastIndex((span) => span.kept);
  const first = spans[0];
  const last = spans.at(-1);
  if (!first || !last) throw new CannotSplice();
  if (lastKept < 0) {
    edits.push({ start: first.start, end: last.end, text: added.join(', ') });
    return;
  }
  spans.forEach((span, index) => {
    const next = spans[index + 1];
    if (!span.kept && index < lastKept && next) edits.push({ start: span.start, end: next.start, text: '' });
  });
  const end = spans[lastKept]?.end ?? last.end;
  const text = added.map((item) => `, ${item}`).join('');
  if (text !== '' || lastKept < spans.length - 1)
    edits.push({ start: end, end: lastKept < spans.length - 1 ? last.end : end, text });
}

/** Removes the lines of what has gone, and appends lines after the last that stays. `all` renders the whole where nothing stays. */
function spliceBlock(
  { text, edits }: Writing,
  spans: readonly Span[],
  added: readonly string[],
  column: number,
  all: () => string,
): void {
  const lastKept = spans.findLastIndex((span) => span.kept);
  const first = spans[0];
  const last = spans.at(-1);
  if (!first || !last) throw new CannotSplice();
  if (lastKept < 0) {
    edits.push({ start: first.start, end: last.end, text: text[last.end - 1] === '\n' ? `${all()}\n` : all() });
    return;
  }
  spans.forEach((span, index) => {
    if (span.kept) return;
    const begin = lineStart(text, span.start);
    const next = spans[index + 1];
    if (text.slice(begin, span.start).trim() !== '') {
      // The first pair of a list item shares its line with the dash.
      if (!next) throw new CannotSplice();
      edits.push({ start: span.start, end: next.start, text: '' });
      return;
    }
    const end = pastInnerComments(text, nextLine(text, span.end), column);
    edits.push({ start: index === 0 ? begin : ownComments(text, begin, column), end, text: '' });
  });
  if (added.length === 0) return;
  const kept = spans[lastKept];
  if (!kept) throw new CannotSplice();
  const at = pastInnerComments(text, nextLine(text, kept.end), column);
  const lines = added.map((item) => `${' '.repeat(column)}${item}\n`).join('');
  edits.push({ start: at, end: at, text: `${breakBefore(text, at)}${lines}` });
}
