import { describe, UserError } from '../errors.ts'
import { descriptorOf, type StoredManifest } from '../image/manifest.ts'
import { formatReference, type Repository } from '../image/reference.ts'
import type { Transport } from '../registry/transport.ts'
import type { Run } from '../run.ts'
import { type Artifact, artifactOf } from '../store/artifact.ts'
import type { ImageStore } from '../store/image-store.ts'
import { openStore, registryStore } from '../store/open-store.ts'
import type { Referrers } from './bring.ts'
import { judge, type RequiredSection } from './evidence/gate.ts'
import type { Signer } from './evidence/signer.ts'
import { attachEvidence, evidenceOf, readEvidence } from './evidence/store.ts'
import { anybody, type Trust } from './evidence/trust.ts'
import type { Source } from './source.ts'

/** What is attached, and where. */
export interface Proving {
  readonly request: { readonly attach: readonly string[]; readonly evidence?: Run }
  readonly source: Source
  readonly root: StoredManifest
  readonly repositories: readonly Repository[]
  readonly now: number
  readonly trust: Trust
  /** Signs the evidence. */
  readonly signer?: Signer
}

/** Milliseconds after which evidence is worth attaching again, although there is some. */
const fresh = 24 * 3_600_000

/**
 * Attaches the record of this run to the digest in every repository, when it holds checks of this digest that passed and
 * the repository has no fresh evidence of them. Gives warnings: without evidence the image is promoted all the same, but
 * a later release will not find it proven.
 *
 * @throws UserError where signatures are asked for and this run cannot give its own: no later run would take the image, and
 *   the commit's tag would be in the way of another.
 */
export async function attachProof(proving: Proving, transport: Transport): Promise<string[]> {
  const { evidence: record } = proving.request
  const passed = passedOf(proving)
  if (record === undefined || passed.length === 0) return []
  if (proving.trust.policy === 'signed' && proving.signer === undefined)
    return [
      'the evidence of this run was not attached: signatures are asked for, and nothing signs (signing); no later run takes this image as proven',
    ]
  const warnings = await Promise.all(
    proving.repositories.map(at =>
      attachTo(at, { ...proving, record, passed }, transport).catch(error => {
        if (!(error instanceof UserError)) throw error
        const what = `the evidence could not be attached to ${formatReference(at)}: ${describe(error)}`
        if (proving.trust.policy === 'registry') return [what]
        throw new UserError(what, { hint: 'No tag was moved: run this again.', cause: error })
      }),
    ),
  )
  return warnings.flat()
}

/**
 * Writes the record of this run as evidence for an image that goes into OCI layouts; nothing where it says nothing good, or
 * where evidence as good travels with the image.
 */
export async function proofFor(
  proving: Proving & { readonly referrers: Referrers },
  transport: Transport,
): Promise<Artifact[]> {
  const { request, source, root, trust, signer } = proving
  const { evidence: record } = request
  const passed = passedOf(proving)
  if (record === undefined || passed.length === 0) return []
  if (trust.policy === 'signed' && signer === undefined) return []
  const home = openStore(source.source, transport)
  if (proving.referrers !== 'none' && !(await lacks(home, { ...proving, record, passed })).lacking) return []
  const testimony = { subject: descriptorOf(root), record: withoutLogs(record), signer }
  return [artifactOf(await evidenceOf(home.reader.origin, testimony))]
}

async function attachTo(at: Repository, proving: Demanding, transport: Transport): Promise<string[]> {
  const { root, record, signer } = proving
  const { lacking, warnings } = await lacks(registryStore(at, transport), proving)
  if (lacking)
    await attachEvidence(transport, at, { subject: descriptorOf(root), record: withoutLogs(record), signer })
  return [...warnings]
}

type Demanding = Proving & { readonly record: Run; readonly passed: readonly RequiredSection[] }

/** Names the sections of this run's record that passed for exactly this digest, where they are to be attached. */
function passedOf({ request, source }: Proving): RequiredSection[] {
  const { evidence: record } = request
  if (!request.attach.includes('evidence')) return []
  return (['scan', 'smoke'] as const).filter(
    name => record?.[name]?.status === 'passed' && record[name].digest === source.digest,
  )
}

/** Tells whether a place has no fresh evidence of what passed. */
async function lacks(home: ImageStore, { source, now, record, passed, signer }: Demanding) {
  const { digest } = source
  const platforms = source.subject?.platforms ?? []
  // After a change of keys what the old one signed is signed anew.
  const { trust } = signer ?? { trust: anybody }
  const held = await readEvidence(home, { digest, trust })
  const ofCommit = held.witnesses.filter(witness => witness.record.commit === record.commit)
  const verdicts = judge({ digest, platforms, require: passed, maxAge: fresh, now }, ofCommit)
  return { lacking: verdicts.some(({ status }) => status !== 'passed'), warnings: held.warnings }
}

/** What a container printed is for the people of the run, not for everybody who may pull the image. */
function withoutLogs(record: Run): Run {
  const { smoke } = record
  return smoke
    ? { ...record, smoke: { ...smoke, platforms: smoke.platforms.map(({ log: _, ...rest }) => rest) } }
    : record
}
