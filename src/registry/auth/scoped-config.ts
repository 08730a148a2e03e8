import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Repository } from '../../image/reference.ts'
import type { Action } from './credentials.ts'

/**
 * Lists the folders of scoped credentials (docker/login-action's `scope`, Buildx 0.31) that apply to a repository, the most specific first: `<root>/<registry>[/<repository>][@action,action]`. One
 * for a repository precedes one for the whole host, then the longer list of actions wins.
 */
export async function scopedFolders(
  root: string,
  { registry, repository }: Repository,
  actions: readonly Action[],
): Promise<string[]> {
  const host = registry === 'docker.io' ? 'registry-1.docker.io' : registry
  const whole = await matching(root, host, actions)
  const path = `${host}/${repository}`
  const slash = path.lastIndexOf('/')
  const exact = await matching(join(root, path.slice(0, slash)), path.slice(slash + 1), actions)
  return [...exact, ...whole]
}

async function matching(folder: string, name: string, actions: readonly string[]): Promise<string[]> {
  const entries = await readdir(folder).catch(() => [])
  return entries
    .flatMap(entry => {
      const [base, list] = entry.split('@')
      const listed = list === undefined ? [] : list.split(',')
      const fits = base === name && listed.every(action => actions.includes(action))
      return fits ? [{ entry, count: listed.length }] : []
    })
    .sort((a, b) => b.count - a.count)
    .map(({ entry }) => join(folder, entry))
}
