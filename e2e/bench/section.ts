/** docs/benchmarks.md has several writers: each owns what stands between its two marks, and leaves the rest alone. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../support/lab.ts';

const FILE = join(repository, 'docs', 'benchmarks.md');

const marks = (name: string) => ({ start: `<!-- ${name} -->\n`, end: `<!-- /${name} -->\n` });

export function benchmarksText(): string {
  return existsSync(FILE) ? readFileSync(FILE, 'utf8') : '# Benchmarks\n';
}

/** The section with its marks; empty where the file has none. */
export function sectionIn(text: string, name: string): string {
  const { start, end } = marks(name);
  const from = text.indexOf(start);
  const to = text.indexOf(end);
  return from < 0 || to < from ? '' : text.slice(from, to + end.length);
}

export function writeSection(name: string, markdown: string): void {
  const text = benchmarksText();
  const { start, end } = marks(name);
  const section = `${start}\n${markdown}\n${end}`;
  const old = sectionIn(text, name);
  writeFileSync(FILE, old === '' ? `${text.trimEnd()}\n\n${section}` : text.replace(old, () => section));
}
