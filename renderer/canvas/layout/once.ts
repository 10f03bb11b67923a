import type { TopologyDocument } from '../../../shared/topology/document.ts';

/**
 * The same work on documents, done once for all that differ in nothing but where things stand: as those do that are drawn in the steps
 * of a drag.
 */
export function onceForPlaces<Answer>(work: (document: TopologyDocument) => Answer): (document: TopologyDocument) => Answer {
  const known = new WeakMap<object, { readonly document: TopologyDocument; readonly answer: Answer }>();
  return (document) => {
    const key = document.hosts ?? document;
    const last = known.get(key);
    if (last && differsInPlaces(last.document, document)) return last.answer;
    const answer = work(document);
    known.set(key, { document, answer });
    return answer;
  };
}

/** At most in places: `canvas`. The rest is the very same. */
function differsInPlaces(a: TopologyDocument, b: TopologyDocument): boolean {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)] as (keyof TopologyDocument)[]);
  return [...keys].every((key) => key === 'canvas' || a[key] === b[key]);
}
