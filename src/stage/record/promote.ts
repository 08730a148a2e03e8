import * as v from 'valibot'
import { digestText, sectionEntries, shortText } from './section.ts'

/** One tag at one repository, with its digests before and after. */
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
  /** Digest after, from the registry's response. */
  after: v.optional(digestText),
  /** The planned digest in a dry run. */
  next: v.optional(digestText),
  reason: v.optional(shortText),
})
export type PromotedTag = v.InferOutput<typeof promotedTag>

/** The tags that now name the proven digest. */
export const promoteSection = v.object({
  ...sectionEntries,
  digest: v.optional(digestText),
  /** registry/repository@digest or the path of a layout. */
  from: v.optional(shortText),
  /** The commit that the image was built from, where evidence told it; `<commit>-dirty` with changes that it does not hold. */
  builtFrom: v.optional(shortText),
  dryRun: v.boolean(),
  /** The outcome, more precise than the status. */
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
  /** Required sections, the source of each one's evidence, and the verified signer. */
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
