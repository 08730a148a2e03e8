import { type Comparison, compareScans, distinctFindings } from '../../stage/finding-diff.ts'
import { rankedFindings } from '../parts/scan.ts'
import type { ImageReport, Reported } from '../view.ts'

type Scan = NonNullable<Reported['scan']>
type Platform = Scan['platforms'][number]
type Finding = Platform['findings'][number]

/** Counts the vulnerabilities that the change introduces; undefined when there is no comparable scan of the baseline. */
export function introducedCount(imageReport: ImageReport): number | undefined {
  const { gate } = imageReport.run.scan ?? {}
  if (gate?.introduced === undefined && comparisonOf(imageReport) === undefined) return undefined
  // The gate counts a vulnerability of two platforms twice; a record without findings has only its number.
  return newFindings(imageReport).length || (gate?.introduced ?? 0)
}

/** Counts the vulnerabilities that the change removes. */
export function fixedCount(imageReport: ImageReport): number | undefined {
  const { gate } = imageReport.run.scan ?? {}
  if (gate?.fixed !== undefined) return gate.fixed
  const fixed = comparisonOf(imageReport)?.flatMap(({ changes = [] }) =>
    changes.filter(({ kind }) => kind === 'fixed').flatMap(({ base }) => base),
  )
  return fixed && distinctFindings(fixed).length
}

/** Lists the vulnerabilities that the baseline does not have, worst first: those marked by the scan, else by the same comparison. */
export function newFindings(imageReport: ImageReport): Finding[] {
  const { scan } = imageReport.run
  if (scan === undefined) return []
  const fresh =
    scan.gate?.introduced === undefined
      ? (comparisonOf(imageReport) ?? []).flatMap(({ added = [] }) => added)
      : scan.platforms.flatMap(({ findings }) => findings).filter(({ introduced }) => introduced)
  const wanted = new Set(fresh)
  return distinctFindings(rankedFindings(scan, finding => wanted.has(finding)))
}

/**
 * Compares with the record of the baseline when the scan itself did not, because its gate counts all findings. Results of
 * different scanners or databases are not compared.
 */
function comparisonOf({ run: { scan }, baseline }: ImageReport): Comparison<Platform, Finding>[] | undefined {
  const before = baseline?.scan
  if (scan === undefined || before === undefined || scan.gate?.introduced !== undefined) return undefined
  if (scan.baseline !== undefined || !isSameScanner(scan, before)) return undefined
  return compareScans<Finding, Platform>(scan.platforms, before.platforms)
}

function isSameScanner({ scanner: one }: Scan, { scanner: other }: Scan): boolean {
  return (
    one !== undefined &&
    one.version === other?.version &&
    one.database === other.database &&
    one.databaseTime === other.databaseTime
  )
}
