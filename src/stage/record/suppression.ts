import * as v from 'valibot'
import { amount, shortText } from './section.ts'

/** An entry of the ignore file. */
export const suppression = v.object({
  kind: v.picklist(['vulnerability', 'secret', 'misconfiguration', 'license', 'any']),
  id: shortText,
  paths: v.optional(v.array(shortText)),
  purls: v.optional(v.array(shortText)),
  statement: v.optional(shortText),
  expires: v.optional(shortText),
  /**
   * `active` and `expiring` entries hide findings. `untrusted` ones are new in this pull request, `incomplete` ones
   * lack a required field.
   */
  state: v.picklist(['active', 'expiring', 'expired', 'untrusted', 'incomplete']),
  /** Findings that it matches, in all platforms. */
  findings: amount,
})
