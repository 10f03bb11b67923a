/** Keeps the analysis up to date: every edit is asked of the core, and of several quick ones only the last is answered. */
import type { Analyst, Answer, Planned, PredictedTable, Question } from '../worker/analyst.ts';
import { sameData } from '../../shared/topology/equal.ts';
import { badgesOf, bySeverity, NO_ANALYSIS, type AnalysisStore } from './analysis.ts';
import type { DesignStore } from './design.ts';
import type { LiveState, LiveStore } from './live.ts';
import { pairTable, sameEndpoints, type Predicted } from './pair-table.ts';

/** `from` of the answers that are in the store; 0: none. */
interface Known {
  readonly checked: number;
  readonly predicted: number;
}
const NOTHING: Known = { checked: 0, predicted: 0 };

/** Without another edit for so long, the text is written. */
const PAUSE_MS = 120;

interface Stores {
  readonly design: DesignStore;
  readonly live: LiveStore;
  readonly analysis: AnalysisStore;
}

/**
 * Answers how to stop. `onFailure`: the core could not answer. An edit is asked about at once and not with the next frame: the core
 * then works while the page draws the edit, and is done a frame earlier.
 */
export function followDesign(stores: Stores & { readonly analyst: Analyst }, onFailure: (error: unknown) => void): () => void {
  let revision = 0;
  let known: Known = NOTHING;
  let before: readonly unknown[] = [];
  const run = (): void => {
    const design = stores.design.getState();
    const engines = observedEngines(stores.live.getState());
    const inputs = [design.document, design.unreadable, design.base, [...engines].join()];
    if (inputs.every((input, index) => input === before[index])) return;
    before = inputs;
    revision++;
    if (!design.document) {
      known = NOTHING;
      stores.analysis.setState({ ...NO_ANALYSIS, stale: false, answered: revision });
      return;
    }
    if (design.unreadable) {
      const { text, problems } = design.unreadable;
      known = { ...known, checked: 0 };
      stores.analysis.setState({ text, problems, located: problems, badges: new Map(), stale: false, answered: revision });
      return;
    }
    stores.analysis.setState({ stale: true });
    const source = { document: design.document, base: design.base, path: design.saved.path };
    const mine = revision;
    const learn = (news: Partial<Known>): void => {
      known = { ...known, ...news };
    };
    ask(stores, { revision, design: source, engines, known: known.checked }, known, () => mine === revision, learn).catch(
      onFailure,
    );
  };
  run();
  const stops = [stores.design.subscribe(run), stores.live.subscribe(run)];
  return () => {
    for (const stop of stops) stop();
  };
}

/** Both questions at once, so that the core never waits for the page between them. */
async function ask(
  { analysis, analyst }: Stores & { readonly analyst: Analyst },
  question: Question,
  known: Known,
  isNewest: () => boolean,
  learn: (news: Partial<Known>) => void,
): Promise<void> {
  const checking = analyst.check(question);
  const predicting = analyst.predict({ revision: question.revision, known: known.predicted });
  // What fails before its turn is told then, and not as nobody's.
  predicting.catch(() => undefined);
  const isNews = <Value>(answer: Answer<Value>): answer is Exclude<Answer<Value>, null | 'unchanged'> =>
    answer !== null && answer !== 'unchanged' && isNewest();
  const checked = await checking;
  if (isNews(checked)) {
    const before = analysis.getState();
    const problems = [...checked.problems].sort(bySeverity);
    const compiled = sameAddresses(before.compiled, checked.compiled);
    // Of problems that are the same, nothing is drawn again.
    analysis.setState(
      known.checked !== 0 && sameData(before.problems, problems)
        ? { compiled }
        : { problems, badges: badgesOf(problems), compiled },
    );
    learn({ checked: checked.from });
  }
  const predicted = await predicting;
  if (isNews(predicted)) {
    analysis.setState(({ prediction }) => ({ prediction: samePrediction(prediction, predicted) }));
    learn({ predicted: predicted.from });
  }
  if (isNewest()) analysis.setState({ stale: false, answered: question.revision });
  // Writing takes longer than checking: while one types on, it would be in the way of the next letter's check.
  await new Promise((resume) => setTimeout(resume, PAUSE_MS));
  if (!isNewest()) return;
  const written = await analyst.write(question);
  if (isNews(written)) analysis.setState({ text: written.text, located: [...written.problems].sort(bySeverity) });
}

/** The prediction of before where no pair fares otherwise, or its table where the pairs are the same: a matrix is not built again. */
function samePrediction(before: Predicted | null, { endpoints, outcomes: values, expected }: PredictedTable): Predicted | null {
  if (endpoints.length === 0) return null;
  if (!before || !sameEndpoints(before.table.endpoints, endpoints)) return { table: pairTable(endpoints), values, expected };
  const isSame = sameBytes(before.values, values) && sameBytes(before.expected, expected);
  return isSame ? before : { table: before.table, values, expected };
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}

/** The addresses of before where they are the same: hundreds of cards show them, and need not be drawn again. */
function sameAddresses(before: Planned | null, now: Planned | null): Planned | null {
  if (!before || !now) return now;
  const [old, next] = [before.addresses, now.addresses];
  const isSame =
    old.attachments.size === next.attachments.size &&
    old.ranges.size === next.ranges.size &&
    old.shims.size === next.shims.size &&
    [...next.attachments].every(([key, { ipv4, ipv6 }]) => {
      const known = old.attachments.get(key);
      return known !== undefined && known.ipv4 === ipv4 && known.ipv6 === ipv6;
    }) &&
    [...next.ranges].every(([key, ranges]) => {
      const known = old.ranges.get(key);
      return known?.size === ranges.size && [...ranges].every(([host, range]) => known.get(host) === range);
    }) &&
    [...next.shims].every(([key, addresses]) => old.shims.get(key)?.join() === addresses.join());
  return isSame ? before : now;
}

export function observedEngines(live: Pick<LiveState, 'hosts'>): ReadonlyMap<string, string> {
  const versions = new Map<string, string>();
  for (const [host, observation] of Object.entries(live.hosts)) {
    const version = observation.observed?.engine?.version;
    if (version !== undefined) versions.set(host, version);
  }
  return versions;
}
