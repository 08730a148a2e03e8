import { describeChanges } from '../identity/words.ts'
import { describe, InputError, isExpected, UserError } from '../messages/errors.ts'
import { inWords } from '../messages/system-error.ts'
import type { BuildSection } from '../stage/record/build.ts'
import type { Timed } from '../stage/record/section.ts'
import type { Stage, Tools } from '../stage/stage.ts'
import type { Ran } from './attempt.ts'
import { withEnvironment } from './attestations.ts'
import { closeBuildFolders, openBuildFolders, removeBuildFolders, writeSecrets } from './build-folders.ts'
import { checkDriver, checkInputs } from './check.ts'
import { expandContexts } from './context.ts'
import { engineExport } from './engine-image.ts'
import { failedSection, failedTests, measured } from './failed-section.ts'
import { explainFullDisk, tellsOfFullDisk } from './full-disk.ts'
import { gitToken } from './git-token.ts'
import { type LayerCache, openCache } from './layer-cache.ts'
import { buildsByPlatform, checkNodes } from './node-builds.ts'
import { passedSection } from './passed-section.ts'
import type { BuildRequest, ProvenImage } from './request.ts'
import { runBuild } from './run-build.ts'
import { secretsOf } from './secret-items.ts'
import { hideBuildSecrets } from './secrets.ts'
import { type SshAgent, startSshAgent } from './ssh-agent.ts'
import { chooseStaging, nodesKeepLayout } from './staging.ts'
import { runTestStage } from './test-stage.ts'
import { writeOutputs } from './write-outputs.ts'

type Section = Timed<BuildSection>

/**
 * Builds the image once: an OCI layout, and the engine's image with the same digest. A failed step of the Dockerfile is
 * a failed section; a build that cannot be started is an error.
 */
export const build: Stage<BuildRequest, Section> = async (given, tools) => {
  if (given.proven !== undefined) return takeProven(given, given.proven, tools)
  const request = withEnvironment(expandContexts(given, tools.host.facts), tools.host)
  const problems = [
    ...(await checkInputs(request, tools.host)),
    ...checkDriver(request),
    ...checkNodes(request),
  ]
  if (problems.length > 0) throw new InputError(problems)
  const gitTokens = gitToken(request, tools.host.facts)
  const more = [
    ...gitTokens.map(({ value }) => value),
    ...(request.sshKey === undefined ? [] : [request.sshKey]),
  ]
  const hide = await hideBuildSecrets(request, tools.host, more)
  const cache = await openCache(request, tools)
  const place = await openBuildFolders(
    { image: request.images?.[0], inEngine: engineExport(request) !== 'none' },
    tools,
  )
  let sshAgent: SshAgent | undefined
  try {
    if (request.sshKey !== undefined) sshAgent = await startSshAgent(request.sshKey, place.folder, tools)
    // On several nodes each platform is a build of its own, and what is joined is here.
    const way = buildsByPlatform(request)
      ? nodesKeepLayout(request, tools)
      : await chooseStaging(request, place, tools)
    const secrets = [...secretsOf(request).values, ...gitTokens]
    const secretFiles = await writeSecrets(secrets, place.folder)
    tools.log.info(`context: ${request.context}; cache: ${cache.reason}`)
    const { changes } = request.identity?.builtFrom ?? {}
    if (changes !== undefined && changes.count > 0) tools.log.info(describeChanges(changes))
    const contents = request.identity?.contents()
    const job = { place, request, cache, secretFiles, sshAgent }
    const { testTarget: target } = request
    const tests = target === undefined ? undefined : await runTestStage({ ...job, target, hide }, tools)
    if (tools.signal.aborted) throw new UserError('the build was cancelled')
    if (tests?.section.status === 'failed') return await failedTests(tests, { place, request, hide }, tools)
    const built = await runBuild({ ...job, ...way }, tools)
    if (tools.signal.aborted) throw new UserError('the build was cancelled')
    const section =
      built.exitCode === 0
        ? await passedSection({ place, request, hide, ...way, contents: (await contents)?.digests }, tools)
        : await failedSection({ place, request, hide, built }, tools)
    if (section.status === 'passed') await cache.save(built)
    const size = (await contents)?.size
    return {
      ...section,
      ...measured(built, size),
      ...(tests && { test: tests.section }),
      cache: cacheOf(cache, built),
    }
  } catch (error) {
    await removeBuildFolders(place)
    if (isExpected(error) || !tellsOfFullDisk(describe(error))) throw error
    throw new UserError(describe(inWords(error)), {
      hint: await explainFullDisk({ text: describe(error), name: place.name }, tools),
      cause: error,
    })
  } finally {
    await sshAgent?.end()
    await closeBuildFolders(place)
  }
}

function cacheOf({ from, to, reason }: LayerCache, { cachedSteps, steps }: Ran): Section['cache'] {
  return { from, to, reason, cachedSteps, steps }
}

/** Takes an image that is there; its archives can be written all the same, and its files would have to be built. */
async function takeProven(request: BuildRequest, proven: ProvenImage, tools: Tools): Promise<Section> {
  await writeOutputs(proven, request, tools)
  const files = request.outputs.flatMap(item => (item.kind === 'files' ? [item.dest] : []))
  const { warnings = [] } = proven
  const missing = files.map(dest => `nothing was built, so ${dest} is not written; on-existing: build builds`)
  return skipped({ ...proven, warnings: [...warnings, ...missing] })
}

function skipped(proven: ProvenImage): Section {
  const { digest, mediaType, platforms, source, localImage, attestations = 0 } = proven
  return {
    status: 'skipped',
    reason: proven.reason ?? `${digest} is proven for this commit already`,
    digest,
    ...(mediaType && { mediaType }),
    platforms: [...platforms],
    source,
    ...(localImage && { localImage }),
    checks: [],
    attestations,
    ...(proven.builtFrom && { builtFrom: proven.builtFrom }),
    ...(proven.warnings && proven.warnings.length > 0 && { warnings: [...proven.warnings] }),
    ...(proven.checked && { checked: true }),
  }
}
