import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import * as v from 'valibot'
import { describe, UserError } from '../errors.ts'
import { formatReference, parseReference, type Repository } from '../image/reference.ts'
import { getManifest } from '../registry/manifests.ts'
import { layoutPath } from '../registry/subject.ts'
import type { Transport } from '../registry/transport.ts'
import type { Timed } from '../section.ts'
import type { Tools } from '../stage.ts'
import { commit, type Move, withCommitted } from './commit.ts'
import { lookAt } from './look.ts'
import { type PromotedTag, type PromoteSection, promotedTag } from './section.ts'
import { asPlanned } from './tag-record.ts'
import { formatTarget } from './target.ts'

/** What a rollback may do. */
export interface RollbackOptions {
  readonly dryRun: boolean
  /** `always` takes tags back that somebody moved on since. */
  readonly floating: 'forward' | 'always'
}

/** The part of a record that a rollback reads: of a whole run, or of its promote section alone. */
const recorded = v.object({ promote: v.object({ tags: v.array(promotedTag) }) })

/**
 * Moves the floating tags of a recorded promotion back to the digests they had before it. Immutable tags stay: they name
 * what they always named.
 */
export async function rollBack(
  path: string,
  { dryRun, floating }: RollbackOptions,
  { transport, tools }: { readonly transport: Transport; readonly tools: Tools },
): Promise<Timed<PromoteSection>> {
  const tags = await readPromotion(resolve(tools.host.workspace, path), path)
  const back = tags.filter(
    ({ class: kind, outcome, before, reference }) =>
      kind === 'floating' && outcome === 'moved' && before !== undefined && !layoutPath(reference),
  )
  const section: Timed<PromoteSection> = { status: 'passed', dryRun, from: path, tags: [], evidence: [] }
  if (back.length === 0)
    return {
      ...section,
      outcome: 'unchanged',
      warnings: [`the promotion in ${path} moved no floating tag`],
    }
  transport.declare(back.map(tag => ({ at: placeOf(tag).at, push: true })))
  const plan = await Promise.all(back.map(tag => planBack(tag, floating, transport)))
  const refused = plan.filter(({ action }) => action === 'refuse')
  if (refused.length > 0) {
    const reason = refused.map(target => target.reason).join('; ')
    return {
      ...section,
      status: 'failed',
      outcome: 'unknown-state',
      tags: asPlanned(plan, 'not-reached'),
      reason,
    }
  }
  const writes = plan.some(({ action }) => action !== 'keep')
  if (dryRun)
    return { ...section, outcome: writes ? 'would-change' : 'unchanged', tags: asPlanned(plan, 'would') }
  const ended = withCommitted(section, await commit(plan, transport))
  return ended.outcome === 'promoted' ? { ...ended, outcome: 'rolled-back' } : ended
}

async function planBack(
  tag: PromotedTag,
  floating: 'forward' | 'always',
  transport: Transport,
): Promise<Move> {
  const target = { ...placeOf(tag), class: 'floating' } as const
  const { before: digest = '' } = tag
  const [next, seen] = await Promise.all([
    getManifest(transport, target.at, digest),
    lookAt(target, transport, { newRepository: false }),
  ])
  if (next === undefined)
    throw new UserError(`${formatTarget(target)} cannot go back: ${digest} is no longer in the registry`, {
      hint: 'Some registries drop a manifest with its last tag: give every promoted digest an immutable tag too.',
    })
  if (seen.before === next.digest) return { ...seen, next, action: 'keep' }
  const expected = seen.before === tag.after || floating === 'always'
  if (expected) return { ...seen, next, action: seen.before === undefined ? 'create' : 'move' }
  const reason = `${formatTarget(target)} names ${seen.before ?? 'nothing'} now, and not ${tag.after} as after the promotion (floating: always takes it back all the same)`
  return { ...seen, next, action: 'refuse', reason }
}

function placeOf({ reference }: PromotedTag): { at: Repository; tag: string } {
  const { registry, repository, tag } = parseReference(reference)
  if (tag === undefined)
    throw new UserError(`the record names ${formatReference({ registry, repository })} without a tag`)
  return { at: { registry, repository }, tag }
}

async function readPromotion(path: string, given: string): Promise<readonly PromotedTag[]> {
  const fail = (why: string, cause?: unknown) =>
    new UserError(`rollback: ${given} is not the record of a promotion: ${why}`, {
      hint: 'Give the record file (run.json) of the run whose promotion is to be taken back.',
      cause,
    })
  let value: unknown
  try {
    value = JSON.parse(await readFile(path, 'utf8'))
  } catch (cause) {
    throw fail(describe(cause), cause)
  }
  const parsed = v.safeParse(recorded, value)
  if (parsed.success) return parsed.output.promote.tags
  throw fail(`${v.getDotPath(parsed.issues[0]) ?? 'the whole'}: ${parsed.issues[0].message}`)
}
