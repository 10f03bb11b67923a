import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Host } from '../../shared/topology/topology.ts';
import { connectionClosed, hostLost } from '../ssh/problems.ts';
import type { HostConnection } from './connection.ts';
import type { OpenHostOptions } from './open-host.ts';
import { makeHostPool } from './pool.ts';

const host = (name: string): Host => ({
  name,
  ssh: { host: name },
  docker: { via: 'ssh' },
  engine: undefined,
  interfaces: new Map(),
  forwarding: undefined,
  routes: [],
  forward: undefined,
});

interface Opened {
  readonly connection: HostConnection;
  readonly ended: AbortController;
  closed: boolean;
}

function setUp(): {
  pool: ReturnType<typeof makeHostPool>;
  opened: Opened[];
  opening: AbortSignal[];
  delay: { ms: number; fail: boolean };
} {
  const opened: Opened[] = [];
  const opening: AbortSignal[] = [];
  const delay = { ms: 10, fail: false };
  const open = async (name: string, _way: unknown, options: OpenHostOptions): Promise<HostConnection> => {
    if (options.signal) opening.push(options.signal);
    await new Promise((done) => setTimeout(done, delay.ms));
    options.signal?.throwIfAborted();
    if (delay.fail) throw hostLost(name, name, 'test');
    const ended = new AbortController();
    const entry: Opened = {
      ended,
      closed: false,
      connection: {
        host: name,
        shell: null,
        docker: null,
        lost: ended.signal,
        close: async () => {
          entry.closed = true;
          ended.abort(connectionClosed(name));
        },
      },
    };
    opened.push(entry);
    return entry.connection;
  };
  const pool = makeHostPool({ idle: 1000, resolve: async ({ name }) => ({ kind: 'local', socket: name }), open });
  return { pool, opened, opening, delay };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());
const settle = async <T>(promise: Promise<T>, ms = 20): Promise<T> => {
  promise.catch(() => undefined);
  await vi.advanceTimersByTimeAsync(ms);
  return promise;
};

test('those who ask at the same time share one connection, another host has its own', async () => {
  const { pool, opened } = setUp();
  const leases = await settle(Promise.all([pool.acquire(host('a')), pool.acquire(host('a')), pool.acquire(host('b'))]));
  expect(leases[0].connection).toBe(leases[1].connection);
  expect(opened.map(({ connection }) => connection.host)).toEqual(['a', 'b']);
  await pool.close();
});

test('it is closed a while after the last one has let go, and not before', async () => {
  const { pool, opened } = setUp();
  const [one, two] = await settle(Promise.all([pool.acquire(host('a')), pool.acquire(host('a'))]));
  one.release();
  one.release();
  await vi.advanceTimersByTimeAsync(5000);
  expect(opened[0]?.closed).toBe(false);
  two.release();
  await vi.advanceTimersByTimeAsync(900);
  const three = await settle(pool.acquire(host('a')));
  await vi.advanceTimersByTimeAsync(5000);
  expect(opened).toHaveLength(1);
  three.release();
  await vi.advanceTimersByTimeAsync(1100);
  expect(opened[0]?.closed).toBe(true);
  expect(pool.size).toBe(0);
});

test('a lost one is not handed out again', async () => {
  const { pool, opened } = setUp();
  const first = await settle(pool.acquire(host('a')));
  opened[0]?.ended.abort(hostLost('a', 'a', 'test'));
  const second = await settle(pool.acquire(host('a')));
  expect(second.connection).not.toBe(first.connection);
  first.release();
  await vi.advanceTimersByTimeAsync(5000);
  expect(opened[1]?.closed).toBe(false);
  await pool.close();
});

test('one who gives up does not take the others along; the last one does', async () => {
  const { pool, opened, opening, delay } = setUp();
  delay.ms = 100;
  const stop = new AbortController();
  const impatient = pool.acquire(host('a'), { signal: stop.signal });
  const patient = pool.acquire(host('a'));
  impatient.catch(() => undefined);
  await vi.advanceTimersByTimeAsync(10);
  stop.abort(new Error('no longer'));
  await expect(impatient).rejects.toThrow('no longer');
  (await settle(patient, 200)).release();
  expect(opened).toHaveLength(1);

  const alone = new AbortController();
  const only = pool.acquire(host('b'), { signal: alone.signal });
  only.catch(() => undefined);
  await vi.advanceTimersByTimeAsync(10);
  alone.abort(new Error('no longer'));
  await expect(only).rejects.toThrow('no longer');
  expect(opening.at(-1)?.aborted).toBe(true);
  await settle(pool.close(), 200);
});

test('a failure is told to all who wait, and the next one tries anew', async () => {
  const { pool, delay } = setUp();
  delay.fail = true;
  const both = await settle(Promise.allSettled([pool.acquire(host('a')), pool.acquire(host('a'))]));
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  delay.fail = false;
  expect((await settle(pool.acquire(host('a')))).connection.host).toBe('a');
  await pool.close();
});

test('close ends all and lets nobody in', async () => {
  const { pool, opened } = setUp();
  await settle(Promise.all([pool.acquire(host('a')), pool.acquire(host('b'))]));
  await pool.close();
  expect(opened.map(({ closed }) => closed)).toEqual([true, true]);
  await expect(pool.acquire(host('a'))).rejects.toThrow('closed');
});
