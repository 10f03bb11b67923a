/** How the lab tells what it does. */
import type { LabEvent } from '../../shared/contract/events.ts';
import type { LabPlace } from './paths.ts';

export interface LabIo {
  readonly signal: AbortSignal;
  readonly report: (event: LabEvent) => void;
  /** Which lab; the one that the environment names when left out. */
  readonly place?: LabPlace;
}

/** Says one thing that was done, or is being done now, in words. */
export function progress(io: Pick<LabIo, 'report'>, text: string): void {
  io.report({ type: 'progress', text });
}

/** Time since `performance.now()` gave `since`, as in `0.75 s`. */
export function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(2)} s`;
}
