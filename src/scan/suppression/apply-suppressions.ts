import { firstOf, listed } from '../../image/units.ts'
import type { ScannedPlatform, ScanSection } from '../../stage/record/scan.ts'
import { licensesBySeverity } from '../licenses/report.ts'
import { misconfigurationsBySeverity } from '../misconfigurations/report.ts'
import { bySeverity as secretsBySeverity } from '../secrets/report.ts'
import { bySeverity, countBySeverity } from '../trivy-report.ts'
import { hides, type Suppression } from './suppression-state.ts'

type Told = NonNullable<ScanSection['suppressions']>

/** Restores findings that Trivy hid by an entry that does not count, and records the entry where it does. */
export function applySuppressions(
  platform: ScannedPlatform,
  entries: readonly Suppression[],
): ScannedPlatform {
  const { back, kept } = sort(platform.suppressed ?? [], entries)
  const findings = [...platform.findings, ...back].toSorted(bySeverity)
  const secrets = sort(platform.suppressedSecrets ?? [], entries)
  const misconfigurations = sort(platform.suppressedMisconfigurations ?? [], entries)
  const licenses = sort(platform.suppressedLicenses ?? [], entries)
  return {
    ...platform,
    findings,
    counts: countBySeverity(findings),
    suppressed: kept,
    ...(platform.secrets && {
      secrets: [...platform.secrets, ...secrets.back].toSorted(secretsBySeverity),
      suppressedSecrets: secrets.kept,
    }),
    ...(platform.misconfigurations && {
      misconfigurations: [...platform.misconfigurations, ...misconfigurations.back].toSorted(
        misconfigurationsBySeverity,
      ),
      suppressedMisconfigurations: misconfigurations.kept,
    }),
    ...(platform.licenses && {
      licenses: [...platform.licenses, ...licenses.back].toSorted(licensesBySeverity),
      suppressedLicenses: licenses.kept,
    }),
  }
}

interface Hidden {
  readonly entry?: number | undefined
  readonly statement?: string | undefined
  readonly vex?: string | undefined
  readonly policy?: boolean | undefined
}

function sort<One extends Hidden>(hidden: readonly One[], entries: readonly Suppression[]) {
  const back: Omit<One, keyof Hidden>[] = []
  const kept: One[] = []
  for (const one of hidden) {
    if (one.vex !== undefined || one.policy) {
      kept.push(one)
      continue
    }
    const by = one.entry === undefined ? undefined : entries[one.entry]
    const { entry, statement, vex, policy, ...found } = one
    if (by && hides(by)) kept.push({ ...one, ...(by.statement && { statement: by.statement }) })
    else back.push(found)
  }
  return { back, kept }
}

/** Lists all that is hidden in a platform, of every kind. */
function hiddenIn(platform: ScannedPlatform): Hidden[] {
  const { suppressed, suppressedSecrets, suppressedMisconfigurations, suppressedLicenses } = platform
  return [
    ...(suppressed ?? []),
    ...(suppressedSecrets ?? []),
    ...(suppressedMisconfigurations ?? []),
    ...(suppressedLicenses ?? []),
  ]
}

/** Counts the findings that each entry matches in the platforms, including entries that do not count. */
export function tellEntries(entries: readonly Suppression[], platforms: readonly ScannedPlatform[]): Told {
  const fitted = platforms.flatMap(platform => hiddenIn(platform).map(({ entry }) => entry))
  const counts = new Map<number | undefined, number>()
  for (const entry of fitted) counts.set(entry, (counts.get(entry) ?? 0) + 1)
  return entries.map(({ kind, id, paths, purls, statement, expires, state }, number) => ({
    kind,
    id,
    ...(paths.length > 0 && { paths: [...paths] }),
    ...(purls.length > 0 && { purls: [...purls] }),
    ...(statement && { statement }),
    ...(expires && { expires }),
    state,
    findings: counts.get(number) ?? 0,
  }))
}

/** Returns the warnings about entries, one sentence for each kind. */
export function suppressionWarnings(entries: Told): string[] {
  const said = (what: string, fits: (entry: Told[number]) => boolean) => {
    const rows = entries.filter(fits)
    return rows.length === 0 ? [] : [`suppressions that ${what}: ${names(rows)}`]
  }
  return [
    ...said('have expired', ({ state }) => state === 'expired'),
    ...said('will expire soon', ({ state }) => state === 'expiring'),
    ...said(
      'this pull request adds, which count once it is merged or with trust-head-suppressions',
      ({ state }) => state === 'untrusted',
    ),
    ...said(
      'do not count, because they lack what suppression-require asks for',
      ({ state }) => state === 'incomplete',
    ),
  ]
}

/** Names the entries that hide nothing in this image; another image may need them. */
export function unusedLine(entries: Told): string | undefined {
  const unused = entries.filter(entry => hides(entry) && entry.findings === 0)
  return unused.length === 0 ? undefined : `suppressions that hide nothing here: ${names(unused)}`
}

function names(rows: Told): string {
  const all = rows.map(({ id, expires }) => (expires ? `${id} (until ${expires})` : id))
  return listed(firstOf(all, 10))
}
