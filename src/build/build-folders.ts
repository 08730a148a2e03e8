import { randomUUID } from 'node:crypto'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CleanUp, Tools } from '../stage/stage.ts'
import type { Pair } from './pairs.ts'
import { stopBuilds } from './stop-builds.ts'

/** Where one build works and what it makes. */
export interface BuildFolders {
  /** Holds secrets and metadata; gone when the build has ended. */
  readonly folder: string
  readonly metadataFile: string
  /** The OCI layout; stays until the end of the job. */
  readonly layout: string
  /** A name no other build has. */
  readonly name: string
}

const keptFolder = 'folder'
const keptImage = 'image'

/** What a workplace is for. */
export interface BuildFoldersOptions {
  /** Repository that names the image in the engine, in the layout and in its provenance. */
  readonly image: string | undefined
  /** The engine gets the image too. */
  readonly inEngine: boolean
}

/** Makes the folders of one build. What is made is written down first, so that it goes in any case. */
export async function openBuildFolders(
  { image, inEngine }: BuildFoldersOptions,
  tools: Tools,
): Promise<BuildFolders> {
  const id = randomUUID()
  const folder = join(tools.host.temp, `buildonce-build-${id}`)
  const layout = join(tools.host.temp, `buildonce-layout-${id}`)
  const name = `${image ?? 'buildonce.local/image'}:buildonce-${id.replaceAll('-', '').slice(0, 12)}`
  registerFolder(folder, tools)
  registerFolder(layout, tools)
  if (inEngine) tools.registerCleanup({ kind: keptImage, name })
  await mkdir(folder, { recursive: true, mode: 0o700 })
  return { folder, metadataFile: join(folder, 'metadata.json'), layout, name }
}

/** Writes a folder down for the clean-up. */
export function registerFolder(path: string, { registerCleanup }: Pick<Tools, 'registerCleanup'>): void {
  registerCleanup({ kind: keptFolder, name: path })
}

/** Writes each secret into a file that only we can read; buildx gets the paths, never the values. */
export async function writeSecrets(secrets: readonly Pair[], folder: string) {
  return Promise.all(
    secrets.map(async ({ name, value }, at) => {
      const path = join(folder, `secret-${at}`)
      await writeFile(path, value, { mode: 0o600, flag: 'wx' })
      return { id: name, path }
    }),
  )
}

/** Takes away the secrets and the metadata. */
export async function closeBuildFolders({ folder }: BuildFolders): Promise<void> {
  await rm(folder, { recursive: true, force: true })
}

/** Takes away what a failed or stopped build may have left: all of it. */
export async function removeBuildFolders({ folder, layout }: BuildFolders): Promise<void> {
  await Promise.all([folder, layout].map(path => rm(path, { recursive: true, force: true })))
}

/** Ends a build that is still there, and removes the layout and the engine's image. */
export const cleanUp: CleanUp = async (kept, tools) => {
  const folders = kept.filter(({ kind }) => kind === keptFolder).map(({ name }) => name)
  if (folders.length > 0) await stopBuilds(folders, tools)
  for (const folder of folders) await rm(folder, { recursive: true, force: true })
  const images = kept.filter(({ kind }) => kind === keptImage).map(({ name }) => name)
  if (images.length === 0) return
  const { exitCode, stderr } = await tools.exec.run({
    file: 'docker',
    args: ['image', 'rm', '--force', ...images],
  })
  if (exitCode !== 0 && !/no such image/i.test(stderr))
    tools.log.warning(`the image ${images.join(', ')} could not be removed: ${stderr.trim()}`)
}
