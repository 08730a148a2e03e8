import type { Host } from '../stage/stage.ts'
import type { BuildFailure } from './failure.ts'
import type { BuildCheck } from './metadata.ts'

/** GitHub keeps ten annotations of a kind for the whole job; the record has all findings. */
const shownChecks = 5

/** Annotates the first findings of the build checks at their lines, and the number of the others. */
export function annotateChecks(checks: readonly BuildCheck[], host: Host): void {
  for (const { rule, message, url, file, line } of checks.slice(0, shownChecks))
    host.annotate('warning', url ? `${message}\n${url}` : message, { title: rule, file, line })
  const more = checks.length - shownChecks
  if (more > 0) host.annotate('notice', `${more} more findings of the build checks are in the report`)
}

/** Annotates a failed step at its line of the Dockerfile, when it is in the workspace. */
export function annotateFailure({ reason, line }: BuildFailure, file: string | undefined, host: Host): void {
  if (file === undefined || line === undefined) return
  host.annotate('error', reason, { title: 'Build failed', file, line })
}
