import { addedBy, diffFindings } from './diff.ts'
import { type Finding, type ScannedPlatform, type ScanSection, type Severity, severities } from './section.ts'

/** What may fail a scan. */
export interface GateRules {
  readonly failOn: Severity | 'none'
  readonly onlyFixed: boolean
  readonly scope: 'introduced' | 'all'
}

/** What the gate decided. */
export interface Verdict {
  readonly gate: NonNullable<ScanSection['gate']>
  /** One sentence when it fails. */
  readonly reason?: string
  readonly warnings: readonly string[]
  /** The findings that fail the run. */
  readonly failing: readonly Finding[]
}

type Scanner = ScanSection['scanner']

/**
 * Decides on raw findings. With a baseline only what it does not have counts; where it cannot be compared (another
 * scanner, another database, no such platform) everything counts, and a warning says so.
 */
export function judge(
  platforms: readonly ScannedPlatform[],
  rules: GateRules,
  compared: { readonly baseline?: ScanSection; readonly scanner: Scanner },
): Verdict {
  const warnings: string[] = []
  const baseline = rules.scope === 'all' ? undefined : comparable(compared, warnings)
  const sides = platforms.map(platform => ({
    platform,
    base: baseline?.platforms.find(other => other.platform === platform.platform),
  }))
  if (baseline) {
    for (const { platform, base } of sides) {
      if (!base) warnings.push(`${platform.platform} was not scanned before: all its findings count`)
    }
  }
  const changes = sides.map(({ platform, base }) => base && diffFindings(base.findings, platform.findings))
  const looked = sides.flatMap(({ platform }, index) => changes[index]?.flatMap(addedBy) ?? platform.findings)
  const failing = looked.filter(finding => fails(finding, rules))
  const severe = platforms
    .flatMap(({ findings }) => findings)
    .filter(finding => isSevere(finding, rules.failOn))
  const all = changes.flatMap(change => change ?? [])
  const scope = baseline ? 'introduced' : 'all'
  return {
    failing,
    warnings,
    ...(failing.length > 0 && { reason: reasonFor(failing, scope) }),
    gate: {
      scope,
      onlyFixed: rules.onlyFixed,
      failing: failing.length,
      tolerated: severe.length - failing.length,
      ...(baseline && {
        introduced: all.flatMap(addedBy).length,
        fixed: all.filter(({ kind }) => kind === 'fixed').length,
      }),
    },
  }
}

function comparable({ baseline, scanner }: { baseline?: ScanSection; scanner: Scanner }, warnings: string[]) {
  if (baseline?.scanner === undefined) return undefined
  const before = baseline.scanner
  if (before.version !== scanner?.version) {
    warnings.push(
      `the scan to compare with was made by Trivy ${before.version}, this one by ${scanner?.version}: all findings count`,
    )
    return undefined
  }
  if (before.database !== scanner.database || before.databaseTime !== scanner.databaseTime) {
    warnings.push('the scan to compare with was made with another database: all findings count')
    return undefined
  }
  return baseline
}

function fails(finding: Finding, { failOn, onlyFixed }: GateRules): boolean {
  return isSevere(finding, failOn) && (!onlyFixed || finding.fixed !== undefined)
}

function isSevere({ severity }: Finding, failOn: GateRules['failOn']): boolean {
  return failOn !== 'none' && severities.indexOf(severity) >= severities.indexOf(failOn)
}

function reasonFor(failing: readonly Finding[], scope: 'introduced' | 'all'): string {
  const distinct = new Map(failing.map(finding => [`${finding.package} ${finding.id}`, finding]))
  const [first] = distinct.values()
  const counts = severities
    .toReversed()
    .map(severity => ({
      severity,
      count: [...distinct.values()].filter(one => one.severity === severity).length,
    }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => `${count} ${severity}`)
  const noun = distinct.size === 1 ? 'finding' : 'findings'
  const example = first
    ? `, for example ${first.id} in ${first.package} ${first.installed}${fixHint(first)}`
    : ''
  return `${counts.join(' and ')} ${noun}${scope === 'introduced' ? ' introduced' : ''}${example}`
}

function fixHint({ fixed }: Finding): string {
  return fixed === undefined ? '' : ` (fixed in ${fixed})`
}
