import { askEngine } from '../engine/ask-engine.ts'
import { samePlatform } from '../image/platform.ts'
import type { Digest } from '../image/reference.ts'
import { UserError } from '../messages/errors.ts'
import type { Tools } from '../stage/stage.ts'
import type { BuildFolders } from './build-folders.ts'
import { loadPlatform } from './load.ts'
import type { LayoutContent } from './read-layout.ts'
import type { BuildRequest } from './request.ts'

/**
 * How the engine gets the image: by an exporter of the same build, by loading one platform of the layout after it, or
 * not at all.
 */
export type EngineExport = 'image' | 'docker' | 'load' | 'none'

/** Determines how the engine gets the image. Without facts from the setup stage the engine itself is assumed to build. */
export function engineExport({
  driver,
  imageStore,
}: Pick<BuildRequest, 'driver' | 'imageStore'>): EngineExport {
  if (driver === undefined || driver === 'docker') return 'image'
  if (imageStore === undefined) return 'none'
  return imageStore === 'containerd' ? 'docker' : 'load'
}

/** What is needed to verify that the engine has the image. */
export interface EngineQuestion {
  readonly place: BuildFolders
  readonly request: Pick<BuildRequest, 'driver' | 'imageStore' | 'nativePlatform'>
  readonly content: LayoutContent
}

/** The name of the image in the engine, and warnings about missing parts. */
export interface EngineImage {
  readonly localImage?: string
  readonly imageId?: Digest
  readonly warnings: readonly string[]
}

/**
 * Ensures that the engine has exactly the image of the layout.
 *
 * @throws UserError when it has another one under our name.
 */
export async function intoEngine(
  { place, request, content }: EngineQuestion,
  tools: Tools,
): Promise<EngineImage> {
  switch (engineExport(request)) {
    case 'none':
      return { warnings: ['there is no Docker Engine on this machine, so the image cannot be run here'] }
    case 'load':
      return loadNative({ place, request, content }, tools)
    default:
      await checkEngineImage(place.name, content.digest, tools).catch(error => {
        if (request.driver !== undefined) throw error
        throw new UserError(
          'the builder in use is not the Docker Engine itself, and it is not known which one it is',
          {
            hint: 'Run the setup stage before the build.',
            cause: error,
          },
        )
      })
      return { localImage: place.name, imageId: content.digest, warnings: [] }
  }
}

async function loadNative({ place, request, content }: EngineQuestion, tools: Tools): Promise<EngineImage> {
  const { nativePlatform = '' } = request
  const native = content.platforms.find(({ platform }) => samePlatform(platform, nativePlatform))
  const chosen = native ?? content.platforms[0]
  if (chosen === undefined) return { warnings: ['the image has no runnable platform'] }
  const config = await loadPlatform(place, chosen.digest, tools)
  await checkEngineImage(place.name, config, tools)
  const others = content.platforms.length - 1
  return {
    localImage: place.name,
    imageId: config,
    warnings: [
      `the engine uses the classic image store: it has only ${chosen.platform} of this image, without its digest and attestations` +
        (others > 0 ? `; ${others} other ${others === 1 ? 'platform' : 'platforms'} cannot be run here` : ''),
    ],
  }
}

async function checkEngineImage(name: string, wanted: string, tools: Tools): Promise<void> {
  const told = await askEngine(`/images/${name}/json`, tools)
  if (told?.Id === wanted) return
  const { exitCode, stdout, stderr } = await tools.exec.run({
    file: 'docker',
    args: ['image', 'inspect', '--format', '{{.Id}}', name],
  })
  const id = stdout.trim()
  if (exitCode === 0 && id === wanted) return
  throw new UserError(
    exitCode === 0
      ? `the engine has ${id} and the layout ${wanted}, but they must be the same`
      : `the engine does not have the image that was built: ${stderr.trim()}`,
    { hint: 'Please report this with the versions of Docker and buildx.' },
  )
}
