/** The content of a YAML document as plain data. */
import { isAlias, isMap, isNode, isScalar, isSeq } from 'yaml';
import type { Document, Node, Pair } from 'yaml';
import type { Problem } from '../problem/problem.ts';
import type { Path } from './path.ts';
import type { Position } from './source.ts';
import { excerptAt } from './yaml-words.ts';

/** Nodes after aliases are written out: a few lines of nested aliases can mean billions. */
const MOST_NODES = 300_000;
/** Deeper than any design; keeps the walk off the end of the stack. */
const DEEPEST = 60;

type Words = (position: (offset: number) => Position) => Omit<Problem, 'severity' | 'place'>;
type Report = (node: Node | undefined, path: Path, problem: Words) => void;

/** The content as plain data, aliases written out within bounds; duplicate keys and keys that are no text are reported. */
export function toData(yaml: Document.Parsed, report: Report): unknown {
  let budget = MOST_NODES;
  let tooMuch = false;
  let expanding = 0;
  const anchors = new Map<string, Node>();
  const convert = (node: unknown, path: Path): unknown => {
    if (tooMuch) return undefined;
    if (--budget < 0 || path.length > DEEPEST) {
      tooMuch = true;
      report(isNode(node) ? node : undefined, path.slice(0, 6), () => ({
        code: 'FILE_TOO_LARGE',
        message: 'The file is too deep, or its aliases stand for too much, to be a topology.',
        hint: 'Write out what the aliases (*name) stand for.',
      }));
      return undefined;
    }
    if (isAlias(node)) {
      const target = anchors.get(node.source);
      if (target === undefined) {
        report(node, path, () => ({
          code: 'FILE_SYNTAX',
          message: `*${node.source} refers to an anchor &${node.source} that does not stand above it.`,
          hint: 'A value that begins with * needs quotes.',
        }));
        return undefined;
      }
      expanding++;
      const value = convert(target, path);
      expanding--;
      return value;
    }
    if (expanding === 0 && isNode(node) && node.anchor !== undefined) anchors.set(node.anchor, node);
    if (isScalar(node)) return node.value;
    if (isSeq(node)) return node.items.map((item, index) => convert(item, [...path, index]));
    if (!isMap(node)) return null;
    const result: Record<string, unknown> = {};
    const seen = new Map<string, Node>();
    for (const pair of node.items) {
      const key = keyText(pair);
      const keyNode = pair.key as Node;
      if (key === undefined) {
        report(keyNode, path, () => ({
          code: 'WRONG_TYPE',
          message: 'A key must be plain text; this one is a mapping, a list or an alias.',
          hint: 'Write the key out as a word.',
        }));
        continue;
      }
      const first = seen.get(key);
      if (first) {
        report(keyNode, [...path, key], (position) => ({
          code: 'DUPLICATE_KEY',
          message: `"${excerptAt(key, 0)}" stands here a second time${first.range ? `; the first is on line ${position(first.range[0]).line}` : ''}.`,
          hint: path.length === 0 ? 'Put the entries of both under one key.' : 'Rename or remove one of the two.',
          data: { key },
        }));
        continue;
      }
      seen.set(key, keyNode);
      if (key === '__proto__') {
        report(keyNode, path, () => ({ code: 'BAD_NAME', message: '__proto__ cannot be a name.', hint: 'Choose another name.' }));
        continue;
      }
      result[key] = convert(pair.value, [...path, key]);
    }
    return result;
  };
  return convert(yaml.contents, []);
}

/** A pair's key as text, `10` and `true` as they are written; undefined where it is no scalar. */
export function keyText(pair: Pair<unknown, unknown>): string | undefined {
  const key = pair.key;
  if (!isScalar(key)) return undefined;
  if (typeof key.value === 'string') return key.value;
  return key.source ?? '';
}
