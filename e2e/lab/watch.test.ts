/** The continuous matrix on a real lab: it follows containers that go and come back. */
import { beforeAll, expect, test } from 'vitest';
import { macvlanDesign } from '../support/designs.ts';
import { endingAfterAll } from '../support/at-end.ts';
import type { TestLab } from '../support/lab.ts';
import { bringUpLab } from '../support/lab.ts';
import { apply, caller, deployed } from '../support/run.ts';

const design = macvlanDesign({ name: 'watched' });
const ending = endingAfterAll();
let lab: TestLab;

beforeAll(async () => {
  lab = ending(await bringUpLab(2));
  expect(await deployed(apply(lab.services, design))).toMatchObject({ outcome: 'done' });
});

test('a container that is restarted is measured again, and the watch ends when its watcher leaves', async () => {
  const stop = new AbortController();
  const seen: string[] = [];
  let restarted: Promise<unknown> | undefined;
  let rounds = 0;
  for await (const event of lab.services.measure(
    { text: design, path: null },
    { hosts: false, intervalMs: 300 },
    caller(stop.signal),
  )) {
    if (event.type === 'round-end') rounds = event.round;
    if (event.type !== 'cells') continue;
    const cell = event.cells.find(({ from, to }) => from === 'c1' && to === 'c3');
    if (!cell) continue;
    const state = cell.measured ? (cell.measured.received > 0 ? 'open' : 'silent') : 'not measured';
    if (seen.at(-1) !== state) seen.push(state);
    if (state === 'open' && !restarted) restarted = lab.on('docker01', 'docker restart -t 0 c1');
    else if (state === 'open' && seen.length > 1) stop.abort();
    if (rounds > 60) stop.abort();
  }
  await restarted;
  expect(seen[0]).toBe('open');
  expect(seen.at(-1)).toBe('open');
  expect(seen.length).toBeGreaterThan(1);
  expect(await lab.on('docker01', 'ps -ef | grep -c "[v]lanvas-probe" || true')).toBe('0');
});
