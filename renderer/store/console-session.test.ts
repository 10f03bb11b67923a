/** A session against a service that is only a list of calls: order, acknowledgement, what is kept. */
import { describe, expect, it } from 'vitest';
import type { ConsoleEvent } from '../../shared/contract/consoles.ts';
import { fromBase64, toBase64 } from './bytes.ts';
import { createSession, type ConsoleState, type ConsoleView, type SessionOptions } from './console-session.ts';

const SIZE = { columns: 80, rows: 24 };
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const bytesOf = (words: string) => new TextEncoder().encode(words);
const turn = () => new Promise((resolve) => setTimeout(resolve, 0));

function setUp() {
  const queue: ConsoleEvent[] = [];
  let wake = () => {};
  let isOver = false;
  const calls = { opened: 0, written: [] as string[], sizes: [] as string[], taken: [] as number[], aborted: 0 };
  const passing: (() => void)[] = [];
  const states: ConsoleState[] = [];
  async function* events(signal: AbortSignal | undefined): AsyncGenerator<ConsoleEvent> {
    signal?.addEventListener('abort', () => {
      calls.aborted++;
      wake();
    });
    for (;;) {
      for (let event = queue.shift(); event; event = queue.shift()) yield event;
      if (isOver || signal?.aborted) return;
      await new Promise<void>((resolve) => (wake = resolve));
    }
  }
  const consoles = {
    open: (_: unknown, options?: { signal?: AbortSignal }) => {
      calls.opened++;
      return Promise.resolve(events(options?.signal));
    },
    write: ({ data }: { data: string }) =>
      new Promise<void>((resolve) => {
        calls.written.push(text(fromBase64(data)));
        passing.push(resolve);
      }),
    resize: ({ columns, rows }: { columns: number; rows: number }) =>
      Promise.resolve(void calls.sizes.push(`${columns}x${rows}`)),
    taken: ({ bytes }: { bytes: number }) => Promise.resolve(void calls.taken.push(bytes)),
  };
  const session = createSession({
    client: { consoles } as unknown as SessionOptions['client'],
    design: () => ({ text: '', path: null }),
    source: { kind: 'host', host: 'h1' },
    onState: (state) => states.push(state),
  });
  return {
    session,
    calls,
    states,
    /** The service has passed on what was written last. */
    async passOn() {
      passing.shift()?.();
      await turn();
    },
    async send(...sent: ConsoleEvent[]) {
      queue.push(...sent);
      wake();
      await turn();
    },
    async end() {
      isOver = true;
      wake();
      await turn();
    },
  };
}

function viewer() {
  const shown: string[] = [];
  const view: ConsoleView = {
    show: (bytes, old) => shown.push(`${old ? 'old ' : ''}${text(bytes)}`),
    clear: () => shown.push('clear'),
  };
  return { view, shown };
}

const opened: ConsoleEvent = { type: 'opened', where: 'root@h1' };
const part = (words: string): ConsoleEvent => ({ type: 'bytes', data: toBase64(bytesOf(words)) });

describe('a session', () => {
  it('opens when it is first looked at, tells what becomes of it, and shows what came to who looks later', async () => {
    const { session, calls, states, send, end } = setUp();
    const first = viewer();
    const leave = session.attach(first.view, SIZE);
    await send(opened, part('one'));
    leave();
    await send(part('two'));
    const second = viewer();
    session.attach(second.view, SIZE);
    await send(part('three'), { type: 'ended', code: 3 });
    await end();
    expect(first.shown).toEqual(['one']);
    expect(second.shown).toEqual(['old one', 'old two', 'three']);
    expect(calls.opened).toBe(1);
    expect(states.map(({ is }) => is)).toEqual(['opening', 'open', 'ended']);
  });

  it('writes in order, one call after the other, and what gathered meanwhile in one', async () => {
    const { session, calls, send, passOn } = setUp();
    session.attach(viewer().view, SIZE);
    session.type(bytesOf('a'));
    await turn();
    expect(calls.written).toEqual([]);
    await send(opened);
    for (const key of ['b', 'c']) session.type(bytesOf(key));
    await turn();
    expect(calls.written).toEqual(['a']);
    await passOn();
    expect(calls.written).toEqual(['a', 'bc']);
    await passOn();
    session.type(bytesOf('x'.repeat(40_000)));
    await turn();
    expect(calls.written.slice(2).map((words) => words.length)).toEqual([32_768]);
    await passOn();
    expect(calls.written.slice(2).map((words) => words.length)).toEqual([32_768, 7_232]);
  });

  it('tells what was taken: by the view, and at once while there is none', async () => {
    const { session, calls, send } = setUp();
    const leave = session.attach(viewer().view, SIZE);
    const large = 'y'.repeat(30_000);
    await send(opened, part(large), part(large), part(large));
    expect(calls.taken).toEqual([]);
    session.read(30_000);
    session.read(30_000);
    session.read(10_000);
    expect(calls.taken).toEqual([70_000]);
    leave();
    await send(part(large), part(large));
    expect(calls.taken).toEqual([70_000, 80_000]);
  });

  it('keeps a bounded part of what came', async () => {
    const { session, send } = setUp();
    const leave = session.attach(viewer().view, SIZE);
    await send(opened);
    leave();
    for (let index = 0; index < 40; index++) await send(part(`${index % 10}`.repeat(30_000)));
    const { view, shown } = viewer();
    session.attach(view, SIZE);
    expect(shown.length).toBe(17);
    expect(shown.at(-1)).toMatch(/^old 9+$/);
  });

  it('ends what runs when it is stopped or begun anew, and takes no keys after', async () => {
    const { session, calls, states, send } = setUp();
    const { view, shown } = viewer();
    session.attach(view, SIZE);
    await send(opened, part('one'));
    session.restart();
    await turn();
    expect(calls).toMatchObject({ aborted: 1, opened: 2 });
    await send(opened, part('again'));
    session.stop();
    session.type(bytesOf('lost'));
    await turn();
    expect(calls).toMatchObject({ aborted: 2, written: [] });
    expect(shown).toEqual(['one', 'clear', 'again']);
    expect(states.at(-1)).toEqual({ is: 'ended', code: null });
  });

  it('resizes what runs, and opens at the size of the view', async () => {
    const { session, calls, send } = setUp();
    const leave = session.attach(viewer().view, SIZE);
    await send(opened);
    session.resize({ columns: 132, rows: 40 });
    leave();
    session.attach(viewer().view, { columns: 132, rows: 40 });
    expect(calls.sizes).toEqual(['132x40']);
  });
});
