import { describe, UserError } from '../errors.ts'
import { descriptorOf, type StoredManifest } from '../image/manifest.ts'
import { formatReference, type Repository } from '../image/reference.ts'
import { registryHome } from '../registry/home.ts'
import type { Transport } from '../registry/transport.ts'
import type { Run } from '../run.ts'
import { judge, type RequiredSection } from './evidence/gate.ts'
import type { SigningKey } from './evidence/keys.ts'
import { attachEvidence, readEvidence } from './evidence/store.ts'
import { anybody, type Trust } from './evidence/trust.ts'
import type { Source } from './source.ts'

/** What is attached, and where. */
export interface Proving {
  readonly request: { readonly attach: readonly string[]; readonly evidence?: Run }
  readonly source: Source
  readonly top: StoredManifest
  readonly repositories: readonly Repository[]
  readonly now: number
  readonly trust: Trust
  /** Signs the evidence. */
  readonly key?: SigningKey
}

/** Milliseconds after which evidence is worth attaching again, although there is some. */
const fresh = 24 * 3_600_000

/**
 * Attaches the record of this run to the digest in every repository, when it holds checks of this digest that passed and
 * the repository has no fresh evidence of them. Gives warnings: without evidence the image is promoted all the same, but
 * a later release will not find it proven.
 */
export async function attachProof(proving: Proving, transport: Transport): Promise<string[]> {
  const { request, source } = proving
  const { evidence: record } = request
  if (!request.attach.includes('evidence') || record === undefined) return []
  const passed = (['scan', 'smoke'] as const).filter(
    name => record[name]?.status === 'passed' && record[name].digest === source.digest,
  )
  if (passed.length === 0) return []
  if (proving.trust.policy === 'signed' && proving.key === undefined)
    return [
      'the evidence of this run was not attached: signatures are asked for (evidence-trust), and there is no signing-key',
    ]
  const warnings = await Promise.all(
    proving.repositories.map(at =>
      attachTo(at, { ...proving, record, passed }, transport).catch(error => {
        if (!(error instanceof UserError)) throw error
        return [`the evidence could not be attached to ${formatReference(at)}: ${describe(error)}`]
      }),
    ),
  )
  return warnings.flat()
}

async function attachTo(
  at: Repository,
  { source, top, now, record, passed, key }: Proving & { record: Run; passed: readonly RequiredSection[] },
  transport: Transport,
): Promise<string[]> {
  const { digest } = source
  const platforms = source.subject?.platforms ?? []
  // After a change of keys what the old one signed is signed anew.
  const trust: Trust = key === undefined ? anybody : { policy: 'signed', keys: [key] }
  const held = await readEvidence(registryHome(at, transport), { digest, trust })
  const ofCommit = held.witnesses.filter(witness => witness.record.commit === record.commit)
  const verdicts = judge({ digest, platforms, require: passed, maxAge: fresh, now }, ofCommit)
  if (verdicts.some(({ status }) => status !== 'passed')) {
    await attachEvidence(transport, at, { subject: descriptorOf(top), record: withoutLogs(record), key })
  }
  return [...held.warnings]
}

/** What a container printed is for the people of the run, not for everybody who may pull the image. */
function withoutLogs(record: Run): Run {
  const { smoke } = record
  return smoke
    ? { ...record, smoke: { ...smoke, platforms: smoke.platforms.map(({ log: _, ...rest }) => rest) } }
    : record
}
