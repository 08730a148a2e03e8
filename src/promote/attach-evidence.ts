import { formatBuiltFrom } from '../identity/words.ts'
import { descriptorOf, type StoredManifest } from '../image/manifest.ts'
import { type Digest, formatReference, type Repository } from '../image/reference.ts'
import { describe, UserError } from '../messages/errors.ts'
import type { Transport } from '../registry/transport.ts'
import type { BuiltFrom } from '../stage/record/built-from.ts'
import type { Run } from '../stage/record/run.ts'
import { type Artifact, artifactOf } from '../store/artifact.ts'
import type { ImageStore } from '../store/image-store.ts'
import { openStore, registryStore } from '../store/open-store.ts'
import type { Referrers } from './copy-image.ts'
import { builtFromIn } from './evidence/build-of.ts'
import { judge, type RequiredSection } from './evidence/gate.ts'
import type { Signer } from './evidence/signer.ts'
import type { EvidenceRecord } from './evidence/statement.ts'
import { attachEvidence, evidenceOf, readEvidence } from './evidence/store.ts'
import { anybody, type Trust } from './evidence/trust.ts'
import { type OwnEvidence, passedOf, speaks } from './own-evidence.ts'
import { platformsOf } from './source.ts'

/** The evidence to attach, and its destinations. */
export interface EvidenceInput extends OwnEvidence {
  readonly root: StoredManifest
  readonly repositories: readonly Repository[]
  readonly now: number
  readonly trust: Trust
  /** Signs the evidence. */
  readonly signer?: Signer
}

/** Age in milliseconds after which evidence is attached again. */
const fresh = 24 * 3_600_000

/**
 * Attaches the record of this run to the digest in every repository, when it has passed checks of this digest and the
 * repository has no fresh evidence of them. Returns warnings: without evidence the image is still promoted, but a later
 * release will not find its evidence.
 *
 * @throws UserError where signatures are required and this run cannot sign: no later run would accept the image, and
 *   the commit's tag would block another one.
 */
export async function attachRunEvidence(input: EvidenceInput, transport: Transport): Promise<string[]> {
  const { evidence: record } = input.request
  const passed = passedOf(input)
  if (record === undefined || !speaks(input, passed)) return []
  if (input.trust.policy === 'signed' && input.signer === undefined)
    return [
      'the evidence of this run was not attached: signatures are required, but this run does not sign (signing); no later run accepts this image as proven',
    ]
  const warnings = await Promise.all(
    input.repositories.map(at =>
      attachTo(at, { ...input, record, passed }, transport).catch(error => {
        if (!(error instanceof UserError)) throw error
        const what = `the evidence could not be attached to ${formatReference(at)}: ${describe(error)}`
        if (input.trust.policy === 'registry') return [what]
        throw new UserError(what, { hint: 'No tag was moved: run this again.', cause: error })
      }),
    ),
  )
  return warnings.flat()
}

/**
 * Serializes the record of this run as evidence for an image in OCI layouts; nothing where it has no passed check, or
 * where equivalent evidence is copied with the image.
 */
export async function runEvidence(
  input: EvidenceInput & { readonly referrers: Referrers },
  transport: Transport,
): Promise<Artifact[]> {
  const { request, source, root, trust, signer } = input
  const { evidence: record } = request
  const passed = passedOf(input)
  if (record === undefined || !speaks(input, passed)) return []
  if (trust.policy === 'signed' && signer === undefined) return []
  const store = openStore(source.source, transport)
  if (input.referrers !== 'none' && !(await lacks(store, { ...input, record, passed }, transport)).lacking)
    return []
  const content = { subject: descriptorOf(root), record: asEvidence(record, source.digest), signer }
  return [artifactOf(await evidenceOf(store.reader.origin, content))]
}

async function attachTo(at: Repository, input: RequiredEvidence, transport: Transport): Promise<string[]> {
  const { root, record, source, signer } = input
  const { lacking, warnings } = await lacks(registryStore(at, transport), input, transport)
  if (lacking)
    await attachEvidence(transport, at, {
      subject: descriptorOf(root),
      record: asEvidence(record, source.digest),
      signer,
    })
  return [...warnings]
}

type RequiredEvidence = EvidenceInput & { readonly record: Run; readonly passed: readonly RequiredSection[] }

/**
 * Returns whether a place has no fresh evidence of what passed, or none that says what the image was built from, or that names
 * the bills of materials that this run attaches: what no evidence names is judged by nobody.
 */
async function lacks(store: ImageStore, input: RequiredEvidence, transport: Transport) {
  const { source, now, record, passed, signer } = input
  const { digest } = source
  const platforms = await platformsOf(source, transport)
  // After a change of keys evidence signed with the old one is signed again.
  const { trust } = signer ?? { trust: { ...anybody, projects: input.trust.projects } }
  const { commit, build } = asEvidence(record, digest)
  const ofOther = (revision: string | undefined) =>
    revision !== undefined && commit !== undefined && revision !== commit
  const held = await readEvidence(store, {
    ...{ digest, trust, now },
    only: ({ annotations }) => !ofOther(annotations?.['org.opencontainers.image.revision']),
  })
  const ofCommit = held.sources.filter(evidence => evidence.record.commit === commit)
  const named =
    build?.builtFrom === undefined ||
    ofCommit.some(evidence => sameBuild(builtFromIn(evidence.record, digest), build.builtFrom))
  const wanted = input.request.attach.includes('sbom') ? sbomsIn(record, digest) : []
  const known = new Set(held.sources.flatMap(evidence => sbomsIn(evidence.record, digest)))
  const listed = wanted.every(sbom => known.has(sbom))
  const verdicts = judge(
    // Evidence by weaker rules does not save the next run a check.
    { digest, platforms, require: passed, maxAge: fresh, now, judgeAgain: input.request.judgeAgain },
    ofCommit,
  )
  return {
    lacking: !named || !listed || verdicts.some(({ status }) => status !== 'passed'),
    warnings: held.warnings,
  }
}

/** Lists the digests of the bills of materials that a record names for an image. */
function sbomsIn({ scan }: EvidenceRecord, digest: Digest): string[] {
  if (scan?.digest !== digest) return []
  return scan.platforms.flatMap(({ sbom }) => {
    const named = (sbom as { readonly digest?: unknown } | undefined)?.digest
    return typeof named === 'string' ? [named] : []
  })
}

function sameBuild(held: BuiltFrom | undefined, own: BuiltFrom | undefined): boolean {
  return (
    held !== undefined &&
    formatBuiltFrom(held) === formatBuiltFrom(own) &&
    (held.pullRequest === undefined) === (own?.pullRequest === undefined)
  )
}

/**
 * Makes evidence of the record of a run: its commit is the one that was built, which of a pull request is not the one that
 * people call it by; what is said of another image's build is left out.
 */
function asEvidence(record: Run, digest: Digest): Run {
  const { build, ...rest } = withoutLogs(record)
  if (build === undefined || build.digest !== digest) return rest
  const { commit } = build.builtFrom ?? {}
  return { ...rest, build, ...(commit !== undefined && { commit }) }
}

/** The output of a container is for the users of the run, not for everyone who may pull the image. */
function withoutLogs(record: Run): Run {
  const { smoke } = record
  return smoke
    ? { ...record, smoke: { ...smoke, platforms: smoke.platforms.map(({ log: _, ...rest }) => rest) } }
    : record
}
