/** The helper as a process of its own, driven line by line, for tests of its protocol. */
import { spawn } from 'node:child_process';
import { parseReply, type Cell, type Reply } from '../protocol.ts';

export interface HelperProcess {
  readonly pid: number;
  send(text: string | Uint8Array): void;
  /** Ends its input. */
  hangUp(): void;
  /** The first reply from now on for which `wanted` says yes, with everything that came before it. Fails after 20 s. */
  until(wanted: (reply: Reply) => boolean): Promise<readonly Reply[]>;
  readonly exited: Promise<number | null>;
  readonly lines: readonly string[];
  /** What the sanitizers say. */
  stderr(): string;
}

export function startHelper(binary: string, hostPid?: number): HelperProcess {
  const child = hostPid === undefined ? spawn(binary) : spawn('nsenter', ['-t', String(hostPid), '-n', binary]);
  const lines: string[] = [];
  let stderr = '';
  let rest = '';
  let read = 0;
  let wake: () => void = () => undefined;
  child.stdout.on('data', (chunk: Buffer) => {
    const parts = (rest + chunk.toString('utf8')).split('\n');
    rest = parts.pop() ?? '';
    lines.push(...parts);
    wake();
  });
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString('utf8')));
  child.stdin.on('error', () => undefined);
  const exited = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  let ended = false;
  void exited.then(() => {
    ended = true;
    wake();
  });
  return {
    pid: child.pid ?? -1,
    send: (text) => void child.stdin.write(text),
    hangUp: () => void child.stdin.end(),
    async until(wanted) {
      const seen: Reply[] = [];
      const deadline = Date.now() + 20_000;
      for (;;) {
        while (read < lines.length) {
          const line = lines[read++] ?? '';
          const reply = parseReply(line);
          if (!reply) throw new Error(`no line of the protocol: ${line}`);
          seen.push(reply);
          if (wanted(reply)) return seen;
        }
        const left = deadline - Date.now();
        if (ended || left <= 0)
          throw new Error(`${ended ? 'the helper ended' : 'nothing came'} after: ${lines.slice(-5).join(' | ')} ${stderr}`);
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, left);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
    },
    exited,
    lines,
    stderr: () => stderr,
  };
}

export function cellsOf(replies: readonly Reply[]): readonly Cell[] {
  return replies.flatMap((reply) => (reply.type === 'cells' ? reply.cells : []));
}

/** `1.25` or `no-reply`, by `source-target`. */
export function outcomes(replies: readonly Reply[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    cellsOf(replies).map(({ source, target, measurement }) => [
      `${source}-${target}`,
      measurement.silence ?? (measurement.received > 0 ? 'answered' : 'nothing'),
    ]),
  );
}
