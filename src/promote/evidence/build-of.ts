import { isBuildOf } from '../../identity/compare.ts'
import { formatBuiltFrom } from '../../identity/words.ts'
import type { Digest } from '../../image/reference.ts'
import type { BuiltFrom } from '../../stage/record/built-from.ts'
import type { EvidenceSource } from './gate.ts'
import type { EvidenceRecord } from './statement.ts'

/** The build that a commit's image must come from. */
export interface WantedBuild {
  readonly digest: Digest
  readonly commit: string
  /** The pull request of this run: it may take what itself has made. */
  readonly pullRequest?: { readonly number?: number }
}

/** The build as evidence tells of it, or why none of those that evidence tells of will do. */
export type FoundBuild =
  | { readonly builtFrom: BuiltFrom; readonly record: EvidenceRecord }
  | { readonly fault: string /** No evidence tells of any build. */; readonly untold: boolean }

/**
 * Finds what an image was built from. An image counts as the commit's when evidence says so: of exactly this digest, built
 * from this commit without changes, and by no pull request, because what a pull request made is taken by nobody else.
 */
export function buildOf(sources: readonly EvidenceSource[], wanted: WantedBuild): FoundBuild {
  const builds = sources
    .flatMap(({ record }) => {
      const builtFrom = builtFromIn(record, wanted.digest)
      return builtFrom === undefined ? [] : [{ builtFrom, record }]
    })
    .toSorted((a, b) => newestTime(b.record) - newestTime(a.record))
  const faults = builds.map(({ builtFrom }) => faultOf(builtFrom, wanted))
  const good = builds[faults.indexOf(undefined)]
  if (good !== undefined) return good
  const [first] = faults
  return {
    fault: first ?? `nothing says what ${wanted.digest} was built from`,
    untold: first === undefined,
  }
}

/** Returns what a record says an image was built from. */
export function builtFromIn({ build }: EvidenceRecord, digest: Digest): BuiltFrom | undefined {
  return build?.digest === digest ? build.builtFrom : undefined
}

/** Returns whether a record was made by another pull request than this run's. */
export function isOthersPullRequest(record: EvidenceRecord, own: WantedBuild['pullRequest']): boolean {
  const made = record.event.pullRequest ?? record.build?.builtFrom?.pullRequest
  return made !== undefined && (own?.number === undefined || own.number !== made.number)
}

function faultOf(builtFrom: BuiltFrom, { commit, pullRequest }: WantedBuild): string | undefined {
  const { pullRequest: made } = builtFrom
  if (made !== undefined && (pullRequest?.number === undefined || pullRequest.number !== made.number))
    return `it was made by a pull request${made.number === undefined ? '' : ` (${made.number})`}, and what a pull request makes is taken by nobody else`
  if (!isBuildOf(builtFrom, commit))
    return `it was built from ${formatBuiltFrom(builtFrom) || 'an unknown commit'}, not from ${commit}`
  return builtFrom.dirty ? `it holds changes that the commit ${commit} does not have` : undefined
}

function newestTime({ build, scan, smoke }: EvidenceRecord): number {
  const times = [build, scan, smoke].map(section => Date.parse(String(section?.startedAt ?? '')))
  return times.filter(Number.isFinite).reduce((newest, time) => Math.max(newest, time), 0)
}
