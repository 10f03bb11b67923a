/** The way to the services in a browser: a WebSocket to where the page came from, opened anew with growing pauses when it is lost. */
import { RPCLink } from '@orpc/client/websocket';
import type { ClientContext, ClientLink } from '@orpc/client';
import type { DoorState } from './door-state.ts';

const FIRST_PAUSE_MS = 300;
const LONGEST_PAUSE_MS = 8_000;
const OPEN_TIMEOUT_MS = 10_000;

export function webDoorAddress(location: Pick<Location, 'protocol' | 'host'>): string {
  return `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/rpc`;
}

/** Pause before the `attempt`-th new try, in milliseconds: doubled each time, up to 8 s. */
export function pauseBefore(attempt: number): number {
  return Math.min(FIRST_PAUSE_MS * 2 ** attempt, LONGEST_PAUSE_MS);
}

/**
 * A link that outlives its connection. A call that is under way when the connection is lost fails; one that is made while
 * it is lost waits for the next connection.
 */
export function openWebLink(address: string, onState: (state: DoorState) => void): ClientLink<ClientContext> {
  let attempt = 0;
  let current: Promise<ClientLink<ClientContext>> = dial();

  function dial(): Promise<ClientLink<ClientContext>> {
    return new Promise((resolve) => {
      const socket = new WebSocket(address);
      const giveUp = setTimeout(() => socket.close(), OPEN_TIMEOUT_MS);
      socket.addEventListener('open', () => {
        clearTimeout(giveUp);
        attempt = 0;
        onState('open');
        resolve(new RPCLink({ websocket: socket }));
      });
      socket.addEventListener('close', () => {
        clearTimeout(giveUp);
        onState('lost');
        const again = new Promise<ClientLink<ClientContext>>((ready) => {
          setTimeout(() => void dial().then(ready), pauseBefore(attempt));
        });
        attempt += 1;
        current = again;
        // Calls that waited for this connection wait for the next one; where it was open already this changes nothing.
        resolve(again);
      });
    });
  }

  return {
    async call(path, input, options) {
      const link = await current;
      return link.call(path, input, options);
    },
  };
}
