/** The core behind the page's questions. It keeps the design that was asked about last, so that a pair of it is quickly explained. */
import { compile } from '../../shared/compile/compile.ts';
import { driftOf } from '../../shared/plan/drift.ts';
import type { Reachability } from '../../shared/reach/result.ts';
import { sameData } from '../../shared/topology/equal.ts';
import { locateProblem, parseTopology } from '../../shared/topology/parse.ts';
import { writeTopology } from '../../shared/topology/write.ts';
import type { Topology } from '../../shared/topology/topology.ts';
import { diagnoseLook } from '../../shared/verdict/diagnose-look.ts';
import type { Diagnoser } from '../../shared/verdict/diagnose.ts';
import { layOut } from '../canvas/layout/layout.ts';
import type { Analyst, PredictedTable, Seen } from './analyst.ts';
import { isDeployed, predictDeployed } from './as-deployed.ts';
import { causesOf } from './causes.ts';
import { examine, expectedTable, predict, shapeOf, type Examined } from './examine.ts';
import { reportAs } from './report.ts';
import { meaningOf, sameMeaning, type Meaning } from './same-design.ts';

interface Current extends Examined {
  readonly shape: unknown;
  readonly engines: ReadonlyMap<string, string>;
  prediction?: Reachability;
  tables?: Pick<PredictedTable, 'outcomes' | 'expected'>;
  /** The revision that it was examined for. */
  readonly from: number;
  /** The revision since which every pair fares as it does. */
  readonly foreseen: number;
}

/** Texts whose meaning is kept: that which is measured, that of a past round, that of a plan, that in which a pair was located. */
const MOST_TEXTS = 4;

