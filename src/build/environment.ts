import type { Facts, Host } from '../stage/stage.ts'
import type { BuildRequest } from './request.ts'
import { type SecretInputs, secretsOf } from './secret-items.ts'

const epoch = 'SOURCE_DATE_EPOCH'

/**
 * Returns the additional environment variables of a build. Its time of creation is the commit's, so that the same
 * commit produces the same image where nothing else depends on time; an existing SOURCE_DATE_EPOCH is kept.
 */
export function buildEnvironment(
  { commitTime, buildArgs }: Pick<BuildRequest, 'commitTime' | 'buildArgs'>,
  host: Pick<Host, 'variable'>,
): Record<string, string> {
  const chosen = host.variable(epoch) !== undefined || buildArgs.some(item => item.split('=')[0] === epoch)
  const seconds = Math.floor(Date.parse(commitTime ?? '') / 1000)
  return {
    BUILDX_METADATA_WARNINGS: 'true',
    // The builder alone knows which digest each base has, and of an address that names a branch which commit it fetched.
    BUILDX_METADATA_PROVENANCE: 'min',
    ...(!chosen && seconds > 0 && { [epoch]: String(seconds) }),
  }
}

/**
 * Names the variables of the host that a build needs although other programs do not get them: those that the workflow names
 * as secrets or build arguments, and where GitHub's cache is used what buildx talks to it with.
 */
export function neededVariables(
  given: SecretInputs & Pick<BuildRequest, 'buildArgs'>,
  { from, to }: { readonly from: readonly string[]; readonly to: readonly string[] },
): string[] {
  const service = [...from, ...to].some(item => /(?:^|,)type=gha(?:,|$)/.test(item))
  return [
    ...secretsOf(given).variables.map(({ value }) => value),
    ...given.buildArgs.filter(item => !item.includes('=')),
    ...(service ? cacheVariables : []),
  ]
}

/** https://docs.docker.com/build/cache/backends/gha/ */
const cacheVariables = [
  'ACTIONS_RUNTIME_TOKEN',
  'ACTIONS_RESULTS_URL',
  'ACTIONS_CACHE_URL',
  'ACTIONS_CACHE_SERVICE_V2',
]

/** Returns the builder ID for the provenance: the run, with its attempt. */
export function builderId({ runUrl, attempt }: Pick<Facts, 'runUrl' | 'attempt'>): string | undefined {
  return runUrl === undefined ? undefined : `${runUrl}/attempts/${attempt}`
}
