/** What was captured of one ping: plain JSON, so that every door can read it and save it. */

/** A link that was listened at. */
export interface CapturePoint {
  /** The namespace: `docker01`, or `docker01/bbox1` for a container. */
  readonly at: string;
  readonly link: string;
  /** Why nothing could be heard there; absent where it could. */
  readonly unheard?: string;
}

export interface CapturedFrame {
  /** Index of the point. */
  readonly point: number;
  /** Nanoseconds after `startedAt`, by the clock of the machine that asked. */
  readonly ns: number;
  readonly way: 'in' | 'out';
  /** Bytes that it had on the wire, its tags included. */
  readonly length: number;
  /** Its first bytes as hexadecimal digits, tags in their place. */
  readonly hex: string;
}

export interface Capture {
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly points: readonly CapturePoint[];
  /** In the order of time. */
  readonly frames: readonly CapturedFrame[];
  /** Nanoseconds after `startedAt` from when the NICs listened to frames for any MAC address; absent: they never did. */
  readonly wideFrom?: number;
  /** Not all frames were kept: there were more than a capture may hold, or than the kernel had room for. */
  readonly truncated: boolean;
}

/** The echoes as the sender saw them. */
export interface PingOutcome {
  readonly sent: number;
  readonly answered: number;
  /** Of the first that was answered. */
  readonly rttMs: number | null;
  /** Why the kernel would not send, in its own words. */
  readonly refused?: string;
}
