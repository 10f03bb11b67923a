/** The one-click fixes for what closes a pair in the design: those of the checks for the object at fault, and what the reason itself asks for. */
import type { Fix, ObjectRef, Problem } from '../problem/problem.ts';
import type { Fate } from '../reach/result.ts';

/** Those that are about the reason first, each once; none for a pair that is open. `problems`: what the checks found. */
export function fixesFor(fate: Pick<Fate, 'reachable' | 'reason' | 'object'>, problems: readonly Problem[]): readonly Fix[] {
  const { reachable, reason, object } = fate;
  if (reachable || !object) return [];
  const about = problems.filter(({ objects }) => objects?.some((one) => isSame(one, object)));
  const sorted = [...about].sort((a, b) => Number(b.code === reason) - Number(a.code === reason));
  const found = sorted.flatMap(({ fix }) => (fix ? [fix] : []));
  // No check misses it: a host that forwards nothing may be meant so. Here a pair wants it.
  if (reason === 'FORWARDING_OFF' && object.kind === 'host') {
    found.unshift({
      label: `Turn forwarding on in ${object.name}`,
      changes: [{ path: ['hosts', object.name, 'forwarding'], value: true }],
    });
  }
  return [...new Map(found.map((fix) => [fix.label, fix])).values()];
}

function isSame(one: ObjectRef, other: ObjectRef): boolean {
  return one.kind === other.kind && one.name === other.name;
}
