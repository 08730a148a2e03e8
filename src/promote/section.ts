import * as v from 'valibot'
import { digestText, sectionEntries, shortText } from '../stage/section.ts'

/** One tag at one repository: where it was and where it is. */
export const promotedTag = v.object({
  /** registry/repository:tag */
  reference: shortText,
  class: v.picklist(['immutable', 'floating']),
  outcome: v.picklist([
    'created',
    'moved',
    'unchanged',
    'would-create',
    'would-move',
    'refused',
    'held-back',
    'not-reached',
  ]),
  /** Digest before; absent when the tag did not exist. */
  before: v.optional(digestText),
  /** Digest after, read back from the registry's answer. */
  after: v.optional(digestText),
  /** Digest that it would get, in a dry run. */
  next: v.optional(digestText),
  reason: v.optional(shortText),
})
export type PromotedTag = v.InferOutput<typeof promotedTag>

/** Which tags now name the proven digest. */
export const promoteSection = v.object({
  ...sectionEntries,
  digest: v.optional(digestText),
  /** registry/repository@digest or the path of a layout. */
  from: v.optional(shortText),
  /** The commit that the image was built from, where evidence told it; `<commit>-dirty` with changes that it does not hold. */
  builtFrom: v.optional(shortText),
  dryRun: v.boolean(),
  /** How it ended, more precisely than the status. */
  outcome: v.optional(
    v.picklist([
      'promoted',
      'unchanged',
      'would-change',
      'refused-evidence',
      'refused-immutable',
      'unknown-state',
      'partial',
      'rolled-back',
    ]),
  ),
  tags: v.array(promotedTag),
  /** Sections that were required as evidence, where each was found, and whose signature on it was verified. */
  evidence: v.array(
    v.object({
      section: shortText,
      status: shortText,
      source: shortText,
      signedBy: v.optional(shortText),
    }),
  ),
})
export type PromoteSection = v.InferOutput<typeof promoteSection>
