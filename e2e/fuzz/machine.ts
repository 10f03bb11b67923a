/** Where a case is built: this machine, or a guest of the VM lab, whose kernel has what this one lacks. */
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Runs a line of sh as root with this input, and gives what it prints; fails where the line does. */
export type RunLine = (line: string, input: string) => Promise<string>;

export interface Machine {
  readonly run: RunLine;
  /** Path of the worker on that machine. */
  readonly worker: string;
  /** When targets are asked, in seconds, and when nobody waits any longer. */
  readonly at: readonly number[];
  readonly end: number;
  /** Milliseconds after which the kernel asks again for a neighbour that does not answer; it asks three times. */
  readonly retrans: number;
  /** Seconds between building and asking; none where left out. */
  readonly settle?: number;
}

/**
 * The same machine, given time. Where it is busy, a bridge is up only after a while and a neighbour answers late: one that is a
 * gateway is then given up, and the kernel takes another route (find_match in net/ipv6/route.c passes over what has failed).
 */
export function patient(machine: Machine): Machine {
  return { ...machine, at: [0, 0.7, 1.5], end: 2.2, retrans: 200, settle: 1.2 };
}

/** A bundle lies elsewhere and is told a folder beside this one. */
const WORKER = join(import.meta.dirname, '..', 'fuzz', 'lab.py');
const DEADLINE_MS = 60_000;

export const thisMachine: Machine = {
  run: (line, input) => talk('/bin/sh', ['-c', line], input),
  worker: WORKER,
  at: [0, 0.25, 0.5, 0.8],
  end: 1.05,
  retrans: 60,
};

/** Puts the worker on another machine. Under emulation everything takes longer, so silence counts as silence later. */
export async function otherMachine(run: RunLine): Promise<Machine> {
  const worker = '/run/vlanvas-fuzz.py';
  await run(`cat > ${worker}`, await readFile(WORKER, 'utf8'));
  return { run, worker, at: [0, 0.7, 1.5], end: 2.2, retrans: 150 };
}

export function talk(command: string, args: readonly string[], input: string): Promise<string> {
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
    // Who ends without reading its input says so with its status.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}
