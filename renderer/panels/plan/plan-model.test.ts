import { describe, expect, it } from 'vitest';
import type { Plan, Step } from '../../../shared/plan/plan.ts';
import type { DeployRun } from '../../store/live.ts';
import { translatorFor, type Language } from '../../locales/index.ts';
import { say } from '../../locales/sentences/index.ts';
import { NO_FILTER, stepsByHost, type StepFilter } from './plan-model.ts';

const step = (id: string, host: string, words: string, disruption: Step['disruption'] = 'live'): Step => ({
  id,
  host,
  object: { kind: 'network', name: 'n' },
  words,
  command: `docker ${words}`,
  disruption,
  why: 'missing',
  action: { type: 'container.start', name: 'a' },
  inverse: null,
  after: [],
});
const plan = {
  steps: [
    step('1', 'h1', 'create network net1', 'recreate'),
    step('2', 'h1', 'run container a'),
    step('3', 'h2', 'run container b', 'reconnect'),
  ],
  unchanged: ['h3'],
} as unknown as Plan;
const run = { steps: { 1: { state: 'done' }, 2: { state: 'failed' } } } as unknown as DeployRun;
const shown = (filter: Partial<StepFilter>, language: Language = 'en') =>
  stepsByHost(plan, { ...NO_FILTER, ...filter }, run, translatorFor(language, say)).map((host) =>
    `${host.host} ${host.shown.map(({ id }) => id).join()}`.trim(),
  );

describe('the steps of a plan', () => {
  it('are listed by host, those without any last', () => {
    expect(shown({})).toEqual(['h1 1,2', 'h2 3', 'h3']);
    expect(stepsByHost(plan, { ...NO_FILTER, words: 'net1' }, run, translatorFor('en'))[0]?.steps.length).toBe(2);
  });

  it.each([
    [{ words: 'RUN docker' }, ['h1 2', 'h2 3']],
    [{ words: 'h2' }, ['h2 3']],
    [{ disruption: 'recreate' }, ['h1 1']],
    [{ state: 'open' }, ['h1 2', 'h2 3']],
    [{ state: 'failed' }, ['h1 2']],
    [{ words: 'nothing like it' }, []],
  ] as const)('are narrowed by %j', (filter, expected) => expect(shown(filter)).toEqual(expected));

  it('are found by what is shown of them, and by the English of it', () => {
    expect(shown({ words: '运行容器' }, 'zh-CN')).toEqual(['h1 2', 'h2 3']);
    expect(shown({ words: 'コンテナー b' }, 'ja')).toEqual(['h2 3']);
    expect(shown({ words: 'run container' }, 'ja')).toEqual(['h1 2', 'h2 3']);
    expect(shown({ words: '运行容器' }, 'en')).toEqual([]);
  });
});
