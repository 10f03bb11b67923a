import { describe, expect, it } from 'vitest';
import type { ContainerState } from '../../shared/state/state.ts';
import { watchRestarts } from './restarts.ts';

const container = (change: Partial<ContainerState>): ContainerState => ({
  name: 'a',
  id: '1',
  image: 'busybox',
  status: 'running',
  labels: {},
  attachments: [],
  ...change,
});

function watch() {
  let now = 0;
  const restarts = watchRestarts(() => now);
  const look = (change: Partial<ContainerState>) => restarts.look([container(change)])[0]?.failing === true;
  return { look, wait: (seconds: number) => (now += seconds * 1000), restarts };
}

describe('a container that fails again and again', () => {
  it('is one that the daemon is restarting', () => {
    expect(watch().look({ status: 'restarting', restarts: 1 })).toBe(true);
  });

  it('is one that runs, and was restarted twice within a minute', () => {
    const { look, wait } = watch();
    expect(look({ restarts: 0 })).toBe(false);
    wait(20);
    expect(look({ restarts: 1 })).toBe(false);
    wait(20);
    expect(look({ restarts: 2 })).toBe(true);
    wait(30);
    expect(look({ restarts: 2 })).toBe(true);
    wait(15);
    expect(look({ restarts: 2 })).toBe(false);
  });

  it('is not one that was restarted often, long ago', () => {
    const { look, wait } = watch();
    expect(look({ restarts: 40 })).toBe(false);
    wait(10);
    expect(look({ restarts: 40 })).toBe(false);
  });

  it('is not one that was stopped, nor one that was started again by hand', () => {
    const { look } = watch();
    look({ restarts: 1 });
    look({ restarts: 5 });
    expect(look({ restarts: 5, status: 'exited' })).toBe(false);
    const again = watch();
    again.look({ restarts: 9 });
    expect(again.look({})).toBe(false);
  });

  it('is forgotten when it is removed', () => {
    const { look, restarts } = watch();
    look({ restarts: 0 });
    look({ restarts: 3 });
    expect(restarts.some).toBe(true);
    restarts.look([]);
    expect(restarts.some).toBe(false);
    expect(look({ restarts: 3 })).toBe(false);
  });
});
