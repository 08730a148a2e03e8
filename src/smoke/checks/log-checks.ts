import type { Cause } from '../container/cause.ts'
import type { Container } from '../container/container.ts'
import type { LogLine } from '../container/log-follower.ts'
import type { CheckPlan } from './check-plan.ts'
import { formatMatch, type LogCheck, matches } from './checks.ts'

/** Watches for lines that must not be printed; it sees every line, also those that the kept tail has dropped. */
export function watchForForbidden(container: Container, { never }: CheckPlan): () => Cause | undefined {
  const seen = new Map<CheckPlan['never'][number], LogLine>()
  container.log.listen(line => {
    for (const check of never) {
      if (!seen.has(check) && matches(check.match, line.text)) seen.set(check, line)
    }
  })
  return () => {
    const [first] = seen
    if (first === undefined) return undefined
    const [check, line] = first
    return {
      kind: 'check-failed',
      sentence: `the log contains ${formatMatch(check.match)}, which must not be printed: "${line.text.slice(0, 300)}"`,
    }
  }
}

/** Watches for lines that a container that ends must print, and returns the cause for the first that did not come. */
export function watchForExpected(container: Container, { waits }: CheckPlan): () => Cause | undefined {
  const missing = new Set(waits.filter((wait): wait is LogCheck & { line: string } => wait.kind === 'log'))
  container.log.listen(line => {
    for (const check of missing) if (matches(check.match, line.text)) missing.delete(check)
  })
  return () => {
    const [first] = missing
    return first === undefined
      ? undefined
      : {
          kind: 'check-failed',
          sentence: `the check \`${first.line}\` did not hold: the container ended without printing such a line`,
        }
  }
}
