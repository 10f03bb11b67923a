/** The http.Agent under dockerode: its connections come from a function, whatever they go through; they are kept and reused. */
import { Agent } from 'node:http';
import type { Duplex } from 'node:stream';
import { inspect } from 'node:util';
import { StreamSocket } from '../ssh/stream-socket.ts';

export interface Dialer {
  /** A stream to the daemon. Rejects with a VlanvasError. */
  dial(): Promise<Duplex>;
  /** Others wait for a place: a stream that becomes free is closed to make one. */
  crowded(): boolean;
  /** Streams at a time, as far as is known; left out: 32. */
  most?(): number;
}

/** Streams at a time to one daemon; a request beyond waits. */
export const MOST_STREAMS = 32;
const MOST_KEPT = 8;

export class DialAgent extends Agent {
  readonly #dialer: Dialer;

  constructor(dialer: Dialer) {
    super({ keepAlive: true, maxSockets: MOST_STREAMS, maxFreeSockets: MOST_KEPT, scheduling: 'lifo' });
    this.#dialer = dialer;
  }

  /** At once, with a stream that is still being dialled: http.Agent keeps to `maxSockets` only for those that it has been given. */
  override createConnection(): Duplex {
    return new StreamSocket(
      this.#dialer.dial().then((stream) => {
        // The first call of all asks for the version, alone; by the time that others come, the way and its width are known.
        this.maxSockets = this.#dialer.most?.() ?? MOST_STREAMS;
        return { readable: stream, writable: stream, close: () => void stream.destroy() };
      }),
    );
  }

  /** docker-modem inspects every request in full for its debug output, on or off: milliseconds a call without this. */
  [inspect.custom](): string {
    return 'DialAgent';
  }

  override keepSocketAlive(socket: Duplex): boolean {
    if (this.#dialer.crowded()) return false;
    // Documented to return a boolean; the types of Node 20 say void.
    const keep: (socket: Duplex) => unknown = super.keepSocketAlive.bind(this);
    return keep(socket) === true;
  }
}
