/**
 * Counts the tests of a vitest JSON report. A file that could not be loaded has no tests and is one failure; so is a run
 * that left no report, or that failed in a way no test shows.
 * @param {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number,
 *   testResults: readonly { status: string, assertionResults: readonly unknown[] }[] } | null} report
 * @param {number} status exit status of vitest
 * @returns {{ passed: number, failed: number, skipped: number }}
 */
export function countReport(report, status) {
  if (report === null) return { passed: 0, failed: 1, skipped: 0 };
  const broken = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;
  const failed = report.numFailedTests + broken;
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && status !== 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}
