/**
 * A way to one host: a shell on it and its Docker daemon, over one SSH connection, on this machine, or over TCP. Observe,
 * deploy and probe work on this and never ask which it is.
 */
import type { Duplex, Readable, Writable } from 'node:stream';
import type Docker from 'dockerode';
import type { Problem } from '../../shared/problem/problem.ts';

export interface RunOptions {
  readonly input?: string | Uint8Array;
  readonly signal?: AbortSignal;
  /** Milliseconds until the command is ended and the call fails; 30,000 when left out. */
  readonly timeout?: number;
  /** Run as root: directly, or through sudo. Fails with PERMISSION_DENIED where neither is possible. */
  readonly privileged?: boolean;
}

export interface RunResult {
  /** Exit status; 128 + n where signal n ended it. */
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command that runs on, with its streams. */
export interface RemoteProcess {
  readonly stdin: Writable;
  readonly stdout: Readable;
  readonly stderr: Readable;
  /** Resolves when it ended; never rejects. -1 where the connection was lost first. */
  readonly exited: Promise<number>;
  /** Ends it, its children too; safe to call twice. */
  kill(): void;
}

export interface Shell {
  /** Runs a command line of POSIX sh and waits for its end. A non-zero exit status is a result, not an error. */
  run(command: string, options?: RunOptions): Promise<RunResult>;
  start(command: string, options?: Pick<RunOptions, 'signal' | 'privileged'>): Promise<RemoteProcess>;
  /** How commands become root here. */
  readonly privilege: 'root' | 'sudo' | 'none';
  readonly user: string;
}

/** Of a terminal, in characters. */
export interface TerminalSize {
  readonly columns: number;
  readonly rows: number;
}

/** A login shell on a pseudo-terminal. Destroying the stream hangs up: the shell and what runs in the foreground get SIGHUP. */
export interface LoginTerminal {
  readonly stream: Duplex;
  /** Exit status of the shell; -1 where it was hung up on, or the connection was lost first. Never rejects. */
  readonly exited: Promise<number>;
  resize(size: TerminalSize): void;
}

export interface HostConnection {
  readonly host: string;
  /** Null: a daemon over TCP alone. */
  readonly shell: Shell | null;
  /** Null where the file says `docker: none`. Whether a daemon answers is known once it is asked. */
  readonly docker: Docker | null;
  /** Aborted when the connection is lost or closed; its reason is a VlanvasError. */
  readonly lost: AbortSignal;
  /** Absent: there is no login, only a daemon or this machine. The signal ends the waiting for it and nothing later. */
  readonly openTerminal?: ((size: TerminalSize, signal?: AbortSignal) => Promise<LoginTerminal>) | undefined;
  /** What a person should know about the way that was found, as info problems; may grow with the first call to Docker. */
  readonly notes?: () => readonly Problem[];
  close(): Promise<void>;
}
