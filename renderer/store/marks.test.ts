import { describe, expect, it } from 'vitest';
import { ownershipLabels } from '../../shared/compile/labels.ts';
import type { Plan, Step } from '../../shared/plan/plan.ts';
import type { ContainerState, HostState } from '../../shared/state/state.ts';
import type { DeployRun, HostObservation, StepProgress } from './live.ts';
import { containerMark, driftMark, progressMark, stepsByObject } from './marks.ts';

const step = (id: string, container: string): Step => ({
  id,
  host: 'h1',
  object: { kind: 'container', name: container },
  words: '',
  command: '',
  disruption: 'live',
  why: '',
  action: { type: 'container.start', name: container },
  inverse: null,
  after: [],
});
const run = (steps: Readonly<Record<string, StepProgress['state']>>, outcome: DeployRun['outcome'] = null): DeployRun => ({
  id: 'r',
  cancelling: false,
  purpose: 'apply',
  steps: Object.fromEntries(
    Object.entries(steps).map(([id, state]): [string, StepProgress] => [
      id,
      { state, ...(state === 'failed' && { problem: { code: 'X', severity: 'error', message: 'No image.' } }) },
    ]),
  ),
  log: [],
  outcome,
  milliseconds: null,
  problems: [],
});

describe('progress on a drawn thing', () => {
  const plan = { steps: [step('one', 'a'), step('two', 'a'), step('three', 'b')] } as unknown as Plan;
  const steps = stepsByObject(plan).get('container:a');
  it.each([
    [{}, 'waiting'],
    [{ one: 'doing' }, 'busy'],
    [{ one: 'done' }, 'waiting'],
    [{ one: 'done', two: 'done' }, 'done'],
    [{ one: 'done', two: 'undoing' }, 'busy'],
    [{ one: 'undone', two: 'undone' }, 'off'],
    [{ one: 'skipped', two: 'skipped' }, 'off'],
  ] as const)('%j is %s', (states, tone) => expect(progressMark(steps, run(states))?.tone).toBe(tone));

  it('says why it failed, also when the deploy is over', () => {
    const mark = progressMark(steps, run({ one: 'done', two: 'failed' }, 'failed'));
    expect(mark).toMatchObject({ tone: 'bad', values: { why: 'No image.' } });
    expect(progressMark(steps, run({ one: 'done', two: 'done' }, 'done'))).toBeNull();
    expect(progressMark(undefined, run({}))).toBeNull();
  });
});

describe('the mark of a container', () => {
  const a = { key: 'a', design: 'd' };
  const observed = (...containers: readonly Partial<ContainerState>[]): HostObservation => ({
    state: 'ready',
    observed: {
      containers: containers.map((one) => ({ labels: ownershipLabels('d', one.key ?? one.name ?? ''), ...one })),
    } as unknown as HostState,
  });
  it.each([
    [{ status: 'running' }, 'good', 'live.running'],
    [{ status: 'exited', exitCode: 3 }, 'off', 'live.exited'],
    [{ status: 'paused' }, 'off', 'live.paused'],
    [{ status: 'restarting' }, 'bad', 'live.restarting'],
    // It runs at the moment, and that is not fine.
    [{ status: 'running', failing: true }, 'bad', 'live.failing'],
  ] as const)('%j', (state, tone, words) => {
    expect(containerMark(a, observed({ name: 'a', ...state }), {})).toMatchObject({ tone, words });
  });

  it('tells a removed one from one whose host was never read, and from one whose host is lost', () => {
    expect(containerMark(a, observed(), {})).toMatchObject({ words: 'live.missing' });
    expect(containerMark(a, undefined, {})).toBeNull();
    expect(containerMark(a, { ...observed({ name: 'a', status: 'running' }), state: 'failed' }, {})?.tone).toBe('unknown');
  });

  it('finds it by its key where its name is another', () => {
    expect(containerMark(a, observed({ name: 'other', key: 'a', status: 'running' }), {})?.tone).toBe('good');
  });

  it('is not that of one with its name that another design made, or nobody', () => {
    for (const [labels, mark] of [
      [ownershipLabels('other', 'a'), { words: 'live.takenBy', values: { name: 'a', owner: 'other' } }],
      [{}, { words: 'live.taken', values: { name: 'a' } }],
    ] as const) {
      const there = observed({ name: 'a', status: 'running', labels });
      expect(containerMark(a, there, {})).toMatchObject({ tone: 'other', ...mark });
      expect(containerMark({ ...a, name: 'b' }, there, {})).toMatchObject({ words: 'live.missing' });
    }
  });

  it('says what differs, and what is being done', () => {
    const drift = { kind: 'differs', why: 'image is x, not y' } as const;
    const runs = observed({ name: 'a', status: 'running' });
    expect(containerMark(a, runs, { drift })).toMatchObject({ tone: 'other', values: { why: 'image is x, not y' } });
    expect(containerMark(a, runs, { drift, acting: 'stop' })).toMatchObject({ tone: 'busy', words: 'live.doing.stop' });
    expect(driftMark({ drift })?.tone).toBe('other');
    expect(driftMark({})).toBeNull();
  });
});
