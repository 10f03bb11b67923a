/** The examples that ship with the product, with what their first comments say of them. */
import { readFile, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Example } from '../../shared/contract/contract.ts';
import { TOPOLOGY_SUFFIX } from './files.ts';

/** In the order of their names; none where the folder is missing. */
export async function listExamples(folder: string): Promise<readonly Example[]> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(TOPOLOGY_SUFFIX)).sort();
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(folder, name), 'utf8');
      const id = basename(name, TOPOLOGY_SUFFIX);
      const { title, summary } = headOf(text);
      return { id, title: title || id, summary, text };
    }),
  );
}

/** The first line of the leading comment is the title; the paragraph after it, in one line, is the summary. */
export function headOf(text: string): { readonly title: string; readonly summary: string } {
  const lines = text.split('\n');
  const end = lines.findIndex((line) => !line.startsWith('#'));
  const comment = lines.slice(0, end === -1 ? undefined : end).map((line) => line.replace(/^#+\s*/, '').trim());
  const paragraphs = comment
    .slice(1)
    .join('\n')
    .split(/\n{2,}/);
  const summary = paragraphs.map((paragraph) => paragraph.trim()).find((paragraph) => paragraph !== '') ?? '';
  return { title: comment[0] ?? '', summary: summary.replaceAll('\n', ' ') };
}
