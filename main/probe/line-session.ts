/** A session with a program that speaks the helper's protocol, however it was started. */
import type { Readable } from 'node:stream';
import type { ProbeMethod } from '../../shared/verdict/measurement.ts';
import { keepTail, readLines } from '../streams/lines.ts';
import { PROTOCOL_VERSION, parseReply, setUpCommands, type Reply } from './protocol.ts';
import type { HostSession, NeighbourLimits, RoundSink, SessionContext, SourceRef } from './session.ts';

/** A program on the host, or in a container on it. */
export interface ProbeProcess {
  readonly stdin: NodeJS.WritableStream;
  readonly stdout: Readable;
  readonly stderr: Readable;
  readonly exited: Promise<number>;
  kill(): void;
}

/** A program that says nothing for so long hangs: in a round it writes at least every half second. */
const SILENCE_MS = 5_000;
/** How long it may take to end by itself when its input ends. */
const END_MS = 500;

/** The program ended although nobody asked it to. */
export class ProbeEnded extends Error {
  readonly code: number;

  constructor(code: number, complaint: string) {
    super(`The probe ended with status ${code}${complaint ? `: ${complaint}` : '.'}`);
    this.code = code;
  }
}

interface RunningRound {
  readonly round: number;
  readonly sink: RoundSink;
  readonly done: (why?: Error) => void;
}

function openDoor(): { promise: Promise<void>; resolve: () => void; reject: (why: Error) => void } {
  let resolve = (): void => undefined;
  let reject: (why: Error) => void = () => undefined;
  const promise = new Promise<void>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}

/** Sets the program up and waits until it is ready. Throws where it doesn't get so far. */
export async function openLineSession(
  process: ProbeProcess,
  method: ProbeMethod,
  context: SessionContext,
  sources: readonly SourceRef[],
  signal: AbortSignal,
): Promise<HostSession> {
  const complaint = keepTail(process.stderr);
  const closedSources = new Map<number, string>();
  const families: NeighbourLimits['families'][number][] = [];
  const ready = openDoor();
  let bootId = '';
  let running: RunningRound | undefined;
  let failure: Error | undefined;
  let watchdog: NodeJS.Timeout | undefined;

  function fail(why: Error): void {
    failure ??= why;
    clearTimeout(watchdog);
    ready.reject(failure);
    running?.done(failure);
  }
  function watch(): void {
    clearTimeout(watchdog);
    watchdog = setTimeout(() => {
      process.kill();
      fail(new Error(`The probe has said nothing for ${SILENCE_MS / 1000} seconds.`));
    }, SILENCE_MS);
  }
  function take(reply: Reply): void {
    switch (reply.type) {
      case 'hello':
        if (reply.version !== PROTOCOL_VERSION)
          fail(new Error(`The probe speaks version ${reply.version} of its protocol instead of ${PROTOCOL_VERSION}.`));
        return;
      case 'closed':
        closedSources.set(reply.source, reply.why);
        running?.sink.closed(reply.source, reply.why);
        return;
      case 'kernel':
        bootId = reply.bootId;
        return;
      case 'neighbours':
        families.push({ family: reply.family, needed: reply.needed, limit: reply.limit });
        return;
      case 'ready':
        clearTimeout(watchdog);
        ready.resolve();
        return;
      case 'cells':
        if (running?.round !== reply.round) return;
        for (const { source, target, measurement } of reply.cells) {
          running.sink.cell(source, target, method === 'helper' ? measurement : { ...measurement, method });
        }
        return;
      case 'alive':
        return;
      case 'done':
        if (running?.round === reply.round) running.done();
        return;
      case 'error':
        fail(new Error(`The probe refused a command: ${reply.text}`));
    }
  }

  readLines(
    process.stdout,
    (line) => {
      if (running) watch();
      const reply = parseReply(line);
      if (reply) take(reply);
      else fail(new Error(`The probe wrote a line that is none of its protocol: ${line.slice(0, 80)}`));
    },
    fail,
  );
  process.stdin.on('error', () => undefined); // what ended it is told by `exited`
  void process.exited.then((code) => fail(new ProbeEnded(code, complaint())));
  ready.promise.catch(() => undefined);

  let closing: Promise<void> | undefined;
  function close(): Promise<void> {
    closing ??= (async () => {
      fail(new Error('The measurement was ended.'));
      process.stdin.end('end\n');
      const timer = setTimeout(() => process.kill(), END_MS);
      await process.exited;
      clearTimeout(timer);
    })();
    return closing;
  }

  const abort = (): void => void close();
  signal.addEventListener('abort', abort, { once: true });
  try {
    signal.throwIfAborted();
    watch();
    process.stdin.write(setUpCommands(context.matrix, sources));
    await ready.promise;
  } catch (error) {
    void close();
    throw error;
  } finally {
    signal.removeEventListener('abort', abort);
  }

  return {
    method,
    limits: { bootId, families },
    round(round, sink) {
      return new Promise((resolve, reject) => {
        if (failure) {
          reject(failure);
          return;
        }
        running = {
          round,
          sink,
          done(why) {
            clearTimeout(watchdog);
            running = undefined;
            if (why) reject(why);
            else resolve();
          },
        };
        for (const [source, why] of closedSources) sink.closed(source, why);
        watch();
        process.stdin.write(`go ${round} ${context.quietMs}\n`);
      });
    },
    close,
  };
}
