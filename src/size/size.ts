import { pairPlatforms } from '../image/platform.ts'
import type { Digest } from '../image/reference.ts'
import { bytes, movement } from '../image/units.ts'
import type { Values } from '../inputs/table.ts'
import { UserError } from '../messages/errors.ts'
import type { Timed } from '../stage/record/section.ts'
import type { MeasuredBaseline, SizeSection } from '../stage/record/size.ts'
import type { Stage } from '../stage/stage.ts'
import type { ImageReader } from '../store/image-reader.ts'
import { checkBudgets, excess } from './budgets.ts'
import { countingReader } from './counting-reader.ts'
import type { sizeInputs } from './inputs.ts'
import { createLayerReader } from './layer-reader.ts'
import { unmetLimits } from './limits.ts'
import { openListings } from './listing-cache.ts'
import { type LoadedPlatform, loadPlatforms } from './load-platforms.ts'
import { measure, removed } from './measure.ts'

/** A readable image. */
export interface Readable {
  readonly digest: Digest
  readonly reader: ImageReader
}

/** What is measured: the image, and its baseline. */
export type SizeRequest = Values<typeof sizeInputs> & {
  readonly image: Readable
  readonly against?: Readable & MeasuredBaseline
  /** Why there is no baseline, in one sentence. */
  readonly noBaseline?: string
  /** Labels of the pull request. */
  readonly labels: readonly string[]
  /** Layers of the base image, where it is known; waited for after the layers. */
  readonly base?: BaseLayers | Promise<BaseLayers | undefined> | undefined
  /** The same for the baseline. */
  readonly baseBefore?: BaseLayers | Promise<BaseLayers | undefined> | undefined
}

/** Diff IDs by platform. */
export type BaseLayers = Readonly<Record<string, readonly Digest[]>>

/** Measures an image: its sizes, the changes since the baseline and their causes, and whether the limits are met. */
export const size: Stage<SizeRequest, Timed<SizeSection>> = async (request, tools) => {
  const started = tools.now()
  const image = countingReader(request.image.reader)
  const other = request.against && countingReader(request.against.reader)
  const [after, found] = await Promise.all([
    loadPlatforms(image.reader, request.image.digest),
    request.against && other ? loadBaseline(request.against, other.reader) : undefined,
  ])
  const against = found === undefined || 'noBaseline' in found ? undefined : request.against
  const before = found === undefined || 'noBaseline' in found ? [] : found.platforms
  const noBaseline = found !== undefined && 'noBaseline' in found ? found.noBaseline : request.noBaseline
  const pairs = pairPlatforms(after, before)
  const gone = new Set(before).difference(new Set(pairs.values()))
  const cache =
    request.diff === 'waste' ? await openListings(layersIn([...after, ...before]), tools) : undefined
  const layers = createLayerReader(
    { after: image.reader, before: other?.reader },
    {
      limit: request.diffLimit,
      signal: tools.signal,
      ...(cache && { known: cache.known }),
    },
  )
  const platforms = await Promise.all([
    ...after.map(platform =>
      measure(platform, pairs.get(platform), {
        diff: request.diff,
        compared: against ? 'compared' : 'first',
        layers,
        bases: Promise.all([request.base, request.baseBefore]).then(([base, baseBefore]) => ({
          base: base?.[platform.platform] ?? [],
          baseBefore: baseBefore?.[pairs.get(platform)?.platform ?? platform.platform] ?? [],
        })),
      }),
    ),
    ...[...gone].map(removed),
  ])
  await cache?.store(layers.read())
  const budgets = platforms.flatMap(platform => checkBudgets(platform, request))
  const failed = budgets.filter(({ outcome }) => outcome === 'failed')
  // Limits are not met when nothing was measured.
  const reasons =
    after.length === 0
      ? [`${request.image.digest} has no image that runs, so nothing was measured`]
      : failed.map(excess)
  for (const { platform, size: now, before: then, pull } of platforms)
    tools.log.info(
      `${platform}: ${bytes(now)}${then === undefined ? '' : `, ${movement(now, then)}`}${pull === undefined ? '' : `, ${bytes(pull)} new to pull`}`,
    )
  for (const budget of budgets)
    if (budget.label !== undefined) tools.log.info(`${excess(budget)}: accepted by the label ${budget.label}`)
  return {
    status: reasons.length > 0 ? 'failed' : 'passed',
    ...(reasons.length > 0 && { reason: reasons.join('. ').slice(0, 4000) }),
    ...warningsOf([
      ...budgets.filter(({ outcome }) => outcome === 'warned').map(excess),
      ...unmetLimits(
        request,
        after.map(({ platform }) => platform),
      ),
    ]),
    digest: request.image.digest,
    ...(against && { baseline: baselineOf(against) }),
    ...(!against && { noBaseline: noBaseline ?? 'There is nothing to compare with.' }),
    platforms,
    budgets,
    cost: {
      requests: image.cost.requests + (other?.cost.requests ?? 0),
      bytes: image.cost.bytes + (other?.cost.bytes ?? 0),
      seconds: Math.round(tools.now() - started) / 1000,
    },
  }
}

/** Reads the baseline; one that the user did not name and that cannot be read is not an error. */
async function loadBaseline(
  { digest, how, reference }: Readable & MeasuredBaseline,
  reader: ImageReader,
): Promise<{ readonly platforms: readonly LoadedPlatform[] } | { readonly noBaseline: string }> {
  try {
    return { platforms: await loadPlatforms(reader, digest) }
  } catch (error) {
    if (how === 'given' || !(error instanceof UserError)) throw error
    return { noBaseline: `${reference} cannot be compared with: ${error.message}`.slice(0, 4000) }
  }
}

function baselineOf({ reader: _, ...baseline }: Readable & MeasuredBaseline): MeasuredBaseline {
  return baseline
}

function layersIn(platforms: readonly LoadedPlatform[]): Digest[] {
  return platforms.flatMap(({ manifest }) => manifest.layers.map(({ digest }) => digest))
}

function warningsOf(warnings: readonly string[]): { warnings?: string[] } {
  return warnings.length === 0 ? {} : { warnings: warnings.map(warning => warning.slice(0, 4000)) }
}
