import { statfs } from 'node:fs/promises'
import { parseRepository } from '../image/reference.ts'
import { bytes } from '../image/units.ts'
import { describe } from '../messages/errors.ts'
import { endpointOf } from '../registry/endpoint.ts'
import { openTransport } from '../registry/open-transport.ts'
import type { Tools } from '../stage/stage.ts'
import { readSubject } from '../store/subject.ts'
import { type BuildFolders, isThrownAway } from './build-folders.ts'
import { saveLayout } from './load.ts'
import type { BuildRequest } from './request.ts'

/** Where the image is between build and promotion; neither is the layout that the build writes. */
export interface Way {
  readonly staging?: Staging
  /** The layout is written after the build, from the engine. */
  readonly fromEngine?: true
}

/** The place in a registry that a build is pushed to before it is proven. */
export interface Staging {
  readonly repository: string
  /** Only where the builder cannot push by digest alone; the name is nobody's, and is never promoted. */
  readonly tag?: string
  /** Without TLS. */
  readonly plain: boolean
}

type Request = Pick<BuildRequest, 'staging' | 'images' | 'mayPush' | 'driver'>

/** Bytes; with more free space no image is looked up. */
const plenty = 40e9

/**
 * Copies of an image on one disk while it is built, exported and loaded, in its compressed size: as layers of the builder, as
 * blobs, unpacked by the engine, and as a layout.
 */
const copies = 7

/** Milliseconds for the size of the image before; without it the layout is taken. */
const longest = 5000

/** Chooses where the image is between build and promotion. Says in one line why it is another than asked. */
export async function chooseStaging(
  request: Request,
  { tag }: Pick<BuildFolders, 'tag'>,
  tools: Tools,
  freeSpace = freeBytes,
): Promise<Way> {
  const { staging, images = [], mayPush = false, driver = 'docker' } = request
  const [image] = images
  if (staging === 'layout') return {}
  if (staging === 'auto') {
    const short =
      image === undefined ? undefined : await shortage(image, await freeSpace(tools.host.temp), tools)
    if (short === undefined) return {}
    if (!mayPush) return withoutRegistry(short, driver, tools)
    tools.log.info(`${short}: the image is kept in the registry, and not on this disk`)
  }
  if (image === undefined || !mayPush) {
    tools.log.info(
      `staging: layout, since ${image === undefined ? 'no repository is named' : 'this run may not push'}`,
    )
    return {}
  }
  if (driver === 'docker')
    tools.log.info(
      `the image is pushed under ${image}:${tag}, a name that nothing else uses and that stays there: a rule of the registry for tags that begin with buildonce- may remove it`,
    )
  return {
    staging: {
      repository: image,
      // https://docs.docker.com/build/exporters/image-registry/: the engine's own builder has no push-by-digest.
      ...(driver === 'docker' && { tag }),
      plain: endpointOf(parseRepository(image).registry, tools.plainHttp).url.protocol === 'http:',
    },
  }
}

/** What several nodes build is joined on this machine. */
export function nodesKeepLayout({ staging }: Pick<Request, 'staging'>, { log }: Pick<Tools, 'log'>): Way {
  if (staging === 'registry')
    log.info('staging: layout, since each node builds its platform by itself, and they are joined here')
  return {}
}

/** Without a registry a copy less is held where the engine itself builds: it has the image anyhow. */
function withoutRegistry(short: string, driver: string, tools: Tools): Way {
  const advice = 'a run that may push would keep the image in the registry instead (staging: registry)'
  if (driver !== 'docker') {
    tools.log.warning(`${short}; ${advice}`)
    return {}
  }
  const first = isThrownAway(tools) ? 'when the cache of the builder is removed' : 'and not during it'
  tools.log.warning(`${short}: the layout is written from the engine after the build, ${first}; ${advice}`)
  return { fromEngine: true }
}

/**
 * Writes the layout from the engine. On a machine that is thrown away the builder's own copies of the layers are of no use
 * any more, and are removed before.
 */
export async function writeFromEngine(place: BuildFolders, tools: Tools): Promise<void> {
  if (isThrownAway(tools)) {
    const args = ['builder', 'prune', '--all', '--force']
    const { exitCode, stderr } = await tools.exec.run({ file: 'docker', args })
    if (exitCode !== 0) tools.log.warning(`the cache of the builder could not be removed: ${stderr.trim()}`)
  }
  await saveLayout(place, tools)
}

/** Returns the attributes of the export to a registry. Layers that the registry has are neither pulled nor pushed. */
export function stagingFields({ repository, tag, plain }: Staging): string[] {
  return [
    'type=image',
    'push=true',
    'store=false',
    'unpack=false',
    ...(tag === undefined
      ? [`name=${repository}`, 'push-by-digest=true', 'name-canonical=true']
      : [`name=${repository}:${tag}`]),
    ...(plain ? ['registry.insecure=true'] : []),
  ]
}

async function freeBytes(path: string): Promise<number> {
  const { bavail, bsize } = await statfs(path)
  return bavail * bsize
}

/** Compares the free space with the image that the branch had before. */
async function shortage(image: string, free: number, tools: Tools): Promise<string | undefined> {
  const { host, log } = tools
  if (free >= plenty) return undefined
  const tags = [host.facts.branch, host.facts.defaultBranch].filter(tag => tag !== undefined)
  const signal = AbortSignal.any([tools.signal, AbortSignal.timeout(longest)])
  for (const tag of new Set(tags))
    try {
      const { platforms } = await readSubject(`${image}:${tag}`, openTransport({ ...tools, signal }))
      const size = platforms.reduce((sum, platform) => sum + platform.size, 0)
      if (size * copies <= free) return undefined
      return `${bytes(free)} are free, and an image as large as ${image}:${tag} (${bytes(size)} compressed) takes up to ${bytes(size * copies)} while it is built`
    } catch (error) {
      log.debug(`the size of ${image}:${tag} is not known: ${describe(error)}`)
    }
  return undefined
}
