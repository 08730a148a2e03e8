import type { Contents } from '../identity/identify.ts'
import { canonicalPlatform } from '../image/platform.ts'
import type { BuildSection } from '../stage/record/build.ts'
import type { Timed } from '../stage/record/section.ts'
import type { Tools } from '../stage/stage.ts'
import { annotateChecks, annotateFailure } from './annotate.ts'
import type { Ran } from './attempt.ts'
import { removeBuildFolders } from './build-folders.ts'
import { dockerfilePath } from './context.ts'
import { explainFailure } from './explain-failure.ts'
import { type BuildFailure, buildFailure } from './failure.ts'
import type { Job } from './job.ts'
import { checksReason, printedChecks } from './printed-checks.ts'
import type { BuildRequest } from './request.ts'
import type { TestResult } from './test-stage.ts'

type Section = Timed<BuildSection>

/** Finds why a build failed, and annotates it. */
export async function failedSection(
  { place, request, hide, built, what }: Job & { built: Ran; what?: string },
  tools: Tools,
): Promise<Section> {
  const { file, context } = request
  const failure = buildFailure(built, hide)
  const dockerfile = dockerfilePath(file, context, tools.host.workspace)
  const checks = printedChecks(built.tail.map(hide), dockerfile)
  const violation = checksReason(failure.message, checks)
  // What is free is what the next run has.
  await removeBuildFolders(place)
  const { name } = place
  const hint = await explainFailure({ failure, context, dockerfile, limit: built.limit, name }, tools)
  const told = violation ?? (hint === undefined ? failure.reason : `${failure.reason}. ${hint}`)
  const about = [what, built.platform].filter(part => part !== undefined)
  const reason = [...about, told].join(': ')
  annotateChecks(checks, violation === undefined ? 'warning' : 'error', tools.host)
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
export async function failedTests(
  { section: test, reason, failedBuild }: TestResult,
  job: Job,
  tools: Tools,
): Promise<Section> {
  const request = { ...job.request, target: test.target }
  if (failedBuild !== undefined) {
    const what = `the test stage "${test.target}" did not build`
    const section = await failedSection({ ...job, request, built: failedBuild, what }, tools)
    return { ...section, ...measured(failedBuild, undefined), test: { ...test, log: section.failure?.log } }
  }
  await removeBuildFolders(job.place)
  const askedPlatforms = askedOf(request)
  return { status: 'failed', reason, platforms: [], askedPlatforms, checks: [], attestations: 0, test }
}

/** Returns what a build tells of itself, whether it passed or not. */
export function measured({ slowest, retries }: Ran, size: Contents['size']): Partial<Section> {
  return {
    ...(slowest.length > 0 && { slowestSteps: [...slowest] }),
    ...(size && { contextSize: { ...size, largest: [...size.largest] } }),
    ...(retries > 0 && { retries }),
  }
}

/** Returns the platforms that a build is for: those of its inputs, else the engine's own. */
function askedOf({ platforms, nativePlatform }: BuildRequest): string[] {
  const asked = platforms.length > 0 ? platforms : nativePlatform === undefined ? [] : [nativePlatform]
  return asked.map(canonicalPlatform)
}
