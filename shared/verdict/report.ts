/** The document that `predict --json` and `verify --json` print (TOPOLOGY.md), and that the matrix shows. */
import type { Endpoint, Fate, PairKey, Reachability } from '../reach/result.ts';
import type { Expectation, Topology } from '../topology/topology.ts';
import { blame, type Blame, type BlameCell } from './blame.ts';
import { seenCauses } from './causes.ts';
import type { Diagnosis } from './diagnosis.ts';
import { expectationFinder } from './expectations.ts';
import type { MeasuredPair, Measurement, Verdict } from './measurement.ts';
import { isSurprise, verdict } from './verdict.ts';

export interface MatrixPair extends PairKey {
  readonly predicted: Fate;
  /** Absent: not measured; `why` says why where it was tried. */
  readonly measured?: Measurement;
  readonly why?: string;
  /** Absent: no line of `expect` speaks of the pair. */
  readonly expected?: boolean;
  /** `not-measured` in a prediction. */
  readonly verdict: Verdict;
  /** Why it was measured otherwise than predicted, where the hosts were looked at. */
  readonly diagnosis?: Diagnosis;
}

/** Why a pair was measured as it was. */
export type Diagnose = (pair: PairKey, measured: Measurement) => Diagnosis;

/** One line of `expect`, and how it fares. */
export interface ExpectationResult extends Expectation {
  /** Pairs that this line decides; those that an earlier line took are not among them. */
  readonly pairs: number;
  readonly met: number;
  /** `empty`: it speaks of no pair, which is worth a look. */
  readonly outcome: 'met' | 'not-met' | 'empty';
}

export interface MatrixSummary {
  readonly pairs: number;
  readonly asPredicted: number;
  /** Pairs that the file expects something of and that fulfil it. */
  readonly asExpected: number;
  /** Pairs that the file expects something of. */
  readonly withExpectation: number;
  readonly predictedReachable: number;
  readonly unexpectedlyBlocked: number;
  readonly unexpectedlyOpen: number;
  readonly notMeasured: number;
}

export interface MatrixReport {
  readonly name: string;
  readonly endpoints: readonly Endpoint[];
  /** Sources in endpoint order, then targets in endpoint order, then their addresses. */
  readonly pairs: readonly MatrixPair[];
  readonly summary: MatrixSummary;
  readonly expectations: readonly ExpectationResult[];
  /** What explains the cells that are not as predicted or not as expected, the weightiest first; empty where all is well. */
  readonly blame: readonly Blame[];
}

/** Predicted alone, or beside a round of measurements. */
export function matrixReport(
  topology: Pick<Topology, 'name' | 'expectations'>,
  reachability: Reachability,
  measured?: readonly MeasuredPair[],
  diagnose?: Diagnose,
): MatrixReport {
  const { endpoints } = reachability;
  const find = expectationFinder(topology.expectations, endpoints);
  const tallies = topology.expectations.map(() => ({ pairs: 0, met: 0 }));
  const pairs: MatrixPair[] = [];
  for (const pair of compare(reachability, measured, diagnose)) {
    const index = find(pair);
    const expectation = index === undefined ? undefined : topology.expectations[index];
    const complete = expectation ? { ...pair, expected: expectation.reachable } : pair;
    pairs.push(complete);
    const tally = index === undefined ? undefined : tallies[index];
    if (!tally) continue;
    tally.pairs += 1;
    if (isAsExpected(complete, measured !== undefined)) tally.met += 1;
  }
  return {
    name: topology.name,
    endpoints,
    pairs,
    summary: summarise(pairs, tallies),
    expectations: topology.expectations.map((expectation, index) => {
      const { pairs: count, met } = tallies[index] ?? { pairs: 0, met: 0 };
      return { ...expectation, pairs: count, met, outcome: count === 0 ? 'empty' : met === count ? 'met' : 'not-met' };
    }),
    blame: blameOf(endpoints, pairs, measured !== undefined),
  };
}

