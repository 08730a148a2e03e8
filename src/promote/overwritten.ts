import type { Digest } from '../image/reference.ts'
import { describe, isExpected } from '../messages/errors.ts'
import { headManifest } from '../registry/manifests.ts'
import { inParallel } from '../registry/parallel.ts'
import type { Transport } from '../registry/transport.ts'
import type { PlannedMove } from './plan.ts'
import { formatTarget } from './target.ts'

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
