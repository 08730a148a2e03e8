import { ContentError } from '../image/digest.ts'
import type { StoredManifest } from '../image/manifest.ts'
import { describe, UserError } from '../messages/errors.ts'
import { isTransient } from '../registry/error.ts'
import { inParallel } from '../registry/parallel.ts'
import type { Transport } from '../registry/transport.ts'
import type { PromotedTag, PromoteSection } from '../stage/record/promote.ts'
import type { Timed } from '../stage/record/section.ts'
import type { Trust } from './evidence/trust.ts'
import { type Overwritten, overwritten } from './overwritten.ts'
import { type PlannedMove, stepsOf } from './plan.ts'
import { asPlanned, tagRecord } from './tag-record.ts'
import { formatTarget, placeOf } from './target.ts'
import { ImmutableTagError, writeTag, writeTagsTogether } from './write-tags.ts'

/** The result of writing the tags. */
export interface Committed {
  readonly tags: readonly PromotedTag[]
  readonly outcome:
    | 'promoted'
    | 'unchanged'
    | 'refused-immutable'
    | 'unknown-state'
    | 'partial'
    | 'rolled-back'
  /** Why it is incomplete. */
  readonly reason?: string
  /** What another run did to these tags at the same time. */
  readonly warnings?: readonly string[]
}

/** A tag that could not be set. */
interface Failure {
  readonly target: PlannedMove
  readonly error: unknown
  /** What the tag names in its place. */
  readonly now?: Pick<StoredManifest, 'digest'>
}

/**
 * Writes the tags: immutable ones everywhere, then floating ones, `latest` last; a step begins only when the one before
 * went well everywhere. When a floating tag fails, those that moved go back, the newest first. What another run may have
 * set at the same time is read once more: immutable tags before the first floating one moves, those at the end.
 */
export async function commit(
  plan: readonly PlannedMove[],
  { transport, trust }: { readonly transport: Transport; readonly trust: Trust },
): Promise<Committed> {
  const done = new Map<PlannedMove, PromotedTag>()
  const moved: PlannedMove[] = []
  const warnings: string[] = []
  const steps = stepsOf(plan)
  for (const step of steps) {
    const failures: Failure[] = []
    const note = (target: PlannedMove) => {
      if (target.class === 'floating') moved.push(target)
      const outcome = target.action === 'create' ? 'created' : 'moved'
      done.set(target, tagRecord(target, outcome, undefined, target.next))
    }
    for (const target of await writeTagsTogether(step, transport)) note(target)
    const left = step.filter(target => !done.has(target))
    await inParallel(left, 16, async target => {
      // Failures are collected, not thrown: the other tags of this step are completed, and each tag gets its outcome.
      if (failures.length > 0) return
      try {
        await writeTag(target, transport)
        note(target)
      } catch (error) {
        failures.push({ target, error })
      }
    })
    if (failures.length === 0) {
      const created = step.filter(target => target.class === 'immutable')
      const { lost, warnings: unread } = await overwritten(created, transport)
      for (const target of lost) failures.push(failureOf(target))
      for (const warning of unread) warnings.push(warning)
    }
    if (failures.length === 0) continue
    for (const each of failures)
      done.set(
        each.target,
        tagRecord(
          each.target,
          each.error instanceof ImmutableTagError ? 'refused' : 'not-reached',
          describe(each.error),
          each.now,
        ),
      )
    // A tag whose request got no response may have moved: it is moved back as well.
    const unsure = failures.flatMap(each =>
      each.target.class === 'floating' && (isTransient(each.error) || each.error instanceof ContentError)
        ? [each.target]
        : [],
    )
    const { undo } = await import('./undo.ts')
    const back = await undo([...moved, ...unsure], transport, done)
    return {
      tags: plan.map(each => done.get(each) ?? (asPlanned([each], 'not-reached')[0] as PromotedTag)),
      outcome: failures.some(({ error }) => error instanceof ImmutableTagError) ? 'refused-immutable' : back,
      reason: reasonOf(failures),
      warnings,
    }
  }
  const followers = moved.filter(({ follows }) => follows !== undefined)
  if (followers.length > 0) {
    const { putRight } = await import('./reread.ts')
    for (const warning of await putRight(followers, { transport, trust, done })) warnings.push(warning)
  }
  return {
    tags: plan.map(each => done.get(each) ?? (asPlanned([each], 'would')[0] as PromotedTag)),
    outcome: steps.length === 0 ? 'unchanged' : 'promoted',
    warnings,
  }
}

/** Reports an immutable tag that another run has set to another digest in the same moment. */
function failureOf({ target, now }: Overwritten): Failure {
  const why = `another run has set it to ${now} at the same time, and ${target.next.digest} has no tag of this name`
  return { target, now: { digest: now }, error: new ImmutableTagError(why) }
}

/** Adds the tags that OCI layouts got before. */
export function withSaved(committed: Committed, saved: readonly PromotedTag[]): Committed {
  const wrote = saved.some(({ outcome }) => outcome === 'created' || outcome === 'moved')
  const outcome = committed.outcome === 'unchanged' && wrote ? 'promoted' : committed.outcome
  return { ...committed, outcome, tags: [...committed.tags, ...saved] }
}

/** Adds the result of writing the tags to a section. */
export function withCommitted<Section extends Timed<PromoteSection>>(
  section: Section,
  { outcome, tags, reason, warnings = [] }: Committed,
): Section {
  const passed = outcome === 'promoted' || outcome === 'unchanged'
  return {
    ...section,
    status: passed ? 'passed' : 'failed',
    outcome,
    tags: [...tags],
    ...(reason !== undefined && { reason }),
    ...(warnings.length > 0 && { warnings: [...(section.warnings ?? []), ...warnings] }),
  }
}

/** Describes the first failure of each repository, and what to do. */
function reasonOf(failures: readonly Failure[]): string {
  const firsts = new Map(failures.toReversed().map(failure => [placeOf(failure.target), failure]))
  return [...firsts.values()].map(explainFailure).toReversed().join('; ')
}

function explainFailure({ target, error }: Failure): string {
  const kept =
    target.class === 'floating' && error instanceof ImmutableTagError
      ? ' (a floating tag needs a repository with mutable tags, or an exception from its rule)'
      : ''
  const hint = error instanceof UserError && error.hint !== undefined ? `. ${error.hint}` : ''
  return `destination ${formatTarget(target)}: ${describe(error)}${kept}${hint}`
}
