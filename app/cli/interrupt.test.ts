import { describe, expect, it } from 'vitest';
import { interruptSignal } from './interrupt.ts';

describe('Ctrl-C', () => {
  it('cancels first, and ends with 130 when pressed again', () => {
    const listeners = new Map<string, () => void>();
    const ended: number[] = [];
    const said: string[] = [];
    const signal = interruptSignal(
      { on: (event, listener) => listeners.set(event, listener), exit: (status) => ended.push(status) },
      (text) => said.push(text),
    );
    expect(signal.aborted).toBe(false);
    listeners.get('SIGINT')?.();
    expect(signal.aborted).toBe(true);
    expect(ended).toEqual([]);
    expect(said[0]).toContain('Ctrl-C again');
    listeners.get('SIGTERM')?.();
    expect(ended).toEqual([130]);
  });
});
