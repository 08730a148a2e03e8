import type { Subject } from '../../src/image/subject.ts'
import type { Run } from '../../src/run.ts'

/** Makes the record of a run that scanned and smoke-tested an image well, with changes where a test wants them. */
export function recordOf(
  { digest, platforms }: Subject,
  { commit = 'c'.repeat(40), at = new Date().toISOString(), ...changes }: Partial<Run> & { at?: string } = {},
): Run {
  return {
    version: 1,
    project: 'acme/web',
    commit,
    event: { name: 'push', ref: 'refs/heads/main', runId: '7', attempt: 1 },
    scan: {
      status: 'passed',
      startedAt: at,
      seconds: 1,
      digest,
      failOn: 'high',
      platforms: platforms.map(({ platform, digest: child }) => ({
        platform,
        digest: child,
        packages: 3,
        counts: { unknown: 0, low: 0, medium: 0, high: 0, critical: 0 },
        findings: [],
      })),
    },
    smoke: {
      status: 'passed',
      startedAt: at,
      seconds: 1,
      digest,
      platforms: [
        { platform: 'linux/amd64', status: 'passed', emulated: false, log: 'a secret of the container' },
      ],
    },
    ...changes,
  } as Run
}
