/** What the sentence above the matrix is made of: causes that the hosts showed, and what the other failing pairs have in common. */
import { CLOSED, OPEN, UNCERTAIN } from '../../shared/reach/outcome-table.ts';
import type { Endpoint, Reachability } from '../../shared/reach/result.ts';
import { blame, type BlameCell } from '../../shared/verdict/blame.ts';
import { seenCauses } from '../../shared/verdict/causes.ts';
import type { Diagnoser } from '../../shared/verdict/diagnose.ts';
import type { MatrixPair } from '../../shared/verdict/report.ts';
import { LOST, pairTable, indexOf } from '../store/pair-table.ts';
import type { Cause, CauseKind, MeasuredTable } from './analyst.ts';

/** Beyond these many bad pairs, so many are taken evenly from all of them: what they have in common shows in these as well. */
const MOST_BAD = 4_000;
/** Pairs that are diagnosed for one sentence. */
const MOST_SEEN = 400;

interface Cell {
  readonly from: Endpoint;
  readonly to: Endpoint;
  readonly slot: number;
  readonly isBad: boolean;
}

export interface CausesInput {
  readonly prediction: Reachability;
  readonly outcomes: Uint8Array;
  readonly expected: Uint8Array;
  readonly measured: MeasuredTable | null;
  readonly diagnoser: Diagnoser | null;
  readonly words: Readonly<Record<CauseKind, string>>;
}

export function causesOf(input: CausesInput): readonly Cause[] {
  const found = input.measured ? ofMeasurement(input, input.measured) : ofExpectations(input);
  return [...found].sort((a, b) => b.cells - a.cells);
}

function ofMeasurement(input: CausesInput, measured: MeasuredTable): readonly Cause[] {
  const dead = new Set(measured.dead);
  const seen = input.diagnoser ? seenBy(input.diagnoser, input.prediction, measured, dead) : [];
  const explained = new Set(seen.map(({ pair }) => `${pair.from} ${pair.to} ${pair.address}`));
  const kinds = { blocked: collector(), leak: collector() };
  const counts = { blocked: 0, leak: 0 };
  let pairs = 0;
  const table = pairTable(input.prediction.endpoints);
  const width = measured.endpoints.reduce((sum, { addresses }) => sum + addresses.length, 0);
  measured.endpoints.forEach((from, row) => {
    let at = row * width;
    for (const to of measured.endpoints) {
      for (let slot = 0; slot < to.addresses.length; slot++, at++) {
        const trip = measured.values[at] ?? Number.NaN;
        if (from !== to) pairs++;
        if (Number.isNaN(trip) || from === to || dead.has(from.host) || dead.has(to.host)) continue;
        const address = to.addresses[slot]?.address;
        if (address === undefined || explained.has(`${from.id} ${to.id} ${address}`)) continue;
        const code = input.outcomes[indexOf(table, { from: from.id, to: to.id, address })] ?? 0;
        if (code === 0) continue;
        const isBad = (trip !== LOST) !== ((code & OPEN) !== 0) && (code & UNCERTAIN) === 0;
        // Only a pair that could have failed clears a thing of the failures, and only one that could have answered of the answers.
        const kind = (code & OPEN) !== 0 ? 'blocked' : 'leak';
        counts[kind]++;
        kinds[kind].add({ from, to, slot, isBad });
      }
    }
  });
  const ofKind = (kind: 'blocked' | 'leak'): readonly Cause[] =>
    blame(kinds[kind].cells(), input.words[kind], { isWhole: counts[kind] === pairs }).map((found) => ({
      ...found,
      kind,
      seen: false,
    }));
  return [...causesSeen(seen), ...ofKind('blocked'), ...ofKind('leak')];
}

