import type { StoredManifest } from '../image/manifest.ts'
import type { Digest } from '../image/reference.ts'
import type { PromotedTag } from '../stage/record/promote.ts'
import type { Planned, PlannedTag } from './plan.ts'
import { formatTarget } from './target.ts'

/**
 * Converts a plan to tags of the record, in the state before anything was written; in a dry run with the planned
 * digest.
 */
export function asPlanned(
  plan: readonly PlannedTag[],
  outcomes: 'would' | 'not-reached',
  digest?: Digest,
): PromotedTag[] {
  const names = {
    create: outcomes === 'would' ? 'would-create' : 'not-reached',
    move: outcomes === 'would' ? 'would-move' : 'not-reached',
    keep: 'unchanged',
    'hold-back': 'held-back',
    refuse: 'refused',
  } as const
  return plan.map(target => {
    const record = tagRecord(target, names[target.action], target.reason)
    const next = target.next?.digest ?? digest
    return record.outcome.startsWith('would') && next !== undefined ? { ...record, next } : record
  })
}

/** Converts a plan to tags of the record, in the state after everything was written. */
export function asWritten(plan: readonly Planned[], next: StoredManifest): PromotedTag[] {
  return plan.map(target => {
    if (target.action === 'create') return tagRecord(target, 'created', undefined, next)
    if (target.action === 'move') return tagRecord(target, 'moved', undefined, next)
    return asPlanned([target], 'would')[0] as PromotedTag
  })
}

/** Converts one target to a tag of the record. */
export function tagRecord(
  target: Planned,
  outcome: PromotedTag['outcome'],
  reason?: string,
  root?: Pick<StoredManifest, 'digest'>,
): PromotedTag {
  const after = root?.digest ?? target.before
  return {
    reference: formatTarget(target),
    class: target.class,
    outcome,
    ...(target.before && { before: target.before }),
    ...(after && { after }),
    ...(reason !== undefined && { reason: reason.slice(0, 4096) }),
  }
}
