import type { TopologyDocument } from '../../shared/topology/document.ts';

/** Whether nothing is drawn of a design. */
export function isEmpty(document: TopologyDocument | null): boolean {
  return [document?.hosts, document?.networks, document?.segments, document?.containers].every(
    (part) => Object.keys(part ?? {}).length === 0,
  );
}
