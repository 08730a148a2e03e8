import type { Facts, Host } from '../stage/stage.ts'
import type { BuildRequest } from './request.ts'

const epoch = 'SOURCE_DATE_EPOCH'

/**
 * Returns the variables that a build gets on top of the environment. Its time of creation is the commit's, so that the
 * same commit gives the same image where nothing else depends on time; who sets SOURCE_DATE_EPOCH keeps it.
 */
export function buildEnvironment(
  { commitTime, buildArgs, identity }: Pick<BuildRequest, 'commitTime' | 'buildArgs' | 'identity'>,
  host: Pick<Host, 'variable'>,
): Record<string, string> {
  const chosen = host.variable(epoch) !== undefined || buildArgs.some(item => item.split('=')[0] === epoch)
  const seconds = Math.floor(Date.parse(commitTime ?? '') / 1000)
  return {
    BUILDX_METADATA_WARNINGS: 'true',
    // Of an address that names a branch the builder alone knows which commit it fetched.
    BUILDX_METADATA_PROVENANCE: identity?.fetched ? 'min' : 'disabled',
    ...(!chosen && seconds > 0 && { [epoch]: String(seconds) }),
  }
}

/** Names who builds, for the provenance: the run, with its attempt. */
export function builderId({ runUrl, attempt }: Pick<Facts, 'runUrl' | 'attempt'>): string | undefined {
  return runUrl === undefined ? undefined : `${runUrl}/attempts/${attempt}`
}
