import pc from 'picocolors';
import { describe, expect, it } from 'vitest';
import { testPlan } from '../../testing/design.ts';
import { createProgress } from './progress.ts';
import { createScreen } from './screen.ts';

describe('progress on a terminal', () => {
  it('has one line a host, with how far it is', () => {
    const frames: string[] = [];
    const output = { write: (text: string) => frames.push(text), width: 80, terminal: true, paint: pc.createColors(false) };
    const progress = createProgress(createScreen(output, () => 24));
    progress.event({ type: 'host', host: 'docker01', state: 'connecting' });
    progress.event({ type: 'plan', plan: testPlan() });
    progress.event({ type: 'step', step: 'bbox1', host: 'docker01', state: 'doing' });
    expect(frames.at(-2)).toBe('docker01  ━━━━━━━━━━━━ 0/1  create bbox1\n');
    progress.event({ type: 'step', step: 'bbox1', host: 'docker01', state: 'done', milliseconds: 10 });
    expect(frames.at(-2)).toBe('docker01  ━━━━━━━━━━━━ 1/1  done\n');
    progress.end();
    expect(frames.at(-1)).toBe('\x1b[2A\x1b[0J');
  });
});
