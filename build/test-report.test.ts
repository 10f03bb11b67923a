import { describe, expect, it } from 'vitest';
import { countReport } from './test-report.mjs';

const report = (passed: number, failed: number, pending = 0, files: { status: string; assertionResults: unknown[] }[] = []) => ({
  numPassedTests: passed,
  numFailedTests: failed,
  numPendingTests: pending,
  numTodoTests: 0,
  testResults: files,
});

describe('the count of a run', () => {
  it('is what vitest counted', () => {
    expect(countReport(report(5, 2, 1), 1)).toEqual({ passed: 5, failed: 2, skipped: 1 });
  });

  it('never hides a failure that no test shows', () => {
    expect(countReport(null, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
    expect(countReport(report(5, 0), 1)).toEqual({ passed: 5, failed: 1, skipped: 0 });
    expect(countReport(report(5, 0, 0, [{ status: 'failed', assertionResults: [] }]), 1)).toEqual({
      passed: 5,
      failed: 1,
      skipped: 0,
    });
  });
});
