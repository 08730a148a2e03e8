import * as v from 'valibot'
import { severities } from '../severity.ts'
import { amount, shortText } from './section.ts'

/** A secret in an image: its kind and its place, never its value. */
export const foundSecret = v.object({
  /** Trivy's name of the pattern, for example `private-key`. */
  rule: v.pipe(v.string(), v.regex(/^[\w.-]{1,64}$/)),
  severity: v.picklist(severities),
  /** File in the image; absent for what the image's config holds (`ENV`, `ARG`, `LABEL`). */
  path: v.optional(shortText),
  line: v.optional(amount),
  /** Digest of the uncompressed layer that holds it, also when a later one removes it. */
  layer: v.optional(shortText),
  introduced: v.optional(v.boolean()),
  inherited: v.optional(v.boolean()),
})
export type FoundSecret = v.InferOutput<typeof foundSecret>

/** A secret that an ignore file hides. */
export const suppressedSecret = v.object({
  ...foundSecret.entries,
  statement: v.optional(shortText),
  entry: v.optional(amount),
  policy: v.optional(v.boolean()),
})
export type SuppressedSecret = v.InferOutput<typeof suppressedSecret>
