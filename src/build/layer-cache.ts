import type { Tools } from '../stage.ts'
import { cacheAccess, planCache } from './cache.ts'
import type { BuildRequest } from './request.ts'

/** The cache of one build: what buildx is told, why, and what is left to do after the build. */
export interface LayerCache {
  readonly from: string[]
  readonly to: string[]
  readonly reason: string
  /** Stores what is new; a failure is only a line in the log. */
  save(): Promise<void>
}

/** Decides about the cache of a build and brings what can be had. */
export async function openCache(request: BuildRequest, { host }: Tools): Promise<LayerCache> {
  const plan = planCache({
    mode: request.cache,
    from: request.cacheFrom,
    to: request.cacheTo,
    driver: request.driver ?? 'docker',
    fresh: request.noCache,
    subject: { ...request, image: request.images?.[0], project: host.facts.project },
    mayPush: request.mayPush ?? false,
    facts: host.facts,
    hasService: ['ACTIONS_RUNTIME_TOKEN', 'ACTIONS_RESULTS_URL', 'ACTIONS_CACHE_SERVICE_V2'].every(name =>
      host.variable(name),
    ),
    hasFolders: host.cache !== undefined,
    access: cacheAccess(host.variable('ACTIONS_CACHE_MODE')),
  })
  return { from: [...plan.from], to: [...plan.to], reason: plan.reason, save: async () => {} }
}
