import { describe } from '../errors.ts'
import { putManifest } from '../registry/manifests.ts'
import type { Transport } from '../registry/transport.ts'
import type { PlannedMove } from './plan.ts'
import type { PromotedTag } from './section.ts'
import { tagRecord } from './tag-record.ts'

/**
 * Puts the saved manifests back under the tags that moved, the newest move first, and notes in `done` how each ended. Tells
 * how the whole promotion ended by that.
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
      // A tag that did not exist cannot be taken away: deleting its manifest would take all tags of that digest.
      whole = false
      continue
    }
    try {
      await putManifest(transport, target.at, saved, { name: target.tag })
      done.set(target, { ...tagRecord(target, 'not-reached', 'moved, and moved back'), after: saved.digest })
    } catch (error) {
      whole = false
      done.set(target, {
        ...(done.get(target) as PromotedTag),
        reason: `it is not known where it is: it could not be moved back: ${describe(error)}`,
      })
    }
  }
  if (moved.length > 0) return whole ? 'rolled-back' : 'partial'
  return [...done.values()].some(({ outcome }) => outcome === 'created') ? 'partial' : 'unknown-state'
}
