import { printable } from '../messages/printable.ts'

/**
 * Sanitizes text that may come from the application for one line of our own output: no line breaks, without secrets, and
 * without the old command syntax of the GitHub runner, which counts anywhere in a line.
 */
export function quotable(text: string, hide: (text: string) => string): string {
  return printable(hide(text)).replace(/\s+/g, ' ').replaceAll('##[', '## [').trim()
}
