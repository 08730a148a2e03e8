import { printable } from '../messages/printable.ts'
import type { BuildCheck } from './metadata.ts'

/**
 * Reads the findings of the build checks out of the end of buildx's output: of a build that failed there is no metadata file. What steps
 * print stands there behind a time, so that it cannot look like a finding.
 */
export function printedChecks(tail: readonly string[], file: string | undefined): BuildCheck[] {
  const lines = tail.map(printable)
  const start = lines.findLastIndex(line => /^ ?\d+ warnings? found \(use /.test(line))
  if (start === -1) return []
  const rest = lines.slice(start + 1)
  const end = rest.findIndex(line => !line.startsWith(' - '))
  return rest.slice(0, end === -1 ? undefined : end).flatMap(text => {
    const [, rule, found = ''] = /^ - (\w+): (.*)$/.exec(text) ?? []
    if (rule === undefined) return []
    const line = /\(line (\d{1,9})\)$/.exec(found)?.[1]
    const message = found.replace(/ \(line \d{1,9}\)$/, '').slice(0, 4000)
    return [{ rule, message, ...(file && { file }), ...(line !== undefined && { line: Number(line) }) }]
  })
}

/** BuildKit's message about findings that are errors, by the input or by the Dockerfile itself. */
const violation = 'lint violation found for rules: '

/** Explains that a build failed because of its checks; nothing for other failures. */
export function checksReason(message: string, checks: readonly BuildCheck[]): string | undefined {
  if (!message.startsWith(violation)) return undefined
  const found = checks.map(({ rule, line }) => (line === undefined ? rule : `${rule} (line ${line})`))
  const rules = found.length > 0 ? found.slice(0, 20).join(', ') : message.slice(violation.length)
  return `the build checks found what must not be in the Dockerfile: ${rules}`
}
