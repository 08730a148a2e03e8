import { join, relative, resolve } from 'node:path'
import { inDefaultContext, isRemoteContext } from '../identity/remote.ts'
import type { Facts } from '../stage/stage.ts'

/** Writes `{{defaultContext}}`, with an optional `:folder`, as the address of the repository at the run's commit. */
export function expandContext(
  context: string,
  facts: Pick<Facts, 'serverUrl' | 'project' | 'commit'>,
): string {
  const folder = inDefaultContext(context)
  if (folder === undefined) return context
  const below = folder === '' ? '' : `:${folder}`
  return `${facts.serverUrl ?? 'https://github.com'}/${facts.project}.git#${facts.commit}${below}`
}

/** Returns the path of the Dockerfile below the workspace, where annotations find it; nothing when it lies elsewhere. */
export function dockerfilePath(
  file: string | undefined,
  context: string,
  workspace: string,
): string | undefined {
  if (isRemoteContext(context)) return undefined
  const path = relative(workspace, resolve(workspace, file ?? join(context, 'Dockerfile')))
  return path.startsWith('..') ? undefined : path
}
