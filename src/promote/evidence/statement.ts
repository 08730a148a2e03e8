import * as v from 'valibot'
import type { Digest } from '../../image/reference.ts'
import { UserError } from '../../messages/errors.ts'
import { builtFrom } from '../../stage/record/built-from.ts'
import { digestText, shortText } from '../../stage/record/section.ts'

/** The artifact type of evidence, by which it is found among the referrers of an image. */
export const evidenceType = 'application/vnd.buildonce.evidence.v1+json'

/** The media type of an in-toto statement. */
export const statementType = 'application/vnd.in-toto+json'

/** The predicate type of our statement. */
export const predicateType = 'urn:buildonce:evidence:1'

const checked = {
  status: v.picklist(['passed', 'failed', 'skipped']),
  startedAt: shortText,
  reason: v.optional(shortText),
  digest: v.optional(digestText),
}

/** The fields of a record that the gate reads; the others are kept. */
const evidenceRecord = v.looseObject({
  version: v.literal(1),
  project: shortText,
  server: v.optional(shortText),
  /** Absent where nothing told it: such evidence speaks of a digest, and of no commit. */
  commit: v.optional(shortText),
  event: v.looseObject({
    runId: shortText,
    attempt: v.number(),
    ref: v.optional(shortText),
    runUrl: v.optional(shortText),
    pullRequest: v.optional(v.looseObject({ number: v.optional(v.number()) })),
  }),
  build: v.optional(
    v.looseObject({
      startedAt: v.optional(shortText),
      digest: v.optional(digestText),
      builtFrom: v.optional(builtFrom),
    }),
  ),
  scan: v.optional(v.looseObject({ ...checked, platforms: v.array(v.looseObject({ digest: digestText })) })),
  smoke: v.optional(
    v.looseObject({
      ...checked,
      platforms: v.array(v.looseObject({ platform: shortText, status: v.picklist(['passed', 'failed']) })),
    }),
  ),
})
export type EvidenceRecord = v.InferOutput<typeof evidenceRecord>

const statement = v.object({
  _type: v.literal('https://in-toto.io/Statement/v1'),
  subject: v.array(
    v.object({
      name: v.optional(shortText),
      digest: v.object({ sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)) }),
    }),
  ),
  predicateType: v.literal(predicateType),
  predicate: v.object({ record: evidenceRecord }),
})

/** Serializes the statement: this record has the results for this digest. https://github.com/in-toto/attestation */
export function formatStatement(digest: Digest, names: readonly string[], record: EvidenceRecord): string {
  const sha256 = digest.slice('sha256:'.length)
  return JSON.stringify({
    _type: 'https://in-toto.io/Statement/v1',
    subject: names.map(name => ({ name, digest: { sha256 } })),
    predicateType,
    predicate: { record },
  } satisfies v.InferInput<typeof statement>)
}

/** Returns whether a text is a statement with our predicate type, from any author. */
export function isOurs(text: string): boolean {
  try {
    return (JSON.parse(text) as { predicateType?: unknown } | null)?.predicateType === predicateType
  } catch {
    return false
  }
}

/**
 * Reads a statement.
 *
 * @throws UserError when it is not ours, or not about exactly this digest.
 */
export function parseStatement(text: string, digest: Digest, origin: string): EvidenceRecord {
  const fail = (why: string) => new UserError(`the evidence ${origin} cannot be used: ${why}`)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw fail('it is not JSON')
  }
  const parsed = v.safeParse(statement, value)
  if (!parsed.success)
    throw fail(`${v.getDotPath(parsed.issues[0]) ?? 'the whole'}: ${parsed.issues[0].message}`)
  const { subject, predicate } = parsed.output
  const other = subject.find(({ digest: { sha256 } }) => `sha256:${sha256}` !== digest)
  if (subject.length === 0 || other !== undefined)
    throw fail(
      `it is about ${other === undefined ? 'nothing' : `sha256:${other.digest.sha256}`}, not ${digest}`,
    )
  return predicate.record
}
