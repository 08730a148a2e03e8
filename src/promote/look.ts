import { UserError } from '../errors.ts'
import type { StoredManifest } from '../image/manifest.ts'
import { RegistryError } from '../registry/error.ts'
import { getManifest, headManifest } from '../registry/manifests.ts'
import type { Transport } from '../registry/transport.ts'
import type { Looked } from './plan.ts'
import { formatTarget, type Target } from './target.ts'

/** A target as it was found, with the bytes of what a floating tag names: they are what a rollback puts back. */
export interface Seen extends Looked {
  readonly saved?: StoredManifest
}

/**
 * Looks a tag up at its destination. Only a clean 404 means that it is not there.
 *
 * @throws UserError when the registry does not say clearly, naming the destination.
 */
export async function lookAt(
  target: Target,
  transport: Transport,
  { newRepository }: { readonly newRepository: boolean },
): Promise<Seen> {
  try {
    if (target.class === 'immutable') {
      const head = await headManifest(transport, target.at, target.tag)
      return { ...target, ...(head && { before: head.digest }) }
    }
    const saved = await getManifest(transport, target.at, target.tag)
    return { ...target, ...(saved && { before: saved.digest, saved }) }
  } catch (cause) {
    if (newRepository && cause instanceof RegistryError && (cause.status === 403 || cause.status === 401))
      return target
    throw new UserError(`destination ${formatTarget(target)}: it is not known whether the tag exists`, {
      cause,
      hint: cause instanceof UserError ? cause.hint : undefined,
    })
  }
}
