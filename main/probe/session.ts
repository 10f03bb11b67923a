/** One host being measured, by whichever method works there. */
import type { HostConnection } from '../host/connection.ts';
import type { Measurement, ProbeMethod } from '../../shared/verdict/measurement.ts';
import type { Matrix } from './matrix.ts';

/** A source of this host, by its index in the matrix. */
export interface SourceRef {
  readonly index: number;
  /** 0: the host's own namespace. */
  readonly pid: number;
  readonly containerName?: string;
}

/** What every method gets to work with. */
export interface SessionContext {
  readonly connection: HostConnection;
  /** `x86_64`, `aarch64`; undefined where nobody asked the host. */
  readonly machine: string | undefined;
  readonly matrix: Matrix;
  readonly sources: readonly SourceRef[];
  /** Folder of the built helpers (build/probe-helper.mjs). */
  readonly helperFolder: string;
  /** Milliseconds of silence after which what has not answered is dead, at least. */
  readonly quietMs: number;
}

/** Where a session puts what it finds out during a round. */
export interface RoundSink {
  cell(source: number, target: number, measurement: Measurement): void;
  /** Nothing more will come from this source in this round. */
  closed(source: number, why: string): void;
}

/** The kernel's neighbour table and what this host's part of the matrix puts into it. */
export interface NeighbourLimits {
  /** The same for all namespaces, and all lab hosts, of one kernel. */
  readonly bootId: string;
  readonly families: readonly { readonly family: 4 | 6; readonly needed: number; readonly limit: number }[];
}

export interface HostSession {
  readonly method: ProbeMethod;
  readonly limits?: NeighbourLimits;
  /** Measures every pair of the host's sources once. Rejects when the host can't go on; what was told until then holds. */
  round(round: number, sink: RoundSink): Promise<void>;
  /** Ends what runs on the host. Safe to call twice. */
  close(): Promise<void>;
}

/**
 * Opens a session, or throws an Error whose message is why this method doesn't work on this host. The signal is about the
 * opening: what it started by then is ended. An open session ends with `close`, which asks before it kills.
 */
export type OpenSession = (context: SessionContext, signal: AbortSignal) => Promise<HostSession>;
