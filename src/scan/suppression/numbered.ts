import type { Entry } from './entry.ts'
import type { Suppression } from './suppression-state.ts'

/**
 * Writes entries as an ignore file in which each statement is the entry's number: Trivy reports the statement of the
 * entry that matches a finding. It has all entries that have not expired, including those that do not count, to see
 * what they match.
 */
export function numberedFile(entries: readonly Suppression[]): string {
  const of = (kind: Entry['kind']) =>
    entries.flatMap((entry, number) => {
      const { id, paths, purls, statement = '' } = entry
      const fits = (entry.kind === kind || entry.kind === 'any') && entry.state !== 'expired'
      return fits ? [{ id, paths, purls, statement: `${number}: ${statement}` }] : []
    })
  return JSON.stringify({
    vulnerabilities: of('vulnerability'),
    secrets: of('secret'),
    misconfigurations: of('misconfiguration'),
    licenses: of('license'),
  })
}

/** Reads the number of the entry from a statement in Trivy's report. */
export function entryNumber(statement: string | undefined): number | undefined {
  const digits = /^(\d{1,6}): /.exec(statement ?? '')?.[1]
  return digits === undefined ? undefined : Number(digits)
}