/** Every predicted pair with its measurement and verdict, and where `diagnose` is given its diagnosis if it is a surprise. */
export function* compare(
  reachability: Reachability,
  measured: readonly MeasuredPair[] = [],
  diagnose?: Diagnose,
): Iterable<MatrixPair> {
  const byKey = new Map(measured.map((cell) => [`${cell.from} ${cell.to} ${cell.address}`, cell]));
  for (const pair of reachability.pairs()) {
    const predicted = reachability.fate(pair);
    const cell = byKey.get(`${pair.from} ${pair.to} ${pair.address}`);
    const found = verdict(predicted, cell?.measured);
    const diagnosis = cell?.measured && isSurprise(found) ? diagnose?.(pair, cell.measured) : undefined;
    yield {
      ...pair,
      predicted,
      ...(cell?.measured && { measured: cell.measured }),
      ...(cell?.why !== undefined && { why: cell.why }),
      verdict: found,
      ...(diagnosis && { diagnosis }),
    };
  }
}

/**
 * Whether a pair fulfils what the file expects of it: by its measurement where a round was measured, by its prediction else. A
 * pair that the round could not measure is not known to fulfil anything.
 */
export function isAsExpected(pair: MatrixPair, isMeasured: boolean): boolean {
  if (pair.expected === undefined) return true;
  if (pair.measured) return pair.measured.received > 0 === pair.expected;
  return !isMeasured && pair.predicted.reachable === pair.expected;
}

function summarise(pairs: readonly MatrixPair[], tallies: readonly { pairs: number; met: number }[]): MatrixSummary {
  const count = (wanted: Verdict): number => pairs.filter((pair) => pair.verdict === wanted).length;
  return {
    pairs: pairs.length,
    asPredicted: count('as-predicted'),
    asExpected: tallies.reduce((sum, tally) => sum + tally.met, 0),
    withExpectation: tallies.reduce((sum, tally) => sum + tally.pairs, 0),
    predictedReachable: pairs.filter((pair) => pair.predicted.reachable).length,
    unexpectedlyBlocked: count('unexpectedly-blocked'),
    unexpectedlyOpen: count('unexpectedly-open'),
    notMeasured: count('not-measured'),
  };
}

/** Measured: cells that are not as predicted. Predicted alone: cells that are not as expected. */
function blameOf(endpoints: readonly Endpoint[], pairs: readonly MatrixPair[], isMeasured: boolean): readonly Blame[] {
  const byId = new Map(endpoints.map((endpoint) => [endpoint.id, endpoint]));
  const cells = (wanted: readonly MatrixPair[], isBad: (pair: MatrixPair) => boolean): BlameCell[] =>
    wanted.flatMap((pair) => {
      const from = byId.get(pair.from);
      const to = byId.get(pair.to);
      const cause = causeOf(pair, isMeasured);
      return from && to ? [{ from, to, address: pair.address, isBad: isBad(pair), ...(cause && { cause }) }] : [];
    });
  if (!isMeasured) {
    const spokenOf = pairs.filter((pair) => pair.expected !== undefined);
    return blame(
      cells(spokenOf, (pair) => !isAsExpected(pair, false)),
      'is not as expected',
      { isWhole: spokenOf.length === pairs.length },
    );
  }
  // Only a pair that could have failed clears a thing of the failures, and only one that could have answered of the answers.
  const tried = pairs.filter((pair) => pair.measured && pair.diagnosis?.explained !== true);
  const open = tried.filter((pair) => pair.predicted.reachable);
  const closed = tried.filter((pair) => !pair.predicted.reachable);
  return [
    ...seenCauses(pairs),
    ...blame(
      cells(open, (pair) => pair.verdict === 'unexpectedly-blocked'),
      'fails',
      { isWhole: open.length === pairs.length },
    ),
    ...blame(
      cells(closed, (pair) => pair.verdict === 'unexpectedly-open'),
      'answers, against the prediction',
      { isWhole: closed.length === pairs.length },
    ),
  ].sort((a, b) => b.cells - a.cells);
}

/** Predicted alone: the fate that closes it. Measured: what the diagnosis says of all pairs that share its cause. */
function causeOf({ predicted, diagnosis }: MatrixPair, isMeasured: boolean): Fate | undefined {
  if (isMeasured) return diagnosis && { ...diagnosis, text: diagnosis.summary };
  return predicted.reachable ? undefined : predicted;
}
