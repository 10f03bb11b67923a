/** What a full refresh of a matrix of 250,000 cells costs before it is painted: taking the results, and building the cells. */
import type { MeasureState } from '../../renderer/store/live.ts';
import { noRoundTrips, pairTable } from '../../renderer/store/pair-table.ts';
import { takeCells } from '../../renderer/store/tasks/measure.ts';
import { buildMatrix } from '../../renderer/panels/matrix/model/build-matrix.ts';
import { parseIpAddress } from '../../shared/address/address.ts';
import { OPEN } from '../../shared/reach/outcome-table.ts';
import type { Endpoint } from '../../shared/reach/result.ts';
import type { MeasuredPair } from '../../shared/verdict/measurement.ts';
import { median } from './figures.ts';

const ENDPOINTS = 500;
const RUNS = 15;

function endpoints(): readonly Endpoint[] {
  return Array.from({ length: ENDPOINTS }, (_, index) => {
    const address = parseIpAddress(`10.8.${index >> 8}.${index & 255}`);
    if (!address) throw new Error(`no address for ${index}`);
    return { id: `c${index}`, host: `docker${index % 10}`, container: `c${index}`, addresses: [{ network: 'net1', address }] };
  });
}

export function refreshFigures(): readonly { readonly what: string; readonly value: string; readonly goal: string }[] {
  const all = endpoints();
  const table = pairTable(all);
  const predicted = { table, values: new Uint8Array(ENDPOINTS * table.width).fill(OPEN), expected: new Uint8Array(0) };
  const cells = all.flatMap((from) =>
    all.flatMap((to): MeasuredPair[] => {
      const address = to.addresses[0]?.address;
      if (from === to || address === undefined) return [];
      return [{ from: from.id, to: to.id, address, measured: { sent: 3, received: 3, rttMs: 0.4 } }];
    }),
  );
  const trips = noRoundTrips(all);
  const measured: MeasureState = {
    round: 1,
    live: true,
    endpoints: all,
    pairs: cells.length,
    results: [],
    version: 0,
    trips,
    history: [],
    look: null,
    text: '',
    hasRound: true,
    milliseconds: null,
    methods: {},
    problems: [],
  };
  takeCells(measured, cells);
  const taking: number[] = [];
  const building: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    taking.push(processor(() => takeCells(measured, cells)));
    building.push(processor(() => buildMatrix(all, predicted, trips)));
  }
  const text = (values: readonly number[]): string => `${median(values).toFixed(1)} ms of processor time`;
  return [
    { what: 'matrix of 250,000 cells: all of them built anew', value: text(building), goal: '50 ms' },
    { what: 'results of 249,500 pairs taken, in all their batches', value: text(taking), goal: '' },
  ];
}

/** Processor time of this process, in milliseconds. */
function processor(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
