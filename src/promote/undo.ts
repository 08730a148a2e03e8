import { describe } from '../errors.ts'
import { putManifest } from '../registry/manifests.ts'
import type { Transport } from '../registry/transport.ts'
import type { PlannedMove } from './plan.ts'
import type { PromotedTag } from './section.ts'
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
