/** The pure core as the page's own thread uses it: reading and writing the file. What takes longer is asked of the worker. */
import type { TopologyDocument } from '../../shared/topology/document.ts';
import { parseTopology } from '../../shared/topology/parse.ts';
import { writeTopology } from '../../shared/topology/write.ts';

export function parse(text: string, path: string | null) {
  return parseTopology(text, path ?? undefined);
}

export function write(text: string, document: TopologyDocument): string {
  return writeTopology(text, document);
}
