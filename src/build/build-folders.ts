import { randomUUID } from 'node:crypto'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeFolder } from '../files/folder.ts'
import type { CleanUp, Tools } from '../stage/stage.ts'
import type { Pair } from './pairs.ts'
import { stopBuilds } from './stop-builds.ts'
import { removeContainers } from './test-container.ts'

/** The folders and names of one build. */
export interface BuildFolders {
  /** Contains secrets and metadata; removed when the build has ended. */
  readonly folder: string
  readonly metadataFile: string
  /** The OCI layout; kept until the end of the job. */
  readonly layout: string
  /** A unique name, which ends with the tag. */
  readonly name: string
  readonly tag: string
}

const keptFolder = 'folder'
/** Kinds of what is cleaned up. */
export const [keptImage, keptContainer] = ['image', 'container'] as const

/** What the folders are for. */
export interface BuildFoldersOptions {
  /** Repository that names the image in the engine, in the layout and in its provenance. */
  readonly image: string | undefined
  /** The image is also exported to the engine. */
  readonly inEngine: boolean
}

/** Creates the folders of one build. They are registered for cleanup first, so that they are removed in any case. */
export async function openBuildFolders(
  { image, inEngine }: BuildFoldersOptions,
  tools: Tools,
): Promise<BuildFolders> {
  const id = randomUUID()
  const folder = join(tools.host.temp, `buildonce-build-${id}`)
  const layout = join(tools.host.temp, `buildonce-layout-${id}`)
  const tag = `buildonce-${id.replaceAll('-', '').slice(0, 12)}`
  const name = `${image ?? 'buildonce.local/image'}:${tag}`
  registerFolder(folder, tools)
  registerFolder(layout, tools)
  if (inEngine) tools.registerCleanup({ kind: keptImage, name })
  await makeFolder(folder, { mode: 0o700 })
  return { folder, metadataFile: join(folder, 'metadata.json'), layout, name, tag }
}

/** Creates a folder that only this user can read, and that is removed at the end of the job. */
export async function openFolder(name: string, tools: Tools): Promise<string> {
  const folder = join(tools.host.temp, `${name}-${randomUUID()}`)
  registerFolder(folder, tools)
  await makeFolder(folder, { mode: 0o700 })
  return folder
}

/** Registers a folder for cleanup. */
export function registerFolder(path: string, { registerCleanup }: Pick<Tools, 'registerCleanup'>): void {
  registerCleanup({ kind: keptFolder, name: path })
}

/** Writes each secret into a file that only this user can read; buildx gets the paths, never the values. */
export async function writeSecrets(secrets: readonly Pair[], folder: string) {
  return Promise.all(
    secrets.map(async ({ name, value }, at) => {
      const path = join(folder, `secret-${at}`)
      await writeFile(path, value, { mode: 0o600, flag: 'wx' })
      return { id: name, path }
    }),
  )
}

/** Removes the secrets and the metadata. */
export async function closeBuildFolders({ folder }: BuildFolders): Promise<void> {
  await rm(folder, { recursive: true, force: true })
}

/** Removes everything of a failed or cancelled build. */
export async function removeBuildFolders({ folder, layout }: BuildFolders): Promise<void> {
  await Promise.all([folder, layout].map(path => rm(path, { recursive: true, force: true })))
}

/** A machine that is thrown away after the job needs no cleaning: an image of 300,000 files takes half a minute to remove. */
export function isThrownAway({ host }: Pick<Tools, 'host'>): boolean {
  return host.variable('RUNNER_ENVIRONMENT') === 'github-hosted'
}

/** Stops a build that is still running, and removes the layout and the engine's image. */
export const cleanUp: CleanUp = async (kept, tools) => {
  const folders = kept.filter(({ kind }) => kind === keptFolder).map(({ name }) => name)
  if (folders.length > 0) await stopBuilds(folders, tools)
  for (const folder of folders) await rm(folder, { recursive: true, force: true })
  await removeContainers(
    kept.filter(({ kind }) => kind === keptContainer).map(({ name }) => name),
    tools,
  )
  const images = kept.filter(({ kind }) => kind === keptImage).map(({ name }) => name)
  if (images.length === 0 || isThrownAway(tools)) return
  const { exitCode, stderr } = await tools.exec.run({
    file: 'docker',
    args: ['image', 'rm', '--force', ...images],
  })
  if (exitCode !== 0 && !/no such image/i.test(stderr))
    tools.log.warning(`the image ${images.join(', ')} could not be removed: ${stderr.trim()}`)
}
