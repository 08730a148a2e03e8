import * as v from 'valibot'
import { amount, digestText, sectionEntries, shortText } from './section.ts'

/** Names are untrusted; the record contains at most this many characters of one. */
const pathText = v.pipe(v.string(), v.maxLength(1024))
const counted = v.object({ added: amount, removed: amount, modified: amount })
export type Counted = v.InferOutput<typeof counted>

/** One layer of the new image and its counterpart in the baseline, or a removed layer. */
export const measuredLayer = v.object({
  /**
   * `recompressed`: same content, other bytes to download. `rebuilt`: other content digest, yet all entries are the
   * same except for times and order.
   */
  state: v.picklist(['unchanged', 'recompressed', 'rebuilt', 'modified', 'added', 'removed']),
  /** The instruction that made it, where manifest and history agree on the number of layers. */
  instruction: v.optional(pathText),
  /** Part of the base image. */
  base: v.optional(v.boolean()),
  digest: v.optional(digestText),
  /** Compressed bytes; absent for a removed layer. */
  size: v.optional(amount),
  /** Compressed bytes in the baseline. */
  before: v.optional(amount),
  /** Uncompressed bytes, tar headers included, where they are known. */
  unpacked: v.optional(amount),
  /** Files, where the layer was read. */
  files: v.optional(counted),
})
export type MeasuredLayer = v.InferOutput<typeof measuredLayer>

/** One row of file changes: a path, or a folder or package that groups many. */
export const measuredChange = v.object({
  state: v.picklist(['added', 'removed', 'modified']),
  path: pathText,
  /** Uncompressed bytes, signed. */
  bytes: v.pipe(v.number(), v.integer()),
  /** Files it groups; 1 for a plain file, 0 for a folder whose content is not known. */
  files: amount,
  /** It concerns files of a lower layer that was not read: `bytes` is unknown. */
  below: v.optional(v.boolean()),
  /** Another path in the image with the same bytes. */
  sameAs: v.optional(pathText),
})
export type MeasuredChange = v.InferOutput<typeof measuredChange>

/** A package that differs; `before` or `after` is absent where it was added or removed. */
export const measuredPackage = v.object({
  kind: v.picklist(['deb', 'apk', 'python', 'npm']),
  name: pathText,
  before: v.optional(pathText),
  after: v.optional(pathText),
})
export type MeasuredPackage = v.InferOutput<typeof measuredPackage>

/** The contents of the layers that differ, or why they were not read. */
export const measuredContents = v.variant('read', [
  v.object({
    read: v.literal(true),
    files: counted,
    /** Largest first. */
    changes: v.pipe(v.array(measuredChange), v.maxLength(500)),
    /** Rows omitted from `changes`. */
    more: amount,
    packages: v.pipe(v.array(measuredPackage), v.maxLength(500)),
    /** Uncompressed bytes of the layers that were read, tar headers included. */
    unpacked: v.optional(v.object({ before: v.optional(amount), after: amount })),
    /** Bytes that later layers hide, where all layers were read. */
    waste: v.optional(
      v.object({
        bytes: amount,
        paths: v.pipe(
          v.array(
            v.object({
              path: pathText,
              bytes: amount,
              writtenBy: v.optional(pathText),
              hiddenBy: v.optional(pathText),
            }),
          ),
          v.maxLength(200),
        ),
      }),
    ),
  }),
  v.object({ read: v.literal(false), reason: shortText }),
])
export type MeasuredContents = v.InferOutput<typeof measuredContents>

/** One platform of the image compared with the same platform of the baseline. */
export const measuredPlatform = v.object({
  /** `os/arch[/variant]` */
  platform: shortText,
  state: v.picklist(['compared', 'added', 'removed', 'first']),
  digest: v.optional(digestText),
  /** Compressed bytes: each layer once, and the config. Of a removed platform: its size in the baseline. */
  size: amount,
  before: v.optional(amount),
  /** Compressed bytes that a host running the baseline downloads. */
  pull: v.optional(amount),
  /** Uncompressed bytes of all layers, tar headers included, where all are known. */
  unpacked: v.optional(v.object({ before: v.optional(amount), after: v.optional(amount) })),
  /** Compressed bytes of the layers that come from the base image, where it is known for both sides. */
  base: v.optional(v.object({ size: amount, before: amount })),
  layers: v.pipe(v.array(measuredLayer), v.maxLength(300)),
  contents: v.optional(measuredContents),
})
export type MeasuredPlatform = v.InferOutput<typeof measuredPlatform>

/** One limit and what was measured against it. */
export const measuredBudget = v.object({
  platform: shortText,
  budget: v.picklist(['max-size', 'max-increase', 'max-pull']),
  outcome: v.picklist(['passed', 'warned', 'failed', 'accepted']),
  /** Bytes. */
  limit: amount,
  measured: v.pipe(v.number(), v.integer()),
  /** How the limit was written, for example `5 % of 521.0 MB`. */
  rule: v.optional(shortText),
  /** What contributed most. */
  cause: v.optional(shortText),
  /** Limit, excess and cause in plain words, when it is exceeded. */
  sentence: v.optional(shortText),
  /** The label that accepted it. */
  label: v.optional(shortText),
})
export type MeasuredBudget = v.InferOutput<typeof measuredBudget>

/** The baseline: the image that this one is compared with. */
export const measuredBaseline = v.object({
  /** registry/repository:tag or the path of a layout. */
  reference: shortText,
  digest: v.optional(digestText),
  branch: v.optional(shortText),
  commit: v.optional(shortText),
  /** First-parent commits between the requested commit and the one that had an image. */
  distance: v.optional(amount),
  how: v.optional(v.picklist(['merge-parent', 'merge-base', 'previous', 'branch-tag', 'given'])),
})
export type MeasuredBaseline = v.InferOutput<typeof measuredBaseline>

/** Sizes of the image, the changes since the baseline, and the limits. */
export const sizeSection = v.object({
  ...sectionEntries,
  digest: v.optional(digestText),
  baseline: v.optional(measuredBaseline),
  /** Why there is no baseline, in one sentence. */
  noBaseline: v.optional(shortText),
  platforms: v.pipe(v.array(measuredPlatform), v.maxLength(100)),
  budgets: v.pipe(v.array(measuredBudget), v.maxLength(300)),
  /** Cost of the measurement. */
  cost: v.optional(v.object({ requests: amount, bytes: amount, seconds: v.number() })),
})
export type SizeSection = v.InferOutput<typeof sizeSection>
