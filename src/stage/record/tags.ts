import * as v from 'valibot'
import { schemes } from '../../image/tag-version.ts'
import { amount, sectionEntries, shortText } from './section.ts'

/** The version that a tag names or moves with, as its rule has read it. */
const taggedVersion = v.object({
  scheme: v.picklist(schemes),
  text: shortText,
  /** Neither a pre-release, nor marked as one by GitHub. */
  stable: v.boolean(),
  numbers: v.array(v.number()),
  /** Text around the version in the tag: a component such as `web-`, a variant such as `-alpine`. */
  prefix: shortText,
  suffix: shortText,
  /** Places of the numbers that the tag names: none for `latest`. Absent for a tag that does not move with versions. */
  fixed: v.optional(v.array(amount)),
})

/** One tag and its class. */
export const recordedTag = v.object({
  /** The tag alone, for example `1.4`. */
  name: shortText,
  /** An immutable tag never moves; a floating one moves forward. */
  class: v.picklist(['immutable', 'floating']),
  /** Its rule, for example `type=semver,pattern={{version}}`. */
  rule: shortText,
  version: v.optional(taggedVersion),
  /** The tag moves with the commits of the branch. */
  branch: v.optional(v.literal(true)),
})
export type RecordedTag = v.InferOutput<typeof recordedTag>

/** A floating tag that does not move. */
export const heldBackTag = v.object({
  name: shortText,
  rule: shortText,
  /** The version being released. */
  version: shortText,
  /** The higher version that has the tag. */
  blockedBy: shortText,
})
export type HeldBackTag = v.InferOutput<typeof heldBackTag>

/** The tags and labels of this run. */
export const tagsSection = v.object({
  ...sectionEntries,
  /** Repositories without tag, for example `ghcr.io/acme/web`. */
  images: v.array(shortText),
  /** The main tag name, empty without tags. */
  version: shortText,
  /** The commit that rules of type `sha` and the label of the revision name. */
  commit: v.optional(shortText),
  /** The commit by which the report calls this run, where `pull-request-sha` says so. */
  calledCommit: v.optional(shortText),
  tags: v.array(recordedTag),
  /** Rules without a tag, and why. */
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
