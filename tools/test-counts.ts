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
 * The closing line of one or more test runs. A file that fails without a failing test in it (it does not load, or its
 * set-up throws) counts as one failure.
 *
 * @example testCounts(report) // "204 passed, 0 failed"
 */
export function testCounts(...reports: readonly TestReport[]): string {
  const passed = reports.reduce((sum, { numPassedTests }) => sum + numPassedTests, 0);
  return `${passed} passed, ${reports.reduce((sum, report) => sum + failures(report), 0)} failed`;
}

function failures({ numFailedTests, testResults }: TestReport): number {
  const failedFiles = testResults.filter(
    ({ status, assertionResults }) =>
      status === "failed" && assertionResults.every((result) => result.status !== "failed"),
  );
  return numFailedTests + failedFiles.length;
}
