import { describeBuiltFrom } from '../identity/words.ts'
import { whyNotWritten } from '../inputs/push-input.ts'
import { openTransport } from '../registry/open-transport.ts'
import type { Transport } from '../registry/transport.ts'
import { preReleaseTag } from '../stage/pre-release.ts'
import type { PromoteSection } from '../stage/record/promote.ts'
import type { Timed } from '../stage/record/section.ts'
import type { Stage, Tools } from '../stage/stage.ts'
import { commitOrder } from './commit-ancestry.ts'
import type { CopyResult } from './copy-image.ts'
import { destinationsOf } from './destinations.ts'
import { identityWarnings } from './evidence/identity-warnings.ts'
import type { Signer } from './evidence/signer.ts'
import { signingOf } from './evidence/signing.ts'
import { type Trust, trustOf } from './evidence/trust.ts'
import { commitNames } from './evidence-commit.ts'
import { gatherEvidence } from './gather-evidence.ts'
import { refusal, startSection, wouldBe } from './outcome.ts'
import { speaks } from './own-evidence.ts'
import {
  asksForLayout,
  atWorkspace,
  checkComplete,
  checkGiven,
  inLowerCase,
  type PromoteRequest,
  tagsToGive,
} from './request.ts'
import { resolveTargets } from './resolve-targets.ts'
import { findSource, readTop, repositoriesBeside, repositoryNamed, tagNamed } from './source.ts'
import { formatPlan } from './table.ts'
import { asWritten } from './tag-record.ts'
import { isAtRegistry, isInLayout, repositoriesOf } from './target.ts'
import { commit, withCommitted, withSaved } from './transaction.ts'

type Section = Timed<PromoteSection>

/**
 * Sets the tags of a proven digest: checks the evidence, looks every tag up, plans, copies missing bytes, then sets
 * immutable tags, floating tags and `latest`, in this order at all registries.
 */
export const promote: Stage<PromoteRequest, Section> = async (request, tools) => {
  const reason = unwritten(request, tools)
  const { writing } = tools.host.facts
  if (reason !== undefined && !writing.allowed && writing.unusual) tools.log.warning(reason)
  if (reason !== undefined && (request.rollback !== undefined || !asksForLayout(request))) {
    checkComplete(request, tools.host.facts)
    return { status: 'skipped', reason, dryRun: request.dryRun, tags: [], evidence: [] }
  }
  const transport = openTransport(tools)
  const promoted = await promoteThrough(transport, request, tools)
  const section =
    reason === undefined && request.deployment !== undefined
      ? await (await import('./deployment.ts')).recordDeployment(promoted, { ...request, transport }, tools)
      : promoted
  for (const warning of section.warnings ?? []) tools.log.warning(warning)
  return section
}

/**
 * Promotes with an open transport. What a promotion needs beyond its tags (a copy, evidence, layouts, a way back) is loaded
 * where it is known that it is needed: most of them set the tags of an image that is there.
 */
