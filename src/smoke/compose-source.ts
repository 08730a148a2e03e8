import { access, mkdtemp, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { reachCommit, unpackCommit } from '../files/commit.ts'
import { isWithin, pathInCheckout, placeOf } from '../files/place.ts'
import { UserError } from '../messages/errors.ts'
import type { Tools } from '../stage/stage.ts'
import type { ComposeRight } from './allowed.ts'

/** A compose file, and the tree in which everything lies that it may name. */
export interface ComposeSource {
  readonly path: string
  readonly tree: string
  /** A folder that was made for it. */
  readonly work?: string
}

/**
 * Finds the compose file that counts. On a pull request that is the one of the base branch, with all that it names: what
 * starts on this machine beside the image, and with which rights, is not for a pull request to say.
 *
 * @throws UserError when the base branch does not have it, or its commit cannot be had.
 */
export async function composeSource(
  file: string,
  {
    smokeAllow,
    baseCommit: commit,
  }: { readonly smokeAllow: readonly ComposeRight[]; readonly baseCommit?: string },
  tools: Tools,
): Promise<ComposeSource> {
  const { host, exec, signal } = tools
  const folder = host.workspace
  const path = await pathInCheckout(folder, file)
  if (
    host.facts.pullRequest === undefined ||
    smokeAllow.includes('pull-request-file') ||
    path === undefined
  ) {
    const [place, tree] = [await placeOf(folder, file), await realpath(folder)]
    // A file from elsewhere is the workflow's own, and so is what lies beside it.
    return { path: place, tree: isWithin(tree, place) ? tree : join(place, '..') }
  }
  const refuse = (why: string, hint: string) =>
    new UserError(`on a pull request the compose file ${file} of the base branch counts, and ${why}`, {
      hint,
    })
  const allow = 'or let the file of the pull request count with `smoke-allow: pull-request-file`'
  if (commit === undefined || !(await reachCommit({ folder, commit }, exec, signal)))
    throw refuse('its commit is not in this clone', `Check out with \`fetch-depth: 2\`, ${allow}.`)
  const work = await mkdtemp(join(host.temp, 'smoke-base-'))
  tools.registerCleanup({ kind: 'folder', name: work })
  const tree = await realpath(await unpackCommit({ folder, commit }, work, exec))
  const place = await placeOf(tree, path)
  if (!(await exists(place))) throw refuse('it has none there', `It counts once it is merged, ${allow}.`)
  tools.log.info(`compose: ${file} as commit ${commit.slice(0, 7)} of the base branch has it`)
  return { path: place, tree, work }
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
