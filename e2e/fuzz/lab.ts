/** Real namespaces for a case: brought up, asked, and taken down again whatever happens. */
import { spawn } from 'node:child_process';
import type { Endpoint, PairKey } from '../../shared/reach/result.ts';
import { talk, type Machine } from './machine.ts';
import { labPlan, type FuzzCase } from './plan.ts';

/** Namespaces are named after the process that made them, so that those of a dead one can be told and removed. */
const NAME = /^vlfuzz(\d+)x/;

let cases = 0;

export interface Measured {
  /** What the kernel had to say while it was built: a route that it refused is ordinary, a link is not. */
  readonly complaints: readonly string[];
  /** True where an answer came back, in the order of the pairs. */
  readonly reached: readonly boolean[];
}

/** Builds a case, asks the pairs, and takes it down. */
export async function measureCase(
  machine: Machine,
  given: FuzzCase,
  endpoints: readonly Endpoint[],
  pairs: readonly PairKey[],
): Promise<Measured> {
  const plan = labPlan(given, `vlfuzz${process.pid}x${cases++}`, machine.retrans);
  const placeOf = new Map(endpoints.map(({ id, host, container }) => [id, plan.nameOf(host, container)]));
  const bySource = new Map<string, { namespace: string; targets: string[]; indices: number[] }>();
  for (const [index, { from, address }] of pairs.entries()) {
    const namespace = placeOf.get(from) ?? '';
    const source = bySource.get(namespace) ?? { namespace, targets: [], indices: [] };
    bySource.set(namespace, source);
    source.targets.push(address);
    source.indices.push(index);
  }
  const sources = [...bySource.values()];
  const { at, end, settle = 0 } = machine;
  const job = { namespaces: plan.namespaces, build: plan.steps, probe: sources, ...portOf(given), at, end, settle };
  const answer: unknown = JSON.parse(await machine.run(`/usr/bin/python3 ${machine.worker}`, JSON.stringify(job)));
  if (!isAnswer(answer)) throw new Error('the lab worker answered nothing');
  const reached: boolean[] = pairs.map(() => false);
  for (const [index, source] of sources.entries()) {
    for (const [position, place] of source.indices.entries()) reached[place] = answer.reached[index]?.[position] === true;
  }
  return { complaints: answer.complaints, reached };
}

/** TCP alone can be asked without anybody who listens: a closed port answers too. */
function portOf({ question }: FuzzCase): { readonly port?: number } {
  return question?.protocol === 'tcp' ? { port: question.port } : {};
}

interface Answer {
  readonly complaints: readonly string[];
  readonly reached: readonly (readonly boolean[])[];
}

function isAnswer(value: unknown): value is Answer {
  return typeof value === 'object' && value !== null && 'complaints' in value && 'reached' in value;
}

/** Namespaces of processes that are no more. */
function leftBehind(listing: string): readonly string[] {
  return listing
    .split('\n')
    .map((line) => line.split(' ')[0] ?? '')
    .filter((name) => {
      const pid = Number(NAME.exec(name)?.[1]);
      return pid > 0 && !isAlive(pid);
    });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

const WATCH = `while kill -0 "$1" 2>/dev/null; do sleep 1; done
ip netns list | sed -n "s/^\\(vlfuzz$1x[^ ]*\\).*/netns del \\1/p" | ip -force -batch -`;

/** Removes what dead processes left, and sees to it that this one leaves nothing: a watcher outlives it by a second, kill -9 included. */
export async function keepClean(): Promise<void> {
  const names = leftBehind(await talk('ip', ['netns', 'list'], ''));
  const lines = names.map((name) => `netns del ${name}\n`).join('');
  await talk('ip', ['-force', '-batch', '-'], lines).catch(() => undefined);
  spawn('sh', ['-c', WATCH, 'watch', String(process.pid)], { detached: true, stdio: 'ignore' }).unref();
}
