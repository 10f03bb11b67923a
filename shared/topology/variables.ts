/** `${name}` in text values of the file. `$${` stands for a plain `${`. */
import { nearest } from './nearest.ts';
import { pathText } from './path.ts';
import type { Path } from './path.ts';
import { isMapping } from './render.ts';
import type { TopologyDocument } from './document.ts';
import type { Problem } from '../problem/problem.ts';

const REFERENCE = /\$?\$\{([^}]*)\}/g;

/** The document with its variables put in. An unknown one is a problem, and stays as it is written. */
export function substituteVariables(document: TopologyDocument): {
  readonly document: TopologyDocument;
  readonly problems: readonly Problem[];
} {
  const variables = new Map(Object.entries(document.variables ?? {}).map(([name, value]) => [name, String(value)]));
  const problems: Problem[] = [];
  const replace = (text: string, path: Path): string =>
    text.replace(REFERENCE, (whole, inner: string) => {
      if (whole.startsWith('$$')) return whole.slice(1);
      const name = inner.trim();
      const value = variables.get(name);
      if (value !== undefined) return value;
      const near = nearest(name, variables.keys());
      problems.push({
        code: 'UNKNOWN_VARIABLE',
        severity: 'error',
        message: `\${${name}} is not one of the variables of the file${near === undefined ? '.' : `; did you mean ${near}?`}`,
        hint: `Add ${name || 'a name'} under variables, or write $\${${name}} for the plain text.`,
        place: { path: pathText(path) },
        data: { variable: name },
      });
      return whole;
    });
  const walk = (value: unknown, path: Path): unknown => {
    if (typeof value === 'string') return value.includes('${') ? replace(value, path) : value;
    if (Array.isArray(value))
      return keepSame(
        value,
        value.map((item: unknown, index) => walk(item, [...path, index])),
      );
    if (!isMapping(value)) return value;
    const before = Object.entries(value);
    const after = before.map(([key, inner]): [string, unknown] => {
      const left = path.length === 0 && (key === 'variables' || key === 'canvas');
      return [key, left ? inner : walk(inner, [...path, key])];
    });
    return after.every(([, inner], index) => inner === before[index]?.[1]) ? value : Object.fromEntries(after);
  };
  return { document: walk(document, []) as TopologyDocument, problems };
}

function keepSame(before: readonly unknown[], after: readonly unknown[]): readonly unknown[] {
  return after.every((item, index) => item === before[index]) ? before : after;
}
