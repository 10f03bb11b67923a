/** What a drawn thing shows of the world: how far a deploy is with it, what is done to it by hand, or what it is now. */
import { isOwned, TOPOLOGY_LABEL } from '../../shared/compile/labels.ts';
import type { Plan, Step } from '../../shared/plan/plan.ts';
import type { ContainerState, HostState } from '../../shared/state/state.ts';
import type { MessageKey, Translate, Values } from '../locales/index.ts';
import type { ContainerAction } from '../../shared/contract/containers.ts';
import type { Difference } from './actual.ts';
import type { DeployRun, HostObservation, StepProgress } from './live.ts';
import { idOfRef, type ObjectId } from './object-id.ts';

/** `good` runs, `off` does not and may be meant to, `gone` is not there, `busy` is being changed, `bad` needs a look, `other` is not as designed. */
export type MarkTone = 'good' | 'off' | 'gone' | 'waiting' | 'busy' | 'done' | 'bad' | 'other' | 'unknown';

export interface Mark {
  readonly tone: MarkTone;
  readonly words: MessageKey;
  readonly values?: Values;
}

/** A mark in the person's language, with the reason that the core gives. */
export function markWords(t: Translate, { words, values }: Mark): string {
  const why = values?.['why'];
  return t(words, typeof why === 'string' ? { ...values, why: t.say(why) } : values);
}

/** Steps of a plan by the drawn thing that they are about. */
export function stepsByObject(plan: Plan | null): ReadonlyMap<ObjectId, readonly Step[]> {
  const found = new Map<ObjectId, Step[]>();
  for (const step of plan?.steps ?? []) {
    const id = idOfRef(step.object);
    if (id === null) continue;
    const steps = found.get(id);
    if (steps) steps.push(step);
    else found.set(id, [step]);
  }
  return found;
}

/** How far a deploy is with the steps of one thing; null where none runs and none failed. */
export function progressMark(steps: readonly Step[] | undefined, run: DeployRun | null): Mark | null {
  if (!steps || !run) return null;
  const progress = steps.map((step) => run.steps[step.id]);
  const has = (...states: readonly StepProgress['state'][]): StepProgress | undefined =>
    progress.find((one) => one !== undefined && states.includes(one.state));
  const failed = has('failed');
  if (failed) return { tone: 'bad', words: 'live.failed', values: { why: failed.problem?.message ?? '' } };
  // What is over is told by what is there now.
  if (run.outcome !== null) return null;
  if (has('doing')) return { tone: 'busy', words: 'step.doing' };
  if (has('undoing')) return { tone: 'busy', words: 'step.undoing' };
  if (progress.every((one) => one?.state === 'done')) return { tone: 'done', words: 'step.done' };
  if (has('undone')) return { tone: 'off', words: 'step.undone' };
  if (has('skipped')) return { tone: 'off', words: 'step.skipped' };
  return { tone: 'waiting', words: 'step.waiting' };
}

export interface DrawnContainer {
  readonly key: string;
  /** On the host, where the file gives another than the key. */
  readonly name?: string | undefined;
  readonly design: string;
}

/** What is known of a thing beyond its host: what is done to it by hand, and how far it is from the design. */
export interface Known {
  readonly acting?: ContainerAction | undefined;
  readonly drift?: Difference | undefined;
}

/** What a container of a design is now; null where its host was never read. */
export function containerMark(
  { key, name = key, design }: DrawnContainer,
  host: HostObservation | undefined,
  { acting, drift }: Known,
): Mark | null {
  if (acting) return { tone: 'busy', words: `live.doing.${acting}` };
  if (!host?.observed) return null;
  if (host.state === 'failed') return { tone: 'unknown', words: 'live.unknown' };
  const found = containerIn(host, key, design);
  if (!found) {
    const other = host.observed.containers.find((one) => one.name === name);
    if (!other) return { tone: 'gone', words: 'live.missing' };
    const owner = other.labels[TOPOLOGY_LABEL];
    if (owner === undefined) return { tone: 'other', words: 'live.taken', values: { name } };
    return { tone: 'other', words: 'live.takenBy', values: { name, owner } };
  }
  if (found.failing) return { tone: 'bad', words: 'live.failing' };
  if (drift?.kind === 'differs') return { tone: 'other', words: 'live.differs', values: { why: drift.why } };
  return statusMark(found);
}

/** Of things that do not run by themselves: whether they are there as designed. Null: as designed, or not known. */
export function driftMark({ drift }: Known): Mark | null {
  if (!drift) return null;
  if (drift.kind === 'missing') return { tone: 'gone', words: 'live.missing' };
  return { tone: 'other', words: 'live.differs', values: { why: drift.why } };
}

/** By design and key. Every card asks for its container whenever anything is learnt: those of a host are sorted once. */
const sorted = new WeakMap<HostState, Map<string, ReadonlyMap<string, ContainerState>>>();

/** A container of this design: one of the same name that another made is not it. */
export function containerIn(host: HostObservation | undefined, key: string, design: string): ContainerState | undefined {
  const observed = host?.observed;
  if (!observed) return undefined;
  const byDesign = sorted.get(observed) ?? new Map<string, ReadonlyMap<string, ContainerState>>();
  sorted.set(observed, byDesign);
  const byKey =
    byDesign.get(design) ??
    new Map(
      observed.containers.filter((found) => isOwned(found, design)).map((found) => [found.key ?? found.name, found] as const),
    );
  byDesign.set(design, byKey);
  return byKey.get(key);
}

function statusMark({ status, exitCode }: ContainerState): Mark {
  switch (status) {
    case 'running':
      return { tone: 'good', words: 'live.running' };
    case 'restarting':
      return { tone: 'bad', words: 'live.restarting' };
    case 'dead':
      return { tone: 'bad', words: 'live.dead' };
    case 'paused':
      return { tone: 'off', words: 'live.paused' };
    case 'created':
      return { tone: 'off', words: 'live.created' };
    case 'exited':
      return exitCode === undefined
        ? { tone: 'off', words: 'live.stopped' }
        : { tone: 'off', words: 'live.exited', values: { code: exitCode } };
  }
}
