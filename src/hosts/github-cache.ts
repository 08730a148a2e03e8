import type { Cache } from './host.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** Returns the Actions cache service, or nothing where the runner offers none. */
export function githubCache(env: Environment): Cache | undefined {
  if (!env.ACTIONS_RUNTIME_TOKEN || !(env.ACTIONS_RESULTS_URL || env.ACTIONS_CACHE_URL)) return undefined
  return {
    async restore(paths, key, restoreKeys) {
      // The storage SDK behind it costs as much start-up time as everything else together.
      const cache = await import('@actions/cache')
      return await cache.restoreCache([...paths], key, [...restoreKeys])
    },
    async save(paths, key) {
      const cache = await import('@actions/cache')
      return (await cache.saveCache([...paths], key)) !== -1
    },
  }
}
