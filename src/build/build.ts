import { readFile } from 'node:fs/promises'
import type { Contents, Identity } from '../identity/identify.ts'
import type { BuiltFrom } from '../identity/section.ts'
import { describeChanges } from '../identity/words.ts'
import { canonicalPlatform } from '../image/platform.ts'
import { type Digest, parseDigest } from '../image/reference.ts'
import type { ImageSource } from '../image/subject.ts'
import { InputError, UserError } from '../messages/errors.ts'
import { openTransport } from '../registry/open-transport.ts'
import type { Timed } from '../stage/section.ts'
import type { Stage, Tools } from '../stage/stage.ts'
import { type ImageReader, openImage } from '../store/image-reader.ts'
import { annotateChecks, annotateFailure } from './annotate.ts'
import { basesIn } from './bases.ts'
import {
  type BuildFolders,
  closeBuildFolders,
  openBuildFolders,
  removeBuildFolders,
  writeSecrets,
} from './build-folders.ts'
import { checkDriver, checkInputs } from './check.ts'
import { dockerfilePath, expandContexts } from './context.ts'
import { type EngineImage, engineExport, intoEngine } from './engine-image.ts'
import { explainFailure } from './explain-failure.ts'
import { type BuildFailure, buildFailure } from './failure.ts'
import { fetchedCommit } from './fetched-commit.ts'
import { gitToken } from './git-token.ts'
import { type LayerCache, openCache } from './layer-cache.ts'
import { type BuildMetadata, parseMetadata } from './metadata.ts'
import { checksReason, printedChecks } from './printed-checks.ts'
import { readContent, readLayout } from './read-layout.ts'
import type { BuildRequest, ProvenImage } from './request.ts'
import { type Ran, runBuild } from './run-build.ts'
import { secretsOf } from './secret-items.ts'
import { hideBuildSecrets } from './secrets.ts'
import type { BuildSection } from './section.ts'
import { type SshAgent, startSshAgent } from './ssh-agent.ts'
import { chooseStaging, type Staging } from './staging.ts'
import { runTestStage, type TestResult } from './test-stage.ts'
import { writeOutputs } from './write-outputs.ts'

type Section = Timed<BuildSection>

/**
 * Builds the image once: an OCI layout, and the engine's image with the same digest. A failed step of the Dockerfile is
 * a failed section; a build that cannot be started is an error.
 */
export const build: Stage<BuildRequest, Section> = async (given, tools) => {
  if (given.proven !== undefined) return takeProven(given, given.proven, tools)
  const request = expandContexts(given, tools.host.facts)
  const { context } = request
  const problems = [...(await checkInputs(request, tools.host)), ...checkDriver(request)]
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
    const staging = await chooseStaging(request, place, tools)
    const secrets = [...secretsOf(request).values, ...gitTokens]
    const secretFiles = await writeSecrets(secrets, place.folder)
    tools.log.info(`context: ${context}; cache: ${cache.reason}`)
    const { changes } = request.identity?.builtFrom ?? {}
    if (changes !== undefined && changes.count > 0) tools.log.info(describeChanges(changes))
    const contents = request.identity?.contents()
    const job = { place, request, context, cache, secretFiles, sshAgent }
    const { testTarget: target } = request
    const tests = target === undefined ? undefined : await runTestStage({ ...job, target, hide }, tools)
    if (tools.signal.aborted) throw new UserError('the build was cancelled')
    if (tests?.section.status === 'failed')
      return await failTests(tests, { place, request, context, hide }, tools)
    const built = await runBuild({ ...job, staging }, tools)
    if (tools.signal.aborted) throw new UserError('the build was cancelled')
    const section =
      built.exitCode === 0
        ? await finish({ place, request, context, hide, staging, contents: (await contents)?.digests }, tools)
        : await fail({ place, request, context, hide, built }, tools)
    if (section.status === 'passed') await cache.save(built)
    const size = (await contents)?.size
    return { ...section, ...measured(built, size), ...testedBy(section, tests), cache: cacheOf(cache, built) }
  } catch (error) {
    await removeBuildFolders(place)
    throw error
  } finally {
    await sshAgent?.end()
    await closeBuildFolders(place)
  }
}

interface Job {
  readonly place: BuildFolders
  readonly request: BuildRequest
  readonly context: string
  /** Where the image was pushed; absent for the layout. */
  readonly staging?: Staging
  /** Masks the secrets of the build in a text. */
  readonly hide: (text: string) => string
  /** Digests of what the builder got. */
  readonly contents?: BuiltFrom['contents']
}

