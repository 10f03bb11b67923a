/**
 * One connection a host for everybody who needs one at the time (apply, probe, terminal). Opened when it is first asked for, closed
 * a while after the last one has let go, and never handed out again once it is lost.
 */
import type { Host } from '../../shared/topology/topology.ts';
import { connectionClosed } from '../ssh/problems.ts';
import { onAbort, orAborted } from '../streams/signals.ts';
import type { HostConnection } from './connection.ts';
import type { HostWay, OpenHostOptions } from './open-host.ts';
import { openWay, resolveHost } from './open-host.ts';

export interface Lease {
  readonly connection: HostConnection;
  /** Lets go; the connection itself stays for others. Safe to call twice. */
  readonly release: () => void;
}

export interface HostPool {
  /** The connection to a host. `options` count for the one who opens it; the signal ends only this one's waiting. */
  readonly acquire: (host: Host, options?: OpenHostOptions) => Promise<Lease>;
  /** The same for as long as `work` takes. */
  use<T>(host: Host, options: OpenHostOptions, work: (connection: HostConnection) => Promise<T>): Promise<T>;
  /** Closes every connection, used or not. Nothing can be acquired afterwards. */
  close(): Promise<void>;
  /** Connections that are open or being opened. */
  readonly size: number;
}

export interface HostPoolOptions {
  /** Milliseconds for which an unused connection is kept; 60,000 when left out. */
  readonly idle?: number;
  /** For tests of the pool alone. */
  readonly resolve?: (host: Host, options: OpenHostOptions) => Promise<HostWay>;
  readonly open?: (name: string, way: HostWay, options: OpenHostOptions) => Promise<HostConnection>;
}

interface Entry {
  readonly opening: Promise<HostConnection>;
  /** Ends the opening when nobody waits for it any more. */
  readonly abandon: AbortController;
  users: number;
  opened: boolean;
  idle: NodeJS.Timeout | undefined;
}

export function makeHostPool({ idle = 60_000, resolve = resolveHost, open = openWay }: HostPoolOptions = {}): HostPool {
  const entries = new Map<string, Entry>();
  const closing = new Set<Promise<void>>();
  let closed = false;

  const drop = (key: string, entry: Entry): void => {
    clearTimeout(entry.idle);
    if (entries.get(key) === entry) entries.delete(key);
  };
  const shut = (key: string, entry: Entry): void => {
    drop(key, entry);
    entry.abandon.abort(connectionClosed(key));
    const done = entry.opening.then(
      (connection) => connection.close(),
      () => undefined,
    );
    closing.add(done);
    void done.finally(() => closing.delete(done));
  };

  const begin = (key: string, host: Host, way: HostWay, options: OpenHostOptions): Entry => {
    const abandon = new AbortController();
    const opening = open(host.name, way, { ...options, signal: abandon.signal });
    const entry: Entry = { opening, abandon, users: 0, opened: false, idle: undefined };
    entries.set(key, entry);
    opening.then(
      (connection) => {
        entry.opened = true;
        onAbort(connection.lost, () => drop(key, entry));
      },
      () => drop(key, entry),
    );
    return entry;
  };

  const leave = (key: string, entry: Entry): void => {
    entry.users -= 1;
    if (entry.users > 0 || entries.get(key) !== entry) return;
    if (!entry.opened) return shut(key, entry);
    entry.idle = setTimeout(() => shut(key, entry), idle);
    entry.idle.unref();
  };

  const acquire: HostPool['acquire'] = async (host, options = {}) => {
    const way = await resolve(host, options);
    if (closed) throw connectionClosed(host.name);
    options.signal?.throwIfAborted();
    const key = JSON.stringify([host.name, way]);
    const entry = entries.get(key) ?? begin(key, host, way, options);
    clearTimeout(entry.idle);
    entry.users += 1;
    let left = false;
    const release = (): void => {
      if (left) return;
      left = true;
      leave(key, entry);
    };
    try {
      return { connection: await orAborted(entry.opening, options.signal), release };
    } catch (error) {
      release();
      throw error;
    }
  };

  return {
    acquire,
    async use(host, options, work) {
      const { connection, release } = await acquire(host, options);
      try {
        return await work(connection);
      } finally {
        release();
      }
    },
    async close() {
      closed = true;
      for (const [key, entry] of [...entries]) shut(key, entry);
      await Promise.all(closing);
    },
    get size() {
      return entries.size;
    },
  };
}
