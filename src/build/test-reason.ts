import { plural } from '../image/units.ts'
import { causeLine } from './cause-line.ts'
import type { FailedTest, TestCounts } from './junit-cases.ts'
import type { Tested } from './test-container.ts'

/** How tests ended. */
export interface TestEnd {
  /** Absent where no container was run. */
  readonly tested?: Tested | undefined
  /** Of the JUnit reports, where there are any. */
  readonly counts?: TestCounts | undefined
  /** Reports that were to be copied out, and are not there. */
  readonly missing: readonly string[]
}

/** Failed tests that are named in the reason. */
const named = 5

/**
 * Explains why tests failed; nothing where they passed. A report with a failed test counts like an exit code, and so does one that is not
 * there: tests of which nothing is known have not passed.
 */
export function reasonOf(target: string, { tested, counts, missing }: TestEnd): string | undefined {
  const failed = (tested?.exitCode ?? 0) !== 0
  const parts = [
    ...(failed ? [`exit code ${tested?.exitCode}`] : []),
    ...(counts !== undefined && counts.failed > 0
      ? [failedTests(counts)]
      : failed
        ? [causeLine(tested?.log ?? [])?.slice(0, 300)]
        : []),
    ...(missing.length > 0 ? [`there is no ${missing.join(', ')} to copy out (test-report)`] : []),
  ].filter(part => part !== undefined)
  if (parts.length === 0) return undefined
  return [`the tests of the stage "${target}" failed`, ...parts].join(': ').slice(0, 4000)
}

function failedTests({ tests, failed, failures }: TestCounts): string {
  const names = failures
    .slice(0, named)
    .map(({ group, name }) => (group === undefined ? name : `${group} › ${name}`).slice(0, 300))
  const more = failed > names.length ? ` and ${failed - names.length} more` : ''
  return `${failed} of ${plural(tests, 'test')}: ${names.join(', ')}${more}`
}

/** Masks secrets in what a report says of a test. */
export function hiddenIn(failure: FailedTest, hide: (text: string) => string): FailedTest {
  const { name, group, message } = failure
  return {
    name: hide(name),
    ...(group !== undefined && { group: hide(group) }),
    ...(message !== undefined && { message: hide(message) }),
  }
}
