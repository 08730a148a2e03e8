import { createHash } from 'node:crypto'
import { broken, grown, proposed, pushed } from '../../__tests__/report/records.ts'
import type { ImageReport, Reported, View } from '../../src/report/view.ts'
import type { SizeSection } from '../../src/stage/record/size.ts'

/** A digest that looks like one. */
const digest = (name: string): `sha256:${string}` =>
  `sha256:${createHash('sha256').update(name).digest('hex')}`

const images = (name: string) => ({
  tags: { ...pushed.tags, images: [`ghcr.io/acme/${name}`] } as Reported['tags'],
})
const smoke = (readySeconds: number, before: number): Reported['smoke'] => {
  const [row] = pushed.smoke?.platforms ?? []
  return {
    ...pushed.smoke,
    platforms: [{ ...row, readySeconds, before: { readySeconds: before } }],
  } as Reported['smoke']
}
const scan = (introduced: number, fixed: number): Reported['scan'] =>
  ({
    ...pushed.scan,
    gate: { scope: 'introduced', onlyFixed: true, failing: 0, tolerated: 2, introduced, fixed },
  }) as Reported['scan']
const event: Reported['event'] = {
  ...proposed.event,
  runUrl: 'https://github.com/acme/shop/actions/runs/1873',
}

/** A pull request with three images: one grew too much, one was rebuilt for nothing, one does not start. */
export function pullRequest(): View {
  const [platform] = grown.platforms
  const rebuilt: SizeSection = {
    ...grown,
    status: 'passed',
    budgets: [
      { platform: 'linux/amd64', budget: 'max-increase', outcome: 'passed', limit: 20_000_000, measured: 0 },
    ],
    platforms: [
      {
        platform: 'linux/amd64',
        state: 'compared',
        digest: digest('6'),
        size: 33_612_345,
        before: 33_612_348,
        pull: 29_913_000,
        layers: [
          { state: 'unchanged', instruction: 'FROM', size: 3_600_000, before: 3_600_000 },
          {
            state: 'rebuilt',
            instruction: 'RUN pip install -r requirements.txt',
            size: 29_913_000,
            before: 29_913_003,
            files: { added: 0, removed: 0, modified: 0 },
          },
        ],
      },
    ],
  }
  const api = {
    ...proposed,
    ...images('api'),
    size: { ...grown, platforms: [{ ...platform }] } as SizeSection,
    smoke: smoke(1.2, 0.9),
    scan: scan(0, 2),
    event,
  }
  const worker = {
    ...proposed,
    ...images('worker'),
    size: rebuilt,
    smoke: smoke(0.41, 0.4),
    scan: scan(0, 0),
    event,
    build: { ...proposed.build, checks: [] } as Reported['build'],
  }
  const imageReports: ImageReport[] = [
    { name: 'api', run: { ...api, build: { ...api.build, checks: [] } as Reported['build'] } },
    { name: 'worker', run: worker as Reported },
  ]
  return { imageReports, missing: [], history: [], acceptLabel: 'size-ok' }
}

/** A release that went through: two platforms, four tags on one digest. */
export function release(): View {
  const row = (platform: string, emulated: boolean, readySeconds: number) => ({
    ...pushed.smoke?.platforms[0],
    platform,
    emulated,
    readySeconds,
  })
  const tag = (name: string, kind: 'immutable' | 'floating', outcome: 'created' | 'moved') => ({
    reference: `ghcr.io/acme/web:${name}`,
    class: kind,
    outcome,
    ...(outcome === 'moved' && { before: digest('c') }),
    after: digest('a'),
  })
  const run = {
    ...pushed,
    event: { ...pushed.event, ref: 'refs/tags/v1.4.0' },
    tags: {
      ...pushed.tags,
      version: '1.4.0',
      tags: ['1.4.0', '1.4', '1', 'latest'].map(name => ({ name, class: 'floating', rule: 'type=semver' })),
    },
    build: {
      ...pushed.build,
      digest: digest('a'),
      checks: [],
      platforms: [
        { platform: 'linux/amd64', digest: digest('b'), size: 33_612_345 },
        { platform: 'linux/arm64', digest: digest('d'), size: 32_998_120 },
      ],
      attestations: 2,
    },
    scan: {
      ...pushed.scan,
      platforms: ['linux/amd64', 'linux/arm64'].map(platform => ({ ...pushed.scan?.platforms[0], platform })),
    },
    smoke: { ...pushed.smoke, platforms: [row('linux/amd64', false, 0.92), row('linux/arm64', true, 4.7)] },
    promote: {
      ...pushed.promote,
      tags: [
        tag('1.4.0', 'immutable', 'created'),
        tag('1.4', 'floating', 'moved'),
        tag('1', 'floating', 'moved'),
        tag('latest', 'floating', 'moved'),
      ],
    },
  } as unknown as Reported
  return { imageReports: [{ name: 'web', run }], missing: [], history }
}

/** Eleven images in which one change brought a megabyte and another made the start slower. */
const history: View['history'] = [
  [29.8, 0.71],
  [29.8, 0.69],
  [29.9, 0.72],
  [29.9, 0.7],
  [31.2, 0.73],
  [31.2, 0.94],
  [31.1, 0.97],
  [33.5, 0.93],
  [33.5, 0.95],
  [33.6, 0.91],
  [33.612345, 0.92],
].map(([size = 0, readySeconds], index, { length }) => ({
  commit: index === length - 1 ? pushed.commit : createHash('sha1').update(`commit ${index}`).digest('hex'),
  size: Math.round(size * 1e6),
  ...(readySeconds !== undefined && { readySeconds }),
}))

/** A pull request whose container does not start. */
export function failure(): View {
  const [row] = broken.smoke?.platforms ?? []
  const log =
    'node:internal/modules/cjs/loader:1228\n  throw err;\n  ^\n\nError: Cannot find module "express"\nRequire stack:\n- /app/server.js\n'
  const run = {
    ...broken,
    event,
    build: { ...broken.build, checks: [] },
    smoke: {
      ...broken.smoke,
      platforms: [
        { ...row, log, advice: 'Is `npm ci` run with --omit=dev while express is a dev dependency?' },
      ],
    },
  } as unknown as Reported
  return { imageReports: [{ name: 'web', run }], missing: [], history: [] }
}
