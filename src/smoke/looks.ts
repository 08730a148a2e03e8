import type { Tools } from '../stage.ts'
import type { Cause } from './cause.ts'
import { formatMatch, matches } from './checks.ts'
import type { Container } from './container.ts'
import type { LogLine } from './log-follower.ts'
import { type Looked, look } from './look.ts'
import type { Proof } from './proof.ts'
import { pause } from './watch.ts'

/** Files may still be on their way when the container has become ready. */
const patienceMs = 5000

/** Looks at everything that is not waited for, and names the first that is not as expected. */
export async function lookAround(
  { looks }: Proof,
  looked: Looked,
  { ended }: { readonly ended: boolean },
  tools: Tools,
): Promise<Cause | undefined> {
  const until = tools.now() + (ended ? 0 : patienceMs)
  for (const check of looks) {
    let fault = await look(check, looked, tools)
    while (fault !== undefined && check.kind === 'file' && tools.now() < until) {
      tools.signal.throwIfAborted()
      await pause(250, tools.signal)
      fault = await look(check, looked, tools)
    }
    if (fault !== undefined)
      return {
        kind: 'check-failed',
        sentence: `the check \`${looked.target.hide(check.line)}\` does not hold: ${fault}`,
      }
  }
  return undefined
}

/** Keeps an eye on lines that must never come; it sees every line, also those that the tail has lost. */
export function watchForForbidden(container: Container, { never }: Proof): () => Cause | undefined {
  const seen = new Map<Proof['never'][number], LogLine>()
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
      sentence: `the log has ${formatMatch(check.match)}, which must not come: "${line.text.slice(0, 300)}"`,
    }
  }
}