export async function promoteThrough(
  transport: Transport,
  given: PromoteRequest,
  tools: Tools,
): Promise<Section> {
  const request = await atWorkspace(given, tools.host.workspace)
  const trust = await trustOf(request, tools.host)
  const signer = await signerFor(request, trust, tools)
  if (request.rollback !== undefined) {
    const { rollBack } = await import('./rollback.ts')
    return await rollBack(request.rollback, { ...request, trust }, { transport, tools })
  }
  checkGiven(request)
  for (const meant of inLowerCase(request)) tools.log.info(meant)
  const home = repositoryNamed(request)
  // A layout needs no announced scopes, and its tags may be those to set.
  const saved = home === undefined ? await findSource(request, transport) : undefined
  const { facts } = tools.host
  const tags = tagsToGive(request, { inLayout: saved?.tags, branch: facts.branch })
  const { targets: wanted, layouts } = destinationsOf({ ...request, tags, home })
  const offline = unwritten(request, tools)
  const targets = offline === undefined ? wanted : wanted.filter(isInLayout)
  const repositories = repositoriesOf(targets.filter(isAtRegistry))
  transport.declare([
    ...repositories.map(at => ({ at, push: true })),
    ...(home ? [{ at: home, push: false }] : []),
  ])
  const source = saved ?? (await findSource(request, transport))
  const others = repositoriesBeside(source, repositories)
  // Loaded while the tags are looked up; that it cannot be is told where it is used.
  const copying = others.length === 0 ? undefined : import('./copy-image.ts')
  copying?.catch(() => {})

  const { dryRun, require, maxAge, judgeAgain } = request
  const names = commitNames(targets, request.from === undefined ? request.image : undefined)
  const began = tools.now()
  const reading = readTop(source, transport)
  const purpose = {
    ...request,
    source,
    root: reading,
    trust,
    commits: commitsOf(request, tools),
    preRelease: preReleaseTag(facts),
    named: tagNamed(request),
  }
  const [root, { plan, ...said }, evidenceCheck] = await Promise.all([
    reading,
    resolveTargets(targets, purpose, transport),
    gatherEvidence(
      { ...source, manifest: reading },
      request.evidence,
      { require, maxAge, now: began, trust, names, judgeAgain },
      transport,
    ),
  ])
  const { builtFrom } = evidenceCheck
  if (builtFrom !== undefined) tools.log.info(`${source.digest} was ${describeBuiltFrom(builtFrom)}`)
  const logPlan = (shown: typeof plan, refused: boolean) => {
    if (shown.length > 0) tools.log.info(formatPlan(shown, { digest: source.digest, refused }))
  }
  for (const line of said.notes) tools.log.info(line)
  const started = startSection(source, { evidenceCheck, plan, dryRun, warnings: said.warnings })
  const unpublished = offline !== undefined && wanted.some(isAtRegistry) ? [offline] : []
  const planned = {
    ...started,
    warnings: [...(started.warnings ?? []), ...identityWarnings(trust), ...unpublished],
  }
  const refused = refusal(planned, plan, evidenceCheck)
  logPlan(plan, refused !== undefined)
  if (refused || dryRun) return refused ?? wouldBe(planned, plan)

  const inLayouts = plan.filter(isInLayout)
  const { platforms = source.platforms } = evidenceCheck
  const copyPlan = {
    source: { ...source, manifest: reading, ...(platforms && { platforms }) },
    root,
    repositories,
    referrers: request.referrers,
    nondistributableLayers: request.nondistributableLayers,
  }
  const evidenceInput = { request, ...copyPlan, now: tools.now(), trust, signer }
  const own = speaks(evidenceInput) ? await import('./attach-evidence.ts') : undefined
  const copied: CopyResult[] = []
  if (layouts.length > 0) {
    const artifacts = (await own?.runEvidence(evidenceInput, transport)) ?? []
    const saving = { ...copyPlan, layouts, plan: inLayouts, artifacts }
    copied.push(await (await import('./export-layout.ts')).exportLayout(saving, transport))
  }
  if (copying !== undefined)
    copied.push(
      await (await copying).copyImage({ ...copyPlan, others, plan: plan.filter(isAtRegistry) }, transport),
    )
  for (const line of copied.flatMap(({ lines }) => lines)) tools.log.info(line)
  const unattached = [
    ...((await own?.attachRunEvidence(evidenceInput, transport)) ?? []),
    ...(request.attach.includes('sbom')
      ? await (await import('./attach-sbom.ts')).attachSboms({ request, source, repositories }, transport)
      : []),
  ]

  // What was seen before a long copy, or with less right than the writes have, may not be so.
  const outdated = await Promise.all(repositories.map(at => transport.isOutdated(at)))
  const stale = outdated.includes(true) || tools.now() - began > freshFor
  const again = stale ? await resolveTargets(targets, purpose, transport) : undefined
  const last = again?.plan ?? plan
  const section =
    again === undefined
      ? planned
      : startSection(source, {
          evidenceCheck,
          dryRun,
          plan: last,
          warnings: [...again.warnings, ...identityWarnings(trust)],
        })
  const overtaken = refusal(section, last)
  if (overtaken) {
    logPlan(last, true)
    return overtaken
  }
  const moves = last.filter(isAtRegistry).map(target => ({ ...target, next: root }))
  const ended = withCommitted(
    section,
    withSaved(await commit(moves, { transport, trust }), asWritten(inLayouts, root)),
  )
  const record = { section: ended, root, repositories, record: request.evidence, tools }
  const unrecorded = request.attach.includes('record')
    ? await (await import('./record.ts')).attachRecord(record, transport)
    : []
  const warnings = [
    ...(ended.warnings ?? []),
    ...copied.flatMap(each => each.warnings),
    ...unattached,
    ...unrecorded,
  ]
  return { ...ended, warnings }
}

/** Tells why nothing is written to a registry. A dry run looks at what would be written where only the event forbids it. */
function unwritten(request: PromoteRequest, { host }: Pick<Tools, 'host'>): string | undefined {
  if (request.dryRun && request.push !== 'never') return undefined
  const reason = whyNotWritten(request, host.facts)
  return reason === undefined || request.push === 'never' ? reason : `proven, not published: ${reason}`
}

/** Finds what the evidence is signed with; where nothing is signed nothing of it is loaded. */
async function signerFor(
  request: PromoteRequest,
  trust: Trust,
  { host }: Tools,
): Promise<Signer | undefined> {
  if (signingOf(request) === 'none') return undefined
  const { signerOf } = await import('./evidence/signer.ts')
  return signerOf(request, trust, { ...host, writes: whyNotWritten(request, host.facts) === undefined })
}

/** Orders the commits of the branch around the one whose image is promoted. */
function commitsOf({ evidence, codeHost }: PromoteRequest, { exec, host }: Tools) {
  const { facts, workspace: folder } = host
  return commitOrder({ commit: evidence?.commit ?? facts.headCommit, facts, exec, folder, codeHost })
}

/** Milliseconds for which a lookup is good enough to write by. */
const freshFor = 5000
