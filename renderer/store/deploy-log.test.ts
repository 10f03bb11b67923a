import { expect, test } from 'vitest';
import type { Plan } from '../../shared/plan/plan.ts';
import { translatorFor } from '../locales/index.ts';
import { say } from '../locales/sentences/index.ts';
import { planLine, stepLine, withEnd, withLine } from './deploy-log.ts';

const t = translatorFor('en');
const plan = {
  topology: 'lab',
  purpose: 'apply',
  steps: [{ id: 's1', host: 'h1', words: 'create network net1', command: 'docker network create net1' }],
  unchanged: ['h2'],
} as unknown as Plan;

test('every line has its time, what happened and how long it took', () => {
  const at = new Date(2026, 0, 1, 9, 5, 7);
  expect(withLine([], planLine(plan, t), at)).toEqual(['09:05:07  apply lab: 1 steps on 1 hosts, 1 hosts unchanged']);
  const done = { type: 'step', step: 's1', host: 'h1', state: 'done', milliseconds: 1234 } as const;
  expect(stepLine(plan, done, t)).toBe('h1  done: create network net1  1.23 s');
  expect(stepLine(plan, { ...done, state: 'doing' }, t)).toBeNull();
});

test('what failed is told with its command and the reason', () => {
  const problem = { code: 'SUBNET_IN_USE', severity: 'error', message: 'It overlaps.' } as const;
  const line = stepLine(plan, { type: 'step', step: 's1', host: 'h1', state: 'failed', problem }, t);
  expect(line).toContain('docker network create net1');
  expect(line).toContain('SUBNET_IN_USE: It overlaps.');
  const end = { type: 'finished', outcome: 'undone', milliseconds: 10, problems: [problem] } as const;
  expect(withEnd([], end, 'Undone.', t).map((text) => text.slice(10))).toEqual(['Undone. 0.01 s', 'SUBNET_IN_USE: It overlaps.']);
});

test('it is in the language of the page, but for commands', () => {
  const zh = translatorFor('zh-CN', say);
  expect(planLine(plan, zh)).toBe('部署 lab：1 台主机，1 个步骤，1 台主机无需更改');
  const problem = {
    code: 'STEP_FAILED',
    severity: 'error',
    message: 'h1 could not create network net1: no route to host',
  } as const;
  const line = stepLine(plan, { type: 'step', step: 's1', host: 'h1', state: 'failed', problem }, zh);
  expect(line).toContain('创建网络 net1');
  expect(line).toContain('docker network create net1');
  expect(line).toContain('STEP_FAILED: h1 无法“创建网络 net1”：no route to host');
});

test('it does not grow for ever', () => {
  let log: readonly string[] = [];
  for (let index = 0; index < 5_010; index++) log = withLine(log, `${index}`);
  expect(log.length).toBe(5_000);
  expect(log.at(-1)).toMatch(/5009$/);
});