function ofExpectations({ prediction, outcomes, expected, words }: CausesInput): readonly Cause[] {
  if (expected.length === 0) return [];
  const cells = collector();
  const { endpoints } = prediction;
  let at = 0;
  for (const from of endpoints) {
    for (const to of endpoints) {
      for (let slot = 0; slot < to.addresses.length; slot++, at++) {
        const wanted = expected[at] ?? 0;
        // What nothing is expected of is fine, and clears what it takes part in: else one bad line would blame the whole matrix.
        const isBad = wanted !== 0 && ((outcomes[at] ?? 0) & (OPEN | CLOSED)) !== wanted;
        if (from !== to) cells.add({ from, to, slot, isBad });
      }
    }
  }
  const withCause = cells.cells().map((cell): BlameCell => {
    const pair = { from: cell.from.id, to: cell.to.id, address: cell.address };
    if (!cell.isBad || prediction.isReachable(pair)) return cell;
    return { ...cell, cause: prediction.fate(pair) };
  });
  return blame(withCause, words.expected).map((found) => ({ ...found, kind: 'expected', seen: false }));
}

/**
 * Keeps what a blame needs. A good pair clears what it takes part in: its ends, its networks and its hosts. One that takes part in
 * nothing new is left out, since a quarter of a million of them would be weighed for nothing.
 */
function collector() {
  const cleared = new Set<string>();
  const good: Cell[] = [];
  const bad: Cell[] = [];
  const networks = new Map<Endpoint, string>();
  const networksOf = (endpoint: Endpoint): string => {
    const known = networks.get(endpoint) ?? endpoint.addresses.map(({ network }) => network).join(' ');
    networks.set(endpoint, known);
    return known;
  };
  return {
    add(cell: Cell): void {
      if (cell.isBad) {
        bad.push(cell);
        return;
      }
      const { from, to, slot } = cell;
      const parts = [
        `from ${from.id}`,
        `to ${to.id}`,
        `${from.host} ${to.host} ${networksOf(from)} ${to.addresses[slot]?.network ?? ''}`,
      ];
      if (parts.every((part) => cleared.has(part))) return;
      for (const part of parts) cleared.add(part);
      good.push(cell);
    },
    cells(): readonly BlameCell[] {
      if (bad.length === 0) return [];
      const step = Math.max(1, Math.ceil(bad.length / MOST_BAD));
      return [...bad.filter((_, index) => index % step === 0), ...good].flatMap(({ from, to, slot, isBad }) => {
        const address = to.addresses[slot]?.address;
        return address === undefined ? [] : [{ from, to, address, isBad }];
      });
    },
  };
}

interface SeenPair {
  readonly pair: MatrixPair;
}

/** The surprises whose cause the hosts show. */
function seenBy(
  { diagnose }: Diagnoser,
  prediction: Reachability,
  { surprises }: MeasuredTable,
  dead: ReadonlySet<string>,
): readonly SeenPair[] {
  const hostOf = new Map(prediction.endpoints.map(({ id, host }) => [id, host]));
  const alive = surprises.filter(({ from, to }) => ![from, to].some((id) => dead.has(hostOf.get(id) ?? '')));
  return alive.slice(0, MOST_SEEN).flatMap(({ from, to, address, measured }) => {
    if (!measured) return [];
    const pair = { from, to, address };
    const diagnosis = diagnose(pair, measured);
    const verdict = measured.received > 0 ? ('unexpectedly-open' as const) : ('unexpectedly-blocked' as const);
    return diagnosis.explained ? [{ pair: { ...pair, predicted: prediction.fate(pair), measured, verdict, diagnosis } }] : [];
  });
}

function causesSeen(seen: readonly SeenPair[]): readonly Cause[] {
  const of = (kind: 'blocked' | 'leak', verdict: MatrixPair['verdict']): readonly Cause[] =>
    seenCauses(seen.flatMap(({ pair }) => (pair.verdict === verdict ? [pair] : []))).map((found) => ({
      ...found,
      kind,
      seen: true,
    }));
  return [...of('blocked', 'unexpectedly-blocked'), ...of('leak', 'unexpectedly-open')];
}
