/** Runs a program of this machine and waits for its end. */
import { spawn } from 'node:child_process';
import { VlanvasError } from '../../shared/problem/problem.ts';

export interface CommandOptions {
  readonly input?: string | Uint8Array;
  readonly signal?: AbortSignal;
  /** Milliseconds until it is ended and the call fails; 30,000 when left out. */
  readonly timeout?: number;
}

export interface CommandResult {
  /** Exit status; 128 + n where signal n ended it, 127 where there is no such program. */
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** What the lab's programs get as environment: nothing of the caller's, whose proxies and language would change what they do. */
export const PLAIN_ENVIRONMENT = {
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  HOME: '/root',
  LANG: 'C.UTF-8',
} as const;

const SIGNAL_NUMBERS: Readonly<Record<string, number>> = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGPIPE: 13, SIGTERM: 15 };

/** Runs `argv`. A non-zero exit status is a result; only a time-out (LAB_COMMAND_TIMEOUT) or the signal's reason is thrown. */
export function command(argv: readonly string[], options: CommandOptions = {}): Promise<CommandResult> {
  const [program = '', ...args] = argv;
  const { signal, timeout = 30_000 } = options;
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(asError(signal.reason));
      return;
    }
    // A process group of its own, so that ending it ends what it started, and a Ctrl-C at the terminal does not.
    const child = spawn(program, args, { cwd: '/', env: PLAIN_ENVIRONMENT, detached: true, stdio: 'pipe' });
    const output = { stdout: [] as Buffer[], stderr: [] as Buffer[] };
    child.stdout.on('data', (chunk: Buffer) => output.stdout.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => output.stderr.push(chunk));
    let failure: Error | undefined;
    const end = (reason: unknown) => {
      failure = asError(reason);
      if (child.pid !== undefined) endGroup(child.pid);
    };
    const timer = setTimeout(() => end(timedOut(argv, timeout)), timeout);
    const onAbort = () => end(signal?.reason);
    signal?.addEventListener('abort', onAbort, { once: true });
    const settle = (code: number, note = '') => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      if (failure) reject(failure);
      else
        resolve({
          code,
          stdout: Buffer.concat(output.stdout).toString(),
          stderr: Buffer.concat(output.stderr).toString() + note,
        });
    };
    child.on('error', (error) => settle(127, `${program}: ${error.message}`));
    child.on('close', (code, endedBy) => settle(code ?? 128 + (SIGNAL_NUMBERS[endedBy ?? ''] ?? 0)));
    // A program that ends without reading its input is not our failure.
    child.stdin.on('error', () => undefined);
    child.stdin.end(options.input ?? '');
  });
}

/** As `command`, and a non-zero exit status is thrown as LAB_COMMAND_FAILED with what the program said. `doing` ends "… failed". */
export async function must(doing: string, argv: readonly string[], options: CommandOptions = {}): Promise<string> {
  const result = await command(argv, options);
  if (result.code === 0) return result.stdout;
  const said = (result.stderr.trim() || result.stdout.trim()).split('\n').slice(-3).join(' · ');
  throw new VlanvasError('host', {
    code: 'LAB_COMMAND_FAILED',
    message: `${doing} failed: ${said || `exit status ${result.code}`}`,
    hint: `The command was: ${argv.join(' ')}${typeof options.input === 'string' && options.input ? ` (with input: ${options.input.trim().replaceAll('\n', '; ')})` : ''}`,
  });
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason));
}

function endGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It ended by itself in the meantime.
  }
}

function timedOut(argv: readonly string[], timeout: number): VlanvasError {
  return new VlanvasError('host', {
    code: 'LAB_COMMAND_TIMEOUT',
    message: `"${argv.join(' ')}" did not end within ${timeout / 1000} s and was stopped.`,
    hint: 'Try again; if it happens again, `vlanvas lab down` and `vlanvas lab up` start afresh.',
  });
}
