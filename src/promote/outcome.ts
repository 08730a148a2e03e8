import { formatBuiltFrom } from '../identity/words.ts'
import type { PromoteSection } from '../stage/record/promote.ts'
import type { Timed } from '../stage/record/section.ts'
import { reasonOf } from './evidence/gate.ts'
import type { EvidenceCheck } from './gather-evidence.ts'
import type { Planned } from './plan.ts'
import { formatSource, type Source } from './source.ts'
import { asPlanned } from './tag-record.ts'

type Section = Timed<PromoteSection>

/** Creates the section of a promotion with what is known before anything is written. */
export function startSection(
  source: Source,
  {
    evidenceCheck,
    plan,
    dryRun,
    warnings = [],
  }: {
    readonly evidenceCheck: EvidenceCheck
    readonly plan: readonly Planned[]
    readonly dryRun: boolean
    readonly warnings?: readonly string[]
  },
): Section {
  return {
    status: 'passed',
    digest: source.digest,
    from: formatSource(source),
    ...(evidenceCheck.builtFrom && { builtFrom: formatBuiltFrom(evidenceCheck.builtFrom) }),
    dryRun,
    tags: [],
    evidence: evidenceIn(evidenceCheck),
    warnings: [...(source.warnings ?? []), ...evidenceCheck.warnings, ...warnings, ...heldBack(plan)],
  }
}

/** Converts the result of the gate to the evidence of the record. */
export function evidenceIn({ verdicts }: EvidenceCheck): PromoteSection['evidence'] {
  return verdicts.map(({ section, status, source, signedBy }) => ({
    section,
    status,
    source,
    ...(signedBy !== undefined && { signedBy }),
  }))
}

/** Ends the section where evidence is missing or an immutable tag would move; returns nothing otherwise. */
export function refusal(
  section: Section,
  plan: readonly Planned[],
  evidenceCheck?: EvidenceCheck,
): Section | undefined {
  const unproven = evidenceCheck?.verdicts.some(({ status }) => status !== 'passed') ?? false
  const refused = plan.filter(({ action }) => action === 'refuse').map(({ reason }) => reason ?? '')
  const misnamed = evidenceCheck?.misnamed ?? []
  if (!unproven && misnamed.length === 0 && refused.length === 0) return undefined
  const reasons = [
    ...(unproven && evidenceCheck ? [howToAttachEvidence(section, evidenceCheck)] : []),
    ...misnamed,
    ...refused,
    ...(refused.length > 0 ? ['an immutable tag never moves: use another tag for this image'] : []),
  ]
  return {
    ...section,
    status: 'failed',
    outcome: unproven || misnamed.length > 0 ? 'refused-evidence' : 'refused-immutable',
    tags: asPlanned(plan, 'not-reached'),
    reason: reasons.join('; '),
  }
}

/** Ends the section of a dry run with the plan. */
export function wouldBe(section: Section, plan: readonly Planned[]): Section {
  const writes = plan.some(({ action }) => action === 'create' || action === 'move')
  return {
    ...section,
    outcome: writes ? 'would-change' : 'unchanged',
    tags: asPlanned(plan, 'would', section.digest),
  }
}

function heldBack(plan: readonly Planned[]): string[] {
  return plan.flatMap(({ action, tag, reason }) =>
    action === 'hold-back' ? [`${tag} is not moved: ${reason} (floating: always moves it)`] : [],
  )
}

/** Describes what evidence is missing, and how to get it. */
export function howToAttachEvidence(
  { digest }: Pick<Section, 'digest'>,
  { verdicts }: EvidenceCheck,
): string {
  return `${digest} may not be promoted: ${reasonOf(verdicts)}. Run these stages on this digest first, in this job or in the run that built it.`
}
