import * as v from 'valibot'

/** A digest in the record. */
export const digestText = v.custom<`sha256:${string}`>(
  value => typeof value === 'string' && /^sha256:[0-9a-f]{64}$/.test(value),
  'expected sha256: and 64 hex digits',
)

/** A count of bytes or things. */
export const amount = v.pipe(v.number(), v.integer(), v.minValue(0))

/** Text of bounded length: records may come from jobs that we do not trust. */
export const shortText = v.pipe(v.string(), v.maxLength(4096))

/** The common fields of every section of the record. */
export const sectionEntries = {
  status: v.picklist(['passed', 'failed', 'skipped']),
  /** RFC 3339. */
  startedAt: shortText,
  seconds: v.pipe(v.number(), v.minValue(0)),
  /** Why it failed or was skipped, in one sentence. */
  reason: v.optional(shortText),
  /** Warnings of a stage that passed. */
  warnings: v.optional(v.array(shortText)),
}

/** What the pipeline adds to the result of a stage: when it started and how long it took. */
export type Timed<Section> = Omit<Section, 'startedAt' | 'seconds'>
