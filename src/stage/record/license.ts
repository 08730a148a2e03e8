import * as v from 'valibot'
import { severities } from '../severity.ts'
import { amount, shortText } from './section.ts'

/** A licence of a package, with the severity that Trivy gives its class. */
export const foundLicense = v.object({
  /** SPDX id where it has one. */
  name: shortText,
  severity: v.picklist(severities),
  /** Trivy's class, for example `restricted`. */
  category: v.optional(shortText),
  /** The package; absent for a file that is of none. */
  package: v.optional(shortText),
  path: v.optional(shortText),
  introduced: v.optional(v.boolean()),
})
export type FoundLicense = v.InferOutput<typeof foundLicense>

/** A licence that an ignore file or a policy hides. */
export const suppressedLicense = v.object({
  ...foundLicense.entries,
  statement: v.optional(shortText),
  entry: v.optional(amount),
  policy: v.optional(v.boolean()),
})
export type SuppressedLicense = v.InferOutput<typeof suppressedLicense>
