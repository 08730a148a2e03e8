import { listed } from '../../image/units.ts'
import type { ScannedPlatform, ScanSection } from '../section.ts'
import { bySeverity, countBySeverity } from '../trivy-report.ts'
import { hides, type Suppression } from './weigh.ts'

type Told = NonNullable<ScanSection['suppressions']>

/** Gives what Trivy hid back, where the entry that it fitted does not count, and names the entry where it does. */
export function settle(platform: ScannedPlatform, entries: readonly Suppression[]): ScannedPlatform {
  const hidden = (platform.suppressed ?? []).map(one => ({
    one,
    entry: one.entry === undefined ? undefined : entries[one.entry],
  }))
  const back = hidden
    .filter(({ entry }) => entry === undefined || !hides(entry))
    .map(({ one: { entry, statement, ...finding } }) => finding)
  const suppressed = hidden.flatMap(({ one: { statement: _, ...one }, entry }) =>
    entry && hides(entry) ? [{ ...one, ...(entry.statement && { statement: entry.statement }) }] : [],
  )
  const findings = [...platform.findings, ...back].toSorted(bySeverity)
  return { ...platform, findings, counts: countBySeverity(findings), suppressed }
}

/** Tells of each entry what it hid in the platforms, before those that do not count were given back. */
export function tellEntries(entries: readonly Suppression[], platforms: readonly ScannedPlatform[]): Told {
  const fitted = platforms.flatMap(({ suppressed = [] }) => suppressed.map(({ entry }) => entry))
  return entries.map(({ kind, id, paths, purls, statement, expires, state }, number) => ({
    kind,
    id,
    ...(paths.length > 0 && { paths: [...paths] }),
    ...(purls.length > 0 && { purls: [...purls] }),
    ...(statement && { statement }),
    ...(expires && { expires }),
    state,
    findings: fitted.filter(entry => entry === number).length,
  }))
}

/** Says what people should know of the entries, in one sentence for each kind of trouble. */
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
    ...said('hide nothing and can be removed', entry => hides(entry) && entry.findings === 0),
  ]
}

function names(rows: Told): string {
  const first = rows.slice(0, 10).map(({ id, expires }) => (expires ? `${id} (until ${expires})` : id))
  return listed(rows.length > 10 ? [...first, `${rows.length - 10} more`] : first)
}
