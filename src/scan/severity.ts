export const severities = ['unknown', 'low', 'medium', 'high', 'critical'] as const
/** Trivy's severities, least first. */
export type Severity = (typeof severities)[number]
