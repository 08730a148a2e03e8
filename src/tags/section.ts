import * as v from 'valibot'
import { sectionEntries, shortText } from '../stage/section.ts'

/** One tag with what promotion may do with it. */
export const recordedTag = v.object({
  /** The tag alone, for example `1.4`. */
  name: shortText,
  /** An immutable tag never moves; a floating one moves forward. */
  class: v.picklist(['immutable', 'floating']),
  /** The rule that made it, for example `type=semver,pattern={{version}}`. */
  rule: shortText,
})
export type RecordedTag = v.InferOutput<typeof recordedTag>

/** A floating tag that stays where it is. */
export const heldBackTag = v.object({
  name: shortText,
  rule: shortText,
  /** The version being released. */
  version: shortText,
  /** The higher version that holds the tag. */
  blockedBy: shortText,
})
export type HeldBackTag = v.InferOutput<typeof heldBackTag>

/** The tags and labels of this run. */
export const tagsSection = v.object({
  ...sectionEntries,
  /** Repositories without tag, for example `ghcr.io/acme/web`. */
  images: v.array(shortText),
  /** The main tag name, empty when no rule made a tag. */
  version: shortText,
  /** The commit that rules of type `sha` and the label of the revision name. */
  commit: v.optional(shortText),
  /** The commit by which the report calls this run, where `pull-request-sha` says so. */
  calledCommit: v.optional(shortText),
  tags: v.array(recordedTag),
  /** Rules that made no tag, and why. */
  silent: v.array(v.object({ rule: shortText, reason: shortText })),
  /** Floating tags that would have moved backwards. */
  heldBack: v.optional(v.array(heldBackTag)),
  labels: v.record(v.string(), v.string()),
  /** `level:key=value`. */
  annotations: v.array(v.string()),
  /** Paths of the files for docker/bake-action. */
  bakeFiles: v.optional(
    v.object({ whole: shortText, tags: shortText, labels: shortText, annotations: shortText }),
  ),
})
export type TagsSection = v.InferOutput<typeof tagsSection>