async function finish(
  { place, request, context, hide, staging, contents }: Job,
  tools: Tools,
): Promise<Section> {
  const dockerfile = dockerfilePath(request.file, context, tools.host.workspace)
  const metadata = parseMetadata(await readFile(place.metadataFile, 'utf8'), dockerfile)
  const source: ImageSource = staging
    ? { kind: 'registry', repository: staging.repository }
    : { kind: 'layout', path: place.layout }
  const reader = openImage(source, openTransport(tools))
  const content = staging ? await readContent(reader, digestOf(metadata)) : await readLayout(place.layout)
  if (metadata.digest !== content.digest)
    throw new UserError(
      `the builder reported the digest ${metadata.digest}, and the layout contains ${content.digest}`,
      {
        hint: 'Please report this with the versions of Docker and buildx.',
      },
    )
  const checks = metadata.checks.map(check => ({ ...check, message: hide(check.message) }))
  annotateChecks(checks, 'warning', tools.host)
  const bases = basesIn(metadata.provenances)
  await writeOutputs({ ...content, source }, request, tools)
  const engine: EngineImage = staging
    ? { warnings: [] }
    : await intoEngine({ place, request, content }, tools)
  const { localImage, imageId, warnings } = engine
  for (const warning of warnings) tools.log.warning(warning)
  return {
    status: 'passed',
    ...content,
    source,
    ...(localImage && { localImage }),
    ...(imageId && { imageId }),
    ...(metadata.ref && { ref: metadata.ref }),
    checks,
    ...(bases.length > 0 && { bases }),
    ...(request.identity && {
      builtFrom: await builtFromOf(request.identity, metadata, { reader, digest: content.digest, contents }),
    }),
    ...(warnings.length > 0 && { warnings: warnings.map(hide) }),
  }
}

/** Of what is in a registry the builder's word is all there is, and what is read there is checked against it. */
function digestOf({ digest = '' }: BuildMetadata): Digest {
  return parseDigest(digest)
}

/** Adds what was not known before the build: the digests of what the builder got, or the commit that it fetched. */
async function builtFromOf(
  { builtFrom, fetched }: Identity,
  { provenances }: BuildMetadata,
  {
    reader,
    digest,
    contents,
  }: { readonly reader: ImageReader; readonly digest: Digest } & Pick<Job, 'contents'>,
): Promise<BuiltFrom> {
  const commit = fetched ? await fetchedCommit(provenances, { reader, digest }) : undefined
  return {
    ...builtFrom,
    ...(commit !== undefined && { commit, verified: true }),
    ...(contents && { contents }),
  }
}

async function fail(
  { place, request, context, hide, built, what }: Job & { built: Ran; what?: string },
  tools: Tools,
): Promise<Section> {
  const failure = buildFailure(built, hide)
  const dockerfile = dockerfilePath(request.file, context, tools.host.workspace)
  const checks = printedChecks(built.tail.map(hide), dockerfile)
  const violation = checksReason(failure.message, checks)
  const hint = await explainFailure({ failure, context, dockerfile, limit: built.limit }, tools)
  const told = violation ?? (hint === undefined ? failure.reason : `${failure.reason}. ${hint}`)
  const reason = what === undefined ? told : `${what}: ${told}`
  annotateChecks(checks, violation === undefined ? 'warning' : 'error', tools.host)
  await removeBuildFolders(place)
  const section: Section = {
    status: 'failed',
    reason,
    platforms: [],
    askedPlatforms: askedOf(request),
    checks,
    attestations: 0,
    failure: recordedFailure(failure, dockerfile),
  }
  annotateFailure(section, tools.host)
  return section
}

function recordedFailure({ step, line, log }: BuildFailure, file: string | undefined): Section['failure'] {
  const at = file !== undefined && line !== undefined ? { file, line } : {}
  return { ...(step !== undefined && { step }), ...at, log: [...log] }
}

/** Without passing tests nothing is built, so that nothing can be published. */
async function failTests(
  { section: test, reason, warnings, failedBuild }: TestResult,
  job: Job,
  tools: Tools,
): Promise<Section> {
  const request = { ...job.request, target: test.target }
  for (const warning of warnings) tools.log.warning(warning)
  if (failedBuild !== undefined) {
    const what = `the test stage "${test.target}" did not build`
    const section = await fail({ ...job, request, built: failedBuild, what }, tools)
    return { ...section, ...measured(failedBuild, undefined), test: { ...test, log: section.failure?.log } }
  }
  await removeBuildFolders(job.place)
  const askedPlatforms = askedOf(request)
  return { status: 'failed', reason, platforms: [], askedPlatforms, checks: [], attestations: 0, test }
}

function testedBy({ warnings = [] }: Section, tests: TestResult | undefined): Partial<Section> {
  if (tests === undefined) return {}
  const all = [...tests.warnings, ...warnings]
  return { test: tests.section, ...(all.length > 0 && { warnings: all }) }
}

/** Returns what a build tells of itself, whether it passed or not. */
function measured({ slowest, retries }: Ran, size: Contents['size']): Partial<Section> {
  return {
    ...(slowest.length > 0 && { slowestSteps: [...slowest] }),
    ...(size && { contextSize: { ...size, largest: [...size.largest] } }),
    ...(retries > 0 && { retries }),
  }
}

function cacheOf({ from, to, reason }: LayerCache, { cachedSteps, steps }: Ran): Section['cache'] {
  return { from, to, reason, cachedSteps, steps }
}

/** Returns the platforms that a build is for: those of its inputs, else the engine's own. */
function askedOf({ platforms, nativePlatform }: BuildRequest): string[] {
  const asked = platforms.length > 0 ? platforms : nativePlatform === undefined ? [] : [nativePlatform]
  return asked.map(canonicalPlatform)
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
