import { pairPlatforms } from '../image/platform.ts'
import { plural } from '../image/units.ts'
import type { FoundLicense } from '../stage/record/license.ts'
import type { Misconfiguration } from '../stage/record/misconfiguration.ts'
import type { ScannedPlatform } from '../stage/record/scan.ts'
import type { Severity } from '../stage/severity.ts'
import { isSevere } from './gate.ts'
import { licenseKey } from './licenses/report.ts'
import { markIntroduced } from './mark-introduced.ts'
import { misconfigurationKey } from './misconfigurations/report.ts'

/** What fails a scan, of misconfigurations and licences. */
export interface OtherRules {
  readonly failOn: Severity | 'none'
  readonly inherited: 'count' | 'warn'
  /** Whether only what the baseline does not have counts. */
  readonly onlyIntroduced: boolean
}

/** Marks misconfigurations and licences that the baseline does not have. Where it was not looked for them, all are. */
export function markOthers(
  platforms: readonly ScannedPlatform[],
  baseline: readonly ScannedPlatform[],
): ScannedPlatform[] {
  const pairs = pairPlatforms(platforms, baseline)
  return platforms.map(platform => {
    const { misconfigurations, licenses } = platform
    const before = pairs.get(platform)
    return {
      ...platform,
      ...(misconfigurations && {
        misconfigurations: markIntroduced(
          misconfigurations,
          [...(before?.misconfigurations ?? []), ...(before?.suppressedMisconfigurations ?? [])],
          misconfigurationKey,
        ),
      }),
      ...(licenses && {
        licenses: markIntroduced(
          licenses,
          [...(before?.licenses ?? []), ...(before?.suppressedLicenses ?? [])],
          licenseKey,
        ),
      }),
    }
  })
}

/** Returns one sentence for each kind that fails a scan: how many, and one of the most severe by name. */
export function otherReasons(platforms: readonly ScannedPlatform[], rules: OtherRules): string[] {
  const counts = (one: Pick<Misconfiguration, 'severity' | 'introduced' | 'inherited'>) =>
    isSevere(one, rules.failOn) &&
    !(one.inherited && rules.inherited === 'warn') &&
    (!rules.onlyIntroduced || one.introduced === true)
  const faults = distinct(
    platforms.flatMap(({ misconfigurations = [] }) => misconfigurations.filter(counts)),
    misconfigurationKey,
  )
  const licenses = distinct(
    platforms.flatMap(({ licenses = [] }) => licenses.filter(counts)),
    licenseKey,
  )
  const [fault] = faults
  const [license] = licenses
  return [
    ...(fault
      ? [`${plural(faults.length, 'misconfiguration')}, for example ${misconfigurationWords(fault)}`]
      : []),
    ...(license
      ? [`${plural(licenses.length, 'license')} of that severity, for example ${licenseWords(license)}`]
      : []),
  ]
}

/** Describes a misconfiguration by its check and its place. */
export function misconfigurationWords({ id, severity, path, line, title }: Misconfiguration): string {
  return `${id} (${severity}) in ${path}${line === undefined ? '' : ` (line ${line})`}${title === undefined ? '' : `: ${title}`}`
}

/** Describes a licence by its name and its package. */
export function licenseWords({ name, category, severity, package: of, path }: FoundLicense): string {
  return `${name} (${category ?? severity}) of ${of ?? path ?? 'the image'}`
}

function distinct<One>(all: readonly One[], key: (one: One) => string): One[] {
  return [...new Map(all.map(one => [key(one), one])).values()]
}
