/** Whether a host can be deployed to, point by point, each only after what it rests on. */
import type { Problem } from '../problem/problem.ts';
import type { HostState } from '../state/state.ts';

/**
 * The name resolves; the port is open; the host key is known; the login works; Docker answers; commands become root; the kernel has what
 * the design needs.
 */
export const CHECK_POINTS = ['name', 'port', 'key', 'login', 'docker', 'root', 'kernel'] as const;
export type CheckPoint = (typeof CHECK_POINTS)[number];

/** What a point came to, to be said in the person's language with the values beside it. */
export type CheckNote =
  | 'name.address'
  | 'name.found'
  | 'name.proxy'
  | 'port.open'
  | 'port.proxy'
  | 'key.known'
  | 'login.done'
  | 'docker.answers'
  | 'docker.unwanted'
  | 'root.is'
  | 'root.sudo'
  | 'root.none'
  | 'kernel.has'
  | 'kernel.nothing'
  | 'kernel.unknown';

export interface CheckResult {
  /** `warned`: it can be worked with, within limits. `skipped`: nothing to find out here. */
  readonly state: 'doing' | 'passed' | 'warned' | 'failed' | 'skipped';
  readonly note?: CheckNote;
  readonly values?: Readonly<Record<string, string | number>>;
  /** What is wrong, why, and what to do. */
  readonly problem?: Problem;
}

export type CheckEvent =
  /** Which points there are for this host, in order. */
  | { readonly type: 'points'; readonly points: readonly CheckPoint[] }
  | { readonly type: 'point'; readonly point: CheckPoint; readonly result: CheckResult }
  /** The host as it was read on the way. */
  | { readonly type: 'observed'; readonly observed: HostState };

/** A Host of ~/.ssh/config that a design can name. */
export interface SshAlias {
  readonly name: string;
  /** Its HostName; the alias itself where there is none. */
  readonly address: string;
  readonly user?: string;
  readonly port?: number;
  /** Machines on the way, as ProxyJump names them. */
  readonly jump?: string;
}
