/** Four hosts with ten containers each: by the product, by a sequential script, and by the engines alone. */
import type { TestLab } from '../support/lab.ts';
import { macvlanDesign } from '../support/designs.ts';
import { apply, deployed, destroy } from '../support/run.ts';
import { deployOnEngines, deploySequentially, removeByHand } from './by-hand.ts';
import { table, timed } from './figures.ts';

const hosts = ['docker01', 'docker02', 'docker03', 'docker04'];
const perHost = 10;

export async function deployFigures(lab: TestLab, runs: number): Promise<string> {
  const design = macvlanDesign({ name: 'bench', hosts, containersPerHost: perHost, subnet: '172.22.0.0/16' });
  const script: number[] = [];
  const engines: number[] = [];
  const product: number[] = [];
  const again: number[] = [];
  for (let turn = 0; turn < runs; turn++) {
    script.push(await timed(() => deploySequentially(hosts, perHost)));
    await removeByHand(hosts);
    engines.push(await timed(() => deployOnEngines(hosts, perHost)));
    await removeByHand(hosts);
    // Connecting is part of it: each run has services of its own.
    const services = lab.freshServices();
    product.push(await timed(() => expectOutcome(apply(services, design), 'done')));
    again.push(await timed(() => expectOutcome(apply(services, design), 'unchanged')));
    await deployed(destroy(services, design));
    await services.close();
  }
  return table(`Deploy of ${hosts.length} hosts × ${perHost} containers`, [
    { name: 'ssh and docker, one command after the other', values: script },
    { name: 'the engines alone, eight at a time', values: engines },
    { name: 'Vlanvas, apply', values: product },
    { name: 'Vlanvas, apply again', values: again, note: 'nothing to do' },
  ]);
}

async function expectOutcome(stream: ReturnType<typeof apply>, outcome: string): Promise<void> {
  const result = await deployed(stream);
  if (result.outcome !== outcome) throw new Error(`${result.outcome} instead of ${outcome}: ${JSON.stringify(result.problems)}`);
}
