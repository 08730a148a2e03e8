import type { Host } from '../stage/stage.ts'
import type { BuildCheck } from './metadata.ts'
import type { BuildSection } from './section.ts'

/** GitHub keeps ten annotations of a kind for the whole job; the record has all findings. */
const shownChecks = 5

/** Annotates the first findings of the build checks at their lines, and the number of the others. */
export function annotateChecks(checks: readonly BuildCheck[], host: Host): void {
  for (const { rule, message, url, file, line } of checks.slice(0, shownChecks))
    host.annotate('warning', url ? `${message}\n${url}` : message, { title: rule, file, line })
  const more = checks.length - shownChecks
  if (more > 0) host.annotate('notice', `${more} more findings of the build checks are in the report`)
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
