/** A shell on this machine, or inside the network namespace of a process of it, for tests of the probe. */
import { spawn, type ChildProcess } from 'node:child_process';
import type { HostConnection, RemoteProcess, RunResult, Shell } from '../../host/connection.ts';

export interface LocalHost {
  /** Network namespace to be in: that of this process. */
  readonly pid?: number;
  /** Whether to be in its mount namespace too. */
  readonly mounts?: boolean;
  /** Environment on top of this process's. */
  readonly env?: Readonly<Record<string, string>>;
  readonly privilege?: Shell['privilege'];
}

function command({ pid, mounts }: LocalHost, line: string): readonly [string, string[]] {
  return pid === undefined
    ? ['sh', ['-c', line]]
    : ['nsenter', ['-t', String(pid), '-n', ...(mounts ? ['-m'] : []), 'sh', '-c', line]];
}

function endGroup(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

export function localShell(host: LocalHost = {}): Shell {
  function start(line: string, signal: AbortSignal | undefined): ChildProcess {
    const [program, words] = command(host, line);
    const child = spawn(program, words, { detached: true, env: { ...process.env, ...host.env } });
    const end = (): void => endGroup(child);
    if (signal?.aborted) end();
    signal?.addEventListener('abort', end, { once: true });
    child.once('close', () => signal?.removeEventListener('abort', end));
    return child;
  }
  function exitOf(child: ChildProcess): Promise<number> {
    return new Promise((resolve) => {
      child.once('close', (code) => resolve(code ?? 128));
      child.once('error', () => resolve(-1));
    });
  }
  return {
    user: 'root',
    privilege: host.privilege ?? 'root',
    async run(line, options = {}): Promise<RunResult> {
      const child = start(line, options.signal);
      const texts = { stdout: '', stderr: '' };
      child.stdout?.on('data', (chunk: Buffer) => (texts.stdout += chunk.toString()));
      child.stderr?.on('data', (chunk: Buffer) => (texts.stderr += chunk.toString()));
      child.stdin?.on('error', () => undefined);
      child.stdin?.end(options.input ?? '');
      return { code: await exitOf(child), ...texts };
    },
    start(line, options = {}): Promise<RemoteProcess> {
      const child = start(line, options.signal);
      const { stdin, stdout, stderr } = child;
      if (!stdin || !stdout || !stderr) return Promise.reject(new Error('no pipes'));
      return Promise.resolve({ stdin, stdout, stderr, exited: exitOf(child), kill: () => endGroup(child) });
    },
  };
}

/** A host that has a shell and no Docker; `lose` breaks the connection, as far as its user can tell. */
export function localConnection(host: string, where: LocalHost = {}): HostConnection & { lose(reason: Error): void } {
  const lost = new AbortController();
  return {
    host,
    shell: localShell(where),
    docker: null,
    lost: lost.signal,
    close: () => Promise.resolve(),
    lose: (reason) => lost.abort(reason),
  };
}
