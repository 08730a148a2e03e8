import { UserError } from '../messages/errors.ts'

/**
 * Compiles the regular expression of an attribute, written plainly or as `/text/flags`.
 *
 * @throws UserError with the text of the expression.
 */
export function compilePattern(name: string, text: string): RegExp {
  const end = text.startsWith('/') && !/[\n\r\u2028\u2029]/.test(text) ? text.lastIndexOf('/') : -1
  try {
    return end > 1 ? new RegExp(text.slice(1, end), text.slice(end + 1)) : new RegExp(text)
  } catch (cause) {
    throw new UserError(`${name} "${text}" is not a regular expression`, {
      hint: 'Write it plainly or as /text/flags, in the syntax of JavaScript.',
      cause,
    })
  }
}

/** Counts the capture groups of an expression. */
export function countGroups(pattern: RegExp): number {
  // With an empty alternative it matches anything, and the match has one entry per group.
  return (new RegExp(`${pattern.source}|`, pattern.flags).exec('')?.length ?? 1) - 1
}
