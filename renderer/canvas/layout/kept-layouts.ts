/** Layouts that were worked out elsewhere for a document: it is not laid out again on the page's thread. */
import type { TopologyDocument } from '../../../shared/topology/document.ts';
import type { Layout } from './layout.ts';

const KEPT = new WeakMap<TopologyDocument, Layout>();

/** As long as the document lives. */
export function keepLayout(document: TopologyDocument, layout: Layout): void {
  KEPT.set(document, layout);
}

export function keptLayout(document: TopologyDocument): Layout | undefined {
  return KEPT.get(document);
}
