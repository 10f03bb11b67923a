/**
 * One terminal or log, whether it is looked at or not: what comes is kept, as much as fits, and handed to whatever shows it; what is
 * typed goes out in order.
 */
import type { ConsoleSource } from '../../shared/contract/consoles.ts';
import type { Problem } from '../../shared/problem/problem.ts';
import type { Client } from '../client/client.ts';
import { problemOf } from '../client/problem-of.ts';
import { fromBase64, toBase64 } from './bytes.ts';

/** What a session tells of itself. */
export type ConsoleState =
  | { readonly is: 'opening' }
  | { readonly is: 'open'; readonly where: string }
  | { readonly is: 'ended'; readonly code: number | null }
  | { readonly is: 'failed'; readonly problem: Problem };

/** Shows bytes. `old`: it came before this was attached. Says by `read` how many of the new ones it has taken. */
export interface ConsoleView {
  show(bytes: Uint8Array, old: boolean): void;
  clear(): void;
}

export interface ConsoleSize {
  readonly columns: number;
  readonly rows: number;
}

export interface ConsoleSession {
  /** Shows it here from now on, what came before first; answers how to stop. The first time it is also opened. */
  attach(view: ConsoleView, size: ConsoleSize): () => void;
  /** The view has taken so many bytes. */
  read(bytes: number): void;
  type(bytes: Uint8Array): void;
  resize(size: ConsoleSize): void;
  /** Ends what runs and begins again, with another source where one is given. */
  restart(source?: ConsoleSource): void;
  /** Ends what runs; what came is kept. */
  stop(): void;
}

export interface SessionOptions {
  readonly client: Pick<Client, 'consoles'>;
  /** The design as it is at the moment. */
  readonly design: () => { readonly text: string; readonly path: string | null };
  readonly source: ConsoleSource;
  readonly onState: (state: ConsoleState) => void;
}

/** Bytes that are kept for the next view. */
const KEPT = 512 * 1024;
/** Bytes of one call; what is pasted beyond goes in the next. */
const LONGEST_INPUT = 32 * 1024;
/** Bytes that are taken before it is told: a call for each line would cost more than it saves. The service waits at four times that. */
const TELL_AT = 64 * 1024;

export function createSession({ client, design, source: first, onState }: SessionOptions): ConsoleSession {
  let source = first;
  let size: ConsoleSize | null = null;
  let running: { readonly id: string; readonly ending: AbortController } | null = null;
  let view: ConsoleView | null = null;
  let kept: Uint8Array[] = [];
  let keptBytes = 0;
  /** Handed to the view and not taken by it yet. */
  let unread = 0;
  /** Taken and not told yet. */
  let untold = 0;
  let typed: Uint8Array[] = [];
  let writing = false;
  /** The service knows it: before that it would take nothing. */
  let isOpen = false;

  const taken = (bytes: number): void => {
    untold += bytes;
    if (!running || untold < TELL_AT) return;
    client.consoles.taken({ id: running.id, bytes: untold }).catch(() => undefined);
    untold = 0;
  };
  const keep = (bytes: Uint8Array): void => {
    kept.push(bytes);
    keptBytes += bytes.length;
    while (keptBytes > KEPT && kept.length > 1) keptBytes -= kept.shift()?.length ?? 0;
  };
  const receive = (bytes: Uint8Array): void => {
    keep(bytes);
    if (!view) return taken(bytes.length);
    unread += bytes.length;
    view.show(bytes, false);
  };
  const forget = (): void => {
    kept = [];
    keptBytes = 0;
    typed = [];
    unread = 0;
    untold = 0;
    view?.clear();
  };

  const open = async (at: ConsoleSize): Promise<void> => {
    const id = crypto.randomUUID();
    const ending = new AbortController();
    running = { id, ending };
    isOpen = false;
    const isOurs = (): boolean => running?.id === id;
    onState({ is: 'opening' });
    try {
      const request = { ...design(), id, source, ...at };
      for await (const event of await client.consoles.open(request, { signal: ending.signal })) {
        if (!isOurs()) return;
        if (event.type === 'bytes') receive(fromBase64(event.data));
        else if (event.type === 'ended') onState({ is: 'ended', code: event.code });
        else {
          isOpen = true;
          onState({ is: 'open', where: event.where });
          if (size && size !== at) client.consoles.resize({ id, ...size }).catch(() => undefined);
          if (!writing) void write();
        }
      }
    } catch (error) {
      if (isOurs() && !ending.signal.aborted) onState({ is: 'failed', problem: problemOf(error) });
    } finally {
      if (isOurs()) running = null;
    }
  };
  const stop = (): void => {
    const ended = running;
    running = null;
    isOpen = false;
    typed = [];
    ended?.ending.abort();
  };

  /** One call at a time: the next begins when the service has passed the last one on. */
  const write = async (): Promise<void> => {
    writing = true;
    while (running && isOpen && typed.length > 0) {
      const part = nextPart(typed);
      // What is typed into a shell that has ended goes nowhere.
      await client.consoles.write({ id: running.id, data: toBase64(part) }).catch(() => undefined);
    }
    writing = false;
  };

  return {
    attach(next, at) {
      view = next;
      for (const bytes of kept) next.show(bytes, true);
      if (size === null) {
        size = at;
        void open(at);
      } else if (size.columns !== at.columns || size.rows !== at.rows) this.resize(at);
      return () => {
        if (view !== next) return;
        view = null;
        taken(unread);
        unread = 0;
      };
    },
    read(bytes) {
      unread = Math.max(0, unread - bytes);
      taken(bytes);
    },
    type(bytes) {
      if (!running) return;
      typed.push(bytes);
      if (!writing) void write();
    },
    resize(at) {
      size = at;
      if (running) client.consoles.resize({ id: running.id, ...at }).catch(() => undefined);
    },
    restart(next) {
      if (next) source = next;
      stop();
      forget();
      if (size) void open(size);
    },
    stop() {
      stop();
      onState({ is: 'ended', code: null });
    },
  };
}

/** Takes what fits into one call off the front. */
function nextPart(waiting: Uint8Array[]): Uint8Array {
  const parts: Uint8Array[] = [];
  let length = 0;
  while (length < LONGEST_INPUT) {
    const part = waiting.shift();
    if (!part) break;
    const fits = part.subarray(0, LONGEST_INPUT - length);
    if (fits.length < part.length) waiting.unshift(part.subarray(fits.length));
    parts.push(fits);
    length += fits.length;
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
