/** Frames of a page while something is done: how long apart they are, and what they cost its thread. */
import type { CDPSession, Page } from 'playwright-core';

export interface Figure {
  readonly what: string;
  readonly value: string;
  readonly goal: string;
}

export interface Frames {
  /** Milliseconds between one frame and the next. */
  readonly gaps: readonly number[];
  /** Processor time of the page's thread, in milliseconds a frame: what others do on the machine does not count. */
  readonly processor: number;
}

/** Does something and records the frames meanwhile. */
export async function framesOf(page: Page, work: () => Promise<void>): Promise<Frames> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const recording = await page.evaluateHandle(() => {
    const frames: number[] = [];
    const state = { frames, stopped: false };
    let last = performance.now();
    const frame = (now: number): void => {
      frames.push(now - last);
      last = now;
      if (!state.stopped) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    return state;
  });
  const before = await processorTime(session);
  await work();
  const after = await processorTime(session);
  const gaps = await recording.evaluate((state) => {
    state.stopped = true;
    return state.frames.slice(2);
  });
  await session.detach();
  return { gaps, processor: (after - before) / Math.max(1, gaps.length) };
}

/** Of the page's thread since it began, in milliseconds. */
export async function processorTime(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN);
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function frameFigure(what: string, { gaps, processor }: Frames, goal: string): Figure {
  const [middle, late] = [percentile(gaps, 0.5), percentile(gaps, 0.95)];
  const value = `${processor.toFixed(1)} ms of processor time a frame; ${late.toFixed(1)} ms apart at the 95th percentile (median ${middle.toFixed(1)}, ${gaps.length} frames)`;
  return { what, value, goal };
}
