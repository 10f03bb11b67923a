/** Real namespaces for a case: brought up, pinged, and taken down again whatever happens. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Endpoint, PairKey } from '../../shared/reach/result.ts';
import { labPlan, type FuzzCase } from './plan.ts';

const WORKER = fileURLToPath(new URL('lab.py', import.meta.url));
/** Namespaces are named after the process that made them, so that those of a dead one can be told and removed. */
const NAME = /^vlfuzz(\d+)x/;
const DEADLINE_MS = 60_000;

let cases = 0;

export interface Lab {
  /** What the kernel had to say while it was built: a route that it refused is ordinary, a link is not. */
  readonly complaints: readonly string[];
  /** Pings; true where an answer came back. */
  measure(pairs: readonly PairKey[]): Promise<readonly boolean[]>;
}

export async function withLab<T>(given: FuzzCase, endpoints: readonly Endpoint[], use: (lab: Lab) => Promise<T>): Promise<T> {
  const plan = labPlan(given, `vlfuzz${process.pid}x${cases++}`);
  try {
    await talk('ip', ['-batch', '-'], plan.namespaces.map((name) => `netns add ${name}\n`).join(''));
    const { complaints = [] } = await work({ build: plan.steps });
    const placeOf = new Map(endpoints.map(({ id, host, container }) => [id, plan.nameOf(host, container)]));
    return await use({
      complaints,
      measure: async (pairs) => {
        const bySource = new Map<string, { namespace: string; targets: string[]; indices: number[] }>();
        for (const [index, { from, address }] of pairs.entries()) {
          const namespace = placeOf.get(from) ?? '';
          const source = bySource.get(namespace) ?? { namespace, targets: [], indices: [] };
          bySource.set(namespace, source);
          source.targets.push(address);
          source.indices.push(index);
        }
        const sources = [...bySource.values()];
        const { reached = [] } = await work({ probe: sources, at: [0, 0.25, 0.5, 0.8], end: 1.05 });
        const results: boolean[] = pairs.map(() => false);
        for (const [index, source] of sources.entries()) {
          for (const [position, place] of source.indices.entries()) results[place] = reached[index]?.[position] === true;
        }
        return results;
      },
    });
  } finally {
    await removeNamespaces(plan.namespaces);
  }
}

interface Answer {
  readonly complaints?: readonly string[];
  readonly reached?: readonly (readonly boolean[])[];
}

async function work(job: object): Promise<Answer> {
  const isAnswer = (value: unknown): value is Answer => typeof value === 'object' && value !== null;
  const value: unknown = JSON.parse(await talk('/usr/bin/python3', [WORKER], JSON.stringify(job)));
  if (!isAnswer(value)) throw new Error('the lab worker answered nothing');
  return value;
}

function talk(command: string, args: readonly string[], input: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'], timeout: DEADLINE_MS });
    let output = '';
    let complaint = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(output);
      else reject(new Error(`${command} ended with ${code}: ${complaint}`));
    });
    child.stdin.end(input);
  });
}

async function removeNamespaces(names: readonly string[]): Promise<void> {
  await talk('ip', ['-force', '-batch', '-'], `${names.map((name) => `netns del ${name}`).join('\n')}\n`).catch(() => undefined);
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
  await removeNamespaces(leftBehind(await talk('ip', ['netns', 'list'], '')));
  spawn('sh', ['-c', WATCH, 'watch', String(process.pid)], { detached: true, stdio: 'ignore' }).unref();
}
