import { rm } from 'node:fs/promises'
import type { Tools } from '../stage/stage.ts'
import { type BuildPlaces, buildArgs } from './arguments.ts'
import type { BuildFolders } from './build-folders.ts'
import { type Built, runBuildx } from './buildx.ts'
import { engineExport } from './engine-image.ts'
import { buildEnvironment, builderId, neededVariables } from './environment.ts'
import { buildFailure, isCacheFailure } from './failure.ts'
import type { LayerCache } from './layer-cache.ts'
import type { BuildRequest } from './request.ts'
import { withRevision } from './revision.ts'

/** The parameters of one build. */
export interface Attempt extends Pick<BuildPlaces, 'context' | 'secretFiles'> {
  readonly place: BuildFolders
  readonly request: BuildRequest
  readonly cache: Pick<LayerCache, 'from' | 'to'>
}

/** Runs the build. When the cache fails, it runs once more without it. */
export async function runBuild(attempt: Attempt, tools: Tools): Promise<Built> {
  const { place, cache } = attempt
  const built = await runOnce(attempt, tools)
  if (built.exitCode === 0 || tools.signal.aborted || cache.from.length + cache.to.length === 0) return built
  const failure = buildFailure(built.tail, built.exitCode)
  if (!isCacheFailure(failure)) return built
  tools.log.warning(`${failure.reason}; retrying without the cache`)
  await rm(place.layout, { recursive: true, force: true })
  return runOnce({ ...attempt, cache: { from: [], to: [] } }, tools)
}

function runOnce({ place, request, context, secretFiles, cache }: Attempt, tools: Tools): Promise<Built> {
  const { host } = tools
  const args = buildArgs(request, {
    ...place,
    context,
    secretFiles,
    builder: request.builder,
    engineExport: engineExport(request),
    cacheFrom: cache.from,
    cacheTo: cache.to,
    ...withRevision(request),
    builderId: builderId(host.facts),
  })
  const env = buildEnvironment(request, host)
  return runBuildx({ args, cwd: host.workspace, env, needs: neededVariables(request, cache) }, tools)
}
