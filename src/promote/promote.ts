import { resolve } from 'node:path'
import type { Subject } from '../image/subject.ts'
import type { Values } from '../inputs/table.ts'
import { connect } from '../registry/connect.ts'
import { writeLayout } from '../registry/layout-writer.ts'
import { openImage } from '../registry/source.ts'
import type { Transport } from '../registry/transport.ts'
import type { Run } from '../run.ts'
import type { Timed } from '../section.ts'
import type { Stage, Tools } from '../stage.ts'
import { attachProof } from './attach.ts'
import { bring } from './bring.ts'
import { asPlanned, commit, withCommitted } from './commit.ts'
import { reasonOf } from './evidence/gate.ts'
import type { promoteInputs } from './inputs.ts'
import { lookAt, type Seen } from './look.ts'
import { planFor } from './plan.ts'
import { type Proof, prove } from './prove.ts'
import { attachRecord } from './record.ts'
import { rollBack } from './rollback.ts'
import type { PromoteSection } from './section.ts'
import { findSource, formatSource, homeOf, type Source } from './source.ts'
import { formatPlan } from './table.ts'
import { classOf, repositoriesOf, type TagClass, targetsOf } from './target.ts'
import { readVersions } from './versions.ts'

/** What promotion needs: its inputs, and of the record the image, its tags, its repositories and the evidence. */
export type PromoteRequest = Omit<Values<typeof promoteInputs>, 'tags'> & {
  readonly subject?: Subject
  /** Names alone get the class that their form tells. */
  readonly tags: readonly (string | { readonly name: string; readonly class: TagClass })[]
  /** Repositories without tag. */
  readonly images: readonly string[]
  /** The record of this run. */
  readonly evidence?: Run
}

type Section = Timed<PromoteSection>

/**
 * Gives a proven digest its tags: checks the evidence, looks every tag up, plans, brings the bytes where they are not yet,
 * then sets immutable tags, floating tags and `latest`, in this order at all registries.
 */
export const promote: Stage<PromoteRequest, Section> = async (request, tools) => {
  const nothing = reasonToSkip(request, tools.host.facts.pullRequest !== undefined)
  if (nothing !== undefined)
    return { status: 'skipped', reason: nothing, dryRun: request.dryRun, tags: [], evidence: [] }
  return promoteThrough(connect(tools, { plainHttp: request.plainHttp }), request, tools)
}

/** Promotes through a way to registries that is open already. */
export async function promoteThrough(
  transport: Transport,
  request: PromoteRequest,
  tools: Tools,
): Promise<Section> {
  if (request.rollback !== undefined) return rollBack(request.rollback, request, { transport, tools })
  const source = await findSource(request, transport)
  const home = homeOf(source)
  const tags = request.from === undefined ? request.tags.map(withClass) : []
  const targets = targetsOf({ ...request, tags, home, saved: request.save !== undefined })
  const repositories = repositoriesOf(targets)
  transport.declare([
    ...repositories.map(at => ({ at, push: true })),
    ...(home ? [{ at: home, push: false }] : []),
  ])

  const { maxAge, require } = request
  const [proof, top, found] = await Promise.all([
    prove(source, request.evidence, { require, maxAge, now: tools.now() }, transport),
    openImage(source.source, transport).manifest(source.digest),
    Promise.all(targets.map(target => lookAt(target, transport, request))),
  ])
  const { seen, version } = await readVersions(found, { source, top, floating: request.floating }, transport)
  const plan = planFor(seen, { digest: source.digest, floating: request.floating, version })
  tools.log.info(formatPlan(plan, source.digest))

  const section = sectionOf(request, source, proof, heldBack(plan))
  const unproven = proof.verdicts.some(({ status }) => status !== 'passed')
  const refused = plan.flatMap(({ action, reason }) => (action === 'refuse' && reason ? [reason] : []))
  const reasons = [...(unproven ? [howToProve(source, proof)] : []), ...refused]
  if (reasons.length > 0) {
    const outcome = unproven ? 'refused-evidence' : 'refused-immutable'
    const shown = asPlanned(plan, request.dryRun ? 'would' : 'not-reached')
    return { ...section, status: 'failed', outcome, tags: shown, reason: reasons.join('; ') }
  }
  if (request.dryRun) {
    const writes = plan.some(({ action }) => action === 'create' || action === 'move')
    return { ...section, outcome: writes ? 'would-change' : 'unchanged', tags: asPlanned(plan, 'would') }
  }
  if (request.save !== undefined) {
    const folder = resolve(tools.host.workspace, request.save)
    const names = [...new Set(targets.map(({ tag }) => tag))]
    await writeLayout({ reader: openImage(source.source, transport), top, folder, names })
    tools.log.info(`${folder}: holds ${source.digest}`)
  }
  const brought = await bring({ source, top, plan, repositories, referrers: request.referrers }, transport)
  for (const line of brought.lines) tools.log.info(line)
  const unattached = await attachProof({ request, source, top, repositories, now: tools.now() }, transport)
  const moves = plan.map(target => ({ ...target, next: top }))
  const ended = withCommitted(section, await commit(moves, transport))
  const record = { section: ended, top, repositories, record: request.evidence, tools }
  const unrecorded = request.attach.includes('record') ? await attachRecord(record, transport) : []
  return {
    ...ended,
    warnings: [...(ended.warnings ?? []), ...brought.warnings, ...unattached, ...unrecorded],
  }
}

function reasonToSkip({ push, dryRun }: PromoteRequest, pullRequest: boolean): string | undefined {
  if (push === 'never') return 'push is never'
  if (push === 'auto' && pullRequest && !dryRun) return 'a pull request writes nothing to a registry'
  return undefined
}

function withClass(tag: PromoteRequest['tags'][number]): { name: string; class: TagClass } {
  return typeof tag === 'string' ? { name: tag, class: classOf(tag) } : tag
}

function heldBack(plan: readonly (Seen & { action: string; reason?: string })[]): string[] {
  return plan.flatMap(({ action, tag, reason }) =>
    action === 'hold-back' ? [`${tag} stays where it is: ${reason} (floating: always moves it)`] : [],
  )
}

function howToProve({ digest }: Source, { verdicts }: Proof): string {
  return `${digest} may not be promoted: ${reasonOf(verdicts)}. Run these stages on this digest before, in this job or in the run that built it.`
}

function sectionOf(
  request: PromoteRequest,
  source: Source,
  proof: Proof,
  warnings: readonly string[],
): Section {
  return {
    status: 'passed',
    digest: source.digest,
    from: formatSource(source),
    dryRun: request.dryRun,
    tags: [],
    evidence: proof.verdicts.map(({ section, status, source: place }) => ({
      section,
      status,
      source: place,
    })),
    warnings: [...proof.warnings, ...warnings],
  }
}
