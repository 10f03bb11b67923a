/** The log of a deploy, a line for everything that happened, with the time: what one sends to somebody who is to help. */
import type { DeployEvent } from '../../shared/contract/events.ts';
import type { Plan } from '../../shared/plan/plan.ts';
import type { Translate } from '../locales/index.ts';

type StepEvent = Extract<DeployEvent, { readonly type: 'step' }>;
type EndEvent = Extract<DeployEvent, { readonly type: 'finished' }>;

/** A deploy of a large design has a few lines a container. */
const LONGEST = 5_000;

export function withLine(log: readonly string[], line: string, at = new Date()): readonly string[] {
  return [...log, `${at.toTimeString().slice(0, 8)}  ${line}`].slice(-LONGEST);
}

export function planLine({ topology, purpose, steps, unchanged }: Plan, t: Translate): string {
  const hosts = new Set(steps.map(({ host }) => host)).size;
  return t.say(`${purpose} ${topology}: ${steps.length} steps on ${hosts} hosts, ${unchanged.length} hosts unchanged`);
}

/** Null for the beginning of a step: its end says the same and more. */
export function stepLine(
  plan: Plan | null,
  { step, host, state, milliseconds, problem }: StepEvent,
  t: Translate,
): string | null {
  if (state === 'doing' || state === 'undoing') return null;
  const found = plan?.steps.find(({ id }) => id === step);
  const took = milliseconds === undefined ? '' : `  ${(milliseconds / 1000).toFixed(2)} s`;
  const command = state === 'failed' && found ? `\n          ${found.command}` : '';
  const why = problem ? `\n          ${problem.code}: ${t.say(problem.message)}` : '';
  return `${host}  ${t(`step.${state}`)}: ${found ? t.say(found.words) : step}${took}${command}${why}`;
}

/** `words`: how it ended. */
export function withEnd(
  log: readonly string[],
  { milliseconds, problems }: EndEvent,
  words: string,
  t: Translate,
): readonly string[] {
  const end = withLine(log, `${words} ${(milliseconds / 1000).toFixed(2)} s`);
  return problems.reduce((lines, { code, message }) => withLine(lines, `${code}: ${t.say(message)}`), end);
}
