/** The matrix of the moment. Fates of many pairs are worked out in slices, so that drawing never waits for them. */
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import type { Endpoint, PairKey, Reachability } from '../../../shared/reach/result.ts';
import { useAnalysis, useDesign, useLive, useView } from '../../store/hooks.ts';
import { pairTable } from '../../store/pair-table.ts';
import { groupOfKind } from './groups.ts';
import { buildMatrix, CLOSED, OPEN, orderEndpoints, UNCERTAIN, withoutCanvas, type Matrix, type Predicted } from './model.ts';

const SLICE_MS = 10;
/** Beyond these many, the quick answer is asked for unless some outcome depends on who answers first. */
const FEW = 20_000;

/** Every outcome of a prediction, growing until all are known. */
function usePredicted(prediction: Reachability | null, endpoints: readonly Endpoint[]): Predicted | null {
  const [known, setKnown] = useState<Predicted | null>(null);
  useEffect(() => {
    if (!prediction) return;
    let stopped = false;
    const table = pairTable(endpoints);
    const values = new Uint8Array(endpoints.length * table.width);
    const exact = values.length <= FEW || prediction.tally().uncertain > 0;
    const pairs = pairsOf(endpoints);
    let at = 0;
    const slice = (): void => {
      if (stopped) return;
      const until = performance.now() + SLICE_MS;
      let next = pairs.next();
      while (!next.done) {
        if (next.value !== null) values[at] = outcomeOf(prediction, next.value, exact);
        at++;
        if ((at & 63) === 0 && performance.now() > until) break;
        next = pairs.next();
      }
      setKnown({ table, values });
      if (!next.done) setTimeout(slice, 0);
    };
    slice();
    return () => {
      stopped = true;
    };
  }, [prediction, endpoints]);
  return known;
}

/** In the order of the table; null for an endpoint and itself. */
function* pairsOf(endpoints: readonly Endpoint[]): Generator<PairKey | null, undefined> {
  for (const from of endpoints) {
    for (const to of endpoints) {
      for (const { address } of to.addresses) yield from === to ? null : { from: from.id, to: to.id, address };
    }
  }
}

function outcomeOf(prediction: Reachability, pair: PairKey, exact: boolean): number {
  if (!exact) return prediction.isReachable(pair) ? OPEN : CLOSED;
  const fate = prediction.fate(pair);
  return (fate.reachable ? OPEN : CLOSED) | (fate.uncertain ? UNCERTAIN : 0);
}

export interface MatrixView {
  /** As it is shown, groups collapsed. */
  readonly matrix: Matrix;
  /** Every endpoint by itself: what is counted and blamed. */
  readonly whole: Matrix;
  readonly prediction: Reachability | null;
  /** The design was changed since it was measured. */
  readonly stale: boolean;
}

export function useMatrix(): MatrixView {
  const prediction = useAnalysis((analysis) => analysis.prediction);
  const text = useAnalysis((analysis) => analysis.text);
  const document = useDesign((design) => design.document);
  const withHosts = useView((view) => view.matrixHosts);
  const kind = useView((view) => view.matrixGroup);
  const folded = useView((view) => view.collapsed);
  const measured = useLive((live) => live.measure);
  const groupOf = useMemo(() => groupOfKind(kind, document), [kind, document]);
  const endpoints = useMemo(
    () => orderEndpoints(prediction?.endpoints ?? [], withHosts, groupOf),
    [prediction, withHosts, groupOf],
  );
  const predicted = usePredicted(prediction, endpoints);
  const trips = measured?.trips ?? null;
  const version = useDeferredValue(measured?.version ?? 0);
  // The round trips are written into one array: their version says when they are others.
  const whole = useMemo(
    () => ({ version, matrix: buildMatrix(endpoints, predicted, trips, { groupOf }) }).matrix,
    [endpoints, predicted, trips, groupOf, version],
  );
  const matrix = useMemo(() => {
    const collapsed = new Set(folded);
    if (!whole.groups.some((group) => collapsed.has(group.name) && group.count > 1)) return whole;
    return { version, matrix: buildMatrix(endpoints, predicted, trips, { groupOf, collapsed }) }.matrix;
  }, [whole, endpoints, predicted, trips, groupOf, folded, version]);
  const stale = useMemo(() => measured !== null && withoutCanvas(measured.text) !== withoutCanvas(text), [measured, text]);
  return { matrix, whole, prediction, stale };
}
