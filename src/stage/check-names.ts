/** Behaviour of a container beyond being ready; each is measured, and required only when it is named. */
export const behaviors = [
  'stop',
  'restart',
  'non-root',
  'other-user',
  'read-only',
  'no-new-privileges',
  'no-capabilities',
] as const
export type Behavior = (typeof behaviors)[number]

/** What Trivy looks for in one run. */
export const scannerNames = ['vuln', 'secret', 'misconfig', 'license'] as const
export type ScannerName = (typeof scannerNames)[number]
