import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { newestAttempts } from '../../src/report/attempts.ts'
import type { Reported } from '../../src/report/view.ts'
import { pushed } from './records.ts'

interface Job {
  readonly image?: string
  readonly platforms?: readonly string[]
  readonly attempt: number
  readonly run?: string
}

/** The record of a job: without platforms it built nothing, without an image it failed before it had tags. */
function recordOf({ image, platforms, attempt, run = '1873' }: Job): Reported {
  const { tags, build, ...rest } = pushed
  return {
    ...rest,
    event: { ...pushed.event, runId: run, attempt },
    ...(image !== undefined && { tags: { ...tags, images: [`ghcr.io/acme/${image}`] } }),
    ...(platforms && {
      build: { ...build, platforms: platforms.map(platform => ({ ...build?.platforms[0], platform })) },
    }),
  } as Reported
}

const web = (attempt: number, ...platforms: string[]): Job => ({
  image: 'web',
  attempt,
  ...(platforms.length > 0 && { platforms }),
})

function counting(...jobs: Job[]): Job[] {
  const records = new Map(jobs.map(job => [recordOf(job), job]))
  const found = newestAttempts([...records.keys()])
  expect([...found.counting, ...found.replaced]).toHaveLength(records.size)
  expect(new Set([...found.counting, ...found.replaced])).toEqual(new Set(records.keys()))
  return found.counting.map(record => records.get(record) as Job)
}

describe('of one image and platform in one run the newest attempt counts', () => {
  const [first, second] = [web(1, 'linux/amd64'), web(2, 'linux/amd64')]
  const [failed, failedAgain] = [web(1), web(2)]
  const arm = web(1, 'linux/arm64')
  test.each<[string, Job[], Job[]]>([
    ['a build that failed first and passed then', [failed, second], [second]],
    ['one that passed first and failed then', [first, failedAgain], [failedAgain]],
    ['one that failed twice', [failed, failedAgain], [failedAgain]],
    ['whatever their order', [second, first], [second]],
    ['another platform that did not run again', [first, arm, second], [arm, second]],
    ['one of two platforms that failed first', [failed, arm, second], [arm, second]],
    [
      'two that failed, of which one passed then',
      [failed, { ...failed }, second, failedAgain],
      [second, failedAgain],
    ],
    [
      'two that failed, of which one alone ran again',
      [failed, { ...failed }, second],
      [{ ...failed }, second],
    ],
    [
      'all of them failed when all ran again',
      [first, arm, failedAgain, { ...failedAgain }],
      [failedAgain, { ...failedAgain }],
    ],
    [
      'one platform that passed again and one that failed then',
      [first, arm, second, failedAgain],
      [second, failedAgain],
    ],
    [
      'an image by its own jobs, whatever other images have',
      [first, { ...first, image: 'api' }, failedAgain],
      [{ ...first, image: 'api' }, failedAgain],
    ],
    [
      'an image by itself, where a later job failed before its image was known',
      [failed, { attempt: 2 }],
      [failed, { attempt: 2 }],
    ],
    [
      'a platform by what it means',
      [web(1, 'linux/arm64/v8'), web(2, 'linux/arm64')],
      [web(2, 'linux/arm64')],
    ],
    [
      'a job of two platforms that were then two jobs',
      [web(1, 'linux/amd64', 'linux/arm64'), second, web(2, 'linux/arm64')],
      [second, web(2, 'linux/arm64')],
    ],
    [
      'a job of two platforms of which one alone ran again',
      [web(1, 'linux/amd64', 'linux/arm64'), second],
      [web(1, 'linux/amd64', 'linux/arm64'), second],
    ],
    ['the third of three', [first, second, web(3, 'linux/amd64')], [web(3, 'linux/amd64')]],
    ['another image', [{ ...first, image: 'api' }, second], [{ ...first, image: 'api' }, second]],
    [
      'another image that failed',
      [{ ...failed, image: 'api' }, second],
      [{ ...failed, image: 'api' }, second],
    ],
    ['another run', [{ ...first, run: '1800' }, second], [{ ...first, run: '1800' }, second]],
    ['one attempt with the same image twice', [first, { ...first }], [first, { ...first }]],
    ['a job that failed before it knew its image', [{ attempt: 1 }, second], [second]],
    [
      'a job whose image is not known and a failed build of another image',
      [{ attempt: 1 }, { image: 'api', attempt: 2 }],
      [{ image: 'api', attempt: 2 }],
    ],
    [
      'two platforms, of which one alone ran again and built nothing',
      [first, arm, failedAgain],
      [first, arm, failedAgain],
    ],
    [
      'a platform whose image ran again fewer times than before',
      [first, arm, { ...failed, image: 'api' }, failedAgain, { ...failedAgain, image: 'api' }],
      [first, arm, failedAgain, { ...failedAgain, image: 'api' }],
    ],
    [
      'a job of one platform that then built two, of which it had one',
      [web(1, 'linux/amd64', 'linux/s390x'), web(2, 'linux/amd64', 'linux/arm64')],
      [web(1, 'linux/amd64', 'linux/s390x'), web(2, 'linux/amd64', 'linux/arm64')],
    ],
    [
      'a job that then built one platform more',
      [first, web(2, 'linux/amd64', 'linux/arm64')],
      [web(2, 'linux/amd64', 'linux/arm64')],
    ],
    ['such a job beside one that ran again', [{ attempt: 1 }, first, second], [{ attempt: 1 }, second]],
  ])('%s', (_, jobs, expected) => {
    expect(counting(...jobs)).toEqual(expected)
  })

  const job: fc.Arbitrary<Job> = fc.record(
    {
      image: fc.constantFrom('web', 'api'),
      platforms: fc.uniqueArray(fc.constantFrom('linux/amd64', 'linux/arm64', 'linux/s390x'), {
        minLength: 1,
      }),
      attempt: fc.integer({ min: 1, max: 3 }),
    },
    { requiredKeys: ['attempt'] },
  )

  test('nothing of the newest attempt is lost, and no platform is', () => {
    fc.assert(
      fc.property(fc.array(job, { maxLength: 8 }), jobs => {
        const left = counting(...jobs)
        const newest = Math.max(0, ...jobs.map(({ attempt }) => attempt))
        expect(left.filter(({ attempt }) => attempt === newest)).toEqual(
          jobs.filter(({ attempt }) => attempt === newest),
        )
        const known = (some: readonly Job[]) =>
          new Set(
            some.flatMap(({ image = 'web', platforms = [] }) =>
              platforms.map(platform => `${image} ${platform}`),
            ),
          )
        const unbuilt = left.some(({ platforms }) => platforms === undefined)
        if (!unbuilt) expect(known(left)).toEqual(known(jobs))
      }),
    )
  })
})
