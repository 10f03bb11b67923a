/** The matrix of 50 and of 100 containers on four hosts, ARP cold, beside fping in the same run. */
import type { TestLab } from '../support/lab.ts';
import { macvlanDesign } from '../support/designs.ts';
import { apply, caller, deployed, destroy, gather, report } from '../support/run.ts';
import type { Target } from './by-hand.ts';
import { forgetNeighbours, fpingMatrix } from './by-hand.ts';
import type { Series } from './figures.ts';
import { table, timed } from './figures.ts';

const hosts = ['docker01', 'docker02', 'docker03', 'docker04'];

export interface MatrixFigures {
  readonly markdown: string;
  readonly wrongCells: number;
}

export async function matrixFigures(lab: TestLab, containers: number, runs: number): Promise<MatrixFigures> {
  const perHost = Math.ceil(containers / hosts.length);
  const design = macvlanDesign({ name: 'bench', hosts, containersPerHost: perHost, subnet: '172.22.0.0/16' }).replaceAll(
    /172\.22\.16\.(\d+)\/24/g,
    '172.22.16.$1/24',
  );
  const kept = design
    .split('\n')
    .filter((line) => !/^ {2}c(\d+):/.test(line) || Number(/^ {2}c(\d+)/.exec(line)?.[1]) <= containers)
    .join('\n');
  const result = await deployed(apply(lab.services, kept));
  if (result.outcome !== 'done') throw new Error(`not deployed: ${JSON.stringify(result.problems)}`);
  const pairs = containers * (containers - 1);
  const rounds: number[] = [];
  const whole: number[] = [];
  const fping: number[] = [];
  let wrong = 0;
  let missed = 0;
  let targets: readonly Target[] = [];
  for (let turn = 0; turn < runs; turn++) {
    if (targets.length === 0) targets = await targetsOf(lab, kept);
    await forgetNeighbours(targets);
    const started = performance.now();
    const events = await gather(lab.services.measure({ text: kept, path: null }, { hosts: false, intervalMs: null }, caller()));
    whole.push((performance.now() - started) / 1000);
    const end = events.find((event) => event.type === 'round-end');
    if (end?.type !== 'round-end' || Object.values(end.methods).some((method) => method !== 'helper'))
      throw new Error(`not the helper: ${JSON.stringify(end)}`);
    rounds.push(end.milliseconds / 1000);
    const { summary } = report(kept, events, false);
    if (summary.pairs !== pairs) throw new Error(`${summary.pairs} pairs instead of ${pairs}`);
    wrong += summary.pairs - summary.asPredicted;
    await forgetNeighbours(targets);
    let answered = 0;
    fping.push(await timed(async () => (answered = await fpingMatrix(targets))));
    missed += pairs - answered;
  }
  const removed = await deployed(destroy(lab.services, kept));
  if (removed.outcome !== 'done') throw new Error(`not destroyed: ${JSON.stringify(removed.problems)}`);
  const series: readonly Series[] = [
    { name: 'fping -i1 through nsenter, one ssh a host', values: fping, note: `${missed} of ${pairs * runs} cells wrong` },
    { name: 'Vlanvas, from connected to the last cell', values: rounds, note: `${wrong} of ${pairs * runs} cells wrong` },
    { name: 'Vlanvas, with reading the hosts and starting the probe', values: whole },
  ];
  return {
    markdown: table(
      `${containers} containers on ${hosts.length} hosts, ${pairs.toLocaleString('en')} pairs, all reachable, ARP cold`,
      series,
    ),
    wrongCells: wrong,
  };
}

async function targetsOf(lab: TestLab, text: string): Promise<readonly Target[]> {
  const events = await gather(lab.services.observe({ text, path: null }, caller()));
  return events.flatMap((event): Target[] =>
    event.state === 'ready'
      ? event.observed.containers.flatMap(({ name, pid, attachments }) => {
          const address = attachments[0]?.ipv4;
          return pid === undefined || address === undefined ? [] : [{ host: event.host, name, pid, address }];
        })
      : [],
  );
}
