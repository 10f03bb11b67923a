import pc from 'picocolors';
import { describe, expect, it } from 'vitest';
import { countProblems, formatProblem } from './problems.ts';

const paint = pc.createColors(false);

describe('a problem', () => {
  it('says what, where and what to do', () => {
    const text = formatProblem(
      {
        code: 'DUPLICATE_ADDRESS',
        severity: 'error',
        message: 'bbox1 and bbox2 have one address.',
        hint: 'Change one.',
        place: { file: 'a.yaml', line: 3, column: 5, path: 'containers.bbox1' },
      },
      paint,
      80,
    );
    expect(text).toBe(
      'error DUPLICATE_ADDRESS  bbox1 and bbox2 have one address.\n  a.yaml:3:5 · containers.bbox1\n  Change one.\n',
    );
  });

  it('keeps to a narrow terminal', () => {
    const text = formatProblem(
      { code: 'X', severity: 'warning', message: 'word '.repeat(40).trim(), hint: 'hint '.repeat(40).trim() },
      paint,
      50,
    );
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(50);
  });

  it('is counted by severity', () => {
    const of = (severity: 'error' | 'warning' | 'info') => ({ code: 'X', severity, message: '' });
    expect(countProblems([])).toBe('');
    expect(countProblems([of('error'), of('warning'), of('warning'), of('info')])).toBe('1 error, 2 warnings, 1 note');
  });
});
