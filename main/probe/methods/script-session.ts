/** Sessions that start a script on the host for every round and read its lines. */
import type { ProbeMethod } from '../../../shared/verdict/measurement.ts';
import type { RemoteProcess, Shell } from '../../host/connection.ts';
import { keepTail, readLines } from '../../streams/lines.ts';
import type { HostSession, RoundSink } from '../session.ts';

/** Longer than any matrix takes that one would measure in this way. */
const ROUND_MS = 600_000;

export interface RoundScript {
  /** A command of sh; `input` is its standard input. */
  readonly command: string;
  readonly input: string;
  line(text: string, sink: RoundSink): void;
}

/** Each round is one run of the script as root. */
export function scriptSession(shell: Shell, method: ProbeMethod, script: RoundScript): HostSession {
  let process: RemoteProcess | undefined;
  let closed = false;
  const isClosed = (): boolean => closed;
  return {
    method,
    async round(_round, sink) {
      if (isClosed()) throw new Error('The measurement was ended.');
      const running = await shell.start(script.command, { privileged: true });
      process = running;
      const complaint = keepTail(running.stderr);
      const timer = setTimeout(() => running.kill(), ROUND_MS);
      const broken = new Promise<never>((_resolve, reject) =>
        readLines(running.stdout, (text) => script.line(text, sink), reject),
      );
      broken.catch(() => undefined);
      running.stdin.on('error', () => undefined);
      running.stdin.end(script.input);
      if (isClosed()) running.kill();
      try {
        const drained = new Promise<void>((resolve) => running.stdout.once('close', resolve).once('end', resolve));
        const code = await Promise.race([running.exited, broken]);
        if (code !== 0) throw new Error(`${method} ended with status ${code}${complaint() ? `: ${complaint()}` : '.'}`);
        await drained;
      } finally {
        clearTimeout(timer);
        running.kill();
        process = undefined;
      }
    },
    async close() {
      closed = true;
      const running = process;
      running?.kill();
      await running?.exited;
    },
  };
}

/** Throws an Error that names the programs which are not on the host. */
export async function requirePrograms(shell: Shell, programs: readonly string[], signal: AbortSignal): Promise<void> {
  const command = `for p in ${programs.join(' ')}; do command -v "$p" >/dev/null || echo "$p"; done`;
  const { stdout } = await shell.run(command, { signal, privileged: true });
  const missing = stdout.split('\n').filter((line) => line !== '');
  if (missing.length > 0) throw new Error(`${missing.join(' and ')} is not installed there.`);
}
