import type { Digest } from '../image/reference.ts'
import type { MeasuredBaseline } from '../stage/record/size.ts'
import type { Facts } from '../stage/stage.ts'

/** The queries to Git; a shallow clone returns less. */
export interface Commits {
  /** Parents of a commit, first parent first; nothing when the clone does not have the commit. */
  parents(commit: string): Promise<readonly string[] | undefined>
  mergeBase(one: string, other: string): Promise<string | undefined>
  /** The commit and its first parents, nearest first, at most `most`. */
  line(commit: string, most: number): Promise<readonly string[]>
}

/** Earlier images: by commit, or by the moving tag of a branch. */
export interface PastImages {
  ofCommit(commit: string): Promise<PastImage | undefined>
  ofBranch(branch: string): Promise<PastImage | undefined>
}
export interface PastImage {
  readonly reference: string
  readonly digest: Digest
}

/** The baseline image, or why there is none. */
export type FoundBaseline =
  | { readonly against: MeasuredBaseline & { readonly digest: Digest } }
  | { readonly noBaseline: string }

/** Maximum number of first parents that are checked for an image. */
const farthest = 50

/** Concurrent lookups. */
const atOnce = 8

type Event = Pick<Facts, 'commit' | 'headCommit' | 'pullRequest' | 'branch' | 'defaultBranch'>

/**
 * Finds what a change is compared with. A pull request is checked out as a merge commit, whose first parent is the base
 * it was merged with: newer than the merge base, and newer than the base that the event names. Comparing with those
 * would attribute other changes to this one. From there the nearest first parent that has an image is used, then the
 * moving tag of the branch.
 */
export async function findBaseline(
  event: Event,
  commits: Commits,
  images: PastImages,
): Promise<FoundBaseline> {
  const branch = event.pullRequest?.baseBranch ?? event.branch ?? event.defaultBranch
  const start = await startOf(event, commits)
  if (start !== undefined) {
    const line = await commits.line(start.commit, farthest + 1)
    const candidates = line.length === 0 ? [start.commit] : line
    const found = await nearest(candidates, images)
    if (found !== undefined) {
      const { image, distance, commit } = found
      return { against: { ...image, commit, distance, how: start.how, ...(branch && { branch }) } }
    }
  }
  const moving = branch === undefined ? undefined : await images.ofBranch(branch)
  if (moving !== undefined) return { against: { ...moving, how: 'branch-tag', ...(branch && { branch }) } }
  if (start === undefined && event.pullRequest === undefined && (await isFirst(event, commits)))
    return { noBaseline: 'This is the first commit, so there is no earlier image to compare with.' }
  return { noBaseline: await reason(branch, start?.commit, commits) }
}

/** Returns the commit that the change starts from, and how it was found. */
export async function startOf(
  { commit, headCommit, pullRequest }: Event,
  commits: Commits,
): Promise<{ commit: string; how: 'merge-parent' | 'merge-base' | 'previous' } | undefined> {
  if (commit === undefined) return undefined
  const [first, second, ...more] = (await commits.parents(commit)) ?? []
  if (pullRequest === undefined) return first === undefined ? undefined : { commit: first, how: 'previous' }
  if (first !== undefined && second === headCommit && more.length === 0)
    return { commit: first, how: 'merge-parent' }
  const { baseBranch, baseCommit } = pullRequest
  const tip = baseBranch === undefined ? [] : [`refs/remotes/origin/${baseBranch}`]
  const bases = [...tip, ...(baseCommit === undefined ? [] : [baseCommit])]
  for (const base of bases) {
    const found = await commits.mergeBase(headCommit ?? commit, base)
    if (found !== undefined) return { commit: found, how: 'merge-base' }
  }
  return undefined
}

/** A commit that names no parents, where the clone has it, is the first of its history. */
async function isFirst({ commit }: Event, commits: Commits): Promise<boolean> {
  return commit !== undefined && (await commits.parents(commit))?.length === 0
}

async function nearest(commits: readonly string[], images: PastImages) {
  for (let at = 0; at < commits.length; at += atOnce) {
    const group = commits.slice(at, at + atOnce)
    const found = await Promise.all(group.map(commit => images.ofCommit(commit)))
    const index = found.findIndex(image => image !== undefined)
    const image = found[index]
    if (image !== undefined) return { image, distance: at + index, commit: group[index] as string }
  }
  return undefined
}

async function reason(
  branch: string | undefined,
  start: string | undefined,
  commits: Commits,
): Promise<string> {
  const of = branch === undefined ? '' : ` for \`${branch}\``
  if (start === undefined)
    return `The commit that the change starts from is not in this clone, and no image was found${of}: check out with more history (fetch-depth).`
  const line = await commits.line(start, farthest + 1)
  const looked = line.length
  const where = `of \`${start.slice(0, 7)}\``
  if (looked > farthest)
    return `No image was found${of} within ${farthest} commits ${where}, so there is nothing to compare with.`
  return `No image was found${of} at ${looked <= 1 ? 'the commit' : `the ${looked} commits`} of this clone's history ${where}, so there is nothing to compare with.`
}
