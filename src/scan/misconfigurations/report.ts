import * as v from 'valibot'
import type { Misconfiguration, SuppressedMisconfiguration } from '../../stage/record/misconfiguration.ts'
import { highestFirst, severityOf } from '../../stage/severity.ts'
import { oneLine, trustedLink } from '../foreign-text.ts'
import { hiddenFindings, hiddenOf } from '../hidden.ts'
import { parseReport } from '../report-shape.ts'

const most = 10_000
const text = v.optional(v.pipe(v.string(), v.maxLength(100_000)))

/** Only these fields are read: the others quote the file. */
const misconfiguration = v.object({
  ID: v.pipe(v.string(), v.minLength(1), v.maxLength(256)),
  Title: text,
  Message: text,
  Severity: text,
  Status: text,
  PrimaryURL: text,
  Layer: v.nullish(v.object({ DiffID: text })),
  CauseMetadata: v.nullish(
    v.object({ StartLine: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))) }),
  ),
})

const report = v.object({
  Results: v.nullish(
    v.pipe(
      v.array(
        v.object({
          Target: v.optional(v.string(), ''),
          Misconfigurations: v.nullish(v.pipe(v.array(misconfiguration), v.maxLength(most))),
          ExperimentalModifiedFindings: hiddenFindings,
        }),
      ),
      v.maxLength(most),
    ),
  ),
})

/** The misconfigurations of one platform, and those that were hidden. */
export interface FoundMisconfigurations {
  readonly misconfigurations: Misconfiguration[]
  readonly suppressedMisconfigurations: SuppressedMisconfiguration[]
}

/** Reads the faults of configuration files from a report that was checked to be about this image. */
export function parseMisconfigurations(json: string): FoundMisconfigurations {
  const results = parseReport(report, json).Results ?? []
  return {
    misconfigurations: results
      .flatMap(({ Target, Misconfigurations }) =>
        (Misconfigurations ?? []).filter(isFault).map(one => toMisconfiguration(one, Target)),
      )
      .toSorted(misconfigurationsBySeverity),
    suppressedMisconfigurations: results.flatMap(({ Target, ExperimentalModifiedFindings: hidden }) =>
      hiddenOf(hidden, {
        type: 'misconfiguration',
        shape: misconfiguration,
        read: one => toMisconfiguration(one, Target),
      }),
    ),
  }
}

/** Identifies a misconfiguration: its line may move, and several of one kind in one file have the same text. */
export function misconfigurationKey({ id, path, message }: Misconfiguration): string {
  return JSON.stringify([id, path, message ?? ''])
}

/** Sorts misconfigurations, the most severe first. */
export function misconfigurationsBySeverity(one: Misconfiguration, other: Misconfiguration): number {
  return (
    highestFirst(one, other) ||
    (one.path < other.path ? -1 : one.path > other.path ? 1 : one.id < other.id ? -1 : 1)
  )
}

/** With a setting of its own Trivy lists checks that passed too. */
function isFault({ Status }: v.InferOutput<typeof misconfiguration>): boolean {
  return Status === undefined || Status === 'FAIL'
}

function toMisconfiguration(one: v.InferOutput<typeof misconfiguration>, target: string): Misconfiguration {
  const { Severity, Title, Message, PrimaryURL, Layer, CauseMetadata } = one
  const url = PrimaryURL && trustedLink(PrimaryURL)
  return {
    id: oneLine(one.ID),
    severity: severityOf(Severity),
    path: oneLine(target.replace(/^\/+/, ''), 1024),
    ...(Title && { title: oneLine(Title) }),
    ...(Message && { message: oneLine(Message, 512) }),
    ...(CauseMetadata?.StartLine && { line: CauseMetadata.StartLine }),
    ...(Layer?.DiffID && { layer: oneLine(Layer.DiffID) }),
    ...(url && { url }),
  }
}
