import type { StoredManifest } from '../image/manifest.ts'
import type { Digest } from '../image/reference.ts'
import { readFloating } from '../image/tag.ts'
import type { VersionLine } from '../image/tag-line.ts'
import { formatTarget, type RegistryTarget, type Target } from './target.ts'

/** The state of a target. */
export interface State {
  /** Absent when the registry clearly said that there is no such tag. */
  readonly before?: Digest
  /** The versions that a floating tag moves with, when it would move. */
  readonly follows?: VersionLine
  /** Why a floating tag must stay where it is. */
  readonly stays?: string
}

/** The state of a target, with the manifest that a floating tag names: a rollback writes it again. */
export interface ResolvedTarget extends State {
  readonly saved?: StoredManifest
}

/** The planned action for a target. */
export interface Decision {
  readonly action: 'create' | 'move' | 'keep' | 'hold-back' | 'refuse'
  readonly reason?: string
}

/** A target with its state and its planned action. */
export type Planned = Target & State & Decision

/** A planned target; one of a rollback has its own previous digest. */
export type PlannedTag = Planned & { readonly next?: Pick<StoredManifest, 'digest'> }

/** A planned target at a registry with the manifest it gets, and what is needed to undo it. */
export type PlannedMove = RegistryTarget & ResolvedTarget & Decision & { readonly next: StoredManifest }

/** The rules of the plan. */
export interface Policy {
  readonly digest: Digest
  readonly floating: 'forward' | 'always'
}

/** Plans the action for each target; the order is kept. */
export function planFor<T extends Target & State>(looked: readonly T[], policy: Policy): (T & Decision)[] {
  return looked.map(target => ({ ...target, ...decide(target, policy) }))
}

/** Splits the targets into the steps of writing: immutable, floating, and `latest` last. */
export function stepsOf<T extends Planned>(plan: readonly T[]): T[][] {
  const written = plan.filter(({ action }) => action === 'create' || action === 'move')
  const step = (target: T) =>
    target.class === 'immutable' ? 0 : readFloating(target.tag)?.numbers.length === 0 ? 2 : 1
  return [0, 1, 2].map(n => written.filter(target => step(target) === n)).filter(list => list.length > 0)
}

function decide(target: Target & State, { digest, floating }: Policy): Decision {
  const { before, class: kind, stays } = target
  if (before === digest) return { action: 'keep' }
  if (kind === 'immutable' && before !== undefined)
    return { action: 'refuse', reason: `${formatTarget(target)} is immutable and names ${before} already` }
  if (kind === 'floating' && floating === 'forward' && stays !== undefined)
    return { action: 'hold-back', reason: stays }
  return { action: before === undefined ? 'create' : 'move' }
}
