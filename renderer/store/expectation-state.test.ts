import { produce } from 'immer';
import { expect, it } from 'vitest';
import { parseTopology } from '../../shared/topology/parse.ts';
import { writeTopology } from '../../shared/topology/write.ts';
import { expectationFinder } from '../../shared/verdict/expectations.ts';
import { OPEN } from '../../shared/reach/outcome-table.ts';
import { createAnalyst } from '../worker/create-analyst.ts';
import { twoVlans } from '../testing/two-vlans.ts';
import { expectationStates } from './expectation-state.ts';
import { pairTable } from './pair-table.ts';

const EXPECT = [
  { from: 'bbox1', to: 'bbox3', reachable: true },
  { from: 'bbox1', to: 'mac_net10', reachable: false },
  { from: 'mac_net10', to: 'mac_net20', reachable: false },
  { from: 'docker01', to: 'any', reachable: false },
  { from: 'any', to: 'any', reachable: true },
  { from: 'bbox1', to: 'bbox3', reachable: true },
];

it('counts for every expectation the pairs that the core decides by it, and those that are predicted otherwise', async () => {
  const document = produce(twoVlans(), (draft) => void (draft.expect = EXPECT));
  const analyst = createAnalyst();
  const text = writeTopology('', document);
  await analyst.check({ revision: 1, design: { document, base: text, path: null }, engines: new Map(), known: 0 });
  const predicted = await analyst.predict({ revision: 1, known: 0 });
  if (predicted === null || predicted === 'unchanged') throw new Error('no prediction');
  const { endpoints, outcomes: values, expected } = predicted;
  const table = pairTable(endpoints);
  const states = expectationStates(EXPECT, { table, values, expected });

  const { topology } = parseTopology(text);
  const decides = expectationFinder(topology!.expectations, endpoints);
  const counts = EXPECT.map(() => ({ pairs: 0, failing: 0 }));
  endpoints.forEach((from, row) => {
    endpoints.forEach((to, index) => {
      to.addresses.forEach(({ address }, slot) => {
        const outcome = values[row * table.width + table.starts[index]! + slot]!;
        const found = decides({ from: from.id, to: to.id, address });
        if (outcome === 0 || found === undefined) return;
        counts[found]!.pairs++;
        if (((outcome & OPEN) !== 0) !== EXPECT[found]!.reachable) counts[found]!.failing++;
      });
    });
  });
  expect(states.map(({ pairs, failing }) => ({ pairs, failing }))).toEqual(counts);
  expect(states.map(({ is }) => is)).toEqual(['met', 'idle', 'unmet', expect.any(String), expect.any(String), 'idle']);
  expect(states[0]?.example).toEqual({ from: 'bbox1', to: 'bbox3' });
});
