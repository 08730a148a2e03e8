import { resolve } from 'node:path'
import type { StoredManifest } from '../image/manifest.ts'
import type { Subject } from '../image/subject.ts'
import type { Values } from '../inputs/table.ts'
import { connect } from '../registry/connect.ts'
import { writeLayout } from '../registry/layout-writer.ts'
import { openImage } from '../registry/source.ts'
import type { Transport } from '../registry/transport.ts'
import type { Run } from '../run.ts'
import type { Timed } from '../section.ts'
import type { CodeHost, Stage, Tools } from '../stage.ts'
import { attachProof } from './attach.ts'
import { bring } from './bring.ts'
import { commit, withCommitted } from './commit.ts'
import { announce } from './deployment.ts'
import { signingKeyOf, trustOf } from './evidence/trust.ts'
import type { promoteInputs } from './inputs.ts'
import { refusal, startSection, wouldBe } from './outcome.ts'
import { prove } from './prove.ts'
import { attachRecord } from './record.ts'
import { rollBack } from './rollback.ts'
import type { PromoteSection } from './section.ts'
import { findSource, homeOfNamed, type Source } from './source.ts'
import { survey } from './survey.ts'
import { formatPlan } from './table.ts'
import { classOf, repositoriesOf, type TagClass, type Target, targetsOf } from './target.ts'

/** What promotion needs: its inputs, and of the record the image, its tags, its repositories and the evidence. */
export type PromoteRequest = Omit<Values<typeof promoteInputs>, 'tags' | 'githubToken'> & {
  /** Where deployments are recorded. */
  readonly codeHost?: Pick<CodeHost, 'recordDeployment'>
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
  const transport = connect(tools, { plainHttp: request.plainHttp })
  return announce(await promoteThrough(transport, request, tools), request, tools)
}

/** Promotes through a way to registries that is open already. */
export async function promoteThrough(
  transport: Transport,
  request: PromoteRequest,
  tools: Tools,
): Promise<Section> {
  const trust = trustOf(request)
  const key = signingKeyOf(request, trust)
  if (request.rollback !== undefined) return rollBack(request.rollback, request, { transport, tools })
  const tags = request.from === undefined ? request.tags.map(withClass) : []
  const home = homeOfNamed(request)
  const targets = targetsOf({ ...request, tags, home, saved: request.save !== undefined })
  const repositories = repositoriesOf(targets)
  transport.declare([
    ...repositories.map(at => ({ at, push: true })),
    ...(home ? [{ at: home, push: false }] : []),
  ])
  const source = await findSource(request, transport)

  const { dryRun, require, maxAge } = request
  const began = tools.now()
  const reading = openImage(source.source, transport).manifest(source.digest)
  const purpose = { ...request, source, top: reading }
  const [top, plan, proof] = await Promise.all([
    reading,
    survey(targets, purpose, transport),
    prove(source, request.evidence, { require, maxAge, now: began, trust }, transport),
  ])
  tools.log.info(formatPlan(plan, source.digest))
  const section = startSection(source, { proof, plan, dryRun })
  const refused = refusal(section, plan, proof)
  if (refused || dryRun) return refused ?? wouldBe(section, plan)

  if (request.save !== undefined) await save(request.save, { source, top, targets }, { transport, tools })
  const brought = await bring({ source, top, plan, repositories, referrers: request.referrers }, transport)
  for (const line of brought.lines) tools.log.info(line)
  const proving = { request, source, top, repositories, now: tools.now(), trust, key }
  const unattached = await attachProof(proving, transport)

  // What was seen before a long copy may no longer be so.
  const last = tools.now() - began > freshFor ? await survey(targets, purpose, transport) : plan
  const overtaken = refusal(section, last)
  if (overtaken) return overtaken
  const ended = withCommitted(
    section,
    await commit(
      last.map(target => ({ ...target, next: top })),
      transport,
    ),
  )
  const record = { section: ended, top, repositories, record: request.evidence, tools }
  const unrecorded = request.attach.includes('record') ? await attachRecord(record, transport) : []
  const warnings = [...(ended.warnings ?? []), ...brought.warnings, ...unattached, ...unrecorded]
  return { ...ended, warnings }
}

/** Milliseconds for which a lookup is good enough to write by. */
const freshFor = 5000

function reasonToSkip({ push, dryRun }: PromoteRequest, pullRequest: boolean): string | undefined {
  if (push === 'never') return 'push is never'
  if (push === 'auto' && pullRequest && !dryRun) return 'a pull request writes nothing to a registry'
  return undefined
}

function withClass(tag: PromoteRequest['tags'][number]): { name: string; class: TagClass } {
  return typeof tag === 'string' ? { name: tag, class: classOf(tag) } : tag
}

async function save(
  path: string,
  { source, top, targets }: { source: Source; top: StoredManifest; targets: readonly Target[] },
  { transport, tools }: { transport: Transport; tools: Tools },
): Promise<void> {
  const folder = resolve(tools.host.workspace, path)
  const names = [...new Set(targets.map(({ tag }) => tag))]
  await writeLayout({ reader: openImage(source.source, transport), top, folder, names })
  tools.log.info(`${folder} holds ${source.digest}`)
}
