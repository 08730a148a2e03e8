import type { StoredManifest } from '../image/manifest.ts'
import { UserError } from '../messages/errors.ts'
import { RegistryError } from '../registry/error.ts'
import { getManifest, headManifest } from '../registry/manifests.ts'
import type { Transport } from '../registry/transport.ts'
import type { Promoted } from './forward-only.ts'
import { type Decision, planFor, type ResolvedTarget } from './plan.ts'
import { settleAll } from './settle-all.ts'
import type { Source } from './source.ts'
import { formatTarget, isInLayout, placeOf, type RegistryTarget, type Target } from './target.ts'

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
  if (isInLayout(target)) {
    const { resolveInLayout } = await import('./layout-tags.ts')
    return { ...target, ...(await resolveInLayout(target, transport)) }
  }
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

/** What the targets are resolved for. */
export interface ResolveOptions extends Omit<Promoted, 'root'> {
  readonly source: Source
  /** May still be pending: the tags are looked up concurrently. */
  readonly root: StoredManifest | Promise<StoredManifest>
  readonly floating: 'forward' | 'always'
  readonly newRepository: boolean
}

/** What shall happen to each target, and what people should know about how that was found. */
export interface Resolved<T> {
  readonly plan: (T & ResolvedTarget & Decision)[]
  readonly warnings: readonly string[]
  readonly notes: readonly string[]
}

/** Looks all tags up at the same time, finds those that must not move, and decides what shall happen to each. */
export async function resolveTargets<T extends Target>(
  targets: readonly T[],
  { root, floating, newRepository, ...promoted }: ResolveOptions,
  transport: Transport,
): Promise<Resolved<T>> {
  const looking = settleAll(
    targets.map(target => ({
      place: placeOf(target),
      work: resolveTarget(target, transport, { newRepository }),
    })),
  )
  const [found, stored] = await Promise.all([looking, root])
  const policy = { digest: promoted.source.digest, floating }
  const { digest } = policy
  const moving = found.some(target => target.class === 'floating' && target.before !== digest)
  if (floating === 'always' || !moving) return { plan: planFor(found, policy), warnings: [], notes: [] }
  const { holdBack } = await import('./forward-only.ts')
  const { targets: ordered, ...said } = await holdBack(found, { ...promoted, root: stored }, transport)
  return { plan: planFor(ordered, policy), ...said }
}
