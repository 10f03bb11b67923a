/** The matrix of the moment. Fates of many pairs are worked out in slices, so that drawing never waits for them. */
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import type { Fate, PairKey, Reachability } from '../../../shared/reach/result.ts';
import { useAnalysis, useLive, useView } from '../../store/hooks.ts';
import { pairKey } from '../../store/live.ts';
import { buildMatrix, orderEndpoints, withoutCanvas, type Matrix } from './model.ts';

const SLICE_MS = 10;
const NO_CELLS = new Map();

type Fates = ReadonlyMap<string, Fate>;
const NO_FATES: Fates = new Map();

/** Every fate of a prediction, growing until all are known. */
function useFates(prediction: Reachability | null, withHosts: boolean): Fates {
  const [known, setKnown] = useState<{ prediction: Reachability | null; fates: Fates }>({ prediction: null, fates: NO_FATES });
  useEffect(() => {
    if (!prediction) return;
    let stopped = false;
    const wanted = new Set(orderEndpoints(prediction.endpoints, withHosts).map((endpoint) => endpoint.id));
    const pairs = prediction.pairs()[Symbol.iterator]();
    const fates = new Map<string, Fate>();
    const slice = (): void => {
      if (stopped) return;
      const until = performance.now() + SLICE_MS;
      let next = pairs.next();
      while (!next.done) {
        const pair: PairKey = next.value;
        if (wanted.has(pair.from) && wanted.has(pair.to)) fates.set(pairKey(pair), prediction.fate(pair));
        if (performance.now() > until) break;
        next = pairs.next();
      }
      setKnown({ prediction, fates: new Map(fates) });
      if (!next.done) setTimeout(slice, 0);
    };
    slice();
    return () => {
      stopped = true;
    };
  }, [prediction, withHosts]);
  return known.fates;
}

export interface MatrixView {
  readonly matrix: Matrix;
  readonly prediction: Reachability | null;
  /** The design was changed since it was measured. */
  readonly stale: boolean;
}

export function useMatrix(): MatrixView {
  const prediction = useAnalysis((analysis) => analysis.prediction);
  const text = useAnalysis((analysis) => analysis.text);
  const withHosts = useView((view) => view.matrixHosts);
  const measured = useLive((live) => live.measure);
  const cells = useDeferredValue(measured?.cells ?? NO_CELLS);
  const fates = useFates(prediction, withHosts);
  const endpoints = useMemo(() => orderEndpoints(prediction?.endpoints ?? [], withHosts), [prediction, withHosts]);
  const matrix = useMemo(() => buildMatrix(endpoints, (pair) => fates.get(pairKey(pair)), cells), [endpoints, fates, cells]);
  const stale = useMemo(() => measured !== null && withoutCanvas(measured.text) !== withoutCanvas(text), [measured, text]);
  return { matrix, prediction, stale };
}
