import { join, relative, resolve } from 'node:path'
import type { Facts } from '../stage/stage.ts'

/** Returns whether a context lives elsewhere: a Git or HTTP address, which BuildKit fetches itself. */
export function isRemoteContext(context: string): boolean {
  return /^(https?:\/\/|git:\/\/|ssh:\/\/|git@|github\.com\/)/.test(context)
}

/** Returns whether a named context is anything but a folder: an image, a layout, another target or an address. */
export function isForeignContext(value: string): boolean {
  return /^[a-z][a-z0-9+.-]*:/.test(value) || isRemoteContext(value)
}

/** Writes `{{defaultContext}}`, with an optional `:folder`, as the address of the repository at the run's commit. */
export function expandContext(
  context: string,
  facts: Pick<Facts, 'serverUrl' | 'project' | 'commit'>,
): string {
  const match = /^\{\{\s*defaultContext\s*\}\}(?::(.*))?$/.exec(context)
  if (!match) return context
  const folder = match[1] ? `:${match[1]}` : ''
  return `${facts.serverUrl ?? 'https://github.com'}/${facts.project}.git#${facts.commit}${folder}`
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
