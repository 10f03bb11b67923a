/** Predicts a case, builds it, pings every pair, and tells the cells in which the two differ. */
import type { PairKey, Walk } from '../../shared/reach/result.ts';
import { endpointsOf } from '../../shared/reach/fixture.ts';
import { reach } from '../../shared/reach/reach.ts';
import { withLab } from './lab.ts';
import type { FuzzCase } from './plan.ts';

export interface Difference extends PairKey {
  readonly predicted: Walk;
  readonly measured: boolean;
}

export interface Outcome {
  readonly cells: number;
  /** Cells whose prediction says itself that it depends on who answers first: not compared. */
  readonly uncertain: number;
  readonly reachable: number;
  readonly differences: readonly Difference[];
  readonly complaints: readonly string[];
}

interface Cell {
  readonly pair: PairKey;
  readonly walk: Walk;
}

export async function compareWithKernel(given: FuzzCase): Promise<Outcome> {
  const endpoints = endpointsOf(given.hosts);
  const predicted = reach(given.hosts, given.fabric, endpoints);
  const cells = [...predicted.pairs()].map((pair): Cell => ({ pair, walk: predicted.walk(pair) }));
  const certain = cells.filter(({ walk }) => !walk.uncertain);
  const measure = (wanted: readonly Cell[]) =>
    withLab(given, endpoints, async (lab) => {
      const measured = await lab.measure(wanted.map(({ pair }) => pair));
      return {
        measured,
        complaints: lab.complaints,
        differing: wanted.filter(({ walk }, index) => walk.reachable !== measured[index]),
      };
    });

  const { measured, complaints, differing } = await measure(certain);
  // A neighbour that was learned for one pair can carry another. What is predicted is a ping by itself, with cold tables: a cell
  // that differs is measured again in namespaces of its own, and dead pairs twice at that.
  const suspects = differing.length > 0 ? (await measure(differing)).differing : [];
  const differences: Difference[] = [];
  for (const suspect of suspects) {
    if ((await measure([suspect])).differing.length === 0) continue;
    differences.push({ ...suspect.pair, predicted: suspect.walk, measured: !suspect.walk.reachable });
  }
  return {
    cells: certain.length,
    uncertain: cells.length - certain.length,
    reachable: measured.filter(Boolean).length,
    differences,
    complaints,
  };
}

/** Whether one cell of a case differs, and differs again when it is measured a second time. */
export async function differs(given: FuzzCase, pair: PairKey): Promise<boolean> {
  const endpoints = endpointsOf(given.hosts);
  const isThere = (id: string): boolean => endpoints.some((endpoint) => endpoint.id === id);
  if (!isThere(pair.from) || !isThere(pair.to)) return false;
  const { reachable, uncertain } = reach(given.hosts, given.fabric, endpoints).walk(pair);
  if (uncertain) return false;
  for (let time = 0; time < 2; time += 1) {
    const isWrong = await withLab(given, endpoints, async (lab) => {
      const [measured] = await lab.measure([pair]);
      return measured !== reachable && isBuilt(lab.complaints);
    });
    if (!isWrong) return false;
  }
  return true;
}

/** A route that the kernel refuses is part of a case; anything else that it refuses leaves the case unbuilt. */
export function isBuilt(complaints: readonly string[]): boolean {
  return complaints.every((line) => line.startsWith('route add'));
}

export function describeDifference({ from, to, address, predicted, measured }: Difference): string {
  return `${from} to ${to} ${address}: ${measured ? 'answers' : 'is silent'}, predicted ${predicted.reason ?? 'reachable'}: ${predicted.text}`;
}
