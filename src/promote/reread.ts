import type { StoredManifest } from '../image/manifest.ts'
import type { Digest } from '../image/reference.ts'
import { higherAmong, type VersionLine, versionsOf } from '../image/tag-line.ts'
import { compareVersions } from '../image/tag-version.ts'
import { describe, isExpected } from '../messages/errors.ts'
import { getManifest, headManifest, putManifest } from '../registry/manifests.ts'
import { inParallel } from '../registry/parallel.ts'
import { listTags } from '../registry/tag-list.ts'
import type { Transport } from '../registry/transport.ts'
import type { PromotedTag } from '../stage/record/promote.ts'
import type { Trust } from './evidence/trust.ts'
import { orderOfHeld } from './held-order.ts'
import type { PlannedMove } from './plan.ts'
import { tagRecord } from './tag-record.ts'
import { formatTarget, placeOf } from './target.ts'

/** What a floating tag has to name, by what is known now. */
interface Wanted {
  readonly target: PlannedMove
  readonly line: VersionLine
  readonly stored: StoredManifest
}

/** What was found at a tag: the manifest to set, if any, and why. */
interface Finding {
  readonly reason: string
  readonly wanted?: Wanted
  /** The digest that stays there. */
  readonly now?: Digest
}

/** What the re-reading needs. */
export interface Rereading {
  readonly transport: Transport
  readonly trust: Trust
  readonly done: Map<PlannedMove, PromotedTag>
}

/** So often another release may come in between; then something else is wrong. */
const mostRounds = 8

/**
 * Looks once more after the floating tags that move with versions were written, and puts right what a release at the same
 * time has turned round: a tag that it set to a lower version, and a tag that this run set while a higher version came.
 * After each write everybody looks once more, so the last word has the highest. Notes in `done` what changed, and returns it
 * as warnings.
 *
 * The list of tags is enough where it has the own version: whoever writes a lower one afterwards finds that in his list.
 * The last tag of each repository is read all the same, for those who do not look; all are read where one is not as it
 * was written, a higher version came, or the list says nothing.
 */
export async function putRight(
  written: readonly PlannedMove[],
  { transport, trust, done }: Rereading,
): Promise<string[]> {
  const warnings: string[] = []
  let open = written.flatMap(target =>
    target.follows ? [{ target, line: target.follows, stored: target.next }] : [],
  )
  for (let round = 0; open.length > 0; round++) {
    const again: Wanted[] = []
    const lists = listsOf(open, transport)
    const heads = headsOf(transport)
    const first = round === 0 ? await inDoubt(open, { lists, heads }) : open
    await inParallel(first, 16, async wanted => {
      const { target } = wanted
      try {
        const finding = await reread(wanted, { list: lists.get(placeOf(target)), heads, trust, transport })
        if (finding === undefined) return
        if (round === mostRounds) {
          warnings.push(`${formatTarget(target)} was set by other runs again and again: ${finding.reason}`)
          return
        }
        if (finding.wanted) {
          await putManifest(transport, target.at, finding.wanted.stored, { name: target.tag })
          again.push(finding.wanted)
        }
        warnings.push(`${formatTarget(target)}: ${finding.reason}`)
        note(target, finding, done)
      } catch (error) {
        if (!isExpected(error)) throw error
        warnings.push(`${formatTarget(target)} could not be read once more: ${describe(error)}`)
      }
    })
    open = again
  }
  return warnings
}

type Lists = ReturnType<typeof listsOf>
type Heads = ReturnType<typeof headsOf>

/** Picks the tags that have to be read: all of a repository, or none where its list and its last tag say that nothing came. */
async function inDoubt(
  open: readonly Wanted[],
  { lists, heads }: { readonly lists: Lists; readonly heads: Heads },
): Promise<readonly Wanted[]> {
  const places = [...Map.groupBy(open, ({ target }) => placeOf(target)).values()]
  const doubtful = await Promise.all(
    places.map(async wanted => {
      const last = wanted.at(-1) as Wanted
      const reading = heads(last.target).catch(() => undefined)
      const [tags, now] = await Promise.all([lists.get(placeOf(last.target)), reading])
      const isQuiet = now === last.stored.digest && wanted.every(({ line }) => tags && isHighest(line, tags))
      return isQuiet ? [] : wanted
    }),
  )
  return doubtful.flat()
}

/** Returns whether a list has the version of a line, and none above it. */
function isHighest(line: VersionLine, tags: readonly string[]): boolean {
  const { numbers } = line.version
  // `2` and `2.0` are equal to 2.0.0, but were there before it perhaps.
  const own = versionsOf(line, tags).some(
    ({ version }) => compareVersions(version, line.version) === 0 && version.numbers.length >= numbers.length,
  )
  return own && higherAmong(line, tags) === undefined
}

/** Reads what a tag names, each tag once. */
function headsOf(transport: Transport) {
  const read = new Map<string, Promise<Digest | undefined>>()
  return ({ at, tag }: Pick<PlannedMove, 'at' | 'tag'>) => {
    const key = formatTarget({ at, tag })
    const head = read.get(key) ?? headManifest(transport, at, tag).then(found => found?.digest)
    read.set(key, head)
    return head
  }
}

/** Lists the tags of each repository once; where that is denied the plan has said so. */
function listsOf(open: readonly Wanted[], transport: Transport) {
  const places = new Map(open.map(({ target }) => [placeOf(target), target.at]))
  return new Map(
    [...places].map(([place, at]) => {
      const list = listTags(transport, at).catch((error: unknown) => {
        if (!isExpected(error)) throw error
        return undefined
      })
      return [place, list] as const
    }),
  )
}

interface Reading {
  readonly list: Promise<readonly string[] | undefined> | undefined
  readonly heads: Heads
  readonly trust: Trust
  readonly transport: Transport
}

/** Compares what a tag names with what it has to name; gives nothing where that is one. */
async function reread(
  { target, line, stored }: Wanted,
  { list, heads, trust, transport }: Reading,
): Promise<Finding | undefined> {
  const { at } = target
  const [now, tags] = await Promise.all([heads(target), list])
  if (now === undefined) return undefined
  const higher = tags && higherAmong(line, tags)
  if (higher !== undefined) {
    const { text } = higher.version
    const came = `${text} was released at the same time, and is higher than ${line.version.text}`
    if (now !== stored.digest) return { reason: `${came}: the tag names ${now}, and stays`, now }
    const next = await getManifest(transport, at, higher.tag)
    if (next === undefined || next.digest === now) return undefined
    const wanted = { target, line: { ...line, version: higher.version }, stored: next }
    return { reason: `${came}: the tag is set to ${next.digest}`, wanted }
  }
  if (now === stored.digest) return undefined
  const order = await orderOfHeld({ target, line, digest: now, tags, trust }, transport)
  if (order === 'lower')
    return {
      reason: `another run had set it to a lower version (${now}): it is set to ${line.version.text} again`,
      wanted: { target, line, stored },
    }
  const doubt = order === 'unknown' ? ', of which no version is known' : ''
  return { reason: `another run has set it to ${now}${doubt}, and it stays there`, now }
}

/** Records where a tag is in the end. */
function note(
  target: PlannedMove,
  { reason, wanted, now }: Finding,
  done: Map<PlannedMove, PromotedTag>,
): void {
  const after = wanted?.stored.digest ?? now
  const own = after === target.next.digest
  const outcome = own ? (target.action === 'create' ? 'created' : 'moved') : 'held-back'
  done.set(target, { ...tagRecord(target, outcome, reason), ...(after && { after }) })
}
