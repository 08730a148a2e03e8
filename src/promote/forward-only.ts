import type { StoredManifest } from '../image/manifest.ts'
import { readTag } from '../image/tag.ts'
import { asksImage, linesOf, type TagOfRelease } from '../image/tag-follow.ts'
import type { VersionLine } from '../image/tag-line.ts'
import type { Transport } from '../registry/transport.ts'
import { openImage } from '../store/image-reader.ts'
import type { CommitOrder } from './commit-ancestry.ts'
import type { Trust } from './evidence/trust.ts'
import { behindCommit, heldCommits } from './forward-only-commit.ts'
import { behindVersion, explainPreRelease, tagsAt } from './forward-only-version.ts'
import { versionTagOf } from './held-order.ts'
import { readLabel } from './label.ts'
import type { ResolvedTarget } from './plan.ts'
import { versionLabel } from './read-held-version.ts'
import { repositoryHolding, type Source } from './source.ts'
import { placeOf, type Target } from './target.ts'

/** What is promoted, and what the order of versions and commits is found by. */
export interface Promoted {
  readonly source: Source
  readonly root: StoredManifest
  readonly trust: Trust
  readonly commits: CommitOrder
  /** The tag that names the image to promote. */
  readonly named?: string
  /** The Git tag of the run, where GitHub's release of it is marked as a pre-release. */
  readonly preRelease?: string
}

/** The targets with the versions that they move with, those that must stay with the reason, and what people should know. */
export interface HeldBack<T> {
  readonly targets: readonly (T & { readonly follows?: VersionLine; readonly stays?: string })[]
  readonly warnings: readonly string[]
  readonly notes: readonly string[]
}

/**
 * Finds the floating tags that would move backwards: to a lower version than the repository has, or to a commit that the
 * one they hold descends from. Only for tags that would move anything is asked.
 */
export async function holdBack<T extends Target & ResolvedTarget>(
  found: readonly T[],
  promoted: Promoted,
  transport: Transport,
): Promise<HeldBack<T>> {
  const { trust, commits } = promoted
  const { digest } = promoted.source
  const moving = (target: T) => target.class === 'floating' && target.before !== digest
  const tags = found.map(
    ({ tag, class: kind, line, branch }): TagOfRelease => ({ tag, class: kind, line, branch }),
  )
  // What a rule gives to the branch has no version but one that is promoted beside it.
  const asking = tags.filter(
    (_, n) => found[n]?.class === 'immutable' || (moving(found[n] as T) && !found[n]?.branch),
  )
  const own = asksImage(asking) ? await ownVersion(promoted, transport) : undefined
  const lines = linesOf(tags, own)
  const warnings = new Set<string>()
  const notes = new Set<string>()
  const lists = new Map<string, Promise<readonly string[] | undefined>>()
  const listAt = (target: T) => {
    const place = placeOf(target)
    const list = lists.get(place) ?? tagsAt(target, warnings, transport)
    lists.set(place, list)
    return list
  }
  const heldBy = new Map<string, Promise<string[]>>()
  const commitsAt = (target: T & { readonly saved: StoredManifest }) => {
    const image = `${placeOf(target)}@${target.saved.digest}`
    const held =
      heldBy.get(image) ?? heldCommits({ target, stored: target.saved, trust, ref: commits.ref }, transport)
    heldBy.set(image, held)
    return held
  }
  const targets = await Promise.all(
    found.map(async target => {
      if (!moving(target)) return target
      const follows = lines.get(target.tag)
      if (follows) {
        const stays =
          explainPreRelease(target, follows, promoted.preRelease) ??
          (await behindVersion(target, follows, { list: await listAt(target), trust }, transport))
        return { ...target, follows, ...(stays !== undefined && { stays }) }
      }
      const { saved, branch } = target
      if (!branch || saved === undefined) return target
      const held = await commitsAt({ ...target, saved })
      const stays = await behindCommit(target, held, { order: commits, notes })
      return stays === undefined ? target : { ...target, stays }
    }),
  )
  return { targets, warnings: [...warnings], notes: [...notes] }
}

/**
 * Finds the version of an image that is promoted without a version tag: by the tag that names it, by its label, else by the
 * version tags that its repository gives it.
 */
async function ownVersion(
  { source, root, named }: Promoted,
  transport: Transport,
): Promise<string | undefined> {
  if (named !== undefined && readTag(named) !== undefined) return named
  const label = await readLabel(root, openImage(source.source, transport), versionLabel)
  if (label !== undefined && readTag(label) !== undefined) return label
  const home = repositoryHolding(source)
  return home && versionTagOf({ at: home, digest: source.digest }, transport)
}
