/** The causes of a failure, in the order in which they are looked for. */
export const causeKinds = [
  'not-started',
  'program-not-found',
  'program-not-executable',
  'wrong-platform',
  'out-of-memory',
  'exited',
  'crashed-after-ready',
  'did-not-exit',
  'wrong-exit-code',
  'port-not-bound',
  'no-answer',
  'wrong-answer',
  'unhealthy',
  'probe-not-found',
  'check-failed',
  'behavior',
] as const
export type CauseKind = (typeof causeKinds)[number]
