import { existsSync } from 'node:fs'
import { basename, join, sep } from 'node:path'
import type { PendingCleanup } from './pending-cleanup.ts'

/** The outputs that name something after the command has ended, and the names of those that would not. */
export interface Outputs {
  readonly lasting: Readonly<Record<string, string>>
  readonly gone: readonly string[]
}

/**
 * Leaves out the outputs that name what is removed when the command ends: a file of a temporary folder, an image of the
 * engine. A file that the report has a copy of is named there.
 */
export function lastingOutputs(
  outputs: Readonly<Record<string, string>>,
  removed: readonly Pick<PendingCleanup, 'name'>[],
): Outputs {
  const isGone = (value: string) =>
    removed.some(({ name }) => value === name || value.startsWith(`${name}${sep}`))
  const copyOf = (value: string) => {
    const copy = join(outputs['report-dir'] ?? '', basename(value))
    return outputs['report-dir'] !== undefined && existsSync(copy) ? copy : undefined
  }
  const entries = Object.entries(outputs).map(
    ([name, value]) => [name, isGone(value) ? copyOf(value) : value] as const,
  )
  const lasting = entries.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]))
  return {
    lasting: Object.fromEntries(lasting),
    gone: entries.flatMap(([name, value]) => (value === undefined ? [name] : [])),
  }
}
