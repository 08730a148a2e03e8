import type { SubjectPlatform } from '../image/subject.ts'
import type { Transport } from '../registry/transport.ts'
import type { Run } from '../run.ts'
import { openStore } from '../store/open-store.ts'
import { type EvidenceSource, judge, type RequiredSection, type Verdict } from './evidence/gate.ts'
import { readEvidence } from './evidence/store.ts'
import { explainSetAside, type Trust } from './evidence/trust.ts'
import { platformsOf, type Source } from './source.ts'

/** What the gate found. */
export interface EvidenceCheck {
  readonly verdicts: readonly Verdict[]
  readonly warnings: readonly string[]
  /** The images that had to be proven, where anything was asked for. */
  readonly platforms?: readonly SubjectPlatform[]
}

/** What the gate asks for. */
export interface Requirement {
  readonly require: readonly RequiredSection[]
  readonly maxAge: number
  readonly now: number
  /** Which evidence of the registry counts; what this run found out counts in any case. */
  readonly trust: Trust
}

/**
 * Looks for the evidence that is asked for: in the record of this run first, and what it does not say about the digest,
 * where the image is.
 */
export async function checkEvidence(
  source: Source,
  record: Run | undefined,
  requirement: Requirement,
  transport: Transport,
): Promise<EvidenceCheck> {
  if (requirement.require.length === 0) return { verdicts: [], warnings: [] }
  const platforms = await platformsOf(source, transport)
  const policy = { ...requirement, digest: source.digest, platforms }
  const own: EvidenceSource[] = record === undefined ? [] : [{ record, source: 'this run' }]
  const verdicts = judge(policy, own)
  // What this run found out about the digest stands, also when an earlier run found something better.
  if (verdicts.every(({ status }) => status !== 'missing')) return { verdicts, warnings: [], platforms }
  const { trust } = requirement
  const stored = await readEvidence(openStore(source.source, transport), { digest: source.digest, trust })
  const again = judge(policy, [...own, ...stored.sources])
  const both = verdicts.map((verdict, at) =>
    verdict.status === 'missing' ? (again[at] ?? verdict) : verdict,
  )
  return {
    verdicts: withSetAside(both, explainSetAside([...stored.setAside, ...stored.warnings], trust)),
    warnings: stored.warnings,
    platforms,
  }
}

/** Evidence that does not count is worth a word where evidence is missing, once. */
function withSetAside(verdicts: readonly Verdict[], why: string | undefined): Verdict[] {
  const first = verdicts.findIndex(({ status }) => status === 'missing')
  return verdicts.map((verdict, at) =>
    at === first && why !== undefined ? { ...verdict, reason: `${verdict.reason} (${why})` } : verdict,
  )
}
