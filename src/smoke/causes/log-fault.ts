import type { CauseKind } from '../../stage/record/smoke.ts'
import { logRules } from './log-rules.ts'
import { pathFault } from './path-rules.ts'

/** What a program said about why it could not go on. */
export interface LogFault {
  readonly kind: CauseKind
  /** To stand after a colon; absent where it has to be looked at the path first. */
  readonly sentence?: string
  readonly advice?: string
  /** The path, or the program, that it is about. */
  readonly path?: string
}

/**
 * Finds what the last lines of a log say about the cause. The last line that names one counts, since programs end with what
 * ended them; one that names what it is about counts before one that does not.
 */
export function logFault(lines: readonly string[]): LogFault | undefined {
  let vague: LogFault | undefined
  for (const line of lines.toReversed()) {
    for (const { kind, pattern, say, advice } of logRules) {
      const found = pattern.exec(line)
      if (found) return { kind, sentence: say(found.slice(1)), advice }
    }
    const fault = pathFault(line)
    if (fault?.path !== undefined) return fault
    vague ??= fault
  }
  return vague
}
