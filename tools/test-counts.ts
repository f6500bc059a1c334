/** What is read of vitest's report in JSON. */
export interface TestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

/**
 * The closing line of a test run. A file that fails without a failing test in it (it does not load, or its
 * set-up throws) counts as one failure.
 *
 * @example testCounts(report) // "204 passed, 0 failed"
 */
export function testCounts(report: TestReport): string {
  const failedFiles = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === "failed" && assertionResults.every((result) => result.status !== "failed"),
  );
  return `${report.numPassedTests} passed, ${report.numFailedTests + failedFiles.length} failed`;
}
