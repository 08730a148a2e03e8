import { UserError } from '../errors.ts'
import { hasName } from '../image/layout.ts'
import type { StoredManifest } from '../image/manifest.ts'
import { RegistryError } from '../registry/error.ts'
import { getManifest, headManifest } from '../registry/manifests.ts'
import type { Transport } from '../registry/transport.ts'
import { openImage } from '../store/image-reader.ts'
import { readEntries } from '../store/layout/layout-store.ts'
import { holdsLayout } from '../store/layout/write-folder.ts'
import { isArchive } from '../store/layout/write-layout.ts'
import type { State } from './plan.ts'
import {
  formatTarget,
  isInLayout,
  type LayoutTarget,
  type RegistryTarget,
  sourceAt,
  type Target,
} from './target.ts'

/** How a target was found, with the bytes of what a floating tag names: they are what a rollback puts back. */
export interface Seen extends State {
  readonly saved?: StoredManifest
}

/**
 * Looks a tag up at its destination. Only a clean 404 means that it is not there.
 *
 * @throws UserError when the registry does not say clearly, naming the destination.
 */
export async function lookAt<T extends Target>(
  target: T,
  transport: Transport,
  { newRepository }: { readonly newRepository: boolean },
): Promise<T & Seen> {
  if (isInLayout(target)) return { ...target, ...(await lookInLayout(target, transport)) }
  try {
    const { at, tag } = target as RegistryTarget
    if (target.class === 'immutable') {
      const head = await headManifest(transport, at, tag)
      return { ...target, ...(head && { before: head.digest }) }
    }
    const saved = await getManifest(transport, at, tag)
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

/** An archive is written anew, so nothing in it stands in the way. */
async function lookInLayout(target: LayoutTarget, transport: Transport): Promise<Seen> {
  if (isArchive(target.layout) || !(await holdsLayout(target.layout))) return {}
  const entry = (await readEntries(target.layout)).find(each => hasName(each, target))
  if (entry === undefined) return {}
  const saved = await openImage(sourceAt(target), transport).manifest(entry.digest)
  return { before: saved.digest, saved }
}
