import { createHash } from 'node:crypto'
import type { FoundLicense } from '../stage/record/license.ts'
import type { Misconfiguration } from '../stage/record/misconfiguration.ts'
import type { Severity } from '../stage/severity.ts'
import { licenseKey, restricts } from './licenses/report.ts'
import { misconfigurationKey } from './misconfigurations/report.ts'

/** How SARIF and GitHub call a severity. */
interface Scale {
  readonly levels: Readonly<Record<Severity, string>>
  readonly scores: Readonly<Record<Severity, string>>
}

/** A rule of SARIF and its results. */
export interface RuleWithResults {
  readonly rule: object & { readonly id: string }
  readonly results: readonly object[]
}

/** Writes misconfigurations and licences as SARIF, one rule for each check or licence. */
export function otherSarif(
  {
    misconfigurations = [],
    licenses = [],
  }: {
    readonly misconfigurations?: readonly Misconfiguration[] | undefined
    readonly licenses?: readonly FoundLicense[] | undefined
  },
  { levels, scores }: Scale,
): RuleWithResults[] {
  const rule = (id: string, name: string, text: string, severity: Severity) => ({
    id,
    name,
    shortDescription: { text },
    fullDescription: { text },
    help: { text },
    defaultConfiguration: { level: levels[severity] },
    properties: { 'security-severity': scores[severity], tags: ['security', severity] },
  })
  const result = (
    id: string,
    one: {
      readonly severity: Severity
      readonly path?: string | undefined
      readonly line?: number | undefined
    },
    { text, identity }: { readonly text: string; readonly identity: string },
  ) => ({
    ruleId: id,
    level: levels[one.severity],
    message: { text },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: (one.path ?? 'packages').split('/').map(encodeURIComponent).join('/') },
          region: { startLine: Math.max(one.line ?? 1, 1) },
        },
      },
    ],
    partialFingerprints: {
      primaryLocationLineHash: `${createHash('sha256').update(identity).digest('hex').slice(0, 32)}:1`,
    },
  })
  // Most licences allow nearly everything: they are no alert.
  const risky = licenses.filter(restricts)
  return [
    ...[...Map.groupBy(misconfigurations, ({ id }) => id)].map(([id, group]) => {
      const name = `misconfiguration/${id}`
      return {
        rule: rule(name, 'Misconfiguration', group[0]?.title ?? id, group[0]?.severity ?? 'unknown'),
        results: group.map(one =>
          result(name, one, {
            text: `${one.message ?? one.title ?? id} (${id}, ${one.severity})`,
            identity: misconfigurationKey(one),
          }),
        ),
      }
    }),
    ...[...Map.groupBy(risky, ({ name }) => name)].map(([license, group]) => {
      const name = `license/${license}`
      return {
        rule: rule(name, 'License', `A package has the licence ${license}.`, group[0]?.severity ?? 'unknown'),
        results: group.map(one =>
          result(name, one, {
            text: `${one.package ?? one.path ?? 'The image'} has the licence ${license} (${one.category ?? one.severity}).`,
            identity: licenseKey(one),
          }),
        ),
      }
    }),
  ]
}
