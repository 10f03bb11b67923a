import type { TopologyDocument } from '../../shared/topology/document.ts';

/** Several things of one kind, by their names in the file. */
export interface KindProps {
  readonly names: readonly string[];
  readonly document: TopologyDocument;
}
