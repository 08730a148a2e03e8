import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Problem } from '../messages/errors.ts'
import type { Tools } from '../stage/stage.ts'
import { joinLayouts } from '../store/layout/join-layouts.ts'
import type { Attempt, Ran } from './attempt.ts'
import { registerFolder } from './build-folders.ts'
import { engineExport } from './engine-image.ts'
import { openCache } from './layer-cache.ts'
import { loadLayout } from './load.ts'
import { annotationItems, indexAnnotations, withoutIndex } from './metadata-items.ts'
import { prefixedLog } from './prefixed-log.ts'
import { slowestOf } from './progress.ts'
import type { BuildRequest } from './request.ts'

/**
 * Returns whether each platform is built by itself: a builder of several nodes writes no OCI layout for platforms that it
 * builds on different ones.
 */
export function buildsByPlatform({
  nodes = 1,
  platforms,
}: Pick<BuildRequest, 'nodes' | 'platforms'>): boolean {
  return nodes > 1 && platforms.length > 1
}

/** Finds outputs that builds side by side cannot write together. */
export function checkNodes(request: BuildRequest): Problem[] {
  if (!buildsByPlatform(request)) return []
  return request.outputs
    .flatMap(item => (item.kind === 'files' && item.type === 'tar' ? [item.dest] : []))
    .map(dest => ({
      input: 'outputs',
      message: `the archive "${dest}" cannot be written by a builder of several nodes: use type=local, which has a folder for each platform`,
    }))
}

/** Buildx gives each platform a folder of its own; builds of a single platform have to be told so. */
function outputsOf({ outputs }: BuildRequest, platform: string): BuildRequest['outputs'] {
  return outputs.map(item =>
    item.kind !== 'files' || item.options.includes('platform-split=false')
      ? item
      : { ...item, dest: join(item.dest, platform.replaceAll('/', '_')) },
  )
}

/**
 * Builds every platform by itself, all at the same time, each on the node that Buildx chooses for it; joins the layouts into one
 * with an index of all, and gives that to the engine. The first that fails ends the others.
 */
export async function buildByPlatform(
  attempt: Attempt,
  run: (attempt: Attempt, tools: Tools) => Promise<Ran>,
  tools: Tools,
): Promise<Ran> {
  const { place, request } = attempt
  const failed = new AbortController()
  const signal = AbortSignal.any([tools.signal, failed.signal])
  let first: Ran | undefined
  const parts = request.platforms.map(platform => partOf(platform, attempt))
  for (const part of parts) registerFolder(part.place.layout, tools)
  const built = await Promise.all(
    parts.map(async part => {
      const mine = { ...tools, signal, log: prefixedLog(tools.log, `[${part.platform}]`) }
      const cache = await openCache({ ...request, platforms: [part.platform] }, mine)
      const one = await run({ ...part, cache }, mine)
      if (one.exitCode !== 0) {
        first ??= { ...one, platform: part.platform }
        failed.abort()
      } else await cache.save(one)
      return one
    }),
  )
  const sums = sumOf(built)
  if (first !== undefined) {
    await Promise.all(parts.map(part => rm(part.place.layout, { recursive: true, force: true })))
    return { ...first, ...sums }
  }
  const annotations = indexAnnotations(
    annotationItems(request.imageAnnotations ?? [], request.annotations, true),
  )
  const digest = await joinLayouts({
    layouts: parts.map(part => ({ path: part.place.layout, platform: part.platform })),
    into: place.layout,
    name: { tag: place.tag, reference: place.name },
    annotations,
  })
  await writeFile(place.metadataFile, JSON.stringify(await joinMetadata(parts, digest)))
  if (engineExport(request) === 'docker') await loadLayout(place, tools)
  return { exitCode: 0, tail: [], errors: [], failed: [], ...sums }
}

/** Adds up what builds side by side took. */
function sumOf(built: readonly Ran[]): Pick<Ran, 'steps' | 'cachedSteps' | 'slowest' | 'retries'> {
  const sum = (count: (one: Ran) => number) => built.reduce((all, one) => all + count(one), 0)
  return {
    steps: sum(({ steps }) => steps),
    cachedSteps: sum(({ cachedSteps }) => cachedSteps),
    retries: sum(({ retries }) => retries),
    slowest: slowestOf(built.flatMap(({ slowest }) => slowest)),
  }
}

interface Part extends Attempt {
  readonly platform: string
}

/** The build of one platform: a layout of its own, and nothing for the engine. */
function partOf(platform: string, attempt: Attempt): Part {
  const { place, request } = attempt
  const id = platform.replace(/[^a-z0-9]+/gi, '-')
  return {
    ...attempt,
    platform,
    place: {
      ...place,
      layout: `${place.layout}-${id}`,
      metadataFile: join(place.folder, `metadata-${id}.json`),
    },
    request: {
      ...request,
      platforms: [platform],
      outputs: outputsOf(request, platform),
      annotations: withoutIndex(request.annotations),
      imageAnnotations: withoutIndex(request.imageAnnotations ?? []),
      nodes: undefined,
      driver: 'remote',
      imageStore: undefined,
    },
  }
}

/** Joins what buildx tells about each build: findings about the Dockerfile are the same in all and count once. */
async function joinMetadata(parts: readonly Part[], digest: string): Promise<Record<string, unknown>> {
  const all = await Promise.all(
    parts.map(async ({ place, platform }) => {
      const value = JSON.parse(await readFile(place.metadataFile, 'utf8')) as Record<string, unknown>
      return { platform, value }
    }),
  )
  const warnings = all.flatMap(({ value }) => {
    const found = value['buildx.build.warnings']
    return Array.isArray(found) ? found : []
  })
  return {
    'containerimage.digest': digest,
    'buildx.build.warnings': [...new Map(warnings.map(one => [JSON.stringify(one), one])).values()],
    ...Object.fromEntries(
      all.flatMap(({ platform, value }) =>
        Object.entries(value)
          .filter(([key]) => key.startsWith('buildx.build.provenance'))
          .map(([, provenance]) => [`buildx.build.provenance/${platform}`, provenance]),
      ),
    ),
  }
}
