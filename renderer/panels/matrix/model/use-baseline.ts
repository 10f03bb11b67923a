/** What the matrix is compared with, as numbers: a past round, the prediction of another design, or what the hosts were last made to be. */
import { useCallback, useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { Problem } from '../../../../shared/problem/problem.ts';
import { CLOSED, OPEN } from '../../../../shared/reach/outcome-table.ts';
import type { HostState } from '../../../../shared/state/state.ts';
import { useAnalysis, useDesign, useLive, useView } from '../../../store/hooks.ts';
import { observedEngines } from '../../../store/follow-design.ts';
import type { LiveState } from '../../../store/live.ts';
import { LOST, pairTable } from '../../../store/pair-table.ts';
import { roundAt, tripsOf, type PastRound } from '../../../store/round-history.ts';
import type { Analyst, PredictedTable } from '../../../worker/analyst.ts';
import type { Baseline } from './build-matrix.ts';
import { useAnswer } from '../../../store/use-answer.ts';

export interface Compared {
  /** Null where nothing is compared, or what it is compared with is not worked out yet. */
  readonly baseline: Baseline | null;
  /** Why the other design cannot be read. */
  readonly failure: Problem | null;
}

const NOTHING: Compared = { baseline: null, failure: null };

export function useBaseline(): Compared {
  const comparison = useView((view) => view.comparison);
  const saved = useDesign((design) => design.saved);
  const history = useLive((live) => live.measure?.history);
  const at = comparison?.kind === 'moment' ? comparison.at : null;
  const round = useMemo(() => (at === null ? undefined : roundAt(history ?? [], at)), [history, at]);
  const text = comparison?.kind === 'file' ? comparison.text : comparison?.kind === 'saved' ? saved.text : null;
  // By the same engines, or else what these do differently would be told as a difference of the designs.
  const engines = useLive(useShallow(observedEngines));
  const ask = useCallback((analyst: Analyst) => analyst.foresee({ text: text ?? '', path: null, engines }), [text, engines]);
  const other = useAnswer(text === null ? null : ask);
  const deployed = useDeployed(comparison?.kind === 'deployed');
  return useMemo(() => {
    if (round) return { baseline: ofRound(round), failure: null };
    if (deployed) return deployed;
    if (!other) return NOTHING;
    if ('code' in other) return { baseline: null, failure: other };
    return { baseline: ofPrediction(other), failure: null };
  }, [round, deployed, other]);
}

/** Null where it is not asked for, or not known yet. */
function useDeployed(isWanted: boolean): Compared | null {
  const hosts = useLive((live) => live.hosts);
  const isReading = useLive((live) => live.running.observe !== undefined);
  const failure = useLive((live) => live.failures.observe ?? null);
  // Another design, another answer: it says which containers are ours, and how the hosts are cabled.
  const answered = useAnalysis((analysis) => analysis.answered);
  const observed = useMemo(() => observedHosts(hosts), [hosts]);
  const isReady = isWanted && !isReading && observed.length > 0;
  const ask = useCallback(
    async (analyst: Analyst) => {
      const table = await analyst.deployed({ observed });
      return table && { table, answered };
    },
    [observed, answered],
  );
  const found = useAnswer(isReady ? ask : null);
  return useMemo(() => {
    if (!isWanted || isReading) return null;
    if (observed.length === 0) {
      const why = failure ?? Object.values(hosts).find(({ problem }) => problem)?.problem ?? null;
      return why && { baseline: null, failure: why };
    }
    if (!found) return null;
    const unread = new Set(Object.keys(hosts).filter((host) => !observed.some((one) => one.host === host)));
    return { baseline: { ...ofPrediction(found.table), unknown: unread }, failure: null };
  }, [isWanted, isReading, failure, hosts, observed, found]);
}

function observedHosts(hosts: LiveState['hosts']): readonly HostState[] {
  return Object.values(hosts).flatMap(({ observed }) => (observed ? [observed] : []));
}

function ofPrediction({ endpoints, outcomes }: PredictedTable): Baseline {
  return { table: pairTable(endpoints), values: outcomes, ofMeasurement: false };
}

function ofRound(round: PastRound): Baseline {
  const { table, values } = tripsOf(round);
  const states = Uint8Array.from(values, (trip) => (Number.isNaN(trip) ? 0 : trip === LOST ? CLOSED : OPEN));
  return { table, values: states, ofMeasurement: true };
}
