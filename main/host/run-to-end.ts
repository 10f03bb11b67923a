/** Shell.run made of Shell.start: input in, outputs collected, the end awaited, a limit of time kept. */
import type { Readable } from 'node:stream';
import { commandTimeout } from '../ssh/problems.ts';
import { anySignal, orAborted } from '../streams/signals.ts';
import type { RunOptions, RunResult, Shell } from './connection.ts';

const DEFAULT_TIMEOUT = 30_000;
/** Milliseconds of silence after the exit until the outputs count as ended, where a child in the background holds them open. */
const AFTERGLOW = 1000;

/** Rejects with the signal's reason, HOST_TIMEOUT, or the reason of `lost`; the command is ended in all three cases. */
export async function runToEnd(
  host: string,
  start: Shell['start'],
  command: string,
  options: RunOptions = {},
  lost?: AbortSignal,
): Promise<RunResult> {
  const timeout = options.timeout ?? DEFAULT_TIMEOUT;
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(commandTimeout(host, command, timeout)), timeout);
  const either = anySignal([options.signal, late.signal]);
  try {
    const process = await start(command, { signal: either.signal, privileged: options.privileged ?? false });
    process.stdin.end(options.input ?? '');
    const stdout = collect(process.stdout);
    const stderr = collect(process.stderr);
    const code = await orAborted(process.exited, either.signal);
    await orAborted(Promise.all([settled(stdout), settled(stderr)]), either.signal);
    if (code === -1) lost?.throwIfAborted();
    return { code, stdout: stdout.text(), stderr: stderr.text() };
  } finally {
    clearTimeout(timer);
    either.done();
  }
}

interface Collected {
  readonly ended: Promise<void>;
  /** When the last of it came. */
  latest(): number;
  text(): string;
}

function collect(stream: Readable): Collected {
  const chunks: Buffer[] = [];
  let latest = Date.now();
  stream.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    latest = Date.now();
  });
  const ended = new Promise<void>((resolve) => {
    stream
      .once('end', resolve)
      .once('close', resolve)
      .once('error', () => resolve());
  });
  return { ended, latest: () => latest, text: () => Buffer.concat(chunks).toString('utf8') };
}

/** The end of a stream, or its silence for a while. */
async function settled(collected: Collected): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<void>((resolve) => {
    const since = Date.now();
    const look = (): void => {
      const quiet = Date.now() - Math.max(since, collected.latest());
      if (quiet >= AFTERGLOW) resolve();
      else timer = setTimeout(look, AFTERGLOW - quiet);
    };
    look();
  });
  await Promise.race([collected.ended, silence]);
  clearTimeout(timer);
}
