import { identity, rankedFindings } from '../parts/scan.ts'
import type { ImageReport, Reported } from '../view.ts'

type Finding = NonNullable<Reported['scan']>['platforms'][number]['findings'][number]

/** Counts the vulnerabilities that the change introduces: by the gate of the scan, or compared with the baseline's record. */
export function introducedCount(imageReport: ImageReport): number | undefined {
  const { gate, baseline } = imageReport.run.scan ?? {}
  if (gate?.introduced !== undefined || baseline !== undefined)
    // The gate counts a vulnerability of two platforms twice.
    return newFindings(imageReport).length || gate?.introduced
  return imageReport.baseline?.scan === undefined ? undefined : newFindings(imageReport).length
}

/** Counts the vulnerabilities that the change removes. */
export function fixedCount(imageReport: ImageReport): number | undefined {
  const { gate, baseline } = imageReport.run.scan ?? {}
  if (gate?.fixed !== undefined || baseline !== undefined) return gate?.fixed
  return imageReport.baseline?.scan === undefined ? undefined : fixedFindings(imageReport).length
}

/**
 * Returns the vulnerabilities that the baseline does not have: those that the scan marked, else those that the baseline's
 * record does not have; without a scanned baseline there are none to name.
 */
export function newFindings({ run, baseline }: ImageReport): Finding[] {
  if (run.scan?.gate?.introduced !== undefined)
    return rankedFindings(run.scan).filter(({ introduced }) => introduced)
  return run.scan?.baseline === undefined ? difference(run, baseline) : []
}

function fixedFindings({ run, baseline }: ImageReport): Finding[] {
  return baseline === undefined ? [] : difference(baseline, run)
}

/** The same vulnerability of a package in another version is not a new one. */
function difference(one: Reported, other: Reported | undefined): Finding[] {
  if (one.scan === undefined || other?.scan === undefined) return []
  const known = new Set(rankedFindings(other.scan).map(key))
  return rankedFindings(one.scan).filter(finding => !known.has(key(finding)))
}

function key(finding: Finding): string {
  return identity({ ...finding, installed: '' })
}
