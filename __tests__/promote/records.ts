import type { Subject } from '../../src/image/subject.ts'
import type { BuiltFrom } from '../../src/stage/record/built-from.ts'
import type { Run } from '../../src/stage/record/run.ts'
import type { ScanPolicy } from '../../src/stage/record/scan-policy.ts'

/** Creates the record of a run that scanned and smoke-tested an image well, with changes where a test wants them. */
export function recordOf(
  { digest, platforms }: Subject,
  { commit = 'c'.repeat(40), at = new Date().toISOString(), ...changes }: Partial<Run> & { at?: string } = {},
): Run {
  return {
    version: 1,
    project: 'acme/web',
    commit,
    event: { name: 'push', ref: 'refs/heads/main', runId: '7', attempt: 1 },
    build: {
      status: 'passed',
      startedAt: at,
      seconds: 1,
      digest,
      platforms: [...platforms],
      checks: [],
      attestations: 0,
      builtFrom: builtFrom({ commit }),
    },
    scan: {
      status: 'passed',
      startedAt: at,
      seconds: 1,
      digest,
      failOn: 'high',
      policy: scanPolicy(),
      gate: { scope: 'all', onlyFixed: true, failing: 0, tolerated: 0 },
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
      policy: { checks: [], require: [], healthcheck: 'fast', stayUp: 0 },
      platforms: [
        { platform: 'linux/amd64', status: 'passed', emulated: false, log: 'a secret of the container' },
      ],
    },
    ...changes,
  } as Run
}

/** What an image was built from by a run that gave no inputs, with changes where a test wants them. */
export function builtFrom(changes: Partial<BuiltFrom> = {}): BuiltFrom {
  const none = `sha256:${'0'.repeat(64)}` as const
  return {
    commit: 'c'.repeat(40),
    verified: true,
    event: 'push',
    ref: 'refs/heads/main',
    inputs: {
      context: none,
      file: none,
      target: none,
      platforms: none,
      buildContexts: {},
      buildArgs: {},
      labels: {},
      secrets: [],
      options: {},
    },
    ...changes,
  }
}

/** The rules of a scan with the inputs that nobody has to give. */
export function scanPolicy(changes: Partial<ScanPolicy> = {}): ScanPolicy {
  return {
    onlyFixed: true,
    scope: 'introduced',
    inherited: 'count',
    deny: [],
    secrets: 'off',
    empty: 'warn',
    vex: [],
    ...changes,
  }
}
