import type { Facts, Host } from '../stage/stage.ts'
import type { BuildRequest } from './request.ts'

const epoch = 'SOURCE_DATE_EPOCH'

/**
 * Returns the additional environment variables of a build. Its time of creation is the commit's, so that the same
 * commit produces the same image where nothing else depends on time; an existing SOURCE_DATE_EPOCH is kept.
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

/** Returns the builder ID for the provenance: the run, with its attempt. */
export function builderId({ runUrl, attempt }: Pick<Facts, 'runUrl' | 'attempt'>): string | undefined {
  return runUrl === undefined ? undefined : `${runUrl}/attempts/${attempt}`
}
