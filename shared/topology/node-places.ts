/** Where nodes of a YAML document begin and end in its text, with the comments that are theirs. */
import { isAlias, isMap, isScalar, isSeq } from 'yaml';
import type { Pair } from 'yaml';
import { lineStart, nextLine } from './splice.ts';

/** The text cannot be edited in place; another way has to be found. */
export class CannotSplice extends Error {}

/** Comment lines right above an entry, in its column, are about it. */
export function ownComments(text: string, begin: number, column: number): number {
  let start = begin;
  while (start > 0) {
    const above = lineStart(text, start - 1);
    const line = text.slice(above, start);
    if (!line.trimStart().startsWith('#') || line.length - line.trimStart().length !== column) break;
    start = above;
  }
  return start;
}

/** Comment lines below an entry that are indented deeper belong to it. */
export function pastInnerComments(text: string, at: number, column: number): number {
  let end = at;
  while (end < text.length) {
    const next = nextLine(text, end === 0 ? 0 : end + 1);
    const line = text.slice(end, next);
    if (!line.trimStart().startsWith('#') || line.length - line.trimStart().length <= column) break;
    end = next;
  }
  return end;
}

export function rangeOf(node: unknown): readonly [number, number, number] {
  const range = isScalar(node) || isMap(node) || isSeq(node) || isAlias(node) ? node.range : undefined;
  if (!range) throw new CannotSplice();
  return range;
}

export function startOf(node: unknown): number {
  return rangeOf(node)[0];
}

/** Where the last thing of a node ends. A block's own range goes on over the comments that follow it. */
export function endOfNode(node: unknown): number {
  if ((isMap(node) || isSeq(node)) && node.flow !== true) {
    const last = node.items.at(-1);
    if (last !== undefined) return isMap(node) ? endOfPair(last as Pair) : endOfNode(last);
  }
  return rangeOf(node)[1];
}

export function endOfPair(pair: Pair): number {
  return pair.value === null || pair.value === undefined ? rangeOf(pair.key)[1] : endOfNode(pair.value);
}

/** The offset after the colon of a pair. */
export function afterColon(text: string, pair: Pair): number {
  const keyEnd = rangeOf(pair.key)[1];
  const colon = /^\s*:/.exec(text.slice(keyEnd, keyEnd + 200));
  if (!colon) throw new CannotSplice();
  return keyEnd + colon[0].length;
}

/** The dash of a list item that begins at an offset. */
export function dashOf(text: string, start: number): number {
  let offset = start - 1;
  while (offset > 0 && (text[offset] === ' ' || text[offset] === '\t')) offset--;
  if (text[offset] !== '-') throw new CannotSplice();
  return offset;
}
