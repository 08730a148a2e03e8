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
  /** The platforms, what the baseline does not have marked. */
  readonly platforms: ScannedPlatform[]
}

/**
 * Decides on raw findings. With the findings of a baseline only what it does not have counts; a platform that it does
 * not have counts whole, and a warning says so.
 */
export function judge(
  platforms: readonly ScannedPlatform[],
  rules: GateRules,
  base?: readonly ScannedPlatform[],
): Verdict {
  const before = rules.scope === 'all' ? undefined : base
  const sides = platforms.map(platform => compare(platform, before))
  const alone = before ? sides.filter(({ changes }) => changes === undefined) : []
  const looked = sides.flatMap(({ platform, added }) => added ?? platform.findings)
  const failing = looked.filter(finding => fails(finding, rules))
  const severe = platforms
    .flatMap(({ findings }) => findings)
    .filter(finding => isSevere(finding, rules.failOn))
  const scope = before ? 'introduced' : 'all'
  return {
    failing,
    platforms: sides.map(({ platform, added }) => marked(platform, added)),
    warnings: alone.map(
      ({ platform: { platform } }) => `${platform} was not scanned before: all its findings count`,
    ),
    ...(failing.length > 0 && { reason: reasonFor(failing, scope) }),
    gate: {
      scope,
      onlyFixed: rules.onlyFixed,
      failing: failing.length,
      tolerated: severe.length - failing.length,
      ...(before && {
        introduced: sides.flatMap(({ added = [] }) => added).length,
        fixed: sides.flatMap(({ changes = [] }) => changes).filter(({ kind }) => kind === 'fixed').length,
      }),
    },
  }
}

function compare(platform: ScannedPlatform, base: readonly ScannedPlatform[] | undefined) {
  const before = base?.find(other => other.platform === platform.platform)
  const changes = before && diffFindings(all(before), all(platform))
  const visible = new Set(platform.findings)
  return { platform, changes, added: changes?.flatMap(addedBy).filter(finding => visible.has(finding)) }
}

/** What is suppressed is there all the same: an entry that goes away introduces nothing. */
function all({ findings, suppressed = [] }: ScannedPlatform): Finding[] {
  return [...findings, ...suppressed]
}

/** Marks what is new, so that a report need not compare again. */
function marked(platform: ScannedPlatform, added: readonly Finding[] | undefined): ScannedPlatform {
  if (added === undefined || added.length === 0) return platform
  const fresh = new Set(added)
  const findings = platform.findings.map(one => (fresh.has(one) ? { ...one, introduced: true } : one))
  return { ...platform, findings }
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
