import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { describe } from '../messages/errors.ts'
import type { Cache, Tools } from '../stage/stage.ts'
import { registerFolder } from './build-folders.ts'
import { type CachePlan, cacheAccess, planCache } from './cache.ts'
import { writableCaches } from './cache-destinations.ts'
import { folderDigest, isWhole, pruneFolder } from './cache-folder.ts'
import { serviceAccess } from './cache-service.ts'
import type { Steps } from './progress.ts'
import type { BuildRequest } from './request.ts'

/** The cache of one build: the arguments of buildx, the reason, and the work after the build. */
export interface LayerCache {
  readonly from: string[]
  readonly to: string[]
  readonly reason: string
  /** Stores new layers; a failure is only logged. */
  save(steps: Steps): Promise<void>
}

/** Plans the cache of a build and fetches it where possible; a missing cache is never an error. */
export async function openCache(request: BuildRequest, tools: Tools): Promise<LayerCache> {
  const { host } = tools
  const plan = planCache({
    mode: request.cache,
    from: request.cacheFrom,
    to: request.cacheTo,
    driver: request.driver ?? 'docker',
    fresh: request.noCache,
    subject: { ...request, image: request.images?.[0], project: host.facts.project },
    mayPush: request.mayPush ?? false,
    facts: host.facts,
    service: serviceAccess(name => host.variable(name)),
    hasFolders: host.cache !== undefined,
    access: cacheAccess(host.variable('ACTIONS_CACHE_MODE')),
  })
  if (plan.folder !== undefined && host.cache !== undefined)
    return openFolder(plan.reason, plan.folder, host.cache, tools)
  const to = await writableCaches(plan.to, tools)
  return { from: [...plan.from], to, reason: plan.reason, save: async () => {} }
}

async function openFolder(
  reason: string,
  { scope, read, write }: NonNullable<CachePlan['folder']>,
  cache: Cache,
  tools: Tools,
): Promise<LayerCache> {
  // The path is part of the cache key, so it is the same in every run.
  const folder = join(tools.host.temp, `buildonce-layers-${scope}`)
  const prefix = `buildonce-layers-${scope}-`
  registerFolder(folder, tools)
  if (read) {
    await tolerate('restored', tools, async () => {
      const found = await cache.restore([folder], `${prefix}newest`, [prefix])
      if (found === undefined || (await isWhole(folder))) return
      await rm(folder, { recursive: true, force: true })
      throw new Error(`${found} is incomplete`)
    })
  }
  const before = await folderDigest(folder)
  return {
    from: before === undefined ? [] : [`type=local,src=${folder}`],
    to: write ? [`type=local,dest=${folder},mode=max,ignore-error=true`] : [],
    reason: `${reason}, ${before === undefined ? 'empty so far' : 'restored'}${write ? '' : ', read only'}`,
    async save({ steps, cachedSteps }) {
      if (!write) return
      const after = await folderDigest(folder)
      // BuildKit reorganizes its records when it first reads them, so a build without new layers may change them too.
      const same = after === before || (before !== undefined && cachedSteps === steps)
      if (after === undefined || same) return tools.log.info('cache: nothing new to store')
      await tolerate('stored', tools, async () => {
        await pruneFolder(folder)
        const stored = await cache.save([folder], `${prefix}${after}`)
        tools.log.info(stored ? 'cache: stored' : 'cache: the host did not store it')
      })
    },
  }
}

async function tolerate(what: string, { log }: Tools, work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch (error) {
    log.warning(`the layer cache could not be ${what}: ${describe(error)}`)
  }
}
