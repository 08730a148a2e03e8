import * as v from 'valibot'
import type { FoundSecret, SuppressedSecret } from '../../stage/record/secret.ts'
import { highestFirst, severityOf } from '../../stage/severity.ts'
import { oneLine } from '../foreign-text.ts'
import { hiddenFindings, hiddenOf } from '../hidden.ts'
import type { PlatformImage } from '../platform-layout.ts'
import { assertSame, metadata, parseReport } from '../report-shape.ts'

const most = 10_000

/** Only these fields of Trivy's secrets are read: the others quote the file. */
const secret = v.object({
  RuleID: v.pipe(v.string(), v.regex(/^[\w.-]{1,64}$/)),
  Severity: v.optional(v.string()),
  StartLine: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  Layer: v.nullish(v.object({ DiffID: v.optional(v.string()) })),
})

const report = v.object({
  SchemaVersion: v.literal(2),
  Metadata: metadata,
  Results: v.nullish(
    v.pipe(
      v.array(
        v.object({
          Target: v.optional(v.string(), ''),
          Secrets: v.nullish(v.pipe(v.array(secret), v.maxLength(most))),
          ExperimentalModifiedFindings: hiddenFindings,
        }),
      ),
      v.maxLength(most),
    ),
  ),
})

/** The secrets of one platform, and those that fit an entry of the ignore file. */
export interface FoundSecrets {
  readonly secrets: FoundSecret[]
  readonly suppressedSecrets: SuppressedSecret[]
}

/**
 * Reads where the scanner found secrets, but none of the quoted text.
 *
 * @throws UserError when it is no report about that image.
 */
export function parseSecretReport(json: string, image: PlatformImage): FoundSecrets {
  const { Metadata, Results } = parseReport(report, json)
  assertSame(Metadata, image)
  return found(Results ?? [], toSecret)
}

/** Reads where the scanner found secrets in files, whose report names no image. */
export function parseSourceSecrets(json: string): FoundSecrets {
  const { Results } = parseReport(v.object({ Results: report.entries.Results }), json)
  return found(Results ?? [], (one, target) => ({
    rule: one.RuleID,
    severity: severityOf(one.Severity),
    path: oneLine(target, 1024),
    ...(one.StartLine && { line: one.StartLine }),
  }))
}

function found(
  results: NonNullable<v.InferOutput<typeof report>['Results']>,
  toSecret: (one: v.InferOutput<typeof secret>, target: string) => FoundSecret,
): FoundSecrets {
  return {
    secrets: results
      .flatMap(({ Target, Secrets }) => (Secrets ?? []).map(one => toSecret(one, Target)))
      .toSorted(bySeverity),
    suppressedSecrets: results.flatMap(({ Target, ExperimentalModifiedFindings: hidden }) =>
      hiddenOf(hidden, { type: 'secret', shape: secret, read: one => toSecret(one, Target) }),
    ),
  }
}

/** Sorts secrets, the most severe first. */
export function bySeverity(a: FoundSecret, b: FoundSecret): number {
  return highestFirst(a, b) || ((a.path ?? '') < (b.path ?? '') ? -1 : 1)
}

function toSecret(one: v.InferOutput<typeof secret>, target: string): FoundSecret {
  const { RuleID, StartLine, Layer } = one
  const layer = Layer?.DiffID
  return {
    rule: RuleID,
    severity: severityOf(one.Severity),
    // A secret without a layer is in the config, whose path is the one in the sandbox and whose lines are Trivy's own.
    ...(layer && {
      path: oneLine(target.replace(/^\/+/, ''), 1024),
      ...(StartLine && { line: StartLine }),
      layer: oneLine(layer),
    }),
  }
}
