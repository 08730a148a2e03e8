import { compareScans } from '../stage/finding-diff.ts'
import type { Finding, ScannedPlatform, ScanSection } from '../stage/record/scan.ts'
import { type Severity, severities } from '../stage/severity.ts'
import { reasonFor } from './gate-reason.ts'
import { updateHint } from './inherited.ts'

/** What may fail a scan. */
export interface GateRules {
  readonly failOn: Severity | 'none'
  readonly onlyFixed: boolean
  readonly scope: 'introduced' | 'all'
  /** Whether findings of the base image can fail the scan. */
  readonly inherited: 'count' | 'warn'
  /** Ids that fail the scan whatever else is set. */
  readonly deny: readonly string[]
}

/** What the gate decided. */
export interface Verdict {
  readonly gate: NonNullable<ScanSection['gate']>
  /** One sentence when it fails. */
  readonly reason?: string
  readonly warnings: readonly string[]
  /** The findings that fail the run. */
  readonly failing: readonly Finding[]
  /** The platforms, what the baseline does not have marked. */
  readonly platforms: ScannedPlatform[]
}

/**
 * Decides on raw findings. With a baseline only findings that it does not have count; of a platform that it does not
 * have all findings count, with a warning.
 */
export function judge(
  platforms: readonly ScannedPlatform[],
  rules: GateRules,
  base?: readonly ScannedPlatform[],
): Verdict {
  const before = rules.scope === 'all' ? undefined : base
  const sides = compareScans<Finding, ScannedPlatform>(platforms, before ?? [])
  const alone = before ? sides.filter(({ changes }) => changes === undefined) : []
  const looked = sides.flatMap(({ platform, added }) => added ?? platform.findings)
  const denied = platforms.flatMap(all).filter(finding => isDenied(finding, rules.deny))
  const counting = looked.filter(finding => fails(finding, rules))
  const failing = [...new Set([...counting, ...denied])]
  const severe = platforms
    .flatMap(({ findings }) => findings)
    .filter(finding => isSevere(finding, rules.failOn))
  const scope = before ? 'introduced' : 'all'
  const failed = new Set(failing)
  return {
    failing,
    platforms: sides.map(({ platform, added }) => marked(platform, added)),
    warnings: alone.map(
      ({ platform: { platform } }) => `${platform} was not scanned before: all its findings count`,
    ),
    ...(failing.length > 0 && { reason: whole(counting, denied, { scope, platforms }) }),
    gate: {
      scope,
      onlyFixed: rules.onlyFixed,
      failing: failing.length,
      tolerated: severe.filter(finding => !failed.has(finding)).length,
      ...(rules.deny.length > 0 && { denied: denied.length }),
      ...(before && {
        introduced: sides.flatMap(({ added = [] }) => added).length,
        fixed: sides.flatMap(({ changes = [] }) => changes).filter(({ kind }) => kind === 'fixed').length,
      }),
    },
  }
}

/** What is denied is so although it is suppressed. */
function all({ findings, suppressed = [] }: ScannedPlatform): Finding[] {
  return [...findings, ...suppressed]
}

/** Marks findings that are new, so that a report need not compare again. */
function marked(platform: ScannedPlatform, added: readonly Finding[] | undefined): ScannedPlatform {
  if (added === undefined) return platform
  const fresh = new Set(added)
  const findings = platform.findings.map(one => (fresh.has(one) ? { ...one, introduced: true } : one))
  return { ...platform, findings, compared: true }
}

function whole(
  counting: readonly Finding[],
  denied: readonly Finding[],
  { scope, platforms }: { scope: GateRules['scope']; platforms: readonly ScannedPlatform[] },
): string {
  const listed = [...new Set(denied.map(({ id, package: name }) => `${id} in ${name}`))].slice(0, 5)
  return [
    ...(counting.length > 0 ? [reasonFor(counting, scope)] : []),
    ...(listed.length > 0 ? [`denied by scan-deny: ${listed.join(', ')}`] : []),
    ...[updateHint([...counting, ...denied], platforms)].filter(hint => hint !== undefined),
  ].join('; ')
}

/** Returns whether a finding is one that fails a scan, were it new. */
export function fails(
  finding: Finding,
  { failOn, onlyFixed, inherited }: Pick<GateRules, 'failOn' | 'onlyFixed' | 'inherited'>,
): boolean {
  if (finding.inherited && inherited === 'warn') return false
  return isSevere(finding, failOn) && (!onlyFixed || finding.fixed !== undefined)
}

/** Returns whether a finding is one of those that `scan-deny` names, by any of its names. */
export function isDenied({ id, aliases = [] }: Finding, deny: readonly string[]): boolean {
  return deny.some(name => name === id || aliases.includes(name))
}

/** Returns whether a severity is the lowest that fails, or a higher one. */
export function isSevere({ severity }: Pick<Finding, 'severity'>, failOn: GateRules['failOn']): boolean {
  return failOn !== 'none' && severities.indexOf(severity) >= severities.indexOf(failOn)
}
