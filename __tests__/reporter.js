/** Ends a test run with how many tests ran, how many of them on real parts, and a line that machines can read. */
export default class {
  onRunComplete(
    _,
    { numPassedTests, numFailedTests, numPendingTests, numRuntimeErrorTestSuites, testResults },
  ) {
    const real = testResults
      .filter(({ testFilePath }) => /\.real\.test\.ts$|\/e2e\//.test(testFilePath))
      .reduce((count, { numPassingTests, numFailingTests }) => count + numPassingTests + numFailingTests, 0)
    const failed = numFailedTests + numRuntimeErrorTestSuites
    process.stdout.write(`\n${real} of ${numPassedTests + numFailedTests} tests ran on real parts\n`)
    if (numPendingTests > 0) process.stdout.write(`${numPendingTests} TESTS DID NOT RUN\n`)
    process.stdout.write(
      `${numPassedTests} passed, ${failed} failed${numPendingTests > 0 ? `, ${numPendingTests} skipped` : ''}\n`,
    )
  }
}
