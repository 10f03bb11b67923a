/** What is said to the switch while it runs: one JSON document a line over its control socket, each answered by one. */
import { connect } from 'node:net';
import * as z from 'zod';
import type { DropReason, Port } from './forward.ts';

/** A port and the socket on which QEMU waits for its cable. */
export interface PluggedPort extends Port {
  readonly socket: string;
}

const port = z.object({
  name: z.string(),
  segment: z.string(),
  mac: z.string(),
  socket: z.string(),
  policy: z.object({
    access: z.int().exactOptional(),
    vlans: z.array(z.int()).readonly().exactOptional(),
    foreignMacs: z.boolean().exactOptional(),
  }),
});

export const request = z.discriminatedUnion('ask', [
  /** The ports from now on; cables of ports that stay are not touched. */
  z.object({ ask: z.literal('ports'), ports: z.array(port).readonly() }),
  z.object({ ask: z.literal('counters') }),
]);
export type SwitchRequest = z.infer<typeof request>;

export interface PortCounters {
  readonly name: string;
  readonly plugged: boolean;
  readonly received: number;
  readonly sent: number;
  /** Frames that came in and went nowhere, by reason. */
  readonly dropped: Readonly<Partial<Record<DropReason, number>>>;
  /** Frames that were not sent because the guest reads too slowly. */
  readonly overrun: number;
}

export interface SwitchAnswer {
  readonly counters: readonly PortCounters[];
}

/** Asks the switch at `path`; fails where none answers within the signal's time. */
export function askSwitch(path: string, question: SwitchRequest, signal: AbortSignal): Promise<SwitchAnswer> {
  return new Promise((resolve, reject) => {
    const socket = connect(path);
    const stop = () => socket.destroy(signal.reason instanceof Error ? signal.reason : undefined);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    let text = '';
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => {
      text += chunk;
      if (!text.includes('\n')) return;
      socket.destroy();
      resolve(JSON.parse(text) as SwitchAnswer);
    });
    socket.on('error', reject);
    socket.on('close', () => {
      signal.removeEventListener('abort', stop);
      reject(new Error('the switch of the lab did not answer'));
    });
    socket.write(`${JSON.stringify(question)}\n`);
  });
}
