import type { Reported } from '../../src/report/view.ts'
import type { SizeSection } from '../../src/stage/record/size.ts'

/** A digest made of one repeated hex digit. */
export function digest(digit: string): `sha256:${string}` {
  return `sha256:${digit.repeat(64)}`
}

const at = { startedAt: '2026-11-03T09:30:00Z' }

/** The record of a push to main that went well, with one platform. */
export const pushed: Reported & { readonly commit: string } = {
  version: 1,
  project: 'acme/web',
  commit: '9f3c2ab1d4e5f60718293a4b5c6d7e8f90a1b2c3',
  event: {
    name: 'push',
    ref: 'refs/heads/main',
    actor: 'octo',
    runUrl: 'https://github.com/acme/web/actions/runs/1873',
    runId: '1873',
    attempt: 1,
  },
  setup: {
    ...at,
    status: 'passed',
    seconds: 0.31,
    builder: 'default',
    driver: 'docker',
    created: false,
    engine: '28.5.2',
    imageStore: 'containerd',
    buildx: '0.29.1',
    platforms: ['linux/amd64'],
    registries: ['ghcr.io'],
  },
  tags: {
    ...at,
    status: 'passed',
    seconds: 0.004,
    images: ['ghcr.io/acme/web'],
    version: 'main',
    tags: [
      { name: 'main', class: 'floating', rule: 'type=ref,event=branch' },
      { name: 'sha-9f3c2ab', class: 'immutable', rule: 'type=sha' },
    ],
    silent: [],
    labels: {},
    annotations: [],
  },
  build: {
    ...at,
    status: 'passed',
    seconds: 12.4,
    digest: digest('a'),
    mediaType: 'application/vnd.oci.image.index.v1+json',
    platforms: [{ platform: 'linux/amd64', digest: digest('b'), size: 33_612_345 }],
    source: { kind: 'layout', path: '/tmp/layout' },
    checks: [
      {
        rule: 'JSONArgsRecommended',
        message: 'JSON arguments recommended for CMD to prevent unintended behavior related to OS signals',
        url: 'https://docs.docker.com/go/dockerfile/rule/json-args-recommended/',
        file: 'Dockerfile',
        line: 14,
      },
    ],
    cache: { from: ['type=gha'], to: ['type=gha'], cachedSteps: 9, steps: 11 },
    attestations: 1,
  },
  scan: {
    ...at,
    status: 'passed',
    seconds: 1.9,
    digest: digest('a'),
    failOn: 'high',
    scanner: { name: 'Trivy', version: '0.76.0', databaseTime: '2026-11-03T06:12:00Z' },
    platforms: [
      {
        platform: 'linux/amd64',
        digest: digest('b'),
        packages: 112,
        counts: { unknown: 0, low: 1, medium: 1, high: 0, critical: 0 },
        findings: [
          {
            id: 'CVE-2026-1111',
            package: 'libssl3',
            installed: '3.0.11-1',
            fixed: '3.0.11-2',
            severity: 'medium',
            title: 'openssl: timing side channel',
            url: 'https://avd.aquasec.com/nvd/cve-2026-1111',
          },
          { id: 'CVE-2026-2222', package: 'busybox', installed: '1.36.1', severity: 'low' },
        ],
      },
    ],
  },
  smoke: {
    ...at,
    status: 'passed',
    seconds: 1.6,
    digest: digest('a'),
    platforms: [
      {
        platform: 'linux/amd64',
        status: 'passed',
        emulated: false,
        readyBy: 'healthcheck',
        readySeconds: 0.92,
        stopSeconds: 0.12,
        exitCode: 0,
        peakMemory: 48_300_000,
      },
    ],
  },
  promote: {
    ...at,
    status: 'passed',
    seconds: 0.42,
    digest: digest('a'),
    from: '/tmp/layout',
    dryRun: false,
    tags: [
      {
        reference: 'ghcr.io/acme/web:sha-9f3c2ab',
        class: 'immutable',
        outcome: 'created',
        after: digest('a'),
      },
      {
        reference: 'ghcr.io/acme/web:main',
        class: 'floating',
        outcome: 'moved',
        before: digest('c'),
        after: digest('a'),
      },
    ],
    evidence: [
      { section: 'scan', status: 'passed', source: 'this run' },
      { section: 'smoke', status: 'passed', source: 'this run' },
    ],
  },
}

