import { join, relative, resolve } from 'node:path'
import { inDefaultContext, isRemoteContext } from '../identity/remote.ts'
import { InputError } from '../messages/errors.ts'
import type { Facts } from '../stage/stage.ts'

/**
 * Writes `{{defaultContext}}`, with an optional `:folder`, as the address of the repository at the run's commit.
 *
 * @throws InputError where commit or repository are not known.
 */
export function expandContext(
  context: string,
  facts: Pick<Facts, 'serverUrl' | 'project' | 'commit' | 'noCommit'>,
): string {
  const folder = inDefaultContext(context)
  if (folder === undefined) return context
  const missing = [
    ...(facts.commit === undefined ? [facts.noCommit ?? 'the commit is not known'] : []),
    ...(facts.project === '' ? ['the repository is not known. BUILDONCE_PROJECT gives it'] : []),
  ]
  if (missing.length > 0) throw new InputError(missing.map(message => ({ input: 'context', message })))
  const below = folder === '' ? '' : `:${folder}`
  return `${facts.serverUrl ?? 'https://github.com'}/${facts.project}.git#${facts.commit}${below}`
}

/** Returns the path of the Dockerfile below the workspace, for annotations; nothing when it is outside. */
export function dockerfilePath(
  file: string | undefined,
  context: string,
  workspace: string,
): string | undefined {
  if (isRemoteContext(context)) return undefined
  const path = relative(workspace, resolve(workspace, file ?? join(context, 'Dockerfile')))
  return path.startsWith('..') ? undefined : path
}
