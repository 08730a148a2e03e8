import * as v from 'valibot'
import type { FoundLicense, SuppressedLicense } from '../../stage/record/license.ts'
import { highestFirst, severityOf } from '../../stage/severity.ts'
import { oneLine } from '../foreign-text.ts'
import { hiddenFindings, hiddenOf } from '../hidden.ts'
import { parseReport } from '../report-shape.ts'

const most = 50_000
const text = v.optional(v.pipe(v.string(), v.maxLength(100_000)))

const license = v.object({
  Name: v.pipe(v.string(), v.minLength(1), v.maxLength(4096)),
  Severity: text,
  Category: text,
  PkgName: text,
  FilePath: text,
})

const report = v.object({
  Results: v.nullish(
    v.pipe(
      v.array(
        v.object({
          Licenses: v.nullish(v.pipe(v.array(license), v.maxLength(most))),
          ExperimentalModifiedFindings: hiddenFindings,
        }),
      ),
      v.maxLength(most),
    ),
  ),
})

/** The licences of one platform, and those that were hidden. */
export interface FoundLicenses {
  readonly licenses: FoundLicense[]
  readonly suppressedLicenses: SuppressedLicense[]
}

/** Reads the licences of packages from a report that was checked to be about this image. */
export function parseLicenses(json: string): FoundLicenses {
  const results = parseReport(report, json).Results ?? []
  const found = results.flatMap(({ Licenses }) => (Licenses ?? []).map(toLicense))
  const distinct = new Map(found.map(one => [licenseKey(one), one]))
  return {
    licenses: [...distinct.values()].toSorted(licensesBySeverity),
    suppressedLicenses: results.flatMap(({ ExperimentalModifiedFindings: hidden }) =>
      hiddenOf(hidden, { type: 'license', shape: license, read: toLicense }),
    ),
  }
}

/** Identifies a licence of a package, wherever the package is. */
export function licenseKey({ name, package: of, path }: FoundLicense): string {
  return JSON.stringify([name, of ?? path ?? ''])
}

/** Returns whether a licence restricts something: classes of lower severity allow nearly everything. */
export function restricts({ severity }: Pick<FoundLicense, 'severity'>): boolean {
  return severity !== 'low' && severity !== 'unknown'
}

/** Sorts licences, the most severe first. */
export function licensesBySeverity(one: FoundLicense, other: FoundLicense): number {
  return highestFirst(one, other) || (licenseKey(one) < licenseKey(other) ? -1 : 1)
}

function toLicense({
  Name,
  Severity,
  Category,
  PkgName,
  FilePath,
}: v.InferOutput<typeof license>): FoundLicense {
  return {
    name: oneLine(Name),
    severity: severityOf(Severity),
    ...(Category && { category: oneLine(Category, 64) }),
    ...(PkgName && { package: oneLine(PkgName) }),
    ...(FilePath && { path: oneLine(FilePath.replace(/^\/+/, ''), 1024) }),
  }
}
