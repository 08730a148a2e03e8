import * as v from 'valibot'
import { severities } from '../severity.ts'
import { foundLicense, suppressedLicense } from './license.ts'
import { misconfiguration, suppressedMisconfiguration } from './misconfiguration.ts'
import { scanPolicy } from './scan-policy.ts'
import { foundSecret, suppressedSecret } from './secret.ts'
import { amount, digestText, sectionEntries, shortText } from './section.ts'
import { suppression } from './suppression.ts'

/** One vulnerable package, as Trivy reports it. */
export const finding = v.object({
  id: shortText,
  package: shortText,
  installed: shortText,
  /** Fixed version; absent while there is none. */
  fixed: v.optional(shortText),
  severity: v.picklist(severities),
  title: v.optional(shortText),
  url: v.optional(shortText),
  /** Where in the image: the package manager's file or the operating system. */
  target: v.optional(shortText),
  /** The vendor's word, for example `affected`, `fixed`, `will_not_fix`. */
  status: v.optional(shortText),
  /** Package URL with the version. https://github.com/package-url/purl-spec */
  purl: v.optional(shortText),
  /** File of the package in the image; absent for packages of the operating system. */
  path: v.optional(shortText),
  /** Digest of the uncompressed layer that contains the package. */
  layer: v.optional(shortText),
  /** Other names of the same vulnerability. */
  aliases: v.optional(v.array(shortText)),
  /** The baseline does not have it. */
  introduced: v.optional(v.boolean()),
  /** It is inherited from the base image (`FROM`). */
  inherited: v.optional(v.boolean()),
})
export type Finding = v.InferOutput<typeof finding>

/** A finding that an ignore file hides, with the reason given there. */
export const suppressedFinding = v.object({
  ...finding.entries,
  statement: v.optional(shortText),
  /** Which of `suppressions` hides it, from 0. */
  entry: v.optional(amount),
  /** Its status in a VEX document, for example `not_affected`. */
  vex: v.optional(shortText),
  /** The file of `ignore-policy` hides it. */
  policy: v.optional(v.boolean()),
})
export type SuppressedFinding = v.InferOutput<typeof suppressedFinding>

/** What Trivy found in one platform. */
export const scannedPlatform = v.object({
  platform: shortText,
  digest: digestText,
  packages: amount,
  counts: v.record(v.picklist(severities), amount),
  findings: v.array(finding),
  /** The findings were compared with those of the baseline, and `introduced` says which are new. */
  compared: v.optional(v.boolean()),
  /** The operating system, where one was recognised. */
  os: v.optional(v.object({ family: shortText, name: shortText, endOfLife: v.boolean() })),
  suppressed: v.optional(v.array(suppressedFinding)),
  /** Absent where secrets were not scanned for. */
  secrets: v.optional(v.array(foundSecret)),
  suppressedSecrets: v.optional(v.array(suppressedSecret)),
  /** Absent where configuration files were not checked. */
  misconfigurations: v.optional(v.array(misconfiguration)),
  suppressedMisconfigurations: v.optional(v.array(suppressedMisconfiguration)),
  /** Absent where licences were not looked for. */
  licenses: v.optional(v.array(foundLicense)),
  suppressedLicenses: v.optional(v.array(suppressedLicense)),
  /** The bill of materials: a file in the folder of reports, and its digest. */
  sbom: v.optional(
    v.object({
      format: v.picklist(['cyclonedx', 'spdx']),
      file: shortText,
      digest: digestText,
      /** Bytes. */
      size: v.optional(amount),
      /** What decides about findings and is not in the list; where it is empty, the list is judged as the image is. */
      untold: v.optional(v.pipe(v.array(shortText), v.maxLength(1000))),
    }),
  ),
  /** Digest of the bill of materials that was judged in the place of the image. */
  fromSbom: v.optional(digestText),
  /** The base image (`FROM`), where it is known, and how many of the findings are inherited from it. */
  base: v.optional(v.object({ name: shortText, digest: digestText, findings: amount })),
})
export type ScannedPlatform = v.InferOutput<typeof scannedPlatform>

/** The decision of the gate: how many findings counted, and against what. */
export const scanGate = v.object({
  /** `introduced`: only findings that the baseline does not have; `all`: every finding. */
  scope: v.picklist(['introduced', 'all']),
  onlyFixed: v.boolean(),
  /** Findings that fail the run. */
  failing: amount,
  /** Findings of that severity that do not fail it: inherited, or without a fixed version. */
  tolerated: amount,
  introduced: v.optional(amount),
  fixed: v.optional(amount),
  /** Findings that fail the run because `scan-deny` lists them. */
  denied: v.optional(amount),
})

/** What Trivy found, for each platform. */
export const scanSection = v.object({
  ...sectionEntries,
  /** The digest the findings are about. */
  digest: v.optional(digestText),
  /** Findings of this severity or above fail the run; `none` never fails. */
  failOn: v.picklist([...severities, 'none']),
  /** By which further rules it was judged. */
  policy: v.optional(scanPolicy),
  /** The findings were too many for evidence; their counts are there. */
  findingsLeftOut: v.optional(v.boolean()),
  scanner: v.optional(
    v.object({
      name: shortText,
      version: shortText,
      /** Digest of the database, or of its files where it was given as a folder. */
      database: v.optional(shortText),
      /** When the database was created; RFC 3339. */
      databaseTime: v.optional(shortText),
      sandbox: v.optional(shortText),
      /** What each run of it was limited to; bytes, but for processes and seconds. */
      limits: v.optional(
        v.object({
          /** Memory beside the temporary folder. */
          memory: amount,
          /** Size of the temporary folder; absent where it was not limited. */
          temporary: v.optional(amount),
          /** Processes and threads. */
          processes: amount,
          output: amount,
          seconds: amount,
        }),
      ),
    }),
  ),
  platforms: v.array(scannedPlatform),
  gate: v.optional(scanGate),
  /** The baseline, and whether its findings come from its stored scan or from a new scan. */
  baseline: v.optional(
    v.object({
      digest: digestText,
      how: v.picklist(['stored', 'again', 'none']),
      /** Why its stored scan was not used; with `none`, also why it was not scanned again. */
      reason: v.optional(shortText),
    }),
  ),
  /** The decision about secrets, where they were scanned for. */
  secrets: v.optional(v.object({ mode: v.picklist(['warn', 'fail']), counted: amount })),
  /** The entries of the ignore file. */
  suppressions: v.optional(v.array(suppression)),
  /** VEX statements that match nothing in the image, each with its product and its document. */
  unmatchedVex: v.optional(v.array(shortText)),
  /** Folder of the report files. */
  reports: v.optional(shortText),
})
export type ScanSection = v.InferOutput<typeof scanSection>
