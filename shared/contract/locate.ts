/** Locating a pair, over the wire: what is asked and what streams back. */
import * as z from 'zod';
import type { Capture } from '../locate/capture.ts';
import type { Located } from '../locate/located.ts';
import type { HostEvent } from './events.ts';

/** Endpoint ids, and the address that is pinged; left out: the target's first. */
export const locateRequest = z.object({ from: z.string(), to: z.string(), address: z.string().exactOptional() });

/** A capture for the viewer, as a pcapng file in base64. */
export const captureFile = z.object({ name: z.string().max(200), content: z.base64().max(16 * 1024 * 1024) });

export type LocateRequest = z.infer<typeof locateRequest>;

export type LocatePhase = 'listening' | 'pinging' | 'widening';

export type LocateEvent =
  | HostEvent
  /** `points`: links that are listened at. `widening`: again, while a NIC listens to frames for any MAC address. */
  | { readonly type: 'phase'; readonly phase: LocatePhase; readonly points: number }
  | { readonly type: 'located'; readonly located: Located; readonly capture: Capture };
