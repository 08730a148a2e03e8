import { describe, expect, test } from '@jest/globals'
import { annotationsOf } from '../../src/report/annotations.ts'
import { renderComment } from '../../src/report/comment/comment.ts'
import { missingOf } from '../../src/report/expected.ts'
import { renderSummary } from '../../src/report/summary.ts'
import { type Reported, toImageReports, type View } from '../../src/report/view.ts'
import { broken, grown, proposed, pushed } from './records.ts'

const at = (...platforms: string[]): Reported =>
  ({
    ...pushed,
    build: {
      ...pushed.build,
      platforms: platforms.map(platform => ({ ...pushed.build?.platforms[0], platform })),
    },
  }) as Reported
const unbuilt: Reported = {
  ...pushed,
  ...{ build: undefined, scan: undefined, smoke: undefined, promote: undefined },
  errors: [{ stage: 'build', message: 'the Dockerfile has an unknown instruction: RUM' }],
}
const view = (runs: readonly Reported[], more: Partial<View> = {}): View => ({
  ...{ imageReports: toImageReports(runs), missing: [], history: [], acceptLabel: 'size-ok' },
  ...more,
})
const named = (name: string, run: Reported): Reported =>
  ({ ...run, tags: { ...pushed.tags, images: [`ghcr.io/acme/${name}`] } }) as Reported

describe('of a matrix', () => {
  test.each<[string, string[], Reported[], string[]]>([
    ['an image without a record is missing', ['web', 'worker'], [pushed], ['worker']],
    ['an image that failed is not', ['web'], [unbuilt], []],
    [
      'a platform without a record is missing, though another of the image is there',
      ['web linux/amd64', 'web linux/arm64'],
      [at('linux/amd64')],
      ['web linux/arm64'],
    ],
    [
      'a record that does not know its platform is that of one of them',
      ['web linux/amd64', 'web linux/arm64', 'web linux/s390x'],
      [at('linux/amd64'), unbuilt],
      ['web linux/s390x'],
    ],
    [
      'spaces and repetitions do not count',
      ['  web   linux/amd64 ', 'web linux/amd64'],
      [],
      ['web linux/amd64'],
    ],
  ])('%s', (_, expected, records, missing) => {
    expect(missingOf(expected, toImageReports(records)).map(({ name }) => name)).toEqual(missing)
  })

  test('the jobs of one image are told apart by platform, and then by number', () => {
    const imageReports = toImageReports([
      unbuilt,
      at('linux/arm64'),
      unbuilt,
      at('linux/amd64'),
      named('api', proposed),
    ])
    expect(imageReports.map(({ name }) => name)).toEqual([
      'api',
      'web',
      'web (2)',
      'web linux/amd64',
      'web linux/arm64',
    ])
  })

  test('a job that failed before it knew a platform has its row, and one that is gone too', () => {
    const comment = renderComment(
      view([unbuilt, at('linux/amd64')], { missing: [{ name: 'web linux/arm64' }] }),
      {
        ...{ key: 'default', run: '1', attempt: 1, commit: pushed.commit },
      },
    )
    expect(comment).toContain('### Buildonce: ❌ **2 of 3 images failed**: web and web linux/arm64')
    expect(comment).toContain('| **web linux/arm64** ❌ no record |')
    expect(comment).toContain('| **web** ❌ build could not be run |')
    expect(comment).toContain('**web**: the Dockerfile has an unknown instruction: RUM.')
  })

  test('a check that could not be made is not said to have found something', () => {
    const errors = [{ stage: 'scan', message: 'the database cannot be fetched' }]
    const runs = [{ ...pushed, scan: undefined, errors } as Reported]
    const why = 'the scan stage could not be run: the database cannot be fetched'
    expect(annotationsOf(view(runs), 'other jobs').map(({ message }) => message)).toEqual([`web: ${why}`])
    expect(renderSummary(view(runs))).toContain(
      '### Buildonce: ❌ **web: the scan stage could not be run**: the database',
    )
  })

  test('rows with no significant change are counted when there are several', () => {
    const still = (name: string) =>
      named(name, {
        ...proposed,
        size: {
          ...grown,
          status: 'passed',
          budgets: [],
          platforms: [{ ...grown.platforms[0], size: 521_012_000, pull: 30_000, layers: [] }],
        } as Reported['size'],
      })
    const marker = { key: 'default', run: '1', attempt: 1, commit: pushed.commit }
    const rows = (...names: string[]) =>
      renderComment(view([named('api', proposed), ...names.map(still)]), marker)
        .split('\n')
        .filter(line => line.startsWith('| **') || line.includes('more: '))
    expect(rows('b', 'c', 'd')).toEqual([
      expect.stringContaining('| **api** |'),
      expect.stringContaining('| 3 more: nothing new |'),
    ])
    expect(rows('b')).toEqual([expect.stringContaining('| **api** |'), expect.stringContaining('| **b** |')])
  })

  test('pages have a heading for each job', () => {
    const page = renderSummary(view([at('linux/amd64'), at('linux/arm64')]))
    expect(page.match(/^### .*/gm)).toEqual([
      expect.stringContaining('**2 images passed and are promoted**'),
      '### web linux/amd64',
      '### web linux/arm64',
    ])
  })
})

describe('the annotations of several jobs', () => {
  test('are few, what is known least of first, and the last one counts the rest', () => {
    const runs = [
      ...['a', 'b'].map(name => named(name, broken)),
      ...['c', 'd', 'e', 'f'].map(name => named(name, unbuilt)),
    ]
    expect(
      annotationsOf(view(runs, { missing: [{ name: 'z' }] }), 'other jobs').map(({ message }) => message),
    ).toEqual([
      'z has no record',
      'c: the build stage could not be run: the Dockerfile has an unknown instruction: RUM',
      'd: the build stage could not be run: the Dockerfile has an unknown instruction: RUM',
      'e: the build stage could not be run: the Dockerfile has an unknown instruction: RUM',
      '3 more are in the summary of this run',
    ])
  })

  test('warn of the largest excess first, and are short enough for the runner', () => {
    const [budget] = grown.budgets
    const runs = [5, 9, 7].map(over =>
      named(`image-${over}`, {
        ...pushed,
        size: {
          ...grown,
          status: 'passed',
          budgets: [{ ...budget, outcome: 'warned', limit: 1, measured: over, sentence: 'x'.repeat(4090) }],
        } as Reported['size'],
      }),
    )
    const warnings = annotationsOf(view(runs), 'this job')
    expect(warnings.map(({ level, message }) => `${level} ${message.split(':')[0]}`)).toEqual([
      'warning image-9',
      'warning image-7',
      'warning image-5',
    ])
    for (const { message } of warnings) expect(message.length).toBeLessThanOrEqual(3500)
  })
})
