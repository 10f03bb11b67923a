/** Which process is meant: a pid alone is given to another process after a while, a pid with its start time is not. */
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { VlanvasError } from '../../shared/problem/problem.ts';

export interface ProcessIdentity {
  readonly pid: number;
  /** Clock ticks from boot to its start, field 22 of /proc/PID/stat. */
  readonly startTime: string;
  /** /proc/sys/kernel/random/boot_id. */
  readonly bootId: string;
}

export function bootId(): string {
  return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
}

/** State letter and start time out of /proc/PID/stat; the name in the second field may hold spaces and parentheses. */
export function parseStat(stat: string): { state: string; startTime: string } | undefined {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state, startTime] = [fields[0], fields[19]];
  return state && startTime ? { state, startTime } : undefined;
}

/** A process that runs now; undefined where there is none with this pid. */
export function identify(pid: number): ProcessIdentity | undefined {
  try {
    const stat = parseStat(readFileSync(`/proc/${pid}/stat`, 'utf8'));
    return stat && { pid, startTime: stat.startTime, bootId: bootId() };
  } catch {
    return undefined;
  }
}

/** Whether this very process runs. One that has ended and waits to be collected does not. */
export function isAlive(process: ProcessIdentity): boolean {
  try {
    const stat = parseStat(readFileSync(`/proc/${process.pid}/stat`, 'utf8'));
    return stat?.startTime === process.startTime && stat.state !== 'Z' && process.bootId === bootId();
  } catch {
    return false;
  }
}

/** Reads `PID START BOOT`, the line that a host's PID 1 writes about itself. */
export async function readIdentity(path: string): Promise<ProcessIdentity | undefined> {
  const text = await readFile(path, 'utf8').catch(() => '');
  const [pid, startTime, boot] = text.trim().split(' ');
  return pid && startTime && boot && /^[1-9]\d*$/.test(pid) ? { pid: Number(pid), startTime, bootId: boot } : undefined;
}

/** Ends this very process with SIGKILL and waits, up to `deadline` milliseconds, until it is gone. */
export async function endProcess(target: ProcessIdentity, deadline = 10_000): Promise<void> {
  if (!isAlive(target)) return;
  try {
    process.kill(target.pid, 'SIGKILL');
  } catch {
    return;
  }
  const until = Date.now() + deadline;
  while (isAlive(target)) {
    if (Date.now() > until) {
      throw new VlanvasError('host', {
        code: 'LAB_PROCESS_STUCK',
        message: `Process ${target.pid} of the lab does not end, although it was killed: the kernel holds it.`,
        hint: `Look at /proc/${target.pid}/stack; a reboot of this machine ends it.`,
      });
    }
    await sleep(5);
  }
}