/** Sizes as they were measured for the change of `worker` to `api` in a pull request: two of seven layers differ. */
export const grown: SizeSection = {
  ...at,
  status: 'failed',
  seconds: 0.97,
  digest: digest('d'),
  baseline: {
    reference: 'ghcr.io/acme/api:sha-4d21e07',
    digest: digest('c'),
    branch: 'main',
    commit: '4d21e0790a1b2c3d4e5f60718293a4b5c6d7e8f9',
    distance: 0,
    how: 'merge-parent',
  },
  platforms: [
    {
      platform: 'linux/amd64',
      state: 'compared',
      digest: digest('e'),
      size: 547_312_000,
      before: 521_012_000,
      pull: 58_812_000,
      layers: [
        { state: 'unchanged', base: true, instruction: 'FROM', size: 29_100_000, before: 29_100_000 },
        { state: 'unchanged', instruction: 'RUN apt-get install', size: 459_400_000, before: 459_400_000 },
        {
          state: 'modified',
          instruction: 'COPY deps/pylib /opt/venv/lib',
          size: 55_800_000,
          before: 29_900_000,
          files: { added: 2, removed: 274, modified: 60 },
        },
        {
          state: 'modified',
          instruction: 'COPY app /app',
          size: 3_000_000,
          before: 2_600_000,
          files: { added: 1, removed: 15, modified: 2 },
        },
      ],
      contents: {
        read: true,
        files: { added: 3, removed: 289, modified: 62 },
        changes: [
          { state: 'added', path: '/opt/venv/lib/libicudata.so.72', bytes: 31_300_000, files: 1 },
          {
            state: 'added',
            path: '/opt/venv/lib/libicudata.so.72.1',
            bytes: 31_300_000,
            files: 1,
            sameAs: '/opt/venv/lib/libicudata.so.72',
          },
          { state: 'removed', path: '/opt/venv/lib/python2.7/lib2to3/', bytes: -1_800_000, files: 274 },
          { state: 'added', path: '/app/npm/lib/bundle.min.js', bytes: 405_000, files: 1 },
          { state: 'removed', path: '/app/npm/node_modules/ip-address/', bytes: -92_000, files: 15 },
          { state: 'modified', path: '/opt/venv/lib/', bytes: 400, files: 62 },
        ],
        more: 0,
        packages: [
          { kind: 'npm', name: 'ip-address', before: '9.0.5' },
          { kind: 'deb', name: 'libicu72', before: '72.1-3', after: '72.1-3+deb12u1' },
        ],
        unpacked: { before: 98_300_000, after: 159_100_000 },
      },
      unpacked: { before: 1_407_400_000, after: 1_468_200_000 },
    },
  ],
  budgets: [
    {
      platform: 'linux/amd64',
      budget: 'max-increase',
      outcome: 'failed',
      limit: 20_000_000,
      measured: 26_300_000,
      cause: 'COPY deps/pylib /opt/venv/lib adds 98 % of the growth',
      sentence:
        'linux/amd64 grew by 26.3 MB, 6.3 MB more than max-increase 20.0 MB allows; COPY deps/pylib /opt/venv/lib adds 98 % of the growth',
    },
    {
      platform: 'linux/amd64',
      budget: 'max-size',
      outcome: 'passed',
      limit: 600_000_000,
      measured: 547_312_000,
    },
  ],
  cost: { requests: 10, bytes: 91_300_000, seconds: 0.97 },
}

/** The record of a pull request whose image grew too much. */
export const proposed: Reported & { readonly commit: string } = {
  ...pushed,
  project: 'acme/api',
  event: {
    ...pushed.event,
    name: 'pull_request',
    ref: 'refs/pull/412/merge',
    pullRequest: { number: 412, baseBranch: 'main', fork: false },
  },
  tags: { ...pushed.tags, status: 'passed', ...at, images: ['ghcr.io/acme/api'] } as Reported['tags'],
  build: {
    ...pushed.build,
    digest: digest('d'),
    platforms: [{ platform: 'linux/amd64', digest: digest('e'), size: 547_312_000 }],
  } as Reported['build'],
  size: grown,
  promote: {
    ...at,
    status: 'skipped',
    seconds: 0,
    reason: 'a pull request writes nothing to a registry',
    dryRun: true,
    tags: [],
    evidence: [],
  },
}

/** The record of an image whose container never became ready. */
export const broken: Reported = {
  ...pushed,
  smoke: {
    ...at,
    status: 'failed',
    seconds: 30.2,
    digest: digest('a'),
    reason: 'the container of linux/amd64 ended before it was ready',
    platforms: [
      {
        platform: 'linux/amd64',
        status: 'failed',
        emulated: false,
        exitCode: 1,
        cause: 'it ended with exit code 1 after 0.4 s: Error: Cannot find module "express"',
        log: 'node:internal/modules/cjs/loader:1228\n  throw err;\n  ^\n\nError: Cannot find module "express"\n```\n::error::not a command\n',
      },
    ],
  },
  promote: undefined,
}
