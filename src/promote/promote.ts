import { describeBuiltFrom } from '../identity/words.ts'
import { openTransport } from '../registry/open-transport.ts'
import type { Transport } from '../registry/transport.ts'
import type { Timed } from '../stage/section.ts'
import type { Stage, Tools } from '../stage/stage.ts'
import { attachRunEvidence, runEvidence } from './attach-evidence.ts'
import { checkEvidence } from './check-evidence.ts'
import { commit, withCommitted, withSaved } from './commit.ts'
import { copyImage } from './copy-image.ts'
import { recordDeployment } from './deployment.ts'
import { destinationsOf } from './destinations.ts'
import { signerOf } from './evidence/signer.ts'
import { trustOf } from './evidence/trust.ts'
import { exportLayout } from './export-layout.ts'
import { commitNames } from './misnamed.ts'
import { refusal, startSection, wouldBe } from './outcome.ts'
import { attachRecord } from './record.ts'
import {
  asksForLayout,
  atWorkspace,
  checkGiven,
  inLowerCase,
  type PromoteRequest,
  reasonToSkip,
  tagsToGive,
} from './request.ts'
import { resolveTargets } from './resolve-targets.ts'
import { rollBack } from './rollback.ts'
import type { PromoteSection } from './section.ts'
import { findSource, readTop, repositoryNamed } from './source.ts'
import { formatPlan } from './table.ts'
import { asWritten } from './tag-record.ts'
import { isAtRegistry, isInLayout, repositoriesOf } from './target.ts'

type Section = Timed<PromoteSection>

/**
 * Returns a proven digest its tags: checks the evidence, looks every tag up, plans, brings the bytes where they are not yet,
 * then sets immutable tags, floating tags and `latest`, in this order at all registries.
 */
export const promote: Stage<PromoteRequest, Section> = async (request, tools) => {
  const reason = reasonToSkip(request, tools.host.facts)
  if (reason !== undefined && !asksForLayout(request))
    return { status: 'skipped', reason, dryRun: request.dryRun, tags: [], evidence: [] }
  const transport = openTransport(tools)
  const promoted = await promoteThrough(transport, request, tools)
  const section = await recordDeployment(promoted, { ...request, transport }, tools)
  for (const warning of section.warnings ?? []) tools.log.warning(warning)
  return section
}

/** Promotes through a way to registries that is open already. */
export async function promoteThrough(
  transport: Transport,
  given: PromoteRequest,
  tools: Tools,
): Promise<Section> {
  const request = await atWorkspace(given, tools.host.workspace)
  const trust = await trustOf(request, tools.host.workspace)
  const signer = signerOf(request, trust, tools.host)
  if (request.rollback !== undefined)
    return rollBack(request.rollback, { ...request, trust }, { transport, tools })
  checkGiven(request)
  for (const meant of inLowerCase(request)) tools.log.info(meant)
  const home = repositoryNamed(request)
  // Nothing has to be declared for a layout, and its tags may be those to give.
  const saved = home === undefined ? await findSource(request, transport) : undefined
  const tags = tagsToGive(request, saved?.tags)
  const { targets: wanted, layouts } = destinationsOf({ ...request, tags, home })
  const offline = reasonToSkip(request, tools.host.facts) !== undefined
  const targets = offline ? wanted.filter(isInLayout) : wanted
  const repositories = repositoriesOf(targets.filter(isAtRegistry))
  transport.declare([
    ...repositories.map(at => ({ at, push: true })),
    ...(home ? [{ at: home, push: false }] : []),
  ])
  const source = saved ?? (await findSource(request, transport))

  const { dryRun, require, maxAge } = request
  const names = commitNames(targets, request.from === undefined ? request.image : undefined)
  const began = tools.now()
  const reading = readTop(source, transport)
  const purpose = { ...request, source, root: reading }
  const [root, plan, evidenceCheck] = await Promise.all([
    reading,
    resolveTargets(targets, purpose, transport),
    checkEvidence(source, request.evidence, { require, maxAge, now: began, trust, names }, transport),
  ])
  const { builtFrom } = evidenceCheck
  if (builtFrom !== undefined) tools.log.info(`${source.digest} was ${describeBuiltFrom(builtFrom)}`)
  if (plan.length > 0) tools.log.info(formatPlan(plan, source.digest))
  const section = startSection(source, { evidenceCheck, plan, dryRun })
  const refused = refusal(section, plan, evidenceCheck)
  if (refused || dryRun) return refused ?? wouldBe(section, plan)

  const inLayouts = plan.filter(isInLayout)
  const { platforms = source.platforms } = evidenceCheck
  const copyPlan = {
    source: { ...source, ...(platforms && { platforms }) },
    root,
    repositories,
    referrers: request.referrers,
  }
  const evidenceInput = { request, ...copyPlan, now: tools.now(), trust, signer }
  const artifacts = layouts.length > 0 ? await runEvidence(evidenceInput, transport) : []
  const saving = { ...copyPlan, layouts, plan: inLayouts, artifacts }
  const copied = [
    await exportLayout(saving, transport),
    await copyImage({ ...copyPlan, plan: plan.filter(isAtRegistry) }, transport),
  ]
  for (const line of copied.flatMap(({ lines }) => lines)) tools.log.info(line)
  const unattached = await attachRunEvidence(evidenceInput, transport)

  // What was seen before a long copy may no longer be so.
  const last = tools.now() - began > freshFor ? await resolveTargets(targets, purpose, transport) : plan
  const overtaken = refusal(section, last)
  if (overtaken) return overtaken
  const moves = last.filter(isAtRegistry).map(target => ({ ...target, next: root }))
  const ended = withCommitted(section, withSaved(await commit(moves, transport), asWritten(inLayouts, root)))
  const record = { section: ended, root, repositories, record: request.evidence, tools }
  const unrecorded = request.attach.includes('record') ? await attachRecord(record, transport) : []
  const warnings = [
    ...(ended.warnings ?? []),
    ...copied.flatMap(each => each.warnings),
    ...unattached,
    ...unrecorded,
  ]
  return { ...ended, warnings }
}

/** Milliseconds for which a lookup is good enough to write by. */
const freshFor = 5000
