import { rm } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Tools } from '../stage/stage.ts'
import { buildArgs } from './arguments.ts'
import type { Attempt, Ran } from './attempt.ts'
import { type Built, runBuildx } from './buildx.ts'
import { isCacheFailure } from './cache-failure.ts'
import { engineExport } from './engine-image.ts'
import { buildEnvironment, builderId, neededVariables } from './environment.ts'
import { type BuildFailure, buildFailure, isAbout } from './failure.ts'
import { buildByPlatform, buildsByPlatform } from './node-builds.ts'
import { type PullLimit, pullLimit } from './pull-limit.ts'
import { withRevision } from './revision.ts'
import { transient } from './transient.ts'

/** How many more runs there are, and milliseconds before the first; each further wait is twice as long. */
const [mostRetries, firstWait] = [3, 2000]

/** A longer wait is left to people, in milliseconds. */
const longestWait = 60_000

/**
 * Runs the build; on a builder of several nodes each platform by itself. After a transient failure of a registry it runs again,
 * later each time; what was done before is in the builder's cache. When the cache fails, it runs once more without it.
 */
export async function runBuild(attempt: Attempt, tools: Tools): Promise<Ran> {
  if (buildsByPlatform(attempt.request)) return buildByPlatform(attempt, runBuild, tools)
  let { cache } = attempt
  for (let retries = 0; ; ) {
    const built = await runOnce({ ...attempt, cache }, tools)
    if (built.exitCode === 0 || tools.signal.aborted) {
      printErrors(built, '', tools)
      return { ...built, retries }
    }
    const failure = buildFailure(built)
    printErrors(built, failure.message, tools)
    const again = await waitBefore(failure, retries, tools)
    if (again === 'now') {
      retries++
    } else if (
      cache.from.length + cache.to.length > 0 &&
      isCacheFailure({ message: failure.message, failed: built.failed, from: cache.from })
    ) {
      tools.log.warning(`${failure.reason}; retrying without the cache`)
      cache = { from: [], to: [] }
    } else {
      return { ...built, retries, ...(again !== undefined && { limit: again }) }
    }
    await rm(attempt.place.layout, { recursive: true, force: true })
  }
}

/** Prints the errors that the reason of a failure does not tell: of a cache that is not there, for example. */
function printErrors({ errors }: Built, message: string, { log }: Tools): void {
  for (const line of errors) {
    const error = /^#\d+ ERROR: (.*)$/s.exec(line)?.[1]
    if (error === undefined || isAbout(message, error)) log.debug(line)
    else log.info(line)
  }
}

/** Waits as long as a transient failure needs; returns the limit of a registry where that would take too long. */
async function waitBefore(
  failure: BuildFailure,
  retries: number,
  tools: Tools,
): Promise<'now' | PullLimit | undefined> {
  const kind = transient(failure)
  if (kind === undefined) return undefined
  const limit =
    kind === 'limit' && failure.base !== undefined ? await pullLimit(failure.base, tools) : undefined
  const backOff = firstWait * 2 ** retries
  const wait = limit?.exact ? Math.max(limit.until - tools.now(), 0) : backOff
  if (retries >= mostRetries || wait > longestWait || (limit !== undefined && !limit.exact)) return limit
  tools.log.warning(
    `${failure.reason}; trying again in ${Math.ceil(wait / 1000)} s (${retries + 1} of ${mostRetries})`,
  )
  await sleep(wait, undefined, { signal: tools.signal }).catch(() => {})
  return tools.signal.aborted ? undefined : 'now'
}

function runOnce({ place, request, cache, provenance, ...places }: Attempt, tools: Tools): Promise<Built> {
  const { host } = tools
  const args = buildArgs(request, {
    ...place,
    ...places,
    builder: request.builder,
    engineExport: engineExport(request),
    cacheFrom: cache.from,
    cacheTo: cache.to,
    ...withRevision(request),
    builderId: builderId(host.facts),
  })
  const env = {
    ...buildEnvironment(request, host),
    ...(provenance && { BUILDX_METADATA_PROVENANCE: provenance }),
  }
  const command = { args, cwd: host.workspace, env, needs: neededVariables(request, cache) }
  return runBuildx(command, tools, { quiet: request.quiet || request.progress === 'quiet' })
}
