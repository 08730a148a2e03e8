import { listed } from '../image/units.ts'
import type { BuildSection } from '../stage/record/build.ts'
import type { Host } from '../stage/stage.ts'
import type { BuildCheck } from './metadata.ts'

/** GitHub keeps ten annotations of a kind for the whole job; the record has all findings. */
const shownChecks = 5

/**
 * Annotates the findings of the build checks at their lines. Where they are more than the share of this stage, those of one rule become
 * one annotation that names the other lines; the rules that are left over are counted.
 */
export function annotateChecks(
  checks: readonly BuildCheck[],
  level: 'error' | 'warning',
  host: Pick<Host, 'annotate'>,
): void {
  const groups =
    checks.length <= shownChecks
      ? checks.map(check => [check])
      : [...Map.groupBy(checks, ({ rule, file }) => `${rule} ${file}`).values()]
  for (const group of groups.slice(0, shownChecks)) {
    const [{ rule, message, url, file, line } = { rule: '', message: '' }, ...others] = group
    const lines = [message, ...alsoAt(others), ...(url ? [url] : [])]
    host.annotate(level, lines.join('\n'), { title: rule, file, line })
  }
  const more = groups.slice(shownChecks).flat().length
  if (more > 0) host.annotate('notice', `${more} more findings of the build checks are in the report`)
}

function alsoAt(others: readonly BuildCheck[]): string[] {
  if (others.length === 0) return []
  const lines = [...new Set(others.map(({ line }) => line).filter(line => line !== undefined))]
  return [
    `${others.length} more of this rule${lines.length > 0 ? `, in line ${listed(lines.map(String))}` : ''}`,
  ]
}

/** Annotates a failure at its line of the Dockerfile, where that is a file of the workspace. */
export function annotateFailure(
  { reason, failure }: Pick<BuildSection, 'reason' | 'failure'>,
  host: Pick<Host, 'annotate'>,
): void {
  const { file, line } = failure ?? {}
  if (reason === undefined || file === undefined || line === undefined) return
  host.annotate('error', reason, { title: 'Build failed', file, line })
}
