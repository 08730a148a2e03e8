import { explain, isExpected } from '../messages/errors.ts'
import { printable } from '../messages/printable.ts'
import { inWords } from '../messages/system-error.ts'

/** Prints an error for the user and returns its exit code: 2, or 70 for a bug, with its stack. */
export function printError(thrown: unknown): 2 | 70 {
  const error = inWords(thrown)
  process.stderr.write(`${printable(explain(error))}\n`)
  if (isExpected(error)) return 2
  process.stderr.write(`${printable((error instanceof Error && error.stack) || String(error))}\n`)
  return 70
}
