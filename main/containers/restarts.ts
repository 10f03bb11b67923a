/** Tells a container that fails again and again from one that runs. The clock is ours: those of the hosts need not agree with it. */
import type { ContainerState } from '../../shared/state/state.ts';

export interface RestartWatch {
  /** The same containers, those that fail marked. */
  look(containers: readonly ContainerState[]): readonly ContainerState[];
  /** Some are marked: they are worth another look without an event. */
  readonly some: boolean;
}

/** Restarted by the daemon so many times in so many milliseconds is no accident any more. */
const MANY = 2;
const WHILE = 60_000;

/** `now` in milliseconds. */
export function watchRestarts(now: () => number): RestartWatch {
  const counts = new Map<string, number>();
  const times = new Map<string, readonly number[]>();
  let some = false;

  const isFailing = (container: ContainerState): boolean => {
    const { id, restarts = 0, status } = container;
    if (id === undefined) return false;
    const before = counts.get(id) ?? restarts;
    counts.set(id, restarts);
    const since = now() - WHILE;
    // A container that is started by hand counts from zero again.
    const fresh = Array.from({ length: Math.max(0, Math.min(MANY, restarts - before)) }, now);
    const recent = [...(times.get(id) ?? []), ...fresh].filter((time) => time > since);
    times.set(id, recent);
    return status === 'restarting' || (status === 'running' && recent.length >= MANY);
  };

  return {
    get some() {
      return some;
    },
    look(containers) {
      const looked = containers.map((container) => (isFailing(container) ? { ...container, failing: true } : container));
      const there = new Set(containers.map(({ id }) => id));
      for (const id of [...counts.keys()]) {
        if (there.has(id)) continue;
        counts.delete(id);
        times.delete(id);
      }
      some = looked.some(({ failing }) => failing === true);
      return looked;
    },
  };
}
