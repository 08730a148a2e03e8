import { formatReference } from '../image/reference.ts'
import { UserError } from '../messages/errors.ts'
import { getManifest } from '../registry/manifests.ts'
import type { Transport } from '../registry/transport.ts'
import type { PromotedTag, PromoteSection } from '../stage/record/promote.ts'
import type { Timed } from '../stage/record/section.ts'
import type { Tools } from '../stage/stage.ts'
import { layoutPath } from '../store/layout/layout-path.ts'
import { gatherEvidence, type Requirement } from './gather-evidence.ts'
import { evidenceIn, howToAttachEvidence } from './outcome.ts'
import type { PlannedMove } from './plan.ts'
import { readPromotion, targetOf } from './promotion-file.ts'
import { resolveTarget } from './resolve-targets.ts'
import { settleAll } from './settle-all.ts'
import { formatPlan } from './table.ts'
import { asPlanned } from './tag-record.ts'
import { formatTarget } from './target.ts'
import { commit, withCommitted } from './transaction.ts'

/** The options of a rollback. */
export interface RollbackOptions extends Pick<Requirement, 'require' | 'maxAge' | 'trust' | 'judgeAgain'> {
  readonly dryRun: boolean
  /** `always` also moves back tags that were moved again since. */
  readonly floating: 'forward' | 'always'
}

/**
 * Moves the floating tags of a recorded promotion back to the digests they had before it. Immutable tags are not changed.
 */
export async function rollBack(
  path: string,
  options: RollbackOptions,
  { transport, tools }: { readonly transport: Transport; readonly tools: Tools },
): Promise<Timed<PromoteSection>> {
  const tags = await readPromotion(path, tools.host.workspace)
  const back = tags.filter(
    ({ class: kind, outcome, before, reference }) =>
      kind === 'floating' && outcome === 'moved' && before !== undefined && !layoutPath(reference),
  )
  const { dryRun, floating } = options
  const begun: Timed<PromoteSection> = { status: 'passed', dryRun, from: path, tags: [], evidence: [] }
  const warnings = staying(tags)
  if (back.length === 0)
    return {
      ...begun,
      outcome: 'unchanged',
      warnings: [`the promotion in ${path} moved no floating tag`, ...warnings],
    }
  transport.declare(back.map(tag => ({ at: targetOf(tag).at, push: true })))
  const plan = await settleAll(
    back.map(tag => ({
      place: formatReference(targetOf(tag).at),
      work: planBack(tag, floating, transport),
    })),
  )
  const [digest, ...others] = new Set(plan.map(({ next }) => next.digest))
  const section = { ...begun, ...(others.length === 0 && { digest }), warnings }
  const refused = plan.filter(({ action }) => action === 'refuse')
  const logPlan = (isRefused: boolean) => tools.log.info(formatPlan(plan, { refused: isRefused }))
  if (refused.length > 0) {
    logPlan(true)
    const reason = refused.map(target => target.reason).join('; ')
    return {
      ...section,
      status: 'failed',
      outcome: 'unknown-state',
      tags: asPlanned(plan, 'not-reached'),
      reason,
    }
  }
  const { unproven, evidence } = await checkAllEvidence(plan, { ...options, now: tools.now() }, transport)
  logPlan(unproven.length > 0)
  if (unproven.length > 0) {
    const reason = unproven.join('; ')
    const tags = asPlanned(plan, 'not-reached')
    return { ...section, status: 'failed', outcome: 'refused-evidence', tags, evidence, reason }
  }
  const writes = plan.some(({ action }) => action !== 'keep')
  if (dryRun) {
    const outcome = writes ? 'would-change' : 'unchanged'
    return { ...section, outcome, tags: asPlanned(plan, 'would'), evidence }
  }
  const ended = withCommitted(
    { ...section, evidence },
    await commit(plan, { transport, trust: options.trust }),
  )
  return ended.outcome === 'promoted' ? { ...ended, outcome: 'rolled-back' } : ended
}

/** Names the floating tags that a promotion has created: there is nothing they could go back to, and they stay. */
function staying(tags: readonly PromotedTag[]): string[] {
  const created = tags.filter(
    ({ class: kind, outcome, reference }) =>
      kind === 'floating' && outcome === 'created' && !layoutPath(reference),
  )
  if (created.length === 0) return []
  const names = created.map(({ reference, after }) => `${reference} (${after ?? 'unknown'})`).join(', ')
  return [
    `the promotion created ${names}: there was nothing before, so it stays as it is; where it must not be pulled, move it by hand or delete the tag at the registry`,
  ]
}

async function planBack(
  tag: PromotedTag,
  floating: 'forward' | 'always',
  transport: Transport,
): Promise<PlannedMove> {
  const target = { ...targetOf(tag), class: 'floating' } as const
  const { before: digest = '' } = tag
  const [next, seen] = await Promise.all([
    getManifest(transport, target.at, digest),
    resolveTarget(target, transport, { newRepository: false }),
  ])
  if (next === undefined)
    throw new UserError(`${formatTarget(target)} cannot go back: ${digest} is no longer in the registry`, {
      hint: 'Some registries delete a manifest with its last tag: set an immutable tag for every promoted digest too.',
    })
  if (seen.before === next.digest) return { ...seen, next, action: 'keep' }
  const expected = seen.before === tag.after || floating === 'always'
  if (expected) return { ...seen, next, action: seen.before === undefined ? 'create' : 'move' }
  const reason = `${formatTarget(target)} names ${seen.before ?? 'nothing'} now, and not ${tag.after} as after the promotion (floating: always moves it back anyway)`
  return { ...seen, next, action: 'refuse', reason }
}

/** A rollback needs the same evidence as a promotion, each digest once. */
async function checkAllEvidence(
  plan: readonly PlannedMove[],
  requirement: Requirement,
  transport: Transport,
) {
  const written = plan.filter(({ action }) => action !== 'keep')
  const distinct = new Map(written.map(move => [`${formatReference(move.at)}@${move.next.digest}`, move]))
  const found = await Promise.all(
    [...distinct.values()].map(async ({ at, next }) => {
      const source = {
        digest: next.digest,
        source: { kind: 'registry', repository: formatReference(at) },
      } as const
      const evidenceCheck = await gatherEvidence(source, undefined, requirement, transport)
      const failed = evidenceCheck.verdicts.some(({ status }) => status !== 'passed')
      return {
        evidence: evidenceIn(evidenceCheck),
        unproven: failed ? [howToAttachEvidence(source, evidenceCheck)] : [],
      }
    }),
  )
  return {
    evidence: found.flatMap(({ evidence }) => evidence),
    unproven: found.flatMap(({ unproven }) => unproven),
  }
}
