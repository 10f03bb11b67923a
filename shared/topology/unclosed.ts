/** Brackets and quotes that are opened and not closed: whatever the YAML library says of the lines after them is their consequence. */
import { Parser } from 'yaml';
import type { CST } from 'yaml';

export interface Unclosed {
  /** Where it is opened. */
  readonly offset: number;
  /** `{`, `[`, `"` or `'`. Several where each stands in the one before, and none is closed. */
  readonly opened: readonly string[];
  /** Where the wrong one closes it, or the quote of another line. */
  readonly closedAt?: number;
  /** What closes it in place of its own. */
  readonly closedBy?: string;
}

const CLOSING: Readonly<Record<string, string>> = { '{': '}', '[': ']' };
/** Deeper than any design: keeps the walk off the end of the stack. */
const DEEPEST = 60;

/** `}` for `{`; a quote closes itself. */
export function closing(opened: string): string {
  return CLOSING[opened] ?? opened;
}

/** An unclosed bracket, and those inside of it; emptied where something inside tells more: one that the wrong one closes, a quote. */
interface Nest {
  readonly offset: number;
  readonly opened: string[];
}

interface Search {
  readonly text: string;
  /** Whether the library found an error between two offsets. A quote over several lines is suspected only there. */
  readonly isBroken: (from: number, to: number) => boolean;
  readonly found: (Unclosed | Nest)[];
}

/** In the order of the text. */
export function unclosed(text: string, isBroken: Search['isBroken']): readonly Unclosed[] {
  const search: Search = { text, isBroken, found: [] };
  for (const token of new Parser().parse(text)) look(token, [], search, 0);
  return search.found.filter(({ opened }) => opened.length > 0).sort((a, b) => a.offset - b.offset);
}

function look(token: CST.Token | null | undefined, nests: readonly Nest[], search: Search, depth: number): void {
  if (!token || depth > DEEPEST) return;
  const inside = (inner: CST.Token | null | undefined, around: readonly Nest[]) => look(inner, around, search, depth + 1);
  switch (token.type) {
    case 'document':
      inside(token.value, []);
      return;
    case 'block-map':
    case 'block-seq':
      for (const item of token.items) {
        inside('key' in item ? item.key : null, []);
        inside(item.value, []);
      }
      return;
    case 'flow-collection': {
      const around = bracket(token, nests, search);
      for (const item of token.items) {
        inside(item.key, around);
        inside(item.value, around);
      }
      return;
    }
    case 'single-quoted-scalar':
    case 'double-quoted-scalar':
      quote(token, nests, search);
      return;
    default:
  }
}

/** The nests for what stands inside. */
function bracket({ start, end }: CST.FlowCollection, nests: readonly Nest[], { found }: Search): readonly Nest[] {
  const opened = start.source;
  const close = end.find(({ type }) => type === 'flow-map-end' || type === 'flow-seq-end');
  if (!close) return add(opened, start.offset, nests, found);
  if (close.source !== closing(opened)) {
    for (const nest of nests) nest.opened.length = 0;
    found.push({ offset: start.offset, opened: [opened], closedAt: close.offset, closedBy: close.source });
  }
  return nests;
}

function quote({ source, offset }: CST.FlowScalar, nests: readonly Nest[], { text, isBroken, found }: Search): void {
  const opened = source.charAt(0);
  const isClosed = opened === '"' ? /^"(?:[^"\\]|\\[^])*"$/.test(source) : /^'(?:[^']|'')*'$/.test(source);
  const end = offset + source.length;
  const lineEnd = text.indexOf('\n', end);
  if (!isClosed) {
    // What would close the brackets around may well be in its text.
    for (const nest of nests) nest.opened.length = 0;
    found.push({ offset, opened: [opened] });
  } else if (source.includes('\n') && isBroken(offset, lineEnd < 0 ? text.length : lineEnd)) {
    found.push({ offset, opened: [opened], closedAt: end - 1 });
  }
}

function add(opened: string, offset: number, nests: readonly Nest[], found: Search['found']): readonly Nest[] {
  const [nest] = nests;
  if (nest) {
    nest.opened.push(opened);
    return nests;
  }
  const own: Nest = { offset, opened: [opened] };
  found.push(own);
  return [own];
}
