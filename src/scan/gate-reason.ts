import type { Finding } from '../stage/record/scan.ts'
import { severities } from '../stage/severity.ts'

/** Describes in one sentence which findings fail a scan: how many, which severity, and one of the most severe by name. */
export function reasonFor(failing: readonly Finding[], scope: 'introduced' | 'all'): string {
  const distinct = new Map(failing.map(finding => [`${finding.package} ${finding.id}`, finding]))
  const [first] = distinct.values()
  const counts = severities
    .toReversed()
    .map(severity => ({
      severity,
      count: [...distinct.values()].filter(one => one.severity === severity).length,
    }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => `${count} ${severity}`)
  const noun = distinct.size === 1 ? 'finding' : 'findings'
  const example = first
    ? `, for example ${first.id} in ${first.package} ${first.installed}${fixHint(first)}`
    : ''
  return `${counts.join(' and ')} ${noun}${scope === 'introduced' ? ' introduced' : ''}${example}`
}

function fixHint({ fixed }: Finding): string {
  return fixed === undefined ? '' : ` (fixed in ${fixed})`
}
