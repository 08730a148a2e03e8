import { describe, UserError } from '../errors.ts'
import { isTransient } from '../registry/error.ts'
import { inParallel } from '../registry/parallel.ts'
import type { Transport } from '../registry/transport.ts'
import type { Timed } from '../stage/section.ts'
import { type PlannedMove, stepsOf } from './plan.ts'
import type { PromotedTag, PromoteSection } from './section.ts'
import { asPlanned, tagRecord } from './tag-record.ts'
import { formatTarget, placeOf } from './target.ts'
import { undo } from './undo.ts'
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
}

/** A tag that could not be set. */
interface Failure {
  readonly target: PlannedMove
  readonly error: unknown
}

/**
 * Writes the tags: immutable ones everywhere, then floating ones, `latest` last; a step starts only when the previous
 * one succeeded everywhere. When a floating tag fails, those that moved are moved back, the newest first.
 */
export async function commit(plan: readonly PlannedMove[], transport: Transport): Promise<Committed> {
  const done = new Map<PlannedMove, PromotedTag>()
  const moved: PlannedMove[] = []
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
    if (failures.length === 0) continue
    for (const each of failures)
      done.set(
        each.target,
        tagRecord(
          each.target,
          each.error instanceof ImmutableTagError ? 'refused' : 'not-reached',
          describe(each.error),
        ),
      )
    // A tag whose request got no response may have moved: it is moved back as well.
    const unsure = failures.flatMap(each =>
      each.target.class === 'floating' && isTransient(each.error) ? [each.target] : [],
    )
    const back = await undo([...moved, ...unsure], transport, done)
    return {
      tags: plan.map(each => done.get(each) ?? (asPlanned([each], 'not-reached')[0] as PromotedTag)),
      outcome: failures.some(({ error }) => error instanceof ImmutableTagError) ? 'refused-immutable' : back,
      reason: reasonOf(failures),
    }
  }
  return {
    tags: plan.map(each => done.get(each) ?? (asPlanned([each], 'would')[0] as PromotedTag)),
    outcome: steps.length === 0 ? 'unchanged' : 'promoted',
  }
}

/** Adds the tags that were written to OCI layouts before. */
export function withSaved(committed: Committed, saved: readonly PromotedTag[]): Committed {
  const wrote = saved.some(({ outcome }) => outcome === 'created' || outcome === 'moved')
  const outcome = committed.outcome === 'unchanged' && wrote ? 'promoted' : committed.outcome
  return { ...committed, outcome, tags: [...committed.tags, ...saved] }
}

/** Adds the result of writing the tags to a section. */
export function withCommitted<Section extends Timed<PromoteSection>>(
  section: Section,
  { outcome, tags, reason }: Committed,
): Section {
  const passed = outcome === 'promoted' || outcome === 'unchanged'
  return {
    ...section,
    status: passed ? 'passed' : 'failed',
    outcome,
    tags: [...tags],
    ...(reason !== undefined && { reason }),
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
