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

export async function compareWithKernel(given: FuzzCase): Promise<Outcome> {
  const endpoints = endpointsOf(given.hosts);
  const predicted = reach(given.hosts, given.fabric, endpoints);
  const cells = [...predicted.pairs()].map((pair) => ({ pair, walk: predicted.walk(pair) }));
  const certain = cells.filter(({ walk }) => !walk.uncertain);
  return withLab(given, endpoints, async (lab) => {
    let suspects = certain;
    let measured = await lab.measure(suspects.map(({ pair }) => pair));
    const reachable = measured.filter(Boolean).length;
    // A cell that differs is believed after it differed twice more, alone and from a clean slate.
    for (let attempt = 0; attempt < 2; attempt += 1) {
      suspects = suspects.filter(({ walk }, index) => walk.reachable !== measured[index]);
      if (suspects.length === 0) break;
      await lab.forget();
      measured = await lab.measure(suspects.map(({ pair }) => pair));
    }
    const differences = suspects
      .filter(({ walk }, index) => walk.reachable !== measured[index])
      .map(({ pair, walk }) => ({ ...pair, predicted: walk, measured: !walk.reachable }));
    return {
      cells: certain.length,
      uncertain: cells.length - certain.length,
      reachable,
      differences,
      complaints: lab.complaints,
    };
  });
}

export function describeDifference({ from, to, address, predicted, measured }: Difference): string {
  return `${from} to ${to} ${address}: ${measured ? 'answers' : 'is silent'}, predicted ${predicted.reason ?? 'reachable'}: ${predicted.text}`;
}
