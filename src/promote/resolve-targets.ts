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
import { type Decision, planFor, type ResolvedTarget } from './plan.ts'
import { settleAll } from './settle-all.ts'
import type { Source } from './source.ts'
import {
  formatTarget,
  isInLayout,
  type LayoutTarget,
  placeOf,
  type RegistryTarget,
  sourceAt,
  type Target,
} from './target.ts'
import { readVersions } from './versions.ts'

/**
 * Looks a tag up at its destination. Only a valid 404 means that it does not exist.
 *
 * @throws UserError when the registry's response is not clear, naming the destination.
 */
export async function resolveTarget<T extends Target>(
  target: T,
  transport: Transport,
  { newRepository }: { readonly newRepository: boolean },
): Promise<T & ResolvedTarget> {
  if (isInLayout(target)) return { ...target, ...(await resolveInLayout(target, transport)) }
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

/** An archive is replaced, so nothing in it can conflict. */
async function resolveInLayout(target: LayoutTarget, transport: Transport): Promise<ResolvedTarget> {
  if (isArchive(target.layout) || !(await holdsLayout(target.layout))) return {}
  const entry = (await readEntries(target.layout)).find(each => hasName(each, target))
  if (entry === undefined) return {}
  const saved = await openImage(sourceAt(target), transport).manifest(entry.digest)
  return { before: saved.digest, saved }
}

/** The targets to resolve and the rules of the plan. */
export interface ResolveOptions {
  readonly source: Source
  /** May still be pending: the tags are looked up concurrently. */
  readonly root: StoredManifest | Promise<StoredManifest>
  readonly floating: 'forward' | 'always'
  readonly newRepository: boolean
}

/** Looks up all tags concurrently, with the versions of floating ones, and plans the action for each. */
export async function resolveTargets<T extends Target>(
  targets: readonly T[],
  { source, root, floating, newRepository }: ResolveOptions,
  transport: Transport,
): Promise<(T & ResolvedTarget & Decision)[]> {
  const looking = settleAll(
    targets.map(target => ({
      place: placeOf(target),
      work: resolveTarget(target, transport, { newRepository }),
    })),
  )
  const [found, stored] = await Promise.all([looking, root])
  const { seen, version } = await readVersions(found, { source, root: stored, floating }, transport)
  return planFor(seen, { digest: source.digest, floating, version })
}
