import type { Variable } from './inputs.ts'

/** Makes a function that takes secrets, and each line of them, out of a text. Words too short to be secrets stay. */
export function hideSecrets(secrets: readonly Variable[]): (text: string) => string {
  const parts = secrets
    .flatMap(({ value }) => [value, ...value.split(/\r?\n/)])
    .map(part => part.trim())
    .filter(part => part.length >= 4)
    .sort((a, b) => b.length - a.length)
  return text => parts.reduce((hidden, part) => hidden.replaceAll(part, '***'), text)
}

/**
 * Makes text that may come from the application fit for one line of our own output: in one line, without secrets, and
 * without the old command syntax of the GitHub runner, which counts anywhere in a line.
 */
export function quotable(text: string, hide: (text: string) => string): string {
  return hide(text).replace(/\s+/g, ' ').replaceAll('##[', '## [').trim()
}
