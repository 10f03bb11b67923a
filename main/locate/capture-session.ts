/** One host that listens: the helper's capture as a conversation. It ends with its input, with its time, or with this session. */
import { parseCaptureLine } from './protocol.ts';
import type { CaptureLine } from './protocol.ts';
import type { CapturedFrame, PingOutcome } from '../../shared/locate/capture.ts';
import type { ProbeProcess } from '../probe/line-session.ts';
import { ProbeEnded } from '../probe/line-session.ts';
import { keepTail, readLines } from '../streams/lines.ts';
import { onAbort, pause } from '../streams/signals.ts';

/** Frames that are kept of one host; a ping needs a dozen a point. */
const MOST_FRAMES = 5_000;
/** From the start of the program until it listens. */
const READY_MS = 10_000;
const CLOCK_MS = 2_000;
/** How long it may take to end by itself. */
const END_MS = 1_000;
/** After the last answer: the frames of it are still on their way to us. */
const LINGER_MS = 60;

/** A frame by the number of its point on this host, and the host's own clock. */
export type HostFrame = Omit<CapturedFrame, 'ns'> & { readonly at: bigint };

export interface PingOrder {
  /** A process in the sender's namespace; 0: the host's own. */
  readonly pid: number;
  readonly address: string;
  readonly count: number;
  readonly intervalMs: number;
  /** How long is waited for answers after the last echo. */
  readonly quietMs: number;
}

export interface CaptureSession {
  /** Why nothing can be heard at some of the points, by their number. */
  readonly unheard: ReadonlyMap<number, string>;
  /** How far the host's clock is ahead of ours, in nanoseconds; zero where that cannot be told from none. */
  readonly clockAhead: bigint;
  ping(order: PingOrder): Promise<PingOutcome>;
  /** Lets the link of this point hear frames for any MAC address, until the end. */
  listenWide(point: number): Promise<void>;
  /** What it heard until now. */
  frames(): readonly HostFrame[];
  /** Ends it and gives what it heard. Safe to call twice. */
  close(): Promise<{ readonly frames: readonly HostFrame[]; readonly truncated: boolean }>;
}

/** Rejects with ProbeEnded where the program ends first, or with the signal's reason; the program is then ended. */
export async function openCaptureSession(process: ProbeProcess, signal: AbortSignal): Promise<CaptureSession> {
  const complaint = keepTail(process.stderr);
  const unheard = new Map<number, string>();
  const frames: HostFrame[] = [];
  const answers = new Map<number, number>();
  const sent = new Set<number>();
  const refusals = new Map<number, string>();
  const listeners = new Set<(line: CaptureLine) => void>();
  let truncated = false;
  let trouble = '';
  let failure: Error | undefined;
  const failed = new AbortController();
  const fail = (why: Error) => {
    failure ??= why;
    failed.abort(failure);
  };

  const take = (line: CaptureLine) => {
    if (line.type === 'closed') unheard.set(line.point, line.why);
    if (line.type === 'frame') {
      const { type: _type, ...frame } = line;
      if (frames.length < MOST_FRAMES) frames.push(frame);
      else truncated = true;
    }
    if (line.type === 'dropped' || line.type === 'full') truncated = true;
    if (line.type === 'sent') sent.add(line.sequence);
    if (line.type === 'unsent') refusals.set(line.sequence, line.why);
    if (line.type === 'answered') answers.set(line.sequence, line.microseconds);
    if (line.type === 'error') trouble = line.text;
    for (const listener of listeners) listener(line);
  };
  readLines(
    process.stdout,
    (text) => {
      const line = parseCaptureLine(text);
      if (line) take(line);
    },
    (why) => {
      process.kill();
      fail(why);
    },
  );
  process.stdin.on('error', () => undefined);
  const ended = process.exited.then((code) => fail(new ProbeEnded(code, trouble === '' ? complaint() : trouble)));

  /** The first line that fits; rejects when the program or the caller ends, or after so many milliseconds. */
  const until = (fits: (line: CaptureLine) => boolean, milliseconds: number): Promise<CaptureLine> =>
    new Promise((resolve, reject) => {
      const stop = () => {
        clearTimeout(timer);
        listeners.delete(listener);
        for (const release of releases) release();
      };
      const listener = (line: CaptureLine) => {
        if (!fits(line)) return;
        stop();
        resolve(line);
      };
      const give = (why: unknown) => {
        stop();
        reject(why instanceof Error ? why : new Error(String(why)));
      };
      const timer = setTimeout(
        () => give(new Error(`The capture has not answered within ${milliseconds / 1000} s.`)),
        milliseconds,
      );
      const releases = [onAbort(signal, () => give(signal.reason)), onAbort(failed.signal, () => give(failure))];
      listeners.add(listener);
    });

  let closing: Promise<void> | undefined;
  const close = async () => {
    closing ??= (async () => {
      process.stdin.end('end\n');
      const late = setTimeout(() => process.kill(), END_MS);
      await ended;
      clearTimeout(late);
    })();
    await closing;
    return { frames, truncated };
  };

  const clockAhead = async (): Promise<bigint> => {
    let best: { readonly ahead: bigint; readonly doubt: bigint } | undefined;
    for (let turn = 0; turn < 3; turn++) {
      const asked = BigInt(Date.now()) * 1_000_000n;
      const answer = until(({ type }) => type === 'clock', CLOCK_MS);
      process.stdin.write('clock\n');
      const line = await answer;
      const told = BigInt(Date.now() + 1) * 1_000_000n;
      const doubt = (told - asked) / 2n;
      if (line.type === 'clock' && (!best || doubt < best.doubt)) best = { ahead: line.ns - (asked + doubt), doubt };
    }
    if (!best) return 0n;
    const { ahead, doubt } = best;
    return ahead <= doubt && ahead >= -doubt ? 0n : ahead;
  };

  try {
    signal.throwIfAborted();
    await until(({ type }) => type === 'ready', READY_MS);
    const ahead = await clockAhead();
    return {
      unheard,
      clockAhead: ahead,
      async ping({ pid, address, count, intervalMs, quietMs }) {
        const before = sent.size + refusals.size;
        const last = before + count;
        const all = (sequences: Iterable<number>) => [...sequences].filter((sequence) => sequence > before).length;
        const over = until(
          () => all(answers.keys()) + all(refusals.keys()) >= count || refusals.has(0),
          count * intervalMs + quietMs,
        ).catch((error: unknown) => {
          signal.throwIfAborted();
          if (failure) throw error;
        });
        process.stdin.write(`ping ${pid} ${address} ${count} ${intervalMs}\n`);
        await over;
        await pause(LINGER_MS, signal);
        const [first] = [...answers].filter(([sequence]) => sequence > before && sequence <= last).sort(([a], [b]) => a - b);
        const refused = [...refusals.values()].at(-1);
        return {
          sent: all(sent),
          answered: all(answers.keys()),
          rttMs: first ? first[1] / 1000 : null,
          ...(refused !== undefined && { refused }),
        };
      },
      async listenWide(point) {
        const done = until(({ type }) => type === 'clock', CLOCK_MS);
        process.stdin.write(`wide ${point}\nclock\n`);
        await done;
      },
      frames: () => frames,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
