/** Keeps the causes up to date: what explains the pairs that are not as they should be, asked of the core as results come. */
import type { Analyst, MeasuredTable } from '../worker/analyst.ts';
import { deadHosts } from './dead-hosts.ts';
import type { LiveState } from './live.ts';
import { surprisesOf, type Predicted } from './pair-table.ts';
import type { Workbench } from './workbench.ts';

/** Time between two questions while results stream in. */
const PAUSE_MS = 200;
/** Surprising pairs that go to the core with all that was measured of them. */
const MOST_SURPRISES = 400;

type Stores = Pick<Workbench, 'analysis' | 'live' | 'view' | 't'> & { readonly analyst: Analyst };

/** Answers how to stop. `onFailure`: the core could not answer. */
export function followMeasurement(stores: Stores, onFailure: (error: unknown) => void): () => void {
  const { analysis, live, view, analyst, t } = stores;
  let before: readonly unknown[] = [];
  let seen: unknown = null;
  let busy = false;
  let stopped = false;
  const inputsNow = (): readonly unknown[] => {
    const { measure, hosts } = live.getState();
    const { prediction } = analysis.getState();
    return [prediction, measure?.trips, measure?.version, measure?.problems, measure?.look, hosts, view.getState().language];
  };
  const ask = async (): Promise<void> => {
    const state = live.getState();
    const { prediction } = analysis.getState();
    const look = state.measure?.look ?? null;
    if (seen !== look) {
      seen = look;
      await analyst.see(look && state.measure ? { text: state.measure.text, look } : null);
    }
    const words = { blocked: t('matrix.blameBlocked'), leak: t('matrix.blameLeak'), expected: t('matrix.blameExpected') };
    const causes = prediction ? await analyst.causes({ measured: measuredTable(state, prediction), words }) : [];
    analysis.setState({ causes });
  };
  const onChange = (): void => {
    if (busy || stopped) return;
    const inputs = inputsNow();
    if (inputs.every((input, index) => input === before[index])) return;
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

function measuredTable(state: LiveState, predicted: Predicted): MeasuredTable | null {
  const { measure } = state;
  // A round that has measured nothing yet says nothing.
  if (!measure?.trips || measure.version === 0) return null;
  const { table, values } = measure.trips;
  const surprises = surprisesOf(measure.trips, predicted, MOST_SURPRISES).flatMap((index) => measure.results[index] ?? []);
  return {
    endpoints: table.endpoints,
    values,
    surprises,
    dead: [...deadHosts({ hosts: state.hosts, problems: measure.problems }).keys()],
  };
}
