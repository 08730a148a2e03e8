import * as v from 'valibot'
import { severities } from '../severity.ts'
import { amount, shortText } from './section.ts'

/** A fault of a configuration file in the image, for example of a Dockerfile or a Kubernetes manifest. */
export const misconfiguration = v.object({
  /** Trivy's name of the check, for example `DS-0002`. */
  id: shortText,
  severity: v.picklist(severities),
  title: v.optional(shortText),
  /** What is wrong there. */
  message: v.optional(shortText),
  /** The file in the image. */
  path: shortText,
  line: v.optional(amount),
  layer: v.optional(shortText),
  url: v.optional(shortText),
  introduced: v.optional(v.boolean()),
  inherited: v.optional(v.boolean()),
})
export type Misconfiguration = v.InferOutput<typeof misconfiguration>

/** A misconfiguration that an ignore file or a policy hides. */
export const suppressedMisconfiguration = v.object({
  ...misconfiguration.entries,
  statement: v.optional(shortText),
  entry: v.optional(amount),
  policy: v.optional(v.boolean()),
})
export type SuppressedMisconfiguration = v.InferOutput<typeof suppressedMisconfiguration>
