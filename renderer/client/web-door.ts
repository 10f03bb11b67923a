/** The way to the services in a browser: a WebSocket to where the page came from, opened anew with growing pauses when it is lost. */
import { RPCLink } from '@orpc/client/websocket';
import type { ClientContext, ClientLink } from '@orpc/client';
import type { DoorState } from './door-state.ts';

const FIRST_PAUSE_MS = 300;
const LONGEST_PAUSE_MS = 8_000;
const OPEN_TIMEOUT_MS = 10_000;
/** Tries that fail before a program is called ended: one that is only restarted by a script is back by then. */
const TRIES = 4;

export function webDoorAddress(location: Pick<Location, 'protocol' | 'host'>): string {
  return `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/rpc`;
}

/** Pause before the `attempt`-th new try, in milliseconds: doubled each time, up to 8 s. */
export function pauseBefore(attempt: number): number {
  return Math.min(FIRST_PAUSE_MS * 2 ** attempt, LONGEST_PAUSE_MS);
}

/** What to say after `failed` tries in a row, and what the page's own address answered: an HTTP status, or null for nothing. */
export function stateAfter(failed: number, status: number | null): DoorState {
  if (status === 403) return 'restarted';
  // Whoever else answers there is not Vlanvas.
  return failed >= TRIES ? 'ended' : 'lost';
}

export interface WebLinkParts {
  /** Asks the page's own address; the HTTP status, null where nobody listens. */
  readonly ask: () => Promise<number | null>;
  /** Hands over a function that tries again at once, for whoever learns that it may help now. */
  readonly onRetry?: (retry: () => void) => void;
}

interface Open {
  readonly socket: WebSocket;
  readonly link: ClientLink<ClientContext>;
}

interface Waiting {
  readonly resolve: (open: Open) => void;
  readonly reject: (error: Error) => void;
}

/**
 * A link that outlives its connection. A call that is under way when the connection is lost fails; one that is made while
 * it is lost waits for the next connection, and fails once it is known that there is nobody to connect to.
 */
export function openWebLink(
  address: string,
  onState: (state: DoorState) => void,
  { ask, onRetry }: WebLinkParts,
): ClientLink<ClientContext> {
  let failed = 0;
  let state: DoorState = 'connecting';
  let open: Open | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const waiting = new Set<Waiting>();

  const tell = (next: DoorState): void => {
    state = next;
    if (isGone(next)) for (const { reject } of waiting) reject(gone());
    if (isGone(next)) waiting.clear();
    onState(next);
  };

  const dial = (): void => {
    timer = undefined;
    const socket = new WebSocket(address);
    const giveUp = setTimeout(() => socket.close(), OPEN_TIMEOUT_MS);
    socket.addEventListener('open', () => {
      clearTimeout(giveUp);
      failed = 0;
      open = { socket, link: new RPCLink({ websocket: socket }) };
      for (const { resolve } of waiting) resolve(open);
      waiting.clear();
      tell('open');
    });
    socket.addEventListener('close', () => {
      clearTimeout(giveUp);
      open = null;
      if (!isGone(state)) tell('lost');
      void lost();
    });
  };

  const lost = async (): Promise<void> => {
    const next = stateAfter(failed, await ask());
    if (next !== state) tell(next);
    timer = setTimeout(dial, pauseBefore(failed));
    failed += 1;
  };

  onRetry?.(() => {
    if (timer === undefined) return;
    clearTimeout(timer);
    dial();
  });
  dial();

  return {
    async call(path, input, options) {
      if (isGone(state)) throw gone();
      const { socket, link } = open ?? (await new Promise<Open>((resolve, reject) => waiting.add({ resolve, reject })));
      const signal = options.signal && whileOpen(options.signal, socket);
      return link.call(path, input, { ...options, ...(signal && { signal }) });
    },
  };
}

const isGone = (state: DoorState): boolean => state === 'ended' || state === 'restarted';

const gone = (): Error => new Error('The connection is closed: Vlanvas has ended.');

/** Aborts with the caller's. Not once the connection is closed: that ends the call by itself, and the abort could not be sent. */
function whileOpen(signal: AbortSignal, socket: WebSocket): AbortSignal {
  if (signal.aborted) return signal;
  const controller = new AbortController();
  const pass = (): void => {
    if (socket.readyState === WebSocket.OPEN) controller.abort(signal.reason);
  };
  signal.addEventListener('abort', pass, { once: true });
  socket.addEventListener('close', () => signal.removeEventListener('abort', pass), { once: true });
  return controller.signal;
}
