import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { makeFolder } from '../files/folder.ts'
import { readRegularNow } from '../files/read.ts'
import { samePlatform } from '../image/platform.ts'
import { InputError } from '../messages/errors.ts'
import type { TestSection } from '../stage/record/build.ts'
import type { Tools } from '../stage/stage.ts'
import type { Attempt, Ran } from './attempt.ts'
import { keptContainer, keptImage, registerFolder } from './build-folders.ts'
import { dockerfilePath } from './context.ts'
import { hasOwnCommand, readStages } from './dockerfile-stages.ts'
import { engineExport } from './engine-image.ts'
import { openCache } from './layer-cache.ts'
import { dockerfileIn, parseMetadata } from './metadata.ts'
import { endOf } from './output-lines.ts'
import type { BuildRequest } from './request.ts'
import { runBuild } from './run-build.ts'
import { copyOut, createContainer, removeContainers, runContainer } from './test-container.ts'
import { hiddenIn, reasonOf, type TestEnd } from './test-reason.ts'
import { readReports } from './test-reports.ts'

/** The result of the tests. */
export interface TestResult {
  readonly section: TestSection
  /** Why they failed. */
  readonly reason?: string
  /** The build of their stage, where that is what failed. */
  readonly failedBuild?: Ran
}

/**
 * Builds the test stage of the Dockerfile with the same builder and inputs, runs its container where the Dockerfile says what that runs, and
 * copies reports out. A test that fails makes the whole fail; a report with a failed test counts like an exit code.
 */
export async function runTestStage(
  attempt: Attempt & { readonly target: string; readonly hide: (text: string) => string },
  tools: Tools,
): Promise<TestResult> {
  const { place, request, target, hide } = attempt
  const began = tools.now()
  const file = dockerfilePath(request.file, request.context, tools.host.workspace)
  const text = file && readRegularNow(resolve(tools.host.workspace, file))?.toString('utf8')
  const known = text === undefined ? undefined : hasOwnCommand(readStages(text), target)
  const name = `${place.name}-test`
  const wanted = known !== false || request.testReport.length > 0
  const exported = testExport(request, wanted, name)
  if (exported === undefined)
    throw new InputError([
      {
        input: 'test-target',
        message: `the stage "${target}" is to be run, and there is no Docker Engine on this machine`,
      },
    ])
  const loaded = exported !== cacheOnly
  if (loaded) tools.registerCleanup({ kind: keptImage, name })
  const stage = ofTests(request, target)
  const cache = await openCache({ ...stage, platforms: request.platforms }, tools)
  const own = { from: [...cache.from, ...attempt.cache.from], to: request.cacheTo.length > 0 ? [] : cache.to }
  tools.log.info(`test stage: ${target}`)
  const built = await runBuild(
    {
      ...attempt,
      request: stage,
      cache: own,
      exports: [exported],
      ...(known === undefined && { provenance: 'max' as const }),
    },
    tools,
  )
  const seconds = () => Math.round(tools.now() - began) / 1000
  if (built.exitCode !== 0)
    return {
      section: { target, status: 'failed', seconds: seconds(), ran: false },
      failedBuild: built,
    }
  await cache.save(built)
  const runs = known ?? (await saysCommand(place.metadataFile, target))
  const { tested, counts, folder, missing }: Ended = loaded
    ? await inContainer({ image: name, runs, request, place }, tools)
    : { missing: [] }
  const reason = reasonOf(target, { tested, counts, missing })
  const log = reason === undefined ? [] : endOf((tested?.log ?? []).map(hide))
  const section: TestSection = {
    target,
    status: reason === undefined ? 'passed' : 'failed',
    seconds: seconds(),
    ran: runs && loaded,
    ...(tested && { exitCode: tested.exitCode }),
    ...(counts && {
      counts: { tests: counts.tests, failed: counts.failed, skipped: counts.skipped },
      failures: counts.failures.map(failure => hiddenIn(failure, hide)),
    }),
    ...(log.length > 0 && { log }),
    ...(folder && { reports: folder }),
  }
  return { section, ...(reason !== undefined && { reason: hide(reason) }) }
}

const cacheOnly = 'type=cacheonly'

/** Returns how the engine gets the test stage; nothing where it should and there is none. */
function testExport(request: BuildRequest, wanted: boolean, name: string): string | undefined {
  if (!wanted) return cacheOnly
  const kind = engineExport(request)
  if (kind === 'none') return undefined
  return kind === 'image' ? `type=image,push=false,name=${name}` : `type=docker,name=${name}`
}

/** The inputs of the image, for one platform that this machine can run, and without what only describes an image. */
function ofTests(request: BuildRequest, target: string): BuildRequest {
  const { platforms, nativePlatform } = request
  const native = platforms.find(
    platform => nativePlatform !== undefined && samePlatform(platform, nativePlatform),
  )
  const [first] = platforms
  const one = native ?? first
  return {
    ...request,
    target,
    platforms: one === undefined ? [] : [one],
    labels: [],
    annotations: [],
    imageLabels: {},
    imageAnnotations: [],
    provenance: 'false',
    sbom: undefined,
    attests: [],
  }
}

/** Asks the builder which Dockerfile it has read, where that is no file of this machine. */
async function saysCommand(metadataFile: string, target: string): Promise<boolean> {
  const { provenances } = parseMetadata(await readFile(metadataFile, 'utf8'), undefined)
  const text = dockerfileIn(provenances)
  return text !== undefined && hasOwnCommand(readStages(text), target)
}

interface Ended extends TestEnd {
  /** Where the reports are. */
  readonly folder?: string
}

async function inContainer(
  {
    image,
    runs,
    request,
    place,
  }: { image: string; runs: boolean; request: BuildRequest; place: Attempt['place'] },
  tools: Tools,
): Promise<Ended> {
  const paths = request.testReport
  if (!runs && paths.length === 0) return { missing: [] }
  const name = `${place.tag}-test`
  tools.registerCleanup({ kind: keptContainer, name })
  try {
    const tested = runs ? await runContainer({ image, name }, tools) : undefined
    if (!runs) await createContainer(image, name, tools)
    if (paths.length === 0) return { tested, missing: [] }
    const folder = join(tools.host.temp, `buildonce-test-report-${place.tag}`)
    registerFolder(folder, tools)
    await makeFolder(folder)
    const there = await Promise.all(paths.map(path => copyOut(name, path, folder, tools)))
    const missing = paths.filter((_, at) => !there[at])
    return { tested, counts: await readReports(folder), missing, folder }
  } finally {
    await removeContainers([name], tools)
  }
}