export function createAnalyst(): Analyst {
  let current: Current | null = null;
  let seen: Seen | null = null;
  let diagnoser: Diagnoser | null = null;

  /** What was written last: mostly that is what is then measured, and need not be read again. */
  let written: { readonly text: string; readonly topology: Topology } | null = null;
  let meant: readonly { readonly text: string; readonly engines: string; readonly meaning: Meaning | null }[] = [];

  const meantBy = (text: string, engines: ReadonlyMap<string, string>): Meaning | null => {
    const versions = versionsOf(engines);
    const known = meant.find((one) => one.text === text && one.engines === versions);
    if (known) return known.meaning;
    const topology = written?.text === text ? written.topology : parseTopology(text).topology;
    const meaning = topology && meaningOf(topology, compile(topology, { engines }));
    meant = [{ text, engines: versions, meaning }, ...meant].slice(0, MOST_TEXTS);
    return meaning;
  };

  const predictionOf = (design: Current): Reachability | null =>
    design.compiled ? (design.prediction ??= predict(design.compiled)) : null;

  /** Made when it is first asked for: few looks are. */
  const diagnoserOfSeen = (): Diagnoser | null => {
    if (!seen || diagnoser) return diagnoser;
    const { topology } = parseTopology(seen.text);
    return (diagnoser = topology && diagnoseLook(topology, seen.look));
  };

  const tablesOf = (design: Current, prediction: Reachability): NonNullable<Current['tables']> =>
    (design.tables ??= {
      outcomes: prediction.outcomes(),
      expected: design.topology ? expectedTable(design.topology, prediction) : new Uint8Array(0),
    });

  return {
    check({ revision, design, engines, known }) {
      const shape = shapeOf(design.document);
      const isSameShape = current && versionsOf(current.engines) === versionsOf(engines) && sameData(current.shape, shape);
      if (!current || isSameShape !== true) {
        const next = { ...examine(design, engines), shape, engines, from: revision, foreseen: revision };
        current = current && faresAlike(current, next) ? { ...next, ...foreseenOf(current) } : next;
      } else if (current.from === known) {
        return Promise.resolve('unchanged');
      }
      const { problems, compiled, from } = current;
      const plan = compiled?.addresses;
      const addresses = plan && { attachments: plan.attachments, ranges: plan.ranges, shims: plan.shims };
      return Promise.resolve({ from, problems, compiled: addresses ? { addresses } : null });
    },
    predict({ known }) {
      if (!current) return Promise.resolve(null);
      const { foreseen: from } = current;
      if (from === known) return Promise.resolve('unchanged');
      const prediction = predictionOf(current);
      if (!prediction) return Promise.resolve(noTable(from));
      const { outcomes, expected } = tablesOf(current, prediction);
      // Copies: what is handed over is gone from here.
      return Promise.resolve({ from, endpoints: prediction.endpoints, outcomes: outcomes.slice(), expected: expected.slice() });
    },
    write({ design: { base, document, path } }) {
      const text = writeTopology(base, document);
      const read = parseTopology(text, path ?? undefined);
      if (!read.topology) return Promise.resolve({ text, problems: read.problems });
      written = { text, topology: read.topology };
      const problems = current?.problems ?? read.problems;
      return Promise.resolve({ text, problems: problems.map((problem) => locateProblem(problem, read, path ?? undefined)) });
    },
    walk({ pair }) {
      return Promise.resolve((current && predictionOf(current))?.walk(pair) ?? null);
    },
    see(next) {
      seen = next;
      diagnoser = null;
      return Promise.resolve(null);
    },
    diagnose({ pair, measured }) {
      return Promise.resolve(diagnoserOfSeen()?.diagnose(pair, measured) ?? null);
    },
    walkSeen({ pair }) {
      return Promise.resolve(diagnoserOfSeen()?.walk(pair) ?? null);
    },
    causes({ measured, words }) {
      const prediction = current && predictionOf(current);
      if (!current || !prediction) return Promise.resolve([]);
      const tables = tablesOf(current, prediction);
      return Promise.resolve(causesOf({ prediction, ...tables, measured, diagnoser: diagnoserOfSeen(), words }));
    },
    drift({ observed }) {
      return Promise.resolve(current?.topology ? driftOf(current.topology, observed) : []);
    },
    foresee({ text, path, engines }) {
      const read = parseTopology(text, path ?? undefined);
      const [problem] = read.problems;
      if (!read.topology || !read.document) {
        return Promise.resolve(problem ?? { code: 'FILE_EMPTY', severity: 'error', message: 'The file is empty.' });
      }
      const examined = examine({ document: read.document, base: text, path }, engines);
      const prediction = examined.compiled && predict(examined.compiled);
      if (!prediction) return Promise.resolve(noTable(0));
      return Promise.resolve({
        from: 0,
        endpoints: prediction.endpoints,
        outcomes: prediction.outcomes(),
        expected: expectedTable(read.topology, prediction),
      });
    },
    deployed({ observed }) {
      if (!current?.topology) return Promise.resolve(null);
      const deployed = predictDeployed(current.topology, observed);
      return Promise.resolve({
        from: 0,
        endpoints: deployed.endpoints,
        outcomes: deployed.outcomes(),
        expected: new Uint8Array(0),
      });
    },
    isSame({ text }) {
      if (!current?.topology || !current.compiled) return Promise.resolve(false);
      const meaning = meantBy(text, current.engines);
      return Promise.resolve(meaning !== null && sameMeaning(meaning, meaningOf(current.topology, current.compiled)));
    },
    isDeployed({ observed }) {
      if (!current?.topology || current.problems.some(({ severity }) => severity === 'error')) return Promise.resolve(false);
      return Promise.resolve(isDeployed(current.topology, observed));
    },
    tidy({ document: { canvas: _places, ...drawn } }) {
      return Promise.resolve(layOut(drawn));
    },
    report(question) {
      const { topology, compiled } = examine(question.design, question.engines);
      if (!topology || !compiled) return Promise.resolve(null);
      const { format, measured, hosts } = question;
      // What scripts read has every pair of a prediction; what people read, and what was measured, has those that are shown.
      const isWhole = hosts || (measured === null && (format === 'json' || format === 'junit'));
      const endpoints = compiled.endpoints.filter(({ container }) => isWhole || container !== undefined);
      const prediction = predict({ ...compiled, endpoints });
      return reportAs(question, topology, prediction, compiled.addresses, diagnoserOfSeen());
    },
  };
}

function versionsOf(engines: ReadonlyMap<string, string>): string {
  return [...engines].join();
}

function noTable(from: number): PredictedTable {
  return { from, endpoints: [], outcomes: new Uint8Array(0), expected: new Uint8Array(0) };
}

/** Most edits (a name, an address to log in at, a command) change nothing for a packet: what was worked out for the pairs stays. */
function faresAlike(one: Examined, other: Examined): boolean {
  if (!one.compiled || !other.compiled) return false;
  return (
    sameData(one.compiled.endpoints, other.compiled.endpoints) &&
    sameData(one.topology?.expectations, other.topology?.expectations) &&
    sameData(one.compiled.fabric, other.compiled.fabric) &&
    sameData(one.compiled.hosts, other.compiled.hosts)
  );
}

function foreseenOf({ prediction, tables, foreseen }: Current): Pick<Current, 'prediction' | 'tables' | 'foreseen'> {
  return { foreseen, ...(prediction && { prediction }), ...(tables && { tables }) };
}
