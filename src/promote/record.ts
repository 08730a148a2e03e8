import { descriptorOf, type StoredManifest } from '../image/manifest.ts'
import { formatReference, type Repository } from '../image/reference.ts'
import { describe, UserError } from '../messages/errors.ts'
import type { Transport } from '../registry/transport.ts'
import type { PromoteSection } from '../stage/record/promote.ts'
import type { Run } from '../stage/record/run.ts'
import type { Timed } from '../stage/record/section.ts'
import type { Tools } from '../stage/stage.ts'
import { attach } from '../store/artifact.ts'
import { statementType } from './evidence/statement.ts'

/** The artifact type of the record of a promotion. */
const promotionType = 'application/vnd.buildonce.promotion.v1+json'

/** The predicate type of a promotion's statement. */
const promotionPredicate = 'urn:buildonce:promotion:1'

/** A completed promotion. */
export interface Ended {
  readonly section: Timed<PromoteSection>
  readonly root: StoredManifest
  readonly repositories: readonly Repository[]
  readonly record: Run | undefined
  readonly tools: Pick<Tools, 'host' | 'now'>
}

/**
 * Attaches the record of the promotion (by whom, from where, to where, the previous digests) to the digest in every
 * repository. Attaches nothing when nothing changed. Returns warnings: the tags are already set.
 */
export async function attachRecord(ended: Ended, transport: Transport): Promise<string[]> {
  if (ended.section.outcome === 'unchanged') return []
  const warnings = await Promise.all(
    ended.repositories.map(async at => {
      try {
        await attach(transport, at, {
          subject: descriptorOf(ended.root),
          artifactType: promotionType,
          document: { bytes: Buffer.from(promotionStatement(at, ended)), mediaType: statementType },
          annotations: { 'in-toto.io/predicate-type': promotionPredicate },
        })
        return []
      } catch (error) {
        if (!(error instanceof UserError)) throw error
        return [`the record could not be attached to ${formatReference(at)}: ${describe(error)}`]
      }
    }),
  )
  return warnings.flat()
}

/** Serializes the record of a promotion as an in-toto statement about the destination. */
function promotionStatement(at: Repository, { section, root, record, tools }: Ended): string {
  const { facts } = tools.host
  return JSON.stringify({
    _type: 'https://in-toto.io/Statement/v1',
    subject: [{ name: formatReference(at), digest: { sha256: root.digest.slice('sha256:'.length) } }],
    predicateType: promotionPredicate,
    predicate: {
      project: record?.project ?? facts.project,
      commit: record?.commit ?? facts.headCommit,
      event: facts.event,
      runId: facts.runId,
      attempt: facts.attempt,
      ...(facts.runUrl && { runUrl: facts.runUrl }),
      ...(facts.actor && { actor: facts.actor }),
      endedAt: new Date(tools.now()).toISOString(),
      from: section.from,
      ...(section.builtFrom && { builtFrom: section.builtFrom }),
      outcome: section.outcome,
      tags: section.tags,
      evidence: section.evidence,
      warnings: section.warnings ?? [],
    },
  })
}
