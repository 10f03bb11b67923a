/**
 * `npm run bench:reach`: what the core takes for large designs, beside an evaluation of every pair by itself, and writes its section
 * of docs/benchmarks.md. No lab and no root. Fails where grouping gives a pair another fate than the pair's own walk.
 */
import { loadavg } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { checkDesign } from '../../shared/checks/check-design.ts';
import { compile } from '../../shared/compile/compile.ts';
import { reach } from '../../shared/reach/reach.ts';
import type { PairKey, Reachability } from '../../shared/reach/result.ts';
import type { TopologyDocument } from '../../shared/topology/document.ts';
import { parseTopology } from '../../shared/topology/parse.ts';
import { resolve } from '../../shared/topology/resolve.ts';
import { campusDesign, type Campus } from './campus.ts';
import { median } from './figures.ts';
import { writeSection } from './section.ts';

const RUNS = Number(process.env['BENCH_RUNS'] ?? 11);
/** Pairs that are walked one by one; all of them would take minutes. */
const SAMPLE = 4000;

interface Figures {
  readonly campus: Campus;
  readonly pairs: number;
  readonly groups: number;
  readonly reachable: number;
  /** Milliseconds, medians. */
  readonly plan: number;
  readonly check: number;
  readonly compile: number;
  readonly reach: number;
  readonly whole: number;
  readonly askPair: number;
  readonly askPattern: number;
  readonly naive: number;
  readonly wrong: number;
  /** What the process holds after collecting garbage, the design and its matrix among it, in MiB. */
  readonly memory: number;
}

/** Processor time, collecting garbage included: on a shared machine the clock tells of the neighbours. */
function milliseconds<T>(work: () => T): { readonly time: number; readonly value: T } {
  const started = process.cpuUsage();
  const value = work();
  const { user, system } = process.cpuUsage(started);
  return { time: (user + system) / 1000, value };
}

/** Heap of the whole process after a full collection. */
function heldMemory(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc()');
  return process.memoryUsage().heapUsed / 2 ** 20;
}

function documentOf(campus: Campus): TopologyDocument {
  const { document, problems } = parseTopology(campusDesign(campus));
  if (!document) throw new Error(JSON.stringify(problems));
  return document;
}

/** From the design to the counted matrix, as an edit on the canvas or `predict` does it. */
function evaluate(document: TopologyDocument) {
  const resolved = milliseconds(() => resolve(document));
  const { topology } = resolved.value;
  const compiled = milliseconds(() => compile(topology));
  const { hosts, fabric, endpoints, addresses } = compiled.value;
  const checked = milliseconds(() => checkDesign(topology, { addresses }));
  const containers = endpoints.filter(({ container }) => container !== undefined);
  const predicted = milliseconds(() => reach(hosts, fabric, containers));
  const matrix = predicted.value;
  const counted = milliseconds(() => matrix.tally());
  const edit = resolved.time + compiled.time + checked.time + predicted.time;
  return {
    matrix,
    tally: counted.value,
    plan: resolved.time,
    check: checked.time,
    compile: compiled.time,
    reach: predicted.time + counted.time,
    /** What an edit waits for: fates are worked out for the cells that are looked at. */
    edit,
    whole: edit + counted.time,
  };
}

function timesOf({ plan, check, compile: compiled, reach: reached, edit: edited, whole }: ReturnType<typeof evaluate>) {
  return { plan, check, compile: compiled, reach: reached, edit: edited, whole };
}

function figuresOf(campus: Campus): Figures {
  const document = documentOf(campus);
  for (let turn = 0; turn < 3; turn += 1) evaluate(document);
  // Times alone are kept: a matrix of each turn would be counted as memory that one design takes.
  const turns = Array.from({ length: RUNS }, () => timesOf(evaluate(document)));
  const { matrix, tally } = evaluate(document);
  const pattern = milliseconds(() =>
    matrix.tally({ from: ({ host }) => host === 'docker001', to: (_, { network }) => network === 'net11' }),
  );
  const sample = sampled(matrix);
  const byGroup = milliseconds(() => sample.map((pair) => matrix.isReachable(pair)));
  const memory = heldMemory();
  const byPair = milliseconds(() => sample.map((pair) => matrix.walk(pair).reachable));
  const of = (key: 'plan' | 'check' | 'compile' | 'reach' | 'whole') => median(turns.map((turn) => turn[key]));
  return {
    campus,
    pairs: tally.pairs,
    groups: matrix.groups.length,
    reachable: tally.reachable,
    plan: of('plan'),
    check: of('check'),
    compile: of('compile'),
    reach: of('reach'),
    whole: of('whole'),
    askPair: byGroup.time / sample.length,
    askPattern: pattern.time,
    naive: (byPair.time / sample.length) * tally.pairs,
    wrong: byPair.value.filter((isReachable, index) => isReachable !== byGroup.value[index]).length,
    memory,
  };
}

