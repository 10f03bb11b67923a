/** What a measurement that goes on is to measure now: the design as it was deployed last, with or without the hosts, and how often. */
import type { LiveState } from '../live.ts';
import type { Workbench } from '../workbench.ts';
import { designOf } from './design-input.ts';
import { followDeployed } from './follow-deployed.ts';

export interface Wish {
  readonly text: string;
  readonly path: string | null;
  readonly hosts: boolean;
  /** Time between two rounds; null: one round. */
  readonly intervalMs: number | null;
}

/** Begins with the design as it is on the screen. */
export function wishNow(bench: Pick<Workbench, 'design' | 'view'>, live: boolean): Wish {
  const { matrixHosts, intervalMs } = bench.view.getState();
  return { ...designOf(bench), hosts: matrixHosts, intervalMs: live ? intervalMs : null };
}

export interface FollowedWish {
  now(): Wish;
  stop(): void;
}

/**
 * Follows what is wished. It is the same object as long as nothing of it changes; `onChange` is called after each change. A deploy of
 * this window tells what was deployed, also where more was drawn meanwhile; one from elsewhere is seen on the hosts.
 */
export function followWish(bench: Workbench, first: Wish, onChange: () => void): FollowedWish {
  let wish = first;
  const learn = (next: Wish): void => {
    const isSame = next.text === wish.text && next.hosts === wish.hosts && next.intervalMs === wish.intervalMs;
    if (isSame) return;
    wish = next;
    onChange();
  };
  const stops = [
    bench.view.subscribe(({ matrixHosts, intervalMs }) => learn({ ...wish, hosts: matrixHosts, intervalMs })),
    bench.live.subscribe((live, before) => {
      if (wasDeployed(live) && !wasDeployed(before)) learn({ ...wish, text: live.planText });
    }),
    followDeployed(bench, { now: () => wish, onDeployed: (design) => learn({ ...wish, ...design }) }),
  ];
  return {
    now: () => wish,
    stop: () => {
      for (const stop of stops) stop();
    },
  };
}

function wasDeployed({ deploy }: LiveState): boolean {
  return deploy?.purpose === 'apply' && (deploy.outcome === 'done' || deploy.outcome === 'unchanged');
}
