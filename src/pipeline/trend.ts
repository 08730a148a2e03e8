import { sizeOf } from '../image/size.ts'
import { openTransport } from '../registry/open-transport.ts'
import { inParallel } from '../registry/parallel.ts'
import type { Transport } from '../registry/transport.ts'
import type { HistoryPoint } from '../report/view.ts'
import { gitCommits } from '../size/git.ts'
import { loadPlatforms } from '../size/load-platforms.ts'
import { pastImages, type TagNames } from '../size/past-images.ts'
import type { Run } from '../stage/record/run.ts'
import type { Facts, Tools } from '../stage/stage.ts'
import { openImage } from '../store/image-reader.ts'
import { recordOf } from './baseline.ts'
import { tagNamesOf } from './commit-tags.ts'

/** Maximum number of images: each needs six small requests, eight where its record has no size. */
const most = 20
const usual = 10

/** Timeout in milliseconds: with a slow registry the charts are omitted. */
const longest = 15_000

type Event = Pick<Facts, 'branch' | 'defaultBranch' | 'pullRequest'>

/** Returns the number of earlier images: from the input, else a default on the default branch only. */
export function trendLength(asked: number | undefined, event: Event): number {
  const { branch, defaultBranch, pullRequest } = event
  const main = pullRequest === undefined && branch !== undefined && branch === defaultBranch
  return Math.min(asked ?? (main ? usual : 0), most)
}

/**
 * Returns size and time to ready of the images that the commits before this one have in the registry (`sha-<commit>`),
 * oldest first and this run's own last. Missing images and commits are skipped.
 */
export async function trendOf(
  record: Run,
  asked: number | undefined,
  tools: Tools,
): Promise<readonly HistoryPoint[]> {
  const { facts, workspace } = tools.host
  const length = trendLength(asked, facts)
  const repository = record.tags?.images[0]
  const { commit } = facts
  if (length === 0 || repository === undefined || commit === undefined) return []
  const [, ...earlier] = await gitCommits(tools.exec, workspace).line(commit, length + 1)
  const signal = AbortSignal.any([tools.signal, AbortSignal.timeout(longest)])
  const transport = openTransport({ ...tools, signal })
  const names = tagNamesOf(record)
  const past = await inParallel(earlier, 8, commit =>
    pointOf(commit, { repository, transport, names }, tools).catch((error: Error) => {
      tools.log.debug(`no image of ${commit} for the charts: ${error.message}`)
      return undefined
    }),
  )
  return [...past.flatMap(found => found ?? []).reverse(), point(record.commit ?? commit, record)]
}

interface Lookup {
  readonly repository: string
  readonly transport: Transport
  readonly names: TagNames | undefined
}

async function pointOf(
  commit: string,
  { repository, transport, names }: Lookup,
  tools: Tools,
): Promise<HistoryPoint | undefined> {
  const image = await pastImages(repository, transport, names).ofCommit(commit)
  if (image === undefined) return undefined
  const { digest } = image
  const source = { kind: 'registry', repository } as const
  const known = point(commit, await recordOf({ digest, source, transport }, tools))
  if (known.size !== undefined) return known
  const [first] = await loadPlatforms(openImage(source, transport), digest)
  return first === undefined ? known : { ...known, size: sizeOf(first.manifest) }
}

/** The time to ready of an emulated platform is not comparable. */
function point(commit: string, record: Run | undefined): HistoryPoint {
  const size = record?.size?.platforms.find(({ state }) => state !== 'removed')?.size
  const ready = record?.smoke?.platforms.find(({ emulated }) => !emulated)?.readySeconds
  return {
    commit,
    ...(size !== undefined && { size }),
    ...(ready !== undefined && { readySeconds: ready }),
  }
}