/** Pairs from all over the matrix, without listing it. */
function sampled({ endpoints }: Reachability): readonly PairKey[] {
  return Array.from({ length: SAMPLE }, (_, index): PairKey[] => {
    const from = endpoints[(index * 7919) % endpoints.length];
    const to = endpoints[(index * 104_729 + 1) % endpoints.length];
    const address = to?.addresses[0]?.address;
    return from && to && address !== undefined && from !== to ? [{ from: from.id, to: to.id, address }] : [];
  }).flat();
}

/** One container is put on another network, again and again: the time until problems and matrix are right again. */
function editFigures(): { readonly edit: number; readonly whole: number } {
  const document = documentOf({ hosts: 10, containers: 200, vlans: 20 });
  const edited = (turn: number): TopologyDocument => {
    const name = `c${turn % 200}`;
    const container = document.containers?.[name];
    if (!container) throw new Error(name);
    return {
      ...document,
      containers: { ...document.containers, [name]: { ...container, networks: { [`net${10 + (turn % 20)}`]: {} } } },
    };
  };
  for (let turn = 0; turn < 20; turn += 1) evaluate(edited(turn));
  const times = Array.from({ length: 100 }, (_, turn) => timesOf(evaluate(edited(turn + 20))));
  return { edit: median(times.map((time) => time.edit)), whole: median(times.map((time) => time.whole)) };
}

const edit = editFigures();
const all = [figuresOf({ hosts: 50, containers: 1000, vlans: 20 }), figuresOf({ hosts: 50, containers: 5000, vlans: 20 })];
const load = loadavg()[0] ?? 0;
const markdown = sectionOf();
console.log(markdown);
writeSection('reach', markdown);
if (all.some(({ wrong }) => wrong > 0)) {
  console.error('A pair fares otherwise by itself than in its group.');
  process.exitCode = 1;
}

function sectionOf(): string {
  const row = (name: string, value: (figures: Figures) => string) => `| ${[name, ...all.map(value)].join(' | ')} |`;
  const ms = (value: number) => (value < 10 ? value.toFixed(2) : value.toFixed(0));
  const count = (value: number) => value.toLocaleString('en');
  return [
    '### The core by itself: check, compile, reach',
    '',
    `Written by \`npm run bench:reach\`: 50 hosts, 20 VLANs, 2 routers; medians of ${RUNS} runs in milliseconds of processor time, at a load of ${load.toFixed(1)} on this machine; most memory of the whole process, garbage included: ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MiB.`,
    `Pair by pair: ${count(SAMPLE)} pairs walked each by itself, times the number of pairs.`,
    '',
    row('', ({ campus }) => `${count(campus.containers)} containers`),
    row('---', () => '---'),
    row('pairs', ({ pairs }) => count(pairs)),
    row('of them reachable', ({ reachable }) => count(reachable)),
    row('groups of sources', ({ groups }) => count(groups)),
    row('read the design', ({ plan }) => ms(plan)),
    row('compile, with planned addresses', (figures) => ms(figures.compile)),
    row('check', ({ check }) => ms(check)),
    row('reach, every pair counted', (figures) => ms(figures.reach)),
    row('**all of it**', ({ whole }) => `**${ms(whole)}**`),
    row('a pair asked', ({ askPair }) => `${(askPair * 1000).toFixed(1)} µs`),
    row('a pattern asked (a host to a network)', ({ askPattern }) => ms(askPattern)),
    row('reach pair by pair', ({ naive }) => ms(naive)),
    row('against grouped', (figures) => `${count(Math.round(figures.naive / figures.reach))} ×`),
    row('pairs that fare otherwise by themselves', ({ wrong }) => `${wrong} of ${count(SAMPLE)}`),
    row('memory held with design and matrix', ({ memory }) => `${memory.toFixed(0)} MiB`),
    '',
    `One container of 200 (10 hosts, 20 VLANs) put on another network, median of 100 edits: ${ms(edit.edit)} ms until problems and matrix are right again, ${ms(edit.whole)} ms with every pair of it counted.`,
    '',
  ].join('\n');
}
