/** The matrix of the moment, or of the past round that is looked at. */
import { useCallback, useDeferredValue, useMemo } from 'react';
import type { Problem } from '../../../../shared/problem/problem.ts';
import { deadHosts } from '../../../store/dead-hosts.ts';
import { useAnalysis, useDesign, useLive, useView } from '../../../store/hooks.ts';
import type { Predicted } from '../../../store/pair-table.ts';
import { roundAt, tripsOf, type PastRound } from '../../../store/round-history.ts';
import { buildMatrix } from './build-matrix.ts';
import { groupOfKind } from './groups.ts';
import { differing, orderEndpoints, type Matrix } from './model.ts';
import { sidesOf, type Sides } from './sides.ts';
import { useBaseline } from './use-baseline.ts';

export interface MatrixView {
  /** As it is shown: groups collapsed, and where it is compared only what differs. */
  readonly matrix: Matrix;
  /** Every endpoint by itself: what is counted. */
  readonly whole: Matrix;
  readonly predicted: Predicted | null;
  /** The past round that is shown; null: now. */
  readonly past: PastRound | null;
  /** Text of the design that was measured; null: nothing was. */
  readonly measuredText: string | null;
  /** Why hosts could not be asked, by host. */
  readonly dead: ReadonlyMap<string, string>;
  /** Why what it is to be compared with cannot be read. */
  readonly failure: Problem | null;
  /** What is on one side only, and hosts that the other side knows nothing of; null where nothing is compared. */
  readonly sides: Sides | null;
  /** Host of an endpoint, by its id; empty where it is not shown. */
  readonly hostOf: (id: string) => string;
}

export function useMatrix(): MatrixView {
  const predicted = useAnalysis((analysis) => analysis.prediction);
  const withHosts = useView((view) => view.matrixHosts);
  const kind = useView((view) => view.matrixGroup);
  // Only the tags of VLANs are asked of the design itself: of every other edit it hears by the prediction.
  const document = useDesign((design) => (kind === 'vlan' ? design.document : null));
  const folded = useView((view) => view.collapsed);
  const moment = useView((view) => view.moment);
  const measured = useLive((live) => live.measure);
  const hosts = useLive((live) => live.hosts);
  const { baseline, failure } = useBaseline();
  const history = measured?.history;
  const past = useMemo(() => (moment === null ? null : (roundAt(history ?? [], moment) ?? null)), [history, moment]);
  const now = measured?.trips ?? null;
  const trips = useMemo(() => (past ? tripsOf(past) : now), [past, now]);
  const problems = measured?.problems;
  const dead = useMemo(() => past?.known.dead ?? deadHosts({ hosts, problems: problems ?? null }), [past, hosts, problems]);
  const groupOf = useMemo(() => groupOfKind(kind, document), [kind, document]);
  const all = predicted?.table.endpoints;
  const endpoints = useMemo(() => orderEndpoints(all ?? [], withHosts, groupOf), [all, withHosts, groupOf]);
  const version = useDeferredValue(past ? 0 : (measured?.version ?? 0));
  // The round trips are written into one array: their version says when they are others.
  const whole = useMemo(() => {
    const options = { groupOf, dead: new Set(dead.keys()), baseline };
    return { version, matrix: buildMatrix(endpoints, predicted, trips, options) }.matrix;
  }, [endpoints, predicted, trips, groupOf, dead, baseline, version]);
  const matrix = useMemo(() => {
    const collapsed = new Set(folded);
    const shown = whole.changes ? differing(whole) : endpoints;
    const isFolded = whole.groups.some((group) => collapsed.has(group.name) && group.count > 1);
    if (shown === endpoints && !isFolded) return whole;
    return buildMatrix(shown, predicted, trips, { groupOf, collapsed, dead: new Set(dead.keys()), baseline });
  }, [whole, endpoints, predicted, trips, groupOf, folded, dead, baseline]);
  const measuredText = past ? past.known.text : (measured?.text ?? null);
  const hostOf = useCallback((id: string) => endpoints.find((endpoint) => endpoint.id === id)?.host ?? '', [endpoints]);
  const sides = useMemo(() => baseline && sidesOf(endpoints, baseline, withHosts), [endpoints, baseline, withHosts]);
  return { matrix, whole, predicted, past, measuredText, dead, failure, sides, hostOf };
}
