import * as v from 'valibot'
import {
  type Finding,
  type ScannedPlatform,
  type ScanSection,
  type SuppressedFinding,
  scanSection,
} from '../stage/record/scan.ts'
import { fails, isDenied } from './gate.ts'
import { reasonFor } from './gate-reason.ts'
import { otherReasons } from './judge-others.ts'
import { type AskedScan, leftOut, weakerRules } from './policy.ts'
import { entryKey } from './suppression/entry.ts'

/**
 * Judges a stored scan that passed again, by the rules of this run: says why it is not enough, or nothing where it is. What
 * an ignore file or a VEX document hid then stays hidden only where this run has the same entry or document.
 */
export function judgeStored(stored: unknown, asked: AskedScan): string | undefined {
  const parsed = v.safeParse(scanSection, stored)
  if (!parsed.success)
    return 'it cannot be judged again: its findings are not told as this version tells them'
  const section = parsed.output
  const { policy, failOn } = section
  if (policy === undefined) return 'it does not say by which rules it was judged'
  const missing = leftOut(policy, asked)
  if (missing !== undefined) return missing
  if (section.findingsLeftOut) {
    const weaker = weakerRules({ failOn, policy }, asked)
    if (weaker.length > 0)
      return `its findings were too many to be stored, and its rules were weaker: ${weaker.join('; ')}`
  }
  const rule = asked.failOn ?? failOn
  if (asked.failOn === undefined && failOn === 'none')
    return 'nothing could fail it (fail-on was none), and this run does not say what shall (fail-on)'
  if (asked.secrets === 'fail') {
    const without = section.platforms.filter(({ secrets }) => secrets === undefined)
    if (without.length > 0) return 'it did not look for secrets (scan-secrets)'
    if (secretsIn(section, asked) > 0) return 'it found secrets, which fail a scan now (scan-secrets)'
  }
  const empty = section.platforms.find(({ packages }) => packages === 0)
  if (asked.empty === 'fail' && empty !== undefined)
    return `nothing was scanned in ${empty.platform} (scan-empty)`
  const outdated = whyOutdated(section, asked)
  if (outdated !== undefined) return `${outdated} (db-max-age)`
  const rules = {
    failOn: rule,
    onlyFixed: asked.onlyFixed ?? policy.onlyFixed,
    inherited: asked.inherited ?? policy.inherited,
  }
  const all = asked.scope === 'all' || section.gate?.scope !== 'introduced'
  const counting = section.platforms.flatMap(platform => {
    const { shown, back } = reinstated(platform, section, asked)
    const judged = all || !platform.compared ? shown : shown.filter(({ introduced }) => introduced)
    return [...judged, ...back].filter(finding => fails(finding, rules))
  })
  const deny = [...asked.deny, ...policy.deny]
  const denied = section.platforms
    .flatMap(({ findings, suppressed = [] }) => [...findings, ...suppressed])
    .filter(finding => isDenied(finding, deny))
  const others = otherReasons(
    section.platforms.map(platform => withHiddenOthers(platform, section, asked)),
    { failOn: rule, inherited: rules.inherited, onlyIntroduced: !all },
  )
  const why = [
    ...others,
    ...(counting.length > 0 ? [`${reasonFor(counting, all ? 'all' : 'introduced')} (fail-on: ${rule})`] : []),
    ...(denied.length > 0
      ? [`denied by scan-deny: ${[...new Set(denied.map(({ id }) => id))].slice(0, 5).join(', ')}`]
      : []),
  ]
  return why.length === 0 ? undefined : `by the rules of this run it does not pass: ${why.join('; ')}`
}

/** Says that the database was older, when the image was scanned, than this run takes one, or may have been. */
function whyOutdated({ scanner, startedAt }: ScanSection, { databaseAge }: AskedScan): string | undefined {
  if (databaseAge === undefined) return undefined
  if (scanner?.databaseTime === undefined) return 'it does not say of when its database was'
  return Date.parse(startedAt) - Date.parse(scanner.databaseTime) <= databaseAge
    ? undefined
    : `its database was of ${scanner.databaseTime}`
}

/** Separates what is shown from what was hidden by something that this run does not have, or that has ended. */
function reinstated(
  { findings, suppressed = [] }: ScannedPlatform,
  section: ScanSection,
  asked: AskedScan,
): { readonly shown: readonly Finding[]; readonly back: readonly Finding[] } {
  const isHidden = hiddenBy(section, asked)
  return { shown: findings, back: suppressed.filter(finding => !isHidden(finding)) }
}

/** Adds the misconfigurations and licences that were hidden in that way; they count although they were there before. */
function withHiddenOthers(
  platform: ScannedPlatform,
  section: ScanSection,
  asked: AskedScan,
): ScannedPlatform {
  const isHidden = hiddenBy(section, asked)
  const { misconfigurations, suppressedMisconfigurations = [], licenses, suppressedLicenses = [] } = platform
  const back = <One extends object>(hidden: readonly One[]) =>
    hidden.filter(one => !isHidden(one)).map(one => ({ ...one, introduced: true }))
  return {
    ...platform,
    ...(misconfigurations && {
      misconfigurations: [...misconfigurations, ...back(suppressedMisconfigurations)],
    }),
    ...(licenses && { licenses: [...licenses, ...back(suppressedLicenses)] }),
  }
}

/** Returns what tells whether something that was hidden stays hidden in this run. */
function hiddenBy({ policy, suppressions = [] }: ScanSection, { hiding, now }: AskedScan) {
  return ({ vex, entry, policy: byPolicy }: Partial<SuppressedFinding>): boolean => {
    if (vex !== undefined)
      return hiding === undefined || (policy?.vex ?? []).every(digest => hiding.vex.has(digest))
    if (byPolicy) return hiding === undefined || policy?.ignorePolicy === hiding.ignorePolicy
    const by = entry === undefined ? undefined : suppressions[entry]
    if (by === undefined || !(by.state === 'active' || by.state === 'expiring')) return false
    if (by.expires !== undefined && !(Date.parse(by.expires) >= now)) return false
    return (
      hiding === undefined ||
      hiding.entries.has(entryKey({ ...by, paths: by.paths ?? [], purls: by.purls ?? [] }))
    )
  }
}

/** Counts the secrets that would fail a scan; what an ignore file of another run hid counts, too. */
function secretsIn(
  { platforms, secrets, suppressions = [] }: ScanSection,
  { scope, hiding }: AskedScan,
): number {
  const hidden = platforms
    .flatMap(({ suppressedSecrets = [] }) => suppressedSecrets)
    .filter(({ entry }) => {
      const by = entry === undefined ? undefined : suppressions[entry]
      return (
        by === undefined ||
        hiding?.entries.has(entryKey({ ...by, paths: by.paths ?? [], purls: by.purls ?? [] })) === false
      )
    })
  const all = platforms.flatMap(platform => platform.secrets ?? []).length
  return hidden.length + (scope === 'all' ? all : (secrets?.counted ?? all))
}
