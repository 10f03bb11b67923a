/** Plain data as YAML text in the style of the examples: short mappings on one line, sections and hosts and networks as blocks. */
import type { Path } from './path.ts';

/** Longest line that a mapping or a list on one line may make. */
const WIDEST = 90;
const STEP = 2;

/** Letters that need no thought in any place of YAML, flow or block. */
const PLAIN =
  /^[A-Za-z0-9_./$][A-Za-z0-9_./$@+=~%:()^*?;<>|&!'"-]*(?: [A-Za-z0-9_./$@+=~%()^*?;<>|&!'"-][A-Za-z0-9_./$@+=~%:()^*?;<>|&!'"-]*)*$/;
/** What YAML 1.2 reads as something else than text, and what YAML 1.1 readers do (yes, no, 22:22). */
const NOT_TEXT =
  /^(?:null|true|false|yes|no|on|off)$|^[-+]?(?:\.\d+|\d[\d_]*(?:\.\d*)?)(?:e[-+]?\d+)?$|^0[ox][\da-f]+$|^[-+]?\.(?:inf|nan)$|^\d[\d_]*(?::[0-5]?\d)+(?:\.\d*)?$|^\d{4}-\d\d?-\d\d?/i;

export type Quotes = 'single' | 'double' | 'plain';

/** A scalar on one line. `quotes` is the style that stood there before, kept where it can be. */
export function renderScalar(value: unknown, quotes: Quotes = 'plain'): string {
  if (value === null || value === undefined) return '~';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'string') return JSON.stringify(value);
  if (
    quotes === 'plain' &&
    PLAIN.test(value) &&
    !/:(?: |$)/.test(value) &&
    !/[!|>&*?'"%@=<]/.test(value.charAt(0)) &&
    !NOT_TEXT.test(value)
  )
    return value;
  if (quotes === 'single' && !/[\p{Cc}\ufffd]/u.test(value)) return `'${value.replaceAll("'", "''")}'`;
  return JSON.stringify(value).replaceAll(
    /[\p{Cc}\ufffd\u2028\u2029]/gu,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** A value on one line. */
export function renderFlow(value: unknown): string {
  if (isList(value)) return `[${value.map(renderFlow).join(', ')}]`;
  if (!isMapping(value)) return renderScalar(value);
  const pairs = entriesOf(value).map(([key, inner]) => `${renderScalar(key)}: ${renderFlow(inner)}`);
  return pairs.length === 0 ? '{}' : `{ ${pairs.join(', ')} }`;
}

/**
 * What follows `key:`: ` value` on the same line, or a block on lines of its own, each beginning with a line break. `indent`
 * is the column of the key and `used` the columns of its line that are taken already.
 */
export function renderValue(value: unknown, path: Path, indent: number, used: number): string {
  if (!isCollection(value)) return ` ${renderScalar(value)}`;
  const empty = isList(value) ? value.length === 0 : entriesOf(value).length === 0;
  if (empty) return ` ${renderFlow(value)}`;
  if (!isBlock(path)) {
    const flow = renderFlow(value);
    if (used + 1 + flow.length <= WIDEST) return ` ${flow}`;
  }
  return `\n${isList(value) ? renderItems(value, path, indent + STEP) : renderPairs(value, path, indent + STEP)}`;
}

/** The pairs of a mapping, a line or more each, without a line break at the end. */
export function renderPairs(value: Readonly<Record<string, unknown>>, path: Path, indent: number): string {
  return entriesOf(value)
    .map(([key, inner]) => `${' '.repeat(indent)}${renderPair(key, inner, path, indent)}`)
    .join('\n');
}

/** `key: value` at a column, without the indentation of its first line. */
export function renderPair(key: string, value: unknown, path: Path, indent: number): string {
  const name = `${renderScalar(key)}:`;
  return `${name}${renderValue(value, [...path, key], indent, indent + name.length)}`;
}

/** The items of a list, a line or more each, without a line break at the end. */
export function renderItems(items: readonly unknown[], path: Path, indent: number): string {
  return items.map((item, index) => `${' '.repeat(indent)}${renderItem(item, [...path, index], indent)}`).join('\n');
}

/** `- item` at a column, without the indentation of its first line. */
export function renderItem(item: unknown, path: Path, indent: number): string {
  const flow = renderFlow(item);
  if (!isMapping(item) || entriesOf(item).length === 0 || indent + 2 + flow.length <= WIDEST) return `- ${flow}`;
  return `- ${renderPairs(item, path, indent + 2).trimStart()}`;
}

/** Sections, hosts with their interfaces, networks and canvas positions are blocks however short they are. */
function isBlock(path: Path): boolean {
  const [section, , part] = path;
  if (path.length === 1) return true;
  if (path.length === 2)
    return section === 'hosts' || section === 'networks' || (section === 'canvas' && path[1] === 'positions');
  return path.length === 3 && section === 'hosts' && (part === 'interfaces' || part === 'bonds');
}

export function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function isCollection(value: unknown): value is Readonly<Record<string, unknown>> | readonly unknown[] {
  return typeof value === 'object' && value !== null;
}

/** The pairs of a mapping; a key whose value is undefined is not there. */
export function entriesOf(value: Readonly<Record<string, unknown>>): readonly (readonly [string, unknown])[] {
  return Object.entries(value).filter(([, inner]) => inner !== undefined);
}
