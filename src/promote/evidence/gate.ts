import { samePlatform } from '../../image/platform.ts'
import type { Digest } from '../../image/reference.ts'
import type { SubjectPlatform } from '../../image/subject.ts'
import type { EvidenceRecord } from './statement.ts'

/** The sections that can be required. */
export type RequiredSection = 'scan' | 'smoke'

/** A record and where it was found. */
export interface EvidenceSource {
  readonly record: EvidenceRecord
  readonly source: string
  /** The key or the identity whose signature was verified. */
  readonly signedBy?: string
  /** This run has made it, by its own rules. */
  readonly own?: true
}

/** The requirements. */
export interface EvidencePolicy {
  readonly digest: Digest
  /** All images that run: each has to be scanned, at least one has to be smoke-tested, and there has to be one. */
  readonly platforms: readonly Pick<SubjectPlatform, 'platform' | 'digest'>[]
  readonly require: readonly RequiredSection[]
  /** Milliseconds. */
  readonly maxAge: number
  readonly now: number
  /** Judges what another run has checked by the rules of this one. */
  readonly judgeAgain?: JudgeAgain
}

/** Says why a stored section that passed is not enough by the rules of this run, in one sentence without a subject. */
export type JudgeAgain = (section: RequiredSection, record: EvidenceRecord) => string | undefined

/** One required section with its evidence. */
export interface Verdict {
  readonly section: RequiredSection
  readonly status: 'passed' | 'failed' | 'missing'
  readonly source: string
  /** The key or the identity whose signature was verified. */
  readonly signedBy?: string
  /** Why it is not sufficient, in one sentence. */
  readonly reason?: string
}

/** Judges each required section by the newest record of the digest. */
export function judge(policy: EvidencePolicy, sources: readonly EvidenceSource[]): Verdict[] {
  return policy.require.map(section => {
    const speaking = sources
      .filter(({ record }) => record[section] !== undefined && record[section].status !== 'skipped')
      .sort((a, b) => time(b.record[section]?.startedAt) - time(a.record[section]?.startedAt))
    const newest = speaking.find(({ record }) => record[section]?.digest === policy.digest)
    if (newest === undefined) return missing(section, policy, speaking[0])
    const found = { section, source: newest.source, ...(newest.signedBy && { signedBy: newest.signedBy }) }
    const reason = faultOf(section, newest.record, policy)
    if (reason !== undefined) return { ...found, status: 'failed', reason }
    const weaker = newest.own ? undefined : policy.judgeAgain?.(section, newest.record)
    if (weaker === undefined) return { ...found, status: 'passed' }
    return {
      ...found,
      status: 'missing',
      reason: `there is no ${section} of ${policy.digest} that counts here: of ${newest.source}, ${weaker}`,
    }
  })
}

/** Describes in one sentence what is missing. */
export function reasonOf(verdicts: readonly Verdict[]): string {
  return verdicts.flatMap(({ reason }) => (reason === undefined ? [] : [reason])).join('; ')
}

function missing(
  section: RequiredSection,
  { digest }: EvidencePolicy,
  other: EvidenceSource | undefined,
): Verdict {
  const found = other?.record[section]?.digest
  const about = found === undefined ? '' : `, only one of ${found} (${other?.source})`
  return {
    section,
    status: 'missing',
    source: 'nowhere',
    reason: `there is no ${section} of ${digest}${about}`,
  }
}

function faultOf(
  section: RequiredSection,
  record: EvidenceRecord,
  policy: EvidencePolicy,
): string | undefined {
  const { status, startedAt, reason } = record[section] ?? {}
  if (status !== 'passed')
    return `the ${section} of this digest ${status ?? 'is missing'}${reason ? `: ${reason}` : ''}`
  const age = policy.now - time(startedAt)
  if (!(age <= policy.maxAge))
    return `the ${section} is ${days(age)} old, but evidence may be at most ${days(policy.maxAge)} old (max-age)`
  if (policy.platforms.length === 0) return `${policy.digest} has no image that runs, so nothing was proven`
  if (section === 'smoke') {
    const ran = (record.smoke?.platforms ?? []).filter(({ status }) => status === 'passed')
    return ran.some(one => policy.platforms.some(own => samePlatform(own.platform, one.platform)))
      ? undefined
      : 'the smoke test ran no platform of this digest'
  }
  const scanned = new Set(record.scan?.platforms.map(platform => platform.digest))
  const left = policy.platforms.filter(platform => !scanned.has(platform.digest))
  return left.length === 0 ? undefined : `the scan skipped ${left.map(({ platform }) => platform).join(', ')}`
}

function time(text: string | undefined): number {
  const value = Date.parse(text ?? '')
  return Number.isNaN(value) ? Number.NEGATIVE_INFINITY : value
}

function days(ms: number): string {
  if (!Number.isFinite(ms)) return 'of unknown age, too'
  return ms < 172_800_000 ? `${Math.round(ms / 3_600_000)} hours` : `${Math.floor(ms / 86_400_000)} days`
}
