/** Trivy's severities, least first. */
export const severities = ['unknown', 'low', 'medium', 'high', 'critical'] as const
export type Severity = (typeof severities)[number]

/** Sorts by severity, the highest first. */
export function highestFirst(
  one: { readonly severity: Severity },
  other: { readonly severity: Severity },
): number {
  return severities.indexOf(other.severity) - severities.indexOf(one.severity)
}

/** Returns the severity that a word names in any case; `unknown` where it is none. */
export function severityOf(word: string | undefined): Severity {
  return severities.find(severity => severity === word?.toLowerCase()) ?? 'unknown'
}
