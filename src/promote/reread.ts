import { describe, isExpected } from '../errors.ts'
import type { StoredManifest } from '../image/manifest.ts'
import type { Digest } from '../image/reference.ts'
import { higherAmong, type VersionLine } from '../image/tag-line.ts'
import { getManifest, headManifest, putManifest } from '../registry/manifests.ts'
import { inParallel } from '../registry/parallel.ts'
import { listTags } from '../registry/tag-list.ts'
import type { Transport } from '../registry/transport.ts'
import type { Trust } from './evidence/trust.ts'
import { orderOfHeld } from './held-order.ts'
import type { PlannedMove } from './plan.ts'
import type { PromotedTag } from './section.ts'
import { tagRecord } from './tag-record.ts'
import { formatTarget, placeOf } from './target.ts'

/** An immutable tag that another run has set to another digest. */
export interface Overwritten {
  readonly target: PlannedMove
  readonly now: Digest
}

/**
 * Reads the immutable tags that were created once more: of two runs that set one at the same time the slower has it, and no
 * registry tells the other. What cannot be read is a warning: the registry has said that it took the tag.
 */
export async function overwritten(
  created: readonly PlannedMove[],
  transport: Transport,
): Promise<{ readonly lost: readonly Overwritten[]; readonly warnings: readonly string[] }> {
  const read = await inParallel(created, 16, async target => {
    try {
      const now = (await headManifest(transport, target.at, target.tag))?.digest
      return now === undefined || now === target.next.digest ? undefined : { target, now }
    } catch (error) {
      if (!isExpected(error)) throw error
      return `${formatTarget(target)} could not be read once more: ${describe(error)}`
    }
  })
  return {
    lost: read.filter(one => typeof one === 'object'),
    warnings: read.filter(one => typeof one === 'string'),
  }
}

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
 * Reads the floating tags that move with versions once more after they were written, with the list of tags, and puts right
 * what a release at the same time has turned round: a tag that it set to a lower version, and a tag that this run set while
 * a higher version came. After each write everybody looks once more at what is there, so the last word has the highest.
 * Notes in `done` what changed, and returns it as warnings.
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
    await inParallel(open, 16, async wanted => {
      const { target } = wanted
      try {
        const finding = await reread(wanted, { list: lists.get(placeOf(target)), trust, transport })
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
  readonly trust: Trust
  readonly transport: Transport
}

/** Compares what a tag names with what it has to name; gives nothing where that is one. */
async function reread(
  { target, line, stored }: Wanted,
  { list, trust, transport }: Reading,
): Promise<Finding | undefined> {
  const { at, tag } = target
  const [head, tags] = await Promise.all([headManifest(transport, at, tag), list])
  const now = head?.digest
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
