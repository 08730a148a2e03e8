import type { Digest } from '../image/reference.ts'
import { describe, isExpected } from '../messages/errors.ts'
import { headManifest, putManifest } from '../registry/manifests.ts'
import type { Transport } from '../registry/transport.ts'
import type { PromotedTag } from '../stage/record/promote.ts'
import type { PlannedMove } from './plan.ts'
import { tagRecord } from './tag-record.ts'

/**
 * Writes the saved manifests under the tags that moved, the newest move first, and records the outcomes in `done`.
 * Returns the outcome of the whole promotion.
 */
export async function undo(
  moved: readonly PlannedMove[],
  transport: Transport,
  done: Map<PlannedMove, PromotedTag>,
): Promise<'rolled-back' | 'partial' | 'unknown-state'> {
  let whole = true
  for (const target of [...moved].reverse()) {
    const { saved } = target
    if (saved === undefined) {
      // A created tag cannot be removed: deleting its manifest would remove all tags of that digest.
      whole = false
      continue
    }
    const other = await setByOthers(target, transport)
    if (other !== undefined) {
      const reason = 'moved; another run has set it since, and it stays there'
      done.set(target, { ...tagRecord(target, 'not-reached', reason), after: other })
      continue
    }
    try {
      await putManifest(transport, target.at, saved, { name: target.tag })
      done.set(target, { ...tagRecord(target, 'not-reached', 'moved, and moved back'), after: saved.digest })
    } catch (error) {
      whole = false
      done.set(target, {
        ...(done.get(target) as PromotedTag),
        reason: `its state is not known: it could not be moved back: ${describe(error)}`,
      })
    }
  }
  if (moved.length > 0) return whole ? 'rolled-back' : 'partial'
  return [...done.values()].some(({ outcome }) => outcome === 'created') ? 'partial' : 'unknown-state'
}

/** Gives the digest that somebody else has put under a tag since it was looked up; what cannot be read is still ours. */
async function setByOthers(
  { at, tag, next, saved }: PlannedMove,
  transport: Transport,
): Promise<Digest | undefined> {
  const now = await headManifest(transport, at, tag).catch((error: unknown) => {
    if (!isExpected(error)) throw error
    return undefined
  })
  return now === undefined || now.digest === next.digest || now.digest === saved?.digest
    ? undefined
    : now.digest
}
