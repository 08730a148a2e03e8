import * as v from 'valibot'
import { amount, digestText, sectionEntries, shortText } from '../section.ts'

export const severities = ['unknown', 'low', 'medium', 'high', 'critical'] as const
/** Trivy's severities, least first. */
export type Severity = (typeof severities)[number]

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
})
export type Finding = v.InferOutput<typeof finding>

/** What Trivy found, for each platform. */
export const scanSection = v.object({
  ...sectionEntries,
  /** The digest the findings are about. */
  digest: v.optional(digestText),
  /** Findings of this severity or above fail the run; `none` lets everything pass. */
  failOn: v.picklist([...severities, 'none']),
  scanner: v.optional(v.object({ name: shortText, version: shortText, database: v.optional(shortText) })),
  platforms: v.array(
    v.object({
      platform: shortText,
      digest: digestText,
      packages: amount,
      counts: v.record(v.picklist(severities), amount),
      findings: v.array(finding),
    }),
  ),
})
export type ScanSection = v.InferOutput<typeof scanSection>
