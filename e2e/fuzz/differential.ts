/** Predicts a case, builds it, pings every pair, and tells the cells in which the two differ. */
import type { PairKey, Walk } from '../../shared/reach/result.ts';
import { endpointsOf } from '../../shared/reach/fixture.ts';
import { reach } from '../../shared/reach/reach.ts';
import { measureCase } from './lab.ts';
import { patient, thisMachine, type Machine } from './machine.ts';
import type { FuzzCase } from './plan.ts';

export interface Difference extends PairKey {
  readonly predicted: Walk;
  readonly measured: boolean;
}

export interface Outcome {
  readonly cells: number;
  /** Cells whose prediction says itself that it depends on timing, mostly on who of two holders of an address answers first: not compared. */
  readonly uncertain: number;
  readonly uncertainIpv6: number;
  readonly reachable: number;
  readonly differences: readonly Difference[];
  readonly complaints: readonly string[];
}

interface Cell {
  readonly pair: PairKey;
  readonly walk: Walk;
}

export async function compareWithKernel(given: FuzzCase, machine: Machine = thisMachine): Promise<Outcome> {
  const endpoints = endpointsOf(given.hosts);
  const predicted = reach(given.hosts, given.fabric, endpoints, given.question);
  const cells = [...predicted.pairs()].map((pair): Cell => ({ pair, walk: predicted.walk(pair) }));
  const certain = cells.filter(({ walk }) => !walk.uncertain);
  const measure = async (wanted: readonly Cell[], on: Machine) => {
    const pairs = wanted.map(({ pair }) => pair);
    const { reached, complaints } = await measureCase(on, given, endpoints, pairs);
    return { reached, complaints, differing: wanted.filter(({ walk }, index) => walk.reachable !== reached[index]) };
  };

  const { reached, complaints, differing } = await measure(certain, machine);
  // A neighbour that was learned for one pair can carry another. What is predicted is a ping by itself, with cold tables: a cell
  // that differs is measured again in namespaces of its own, and dead pairs twice at that; both with time for what is slow.
  const slow = patient(machine);
  const suspects = differing.length > 0 ? (await measure(differing, slow)).differing : [];
  const differences: Difference[] = [];
  for (const suspect of suspects) {
    if ((await measure([suspect], slow)).differing.length === 0) continue;
    differences.push({ ...suspect.pair, predicted: suspect.walk, measured: !suspect.walk.reachable });
  }
  return {
    cells: certain.length,
    uncertain: cells.length - certain.length,
    uncertainIpv6: cells.filter(({ pair, walk }) => walk.uncertain && pair.address.includes(':')).length,
    reachable: reached.filter(Boolean).length,
    differences,
    complaints,
  };
}

/** Whether one cell of a case differs, and differs again when it is measured a second time. */
export async function differs(given: FuzzCase, pair: PairKey, machine: Machine = thisMachine): Promise<boolean> {
  const endpoints = endpointsOf(given.hosts);
  const isThere = (id: string): boolean => endpoints.some((endpoint) => endpoint.id === id);
  if (!isThere(pair.from) || !isThere(pair.to)) return false;
  const { reachable, uncertain } = reach(given.hosts, given.fabric, endpoints, given.question).walk(pair);
  if (uncertain) return false;
  for (let time = 0; time < 2; time += 1) {
    const { reached, complaints } = await measureCase(patient(machine), given, endpoints, [pair]);
    if (reached[0] === reachable || !isBuilt(complaints)) return false;
  }
  return true;
}

/** A route that the kernel refuses is part of a case; anything else that it refuses leaves the case unbuilt. */
export function isBuilt(complaints: readonly string[]): boolean {
  return complaints.every((line) => line.startsWith('route add'));
}

/** How many cells were left out and why, for the last line of a run. */
export function describeUncertain({
  cells,
  uncertain,
  uncertainIpv6,
}: Pick<Outcome, 'cells' | 'uncertain' | 'uncertainIpv6'>): string {
  const share = ((100 * uncertain) / Math.max(1, cells + uncertain)).toFixed(1);
  return `${uncertain} (${share} %) left out because who answers first decides, ${uncertainIpv6} of them IPv6`;
}

export function describeDifference({ from, to, address, predicted, measured }: Difference): string {
  return `${from} to ${to} ${address}: ${measured ? 'answers' : 'is silent'}, predicted ${predicted.reason ?? 'reachable'}: ${predicted.text}`;
}
