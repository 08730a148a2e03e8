import { commaList } from '../inputs/lists.ts'
import { choice, reader } from '../inputs/readers.ts'
import { type Severity, severities } from '../stage/severity.ts'

/**
 * Accepts a severity in any case, `none`, and a list as Trivy takes it, which has to reach up to critical: what fails a scan
 * is one severity and all above it.
 */
export const lowestSeverity = reader(choice(...severities, 'none').shape, (value): Severity | 'none' => {
  const words = commaList(value.toLowerCase())
  if (words.length === 1 && words[0] === 'none') return 'none'
  const unknown = words.find(word => !severities.some(severity => severity === word))
  if (words.length === 0 || unknown !== undefined)
    throw new Error(
      `"${unknown ?? value}" is not one of ${[...severities, 'none'].join(', ')}: write one of them`,
    )
  const lowest = lowestOf(words)
  const missing = severities.slice(severities.indexOf(lowest)).filter(severity => !words.includes(severity))
  if (words.length > 1 && missing.length > 0)
    throw new Error(
      `"${value}" leaves out ${missing.join(', ')}: write the lowest severity that fails, which is ${lowest}, for it and all above it`,
    )
  return lowest
})

/** Returns the lowest of severities in any case; `high` where none is one. */
export function lowestOf(words: readonly string[]): Severity {
  return severities.find(severity => words.some(word => word.toLowerCase() === severity)) ?? 'high'
}
