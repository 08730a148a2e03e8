import { randomUUID } from 'node:crypto'
import { chmod, copyFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fetchFrom } from '../files/download/fetch.ts'
import { makeFolder } from '../files/folder.ts'
import { describe, UserError } from '../messages/errors.ts'
import type { CleanupItem, Tools } from '../stage/stage.ts'
import type { BuildxRelease } from './buildx-release.ts'
import { dockerConfigPath } from './docker-config.ts'

/** The kind of cleanup items for an installed Buildx. */
export const keptBuildx = 'buildx'

/** What is needed to take it away again. */
interface KeptBuildx {
  readonly path: string
  /** Copy of the plugin that was there. */
  readonly backup?: string
}

/**
 * Installs a release of Buildx where docker looks for plugins of this user first. An older one that is there comes back at the
 * end of the job.
 *
 * @throws UserError when it cannot be downloaded, or is not the pinned program.
 */
export async function installBuildx(release: BuildxRelease, tools: Tools): Promise<void> {
  const { version, address, sha256 } = release
  const path = join(dirname(dockerConfigPath(tools.host)), 'cli-plugins', 'docker-buildx')
  const part = join(tools.host.temp, `buildonce-buildx-${randomUUID()}`)
  try {
    await fetchFrom({ addresses: [address], sha256 }, part, tools)
    await makeFolder(dirname(path), { mode: 0o700 })
    await chmod(part, 0o755)
    const backup = `${part}.before`
    const older = await copyFile(path, backup).then(
      () => true,
      () => false,
    )
    const kept: KeptBuildx = { path, ...(older && { backup }) }
    tools.registerCleanup({ kind: keptBuildx, name: JSON.stringify(kept) })
    await replace(part, path)
    tools.log.info(`installed buildx ${version} as ${path}, until the end of the job`)
  } catch (cause) {
    throw new UserError(`buildx ${version} could not be installed: ${describe(cause)}`, {
      hint: 'Install the package docker-buildx-plugin (docker-buildx in Debian), or put the plugin into ~/.docker/cli-plugins.',
      cause,
    })
  } finally {
    await rm(part, { force: true })
  }
}

/** Takes an installed Buildx away, and gives back what was there. */
export async function removeBuildx(kept: CleanupItem): Promise<void> {
  const { path, backup }: KeptBuildx = JSON.parse(kept.name)
  if (backup === undefined) return rm(path, { force: true })
  // A second cleanup finds no backup any more and has nothing to do.
  await replace(backup, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
  })
  await rm(backup, { force: true })
}

/** Replaces a program in one step, which also works while it runs; the folders may be on different file systems. */
async function replace(from: string, to: string): Promise<void> {
  const beside = join(dirname(to), `.${randomUUID()}`)
  try {
    await copyFile(from, beside)
    await chmod(beside, 0o755)
    await rename(beside, to)
  } finally {
    await rm(beside, { force: true })
  }
}
