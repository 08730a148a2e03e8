import { describe } from '../errors.ts'
import type { StoredManifest } from '../image/manifest.ts'
import { isTransient } from '../registry/error.ts'
import { putManifest } from '../registry/manifests.ts'
import { inParallel } from '../registry/parallel.ts'
import type { Transport } from '../registry/transport.ts'
import type { Timed } from '../section.ts'
import type { Seen } from './look.ts'
import { type Decision, stepsOf } from './plan.ts'
import type { PromotedTag, PromoteSection } from './section.ts'
import { Immovable, setTag, setTogether } from './set-tags.ts'
import { asPlanned, tagRecord } from './tag-record.ts'
import { formatTarget, type RegistryTarget } from './target.ts'

/** A planned target at a registry with the manifest it gets, and what is needed to undo it. */
export type Move = RegistryTarget & Seen & Decision & { readonly next: StoredManifest }

/** How the writing of the tags ended. */
export interface Committed {
  readonly tags: readonly PromotedTag[]
  readonly outcome:
    | 'promoted'
    | 'unchanged'
    | 'refused-immutable'
    | 'unknown-state'
    | 'partial'
    | 'rolled-back'
  /** Why not all was done. */
  readonly reason?: string
}

/**
 * Writes the tags: immutable ones everywhere, then floating ones, `latest` last; a step begins only when the one before
 * went well everywhere. When a floating tag fails, those that moved go back, the newest first.
 */
export async function commit(plan: readonly Move[], transport: Transport): Promise<Committed> {
  const done = new Map<Move, PromotedTag>()
  const moved: Move[] = []
  const steps = stepsOf(plan)
  for (const step of steps) {
    const failures: { target: Move; error: unknown }[] = []
    const note = (target: Move) => {
      if (target.class === 'floating') moved.push(target)
      const outcome = target.action === 'create' ? 'created' : 'moved'
      done.set(target, tagRecord(target, outcome, undefined, target.next))
    }
    for (const target of await setTogether(step, transport)) note(target)
    const left = step.filter(target => !done.has(target))
    await inParallel(left, 16, async target => {
      // Failures are collected, not thrown: the others of this step end, and each tag gets its outcome.
      if (failures.length > 0) return
      try {
        await setTag(target, transport)
        note(target)
      } catch (error) {
        failures.push({ target, error })
      }
    })
    const [failure] = failures
    if (failure === undefined) continue
    const { target, error } = failure
    for (const each of failures)
      done.set(
        each.target,
        tagRecord(
          each.target,
          each.error instanceof Immovable ? 'refused' : 'not-reached',
          describe(each.error),
        ),
      )
    // Whether a tag moved whose request got no answer is not known: it is put back as well.
    const unsure = failures.flatMap(each =>
      each.target.class === 'floating' && isTransient(each.error) ? [each.target] : [],
    )
    const back = await putBack([...moved, ...unsure], transport, done)
    return {
      tags: plan.map(each => done.get(each) ?? (asPlanned([each], 'not-reached')[0] as PromotedTag)),
      outcome: error instanceof Immovable ? 'refused-immutable' : back,
      reason: `destination ${formatTarget(target)}: ${describe(error)}${unmoved(target, error)}`,
    }
  }
  return {
    tags: plan.map(each => done.get(each) ?? (asPlanned([each], 'would')[0] as PromotedTag)),
    outcome: steps.length === 0 ? 'unchanged' : 'promoted',
  }
}

/** Adds the tags that OCI layouts got before. */
export function withSaved(committed: Committed, saved: readonly PromotedTag[]): Committed {
  const wrote = saved.some(({ outcome }) => outcome === 'created' || outcome === 'moved')
  const outcome = committed.outcome === 'unchanged' && wrote ? 'promoted' : committed.outcome
  return { ...committed, outcome, tags: [...committed.tags, ...saved] }
}

/** Adds to a section how the writing of the tags ended. */
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

function unmoved({ class: kind }: Move, error: unknown): string {
  return kind === 'floating' && error instanceof Immovable
    ? ' (a floating tag needs a repository that lets it move, or an exception from its rule)'
    : ''
}

/** Puts the saved manifests back under the tags that moved, the newest move first. */
async function putBack(moved: readonly Move[], transport: Transport, done: Map<Move, PromotedTag>) {
  let whole = true
  for (const target of [...moved].reverse()) {
    const { saved } = target
    if (saved === undefined) {
      // A tag that did not exist cannot be taken away: deleting its manifest would take all tags of that digest.
      whole = false
      continue
    }
    try {
      await putManifest(transport, target.at, saved, { name: target.tag })
      done.set(target, { ...tagRecord(target, 'not-reached', 'moved, and moved back'), after: saved.digest })
    } catch (error) {
      whole = false
      done.set(target, {
        ...(done.get(target) as PromotedTag),
        reason: `it is not known where it is: it could not be moved back: ${describe(error)}`,
      })
    }
  }
  if (moved.length > 0) return whole ? 'rolled-back' : 'partial'
  return [...done.values()].some(({ outcome }) => outcome === 'created') ? 'partial' : 'unknown-state'
}
