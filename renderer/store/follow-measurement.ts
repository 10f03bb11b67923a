/** Keeps the causes up to date: what explains the pairs that are not as they should be, at the moment that the matrix shows. */
import type { MeasuredPair } from '../../shared/verdict/measurement.ts';
import type { Look } from '../../shared/verdict/look.ts';
import type { Analyst, CauseKind, MeasuredTable } from '../worker/analyst.ts';
import { deadHosts } from './dead-hosts.ts';
import type { LiveState } from './live.ts';
import { LOST, pairAt, surprisesOf, type Predicted, type RoundTrips } from './pair-table.ts';
import { roundAt, tripsOf, type PastRound } from './round-history.ts';
import type { Workbench } from './workbench.ts';

/** Time between two questions while results stream in. */
const PAUSE_MS = 200;
/** Surprising pairs that go to the core with all that was measured of them. */
const MOST_SURPRISES = 400;
/** How the sentence of a cause ends. In the core's English, as all that the core writes: it is translated where it is shown. */
const WORDS = {
  blocked: 'fails, though the design allows it',
  leak: 'is open, though the design says it is closed',
  expected: 'is not as expected',
} as const satisfies Readonly<Record<CauseKind, string>>;

type Stores = Pick<Workbench, 'analysis' | 'live' | 'view'> & { readonly analyst: Analyst };

/** Answers how to stop. `onFailure`: the core could not answer. */
export function followMeasurement(stores: Stores, onFailure: (error: unknown) => void): () => void {
  const { analysis, live, view, analyst } = stores;
  let before: readonly unknown[] = [];
  let busy = false;
  let stopped = false;
  const inputsNow = (): readonly unknown[] => {
    const { measure, hosts } = live.getState();
    const { prediction } = analysis.getState();
    const past = pastRound();
    // Of a past round nothing changes any more.
    const round = past ? [past] : [measure?.trips, measure?.version, measure?.problems, measure?.look, hosts];
    return [prediction, ...round];
  };
  const pastRound = (): PastRound | null => {
    const { moment } = view.getState();
    return moment === null ? null : (roundAt(live.getState().measure?.history ?? [], moment) ?? null);
  };
  const ask = async (): Promise<void> => {
    const state = live.getState();
    const { prediction } = analysis.getState();
    const past = pastRound();
    const round = past ? ofThen(past) : ofNow(state);
    await analyst.see(round.look && { text: round.text, look: round.look });
    const causes = prediction ? await analyst.causes({ measured: measuredTable(round, prediction), words: WORDS }) : [];
    // What is shown has changed meanwhile: its own causes come next.
    if (pastRound() === past) analysis.setState({ causes });
  };
  const onChange = (): void => {
    if (busy || stopped) return;
    const inputs = inputsNow();
    if (inputs.length === before.length && inputs.every((input, index) => input === before[index])) return;
    before = inputs;
    busy = true;
    ask()
      .catch(onFailure)
      .finally(() => {
        setTimeout(() => {
          busy = false;
          onChange();
        }, PAUSE_MS);
      });
  };
  const stops = [analysis.subscribe(onChange), live.subscribe(onChange), view.subscribe(onChange)];
  return () => {
    stopped = true;
    for (const stop of stops) stop();
  };
}

interface Round {
  /** Null: it has measured nothing yet, which says nothing. */
  readonly trips: RoundTrips | null;
  /** What was measured at a place of `trips`. */
  readonly resultAt: (index: number) => MeasuredPair | undefined;
  /** Text of the design that was measured. */
  readonly text: string;
  readonly look: Look | null;
  readonly dead: ReadonlyMap<string, string>;
}

function ofNow({ measure, hosts }: LiveState): Round {
  return {
    trips: measure && measure.version > 0 ? measure.trips : null,
    resultAt: (index) => measure?.results[index],
    text: measure?.text ?? '',
    look: measure?.look ?? null,
    dead: deadHosts({ hosts, problems: measure?.problems ?? null }),
  };
}

function ofThen(past: PastRound): Round {
  const trips = tripsOf(past);
  return {
    trips,
    resultAt: (index) => resultIn(trips, index),
    ...past.known,
  };
}

function resultIn({ table, values }: RoundTrips, index: number): MeasuredPair | undefined {
  const pair = pairAt(table, index);
  const trip = values[index] ?? Number.NaN;
  return pair && !Number.isNaN(trip) ? { ...pair, measured: measurementOf(trip) } : undefined;
}

/** What a past round measured, pair by pair. */
export function resultsOf(past: PastRound): readonly MeasuredPair[] {
  const trips = tripsOf(past);
  return Array.from(trips.values, (_, index) => resultIn(trips, index)).filter((result) => result !== undefined);
}

/** What is kept of a past measurement: whether it was answered, and how long that took. */
export function measurementOf(trip: number): NonNullable<MeasuredPair['measured']> {
  return trip === LOST ? { sent: 1, received: 0, rttMs: null } : { sent: 1, received: 1, rttMs: trip };
}

function measuredTable({ trips, resultAt, dead }: Round, predicted: Predicted): MeasuredTable | null {
  if (!trips) return null;
  const { table, values } = trips;
  const surprises = surprisesOf(trips, predicted, MOST_SURPRISES).flatMap((index) => resultAt(index) ?? []);
  return { endpoints: table.endpoints, values, surprises, dead: [...dead.keys()] };
}
