import * as v from 'valibot'
import type { Finding, ScannedPlatform, SuppressedFinding } from '../stage/record/scan.ts'
import { highestFirst, type Severity, severityOf } from '../stage/severity.ts'
import { oneLine, trustedLink } from './foreign-text.ts'
import { hiddenBy, hiddenFindings } from './hidden.ts'
import type { PlatformImage } from './platform-layout.ts'
import { assertSame, metadata, parseReport } from './report-shape.ts'

const most = 50_000
const text = v.optional(v.pipe(v.string(), v.maxLength(100_000)))

const vulnerability = v.object({
  VulnerabilityID: v.pipe(v.string(), v.minLength(1), v.maxLength(256)),
  VendorIDs: v.nullish(v.array(v.string())),
  PkgName: v.pipe(v.string(), v.minLength(1)),
  PkgPath: text,
  PkgIdentifier: v.optional(v.object({ PURL: text })),
  InstalledVersion: text,
  FixedVersion: text,
  Status: text,
  Layer: v.optional(v.object({ DiffID: text })),
  Severity: text,
  PrimaryURL: text,
  Title: text,
})

const result = v.object({
  Target: v.optional(v.string(), ''),
  Class: v.optional(v.string(), ''),
  Type: v.optional(v.string(), ''),
  Packages: v.nullish(v.pipe(v.array(v.unknown()), v.maxLength(most))),
  Vulnerabilities: v.nullish(v.pipe(v.array(vulnerability), v.maxLength(most))),
  ExperimentalModifiedFindings: hiddenFindings,
})
type Result = v.InferOutput<typeof result>

const resultsOf = v.nullish(v.pipe(v.array(result), v.maxLength(10_000)))

/** The fields of Trivy's report that are used, schema version 2. */
const report = v.object({
  SchemaVersion: v.literal(2),
  Metadata: v.object({
    ...metadata.entries,
    OS: v.nullish(v.object({ Family: text, Name: text, EOSL: v.optional(v.boolean()) })),
  }),
  Results: resultsOf,
})

const sourceReport = v.object({ SchemaVersion: v.literal(2), Results: resultsOf })

/**
 * Reads the scanner's report on one platform. It is untrusted: its shape is checked, texts are shortened and sanitized,
 * and it must be about exactly the scanned image.
 *
 * @throws UserError when it is not such a report.
 */
export function parseTrivyReport(json: string, image: PlatformImage): ScannedPlatform {
  const { Metadata, Results } = parseReport(report, json)
  assertSame(Metadata, image)
  return {
    ...found(Results ?? [], image),
    ...(Metadata.OS && {
      os: {
        family: oneLine(Metadata.OS.Family ?? ''),
        name: oneLine(Metadata.OS.Name ?? ''),
        endOfLife: Metadata.OS.EOSL ?? false,
      },
    }),
  }
}

/** Reads the scanner's report on files, which names no image. @throws UserError when it is not such a report. */
export function parseSourceReport(
  json: string,
  about: Pick<ScannedPlatform, 'platform' | 'digest'>,
): ScannedPlatform {
  return found(parseReport(sourceReport, json).Results ?? [], about)
}

function found(
  results: readonly Result[],
  { platform, digest }: Pick<ScannedPlatform, 'platform' | 'digest'>,
): ScannedPlatform {
  const findings = results.flatMap(result =>
    (result.Vulnerabilities ?? []).map(entry => toFinding(entry, result)),
  )
  return {
    platform,
    digest,
    packages: results.reduce((sum, { Packages }) => sum + (Packages?.length ?? 0), 0),
    counts: countBySeverity(findings),
    findings: findings.toSorted(bySeverity),
    suppressed: results.flatMap(suppressedIn),
  }
}

/** Counts findings by severity, with zeros. */
export function countBySeverity(findings: readonly Finding[]): Record<Severity, number> {
  const counts = { unknown: 0, low: 0, medium: 0, high: 0, critical: 0 }
  for (const { severity } of findings) counts[severity]++
  return counts
}

/** Sorts findings, the most severe first. */
export function bySeverity(a: Finding, b: Finding): number {
  return (
    highestFirst(a, b) ||
    compare(a.package, b.package) ||
    compare(a.id, b.id) ||
    compare(a.path ?? '', b.path ?? '')
  )
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function toFinding(entry: v.InferOutput<typeof vulnerability>, { Target, Class, Type }: Result): Finding {
  const operatingSystem = Class === 'os-pkgs'
  return {
    id: oneLine(entry.VulnerabilityID),
    package: oneLine(entry.PkgName),
    installed: oneLine(entry.InstalledVersion ?? ''),
    severity: severityOf(entry.Severity),
    // The target of the operating system is the path inside the sandbox.
    target: operatingSystem ? oneLine(Type) : oneLine(Target),
    ...optional('fixed', entry.FixedVersion),
    ...optional('status', entry.Status),
    ...optional('title', entry.Title),
    ...optional('url', entry.PrimaryURL && trustedLink(entry.PrimaryURL)),
    ...optional('purl', entry.PkgIdentifier?.PURL, 1024),
    ...(!operatingSystem && optional('path', entry.PkgPath ?? Target, 1024)),
    ...optional('layer', entry.Layer?.DiffID),
    ...(entry.VendorIDs?.length && { aliases: entry.VendorIDs.slice(0, 20).map(id => oneLine(id)) }),
  }
}

/** A finding hidden by the ignore file or a policy has the status `ignored`; any other status comes from a VEX document. */
function suppressedIn(result: Result): SuppressedFinding[] {
  return (result.ExperimentalModifiedFindings ?? [])
    .filter(({ Type }) => Type === 'vulnerability')
    .flatMap(one => {
      const { Status, Statement, Finding } = one
      const hidden = v.safeParse(vulnerability, Finding)
      if (!hidden.success) return []
      const finding = toFinding(hidden.output, result)
      if (Status === 'ignored') return [{ ...finding, ...hiddenBy(one) }]
      return [{ ...finding, ...optional('statement', Statement), vex: oneLine(Status ?? 'unknown') }]
    })
}

function optional<Name extends string>(name: Name, value: string | undefined, limit?: number) {
  const line = oneLine(value ?? '', limit)
  return (line === '' ? {} : { [name]: line }) as { [key in Name]?: string }
}
