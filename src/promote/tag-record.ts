import type { StoredManifest } from '../image/manifest.ts'
import type { Planned } from './plan.ts'
import type { PromotedTag } from './section.ts'
import { formatTarget } from './target.ts'

/** Shows a plan as tags of the record, as they are before anything was written. */
export function asPlanned(plan: readonly Planned[], outcomes: 'would' | 'not-reached'): PromotedTag[] {
  const names = {
    create: outcomes === 'would' ? 'would-create' : 'not-reached',
    move: outcomes === 'would' ? 'would-move' : 'not-reached',
    keep: 'unchanged',
    'hold-back': 'held-back',
    refuse: 'refused',
  } as const
  return plan.map(target => tagRecord(target, names[target.action], target.reason))
}

/** Shows a plan as tags of the record, as they are when all of it was written. */
export function asWritten(plan: readonly Planned[], next: StoredManifest): PromotedTag[] {
  return plan.map(target => {
    if (target.action === 'create') return tagRecord(target, 'created', undefined, next)
    if (target.action === 'move') return tagRecord(target, 'moved', undefined, next)
    return asPlanned([target], 'would')[0] as PromotedTag
  })
}

/** Shows one target as a tag of the record. */
export function tagRecord(
  target: Planned,
  outcome: PromotedTag['outcome'],
  reason?: string,
  top?: StoredManifest,
): PromotedTag {
  const after = top?.digest ?? target.before
  return {
    reference: formatTarget(target),
    class: target.class,
    outcome,
    ...(target.before && { before: target.before }),
    ...(after && { after }),
    ...(reason !== undefined && { reason: reason.slice(0, 4096) }),
  }
}
