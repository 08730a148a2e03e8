import { type SectionName, sectionNames } from '../stage/names.ts'
import type { Run } from '../stage/record/run.ts'
import type { SizeSection } from '../stage/record/size.ts'

/** A record as the report reads it. */
export type Reported = Run & {
  readonly size?: SizeSection
  readonly errors?: readonly { readonly stage: string; readonly message: string }[]
}

/** One image of the report: its record, and the record of the image it is compared with. */
export interface ImageReport {
  /** Identifies it in the report; only the image's name where that is unique. */
  readonly name: string
  readonly run: Reported
  readonly baseline?: Reported
}

/** One image of the past, for the charts. */
export interface HistoryPoint {
  readonly commit: string
  /** Compressed bytes of the first platform. */
  readonly size?: number
  readonly readySeconds?: number
}

/** An image without a readable record. */
export interface Missing {
  readonly name: string
  /** Why its record cannot be read; absent where there is none. */
  readonly reason?: string
}

/** The data that a page is rendered from. */
export interface View {
  readonly imageReports: readonly ImageReport[]
  /** Images that should have a record and have none that can be read. */
  readonly missing: readonly Missing[]
  /** Oldest first. */
  readonly history: readonly HistoryPoint[]
  /** The run of the page, where no image report has it. */
  readonly about?: Reported
  /** Label of the pull request that accepts growth, named where a budget is exceeded. */
  readonly acceptLabel?: string
}

export type Outcome = 'passed' | 'failed' | 'skipped' | 'error'

/** How one stage of a run ended. */
export interface Ended {
  readonly stage: SectionName
  readonly outcome: Outcome
  readonly seconds?: number
  readonly reason?: string
}

/** Lists the stages that ran, in their order; one that could not be run is an error and not a missing row. */
export function stagesOf(run: Reported): Ended[] {
  return sectionNames.flatMap((stage): Ended[] => {
    const error = run.errors?.find(candidate => candidate.stage === stage)
    if (error) return [{ stage, outcome: 'error', reason: error.message }]
    const section = run[stage]
    if (section === undefined) return []
    const { status, seconds, reason } = section
    return [{ stage, outcome: status, seconds, ...(reason !== undefined && { reason }) }]
  })
}

/** Returns the first stage that failed; later failures are mostly its consequence. */
export function firstFailure(run: Reported): Ended | undefined {
  return stagesOf(run).find(({ outcome }) => outcome === 'failed' || outcome === 'error')
}

/** Returns whether a record says nothing about an image, neither good nor bad: none was built, checked or promoted. */
export function saysNothing(run: Reported): boolean {
  const about = ['build', 'size', 'scan', 'smoke', 'promote'] as const
  return about.every(name => run[name] === undefined) && firstFailure(run) === undefined
}

/** Returns whether anything in the view failed. */
export function hasFailed({ imageReports, missing }: View): boolean {
  return missing.length > 0 || imageReports.some(({ run }) => firstFailure(run) !== undefined)
}

/** Returns the record with commit, pull request and run of a page: those of its image reports agree. */
export function aboutOf({ imageReports, about }: View): Reported | undefined {
  return imageReports[0]?.run ?? about
}

/** Returns the display name of a record's image: the last part of its repository, else of its project. */
export function imageName(run: Reported): string {
  const repository = run.tags?.images[0] ?? registryOf(run) ?? run.project
  return repository.split('/').at(-1) || run.project || 'image'
}

/** Returns the full repository of a record's image, where it has one. */
export function repositoryOf(run: Reported): string | undefined {
  return run.tags?.images[0] ?? registryOf(run)
}

/** Returns whether the image of a record is known; a run that failed before its tags stage has only a project. */
export function isNamed(run: Reported): boolean {
  return repositoryOf(run) !== undefined || run.build !== undefined || run.tags?.status === 'passed'
}

/** Lists the platforms that a record's image was built for, or should have been; none when that is not known. */
export function platformsOf({ build }: Reported): string[] {
  const built = (build?.platforms ?? []).map(({ platform }) => platform)
  return [...new Set(built.length > 0 ? built : (build?.askedPlatforms ?? []))]
}

/** Lists records by name; several records of one image are distinguished by their platforms. */
export function toImageReports(
  records: readonly Reported[],
  baselines: readonly Reported[] = [],
): ImageReport[] {
  const images = records.map(imageName)
  const used = new Map<string, number>()
  return records
    .map(run => {
      const image = imageName(run)
      const shared = images.filter(other => other === image).length > 1
      const baseline = baselines.find(candidate => imageName(candidate) === image)
      return { name: shared ? [image, ...platformsOf(run).slice(0, 2)].join(' ') : image, run, baseline }
    })
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
    .map(({ name, run, baseline }) => {
      const count = (used.get(name) ?? 0) + 1
      used.set(name, count)
      return { name: count === 1 ? name : `${name} (${count})`, run, ...(baseline && { baseline }) }
    })
}

function registryOf({ build }: Reported): string | undefined {
  return build?.source?.kind === 'registry' ? build.source.repository : undefined
}
