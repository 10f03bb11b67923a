/**
 * One deploy at a time a host: two that read a host, and then both change it, would each undo or overlook what the other did.
 * The lock is flock(2) on a folder that every host has, held by a process on the host, so it leaves no file behind and ends
 * with the connection, whatever becomes of this program.
 */
import { VlanvasError } from '../../shared/problem/problem.ts';
import type { HostConnection, RemoteProcess, Shell } from '../host/connection.ts';
import { readLines } from '../streams/lines.ts';
import { orAborted } from '../streams/signals.ts';
import { abortAfter } from '../streams/abort-after.ts';

const BEAT_MS = 10_000;
/** Without a beat for so long, the program that holds the lock is gone, even where its connection was never closed. */
const SILENCE_S = 60;
const ANSWER_MS = 15_000;
const RELEASE_MS = 2_000;

/** Says how it went, and then stays for as long as it is sent a byte now and then. */
const SCRIPT = `
command -v flock >/dev/null 2>&1 && exec 9</run || { echo unlocked; exit 0; }
flock -n 9 || { echo busy; exit 0; }
echo held
while [ -n "$(exec timeout ${SILENCE_S} dd bs=1 count=1 2>/dev/null 9<&-)" ]; do :; done`;

/** Opens a connection to a host, and takes its lock. Throws HOST_BUSY of kind `host` where another deploy has it. */
type Connect<Host, From> = (host: Host, from: From) => Promise<HostConnection>;

export interface HostLocks<Host, From> {
  readonly connect: Connect<Host, From>;
  /** Gives the locks back, and waits for the hosts to have them. */
  release(): Promise<void>;
}

/**
 * The locks of one deploy, taken as it connects. The first host is locked before the others, and these not at all where that did not
 * work, which ends the deploy: of two deploys on the same hosts one gets all of them, instead of each a part.
 */
export function hostLocks<Host extends { readonly name: string }, From extends { readonly signal: AbortSignal }>(
  hosts: readonly string[],
  connect: Connect<Host, From>,
): HostLocks<Host, From> {
  const [first] = [...hosts].sort();
  const held: Release[] = [];
  let tried: (works: boolean) => void = () => undefined;
  const firstWorks = new Promise<boolean>((resolve) => {
    tried = resolve;
  });
  let released = false;
  return {
    async connect(host, from) {
      try {
        const connection = await connect(host, from);
        if (host.name !== first && !(await orAborted(firstWorks, from.signal))) return connection;
        // A daemon over TCP alone has no place to hold a lock at.
        const release = connection.shell && (await lockHost(connection.shell, host.name, from.signal));
        if (release && released) await release();
        else if (release) held.push(release);
        if (host.name === first) tried(true);
        return connection;
      } finally {
        // Where it was locked this comes too late to say anything.
        if (host.name === first) tried(false);
      }
    },
    async release() {
      released = true;
      await Promise.all(held.splice(0).map((release) => release()));
    },
  };
}

type Release = () => Promise<void>;

async function lockHost(shell: Shell, host: string, signal: AbortSignal): Promise<Release> {
  // Not ended by the signal: what a cancelled deploy has begun is undone under the lock.
  const process = await shell.start(SCRIPT);
  const beat = setInterval(() => process.stdin.write('.'), BEAT_MS);
  beat.unref();
  const release: Release = async () => {
    clearInterval(beat);
    process.stdin.end();
    await orAborted(process.exited, abortAfter(RELEASE_MS)).catch(() => {
      process.kill();
    });
  };
  void process.exited.then(() => {
    clearInterval(beat);
  });
  try {
    const answer = await orAborted(firstLine(process), abortAfter(ANSWER_MS, signal));
    if (answer === 'busy') throw busy(host);
    if (answer !== 'held' && answer !== 'unlocked') throw noAnswer(host);
    return release;
  } catch (error) {
    void release();
    throw error instanceof Error && error.name === 'TimeoutError' ? noAnswer(host) : error;
  }
}

/** Empty where the process ends without a word; that it has ended may be known before its last words are. */
function firstLine({ stdout }: RemoteProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    readLines(stdout, resolve, reject);
    stdout.once('close', () => {
      resolve('');
    });
  });
}

function busy(host: string): VlanvasError {
  return new VlanvasError('host', {
    code: 'HOST_BUSY',
    severity: 'error',
    message: `${host} is being changed by another deploy.`,
    hint: 'Wait until that one is done, and run this again: it then sees what the other has made.',
    place: { host },
  });
}

function noAnswer(host: string): VlanvasError {
  return new VlanvasError('host', {
    code: 'HOST_TIMEOUT',
    severity: 'error',
    message: `${host} did not say whether another deploy is changing it.`,
    hint: 'Try again; look at the load of the host.',
    place: { host },
  });
}
