import type { SubjectPlatform } from '../image/subject.ts'
import type { Transport } from '../registry/transport.ts'
import type { BuiltFrom } from '../stage/record/built-from.ts'
import type { Run } from '../stage/record/run.ts'
import { openStore } from '../store/open-store.ts'
import { builtFromIn } from './evidence/build-of.ts'
import {
  type EvidenceSource,
  type JudgeAgain,
  judge,
  type RequiredSection,
  type Verdict,
} from './evidence/gate.ts'
import type { EvidenceRecord } from './evidence/statement.ts'
import type { WantedEvidence } from './evidence/store.ts'
import { explainUncounted, type Trust } from './evidence/trust.ts'
import { type CommitName, misnamed } from './evidence-commit.ts'
import { platformsOf, type Source } from './source.ts'

/** The result of the gate. */
export interface EvidenceCheck {
  readonly verdicts: readonly Verdict[]
  readonly warnings: readonly string[]
  /** The images that had to be proven, where anything was asked for. */
  readonly platforms?: readonly SubjectPlatform[]
  /** Names that the image has no right to. */
  readonly misnamed: readonly string[]
  /** What it was built from, where this was told. */
  readonly builtFrom?: BuiltFrom
}

/** The requirements of the gate. */
export interface Requirement {
  readonly require: readonly RequiredSection[]
  readonly maxAge: number
  readonly now: number
  /** Which evidence of the registry counts; results of this run always count. */
  readonly trust: Trust
  readonly judgeAgain?: JudgeAgain
  /** Tags that name a commit: what is known must not say otherwise. */
  readonly names?: readonly CommitName[]
}

/**
 * Finds the required evidence: first in the record of this run, then, for sections that it does not have for the
 * digest, in the store of the image.
 */
export async function gatherEvidence(
  source: Source,
  record: Run | undefined,
  requirement: Requirement,
  transport: Transport,
): Promise<EvidenceCheck> {
  const { trust, names = [] } = requirement
  const ownBuild = record === undefined ? [] : buildsIn([record], source)
  const named = (builds: readonly BuiltFrom[]) => ({
    misnamed: misnamed(names, builds),
    ...(builds[0] && { builtFrom: builds[0] }),
  })
  const read = async (enough?: WantedEvidence['enough']) => {
    const { readEvidence } = await import('./evidence/store.ts')
    return readEvidence(openStore(source.source, transport), {
      digest: source.digest,
      trust,
      now: requirement.now,
      ...(enough && { enough }),
    })
  }
  if (requirement.require.length === 0) {
    if (names.length === 0 || ownBuild.length > 0) return { verdicts: [], warnings: [], ...named(ownBuild) }
    const { sources } = await read()
    return {
      verdicts: [],
      warnings: [],
      ...named(
        buildsIn(
          sources.map(found => found.record),
          source,
        ),
      ),
    }
  }
  const platforms = await platformsOf(source, transport)
  const policy = { ...requirement, digest: source.digest, platforms }
  const own: EvidenceSource[] = record === undefined ? [] : [{ record, source: 'this run', own: true }]
  const verdicts = judge(policy, own)
  // A result of this run takes precedence, also over a better one of an earlier run.
  if (verdicts.every(({ status }) => status !== 'missing'))
    return { verdicts, warnings: [], platforms, ...named(ownBuild) }
  const recordsOf = (sources: readonly EvidenceSource[]) => sources.map(found => found.record)
  const stored = await read(
    sources =>
      judge(policy, [...own, ...sources]).every(({ status }) => status !== 'missing') &&
      (names.length === 0 || buildsIn(recordsOf(sources), source).length > 0),
  )
  const again = judge(policy, [...own, ...stored.sources])
  const both = verdicts.map((verdict, at) =>
    verdict.status === 'missing' ? (again[at] ?? verdict) : verdict,
  )
  return {
    verdicts: withSetAside(both, explainUncounted(stored, trust)),
    warnings: stored.warnings,
    platforms,
    ...named([
      ...ownBuild,
      ...buildsIn(
        stored.sources.map(found => found.record),
        source,
      ),
    ]),
  }
}

function buildsIn(records: readonly EvidenceRecord[], { digest }: Pick<Source, 'digest'>): BuiltFrom[] {
  return records.flatMap(record => builtFromIn(record, digest) ?? [])
}

/** Evidence that does not count is mentioned once, where evidence is missing. */
function withSetAside(verdicts: readonly Verdict[], why: string | undefined): Verdict[] {
  const first = verdicts.findIndex(({ status }) => status === 'missing')
  return verdicts.map((verdict, at) =>
    at === first && why !== undefined ? { ...verdict, reason: `${verdict.reason} (${why})` } : verdict,
  )
}
