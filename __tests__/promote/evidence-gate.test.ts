import { describe, expect, test } from '@jest/globals'
import type { Digest } from '../../src/image/reference.ts'
import { type EvidencePolicy, judge, reasonOf } from '../../src/promote/evidence/gate.ts'
import type { EvidenceRecord } from '../../src/promote/evidence/statement.ts'

const named = (letter: string): Digest => `sha256:${letter.repeat(64)}`
const [image, other, amd64, arm64] = [named('a'), named('b'), named('1'), named('2')]
const [hour, day] = [3_600_000, 86_400_000]
const now = Date.parse('2026-05-01T12:00:00.000Z')
const ago = (milliseconds: number) => new Date(now - milliseconds).toISOString()

const rules: EvidencePolicy = {
  digest: image,
  platforms: [
    { platform: 'linux/amd64', digest: amd64 },
    { platform: 'linux/arm64', digest: arm64 },
  ],
  require: ['scan'],
  maxAge: 30 * day,
  now,
}
const forSmoke: EvidencePolicy = { ...rules, require: ['smoke'] }

type Scan = NonNullable<EvidenceRecord['scan']>
type Smoke = NonNullable<EvidenceRecord['smoke']>

const scan = (changes: Partial<Scan> = {}): Scan => ({
  status: 'passed',
  startedAt: ago(hour),
  digest: image,
  platforms: [{ digest: amd64 }, { digest: arm64 }],
  ...changes,
})
const smoke = (changes: Partial<Smoke> = {}): Smoke => ({
  status: 'passed',
  startedAt: ago(hour),
  digest: image,
  platforms: [{ platform: 'linux/amd64', status: 'passed' }],
  ...changes,
})
const found = (source: string, sections: Pick<EvidenceRecord, 'scan' | 'smoke'>, signedBy?: string) => ({
  source,
  record: {
    version: 1,
    project: 'acme/web',
    event: { runId: '7', attempt: 1 },
    ...sections,
  } as EvidenceRecord,
  ...(signedBy && { signedBy }),
})
const verdictOf = (sections: Pick<EvidenceRecord, 'scan' | 'smoke'>, policy = rules) =>
  judge(policy, [found('one', sections)])[0]

describe('the gate takes the newest evidence of the digest', () => {
  const passed = found('passed', { scan: scan({ startedAt: ago(2 * hour) }) })
  const older = found('older', {
    scan: scan({ status: 'failed', reason: '2 are critical', startedAt: ago(3 * hour) }),
  })
  const newer = found('newer', { scan: scan({ status: 'failed', startedAt: ago(hour) }) })

  test.each([
    ['a later failure counts', [passed, newer], 'failed', 'newer'],
    ['a later failure counts, in whatever order they are found', [newer, passed], 'failed', 'newer'],
    ['an earlier failure does not', [older, passed], 'passed', 'passed'],
    ['an earlier failure does not, in whatever order they are found', [passed, older], 'passed', 'passed'],
    ['of three the last one counts', [older, newer, passed], 'failed', 'newer'],
  ] as const)('%s', (_, sources, status, source) => {
    expect(judge(rules, sources)).toMatchObject([{ section: 'scan', status, source }])
  })

  test('evidence without a time is older than all that has one, on either side', () => {
    const undated = found('undated', { scan: scan({ status: 'failed', startedAt: 'some day' }) })
    for (const sources of [
      [undated, passed],
      [passed, undated],
    ])
      expect(judge(rules, sources)).toMatchObject([{ status: 'passed', source: 'passed' }])
  })

  test('newer evidence of another image says nothing about this one', () => {
    const elsewhere = found('elsewhere', {
      scan: scan({ status: 'failed', digest: other, startedAt: ago(1) }),
    })
    expect(judge(rules, [elsewhere, passed])).toMatchObject([{ status: 'passed', source: 'passed' }])
  })

  test('a section that was skipped later hides none that ran', () => {
    const skipped = found('skipped', { scan: scan({ status: 'skipped', startedAt: ago(1) }) })
    for (const sources of [
      [skipped, passed],
      [passed, skipped],
    ])
      expect(judge(rules, sources)).toMatchObject([{ status: 'passed', source: 'passed' }])
  })

  test('each section is looked for by itself, in the order that is asked for', () => {
    const tested = found('tested', { smoke: smoke() })
    const verdicts = judge({ ...rules, require: ['smoke', 'scan'] }, [passed, tested])
    expect(verdicts).toEqual([
      { section: 'smoke', status: 'passed', source: 'tested' },
      { section: 'scan', status: 'passed', source: 'passed' },
    ])
  })

  test('and says who signed it, where somebody did', () => {
    expect(judge(rules, [found('signed', { scan: scan() }, 'key 1234')])).toEqual([
      { section: 'scan', status: 'passed', source: 'signed', signedBy: 'key 1234' },
    ])
    expect(judge(rules, [found('signed', { scan: scan({ status: 'failed' }) }, 'key 1234')])).toEqual([
      {
        section: 'scan',
        status: 'failed',
        source: 'signed',
        signedBy: 'key 1234',
        reason: 'the scan of this digest failed',
      },
    ])
  })

  test('nothing is asked for where nothing is required', () => {
    expect(judge({ ...rules, require: [] }, [newer])).toEqual([])
  })
})

describe('evidence is missing', () => {
  const missing = (reason: string) => [{ section: 'scan', status: 'missing', source: 'nowhere', reason }]
  const nothing = missing(`there is no scan of ${image}`)

  test.each([
    ['where there is none at all', []],
    ['where other sections ran', [found('one', { smoke: smoke() })]],
    ['where it was skipped', [found('one', { scan: scan({ status: 'skipped' }) })]],
    [
      'where it was skipped for another image',
      [found('one', { scan: scan({ status: 'skipped', digest: other }) })],
    ],
  ])('%s', (_, sources) => {
    expect(judge(rules, sources)).toEqual(nothing)
  })

  test('where it is about another image, which is named: the newest', () => {
    const sources = [
      found('old', { scan: scan({ digest: named('c'), startedAt: ago(2 * hour) }) }),
      found('new', { scan: scan({ digest: other }) }),
    ]
    expect(judge(rules, sources)).toEqual(missing(`there is no scan of ${image}, only one of ${other} (new)`))
  })

  test('where it does not say what it is about', () => {
    const { digest: _, ...anything } = scan()
    expect(judge(rules, [found('one', { scan: anything })])).toEqual(nothing)
  })
})

describe('the result', () => {
  test.each([
    ['passed', undefined],
    ['failed', 'the scan of this digest failed: 2 are critical'],
  ] as const)('that %s', (status, reason) => {
    const verdict = verdictOf({ scan: scan({ status, ...(reason && { reason: '2 are critical' }) }) })
    expect(verdict).toEqual({ section: 'scan', status, source: 'one', ...(reason && { reason }) })
  })
})

describe('evidence may be as old as max-age, and not a millisecond older', () => {
  const { maxAge } = rules
  test.each([
    ['brand-new', 0, 'passed'],
    ['from a clock that is ahead', -5 * 60_000, 'passed'],
    ['a millisecond younger', maxAge - 1, 'passed'],
    ['exactly that old', maxAge, 'passed'],
    ['a millisecond older', maxAge + 1, 'failed'],
  ])('%s', (_, age, status) => {
    expect(verdictOf({ scan: scan({ startedAt: ago(age) }) })?.status).toBe(status)
    expect(verdictOf({ smoke: smoke({ startedAt: ago(age) }) }, forSmoke)?.status).toBe(status)
  })

  test.each([
    [49 * hour, day, 'the scan is 2 days old, but evidence may be at most 24 hours old (max-age)'],
    [47 * hour, day, 'the scan is 47 hours old, but evidence may be at most 24 hours old (max-age)'],
    [48 * hour, 47 * hour, 'the scan is 2 days old, but evidence may be at most 47 hours old (max-age)'],
    [45 * day, 30 * day, 'the scan is 45 days old, but evidence may be at most 30 days old (max-age)'],
  ])('%d of %d is told in days or hours', (age, maximum, reason) => {
    const verdict = verdictOf({ scan: scan({ startedAt: ago(age) }) }, { ...rules, maxAge: maximum })
    expect(verdict).toMatchObject({ status: 'failed', reason })
  })

  test.each(['', 'yesterday', '2026-13-45'])('a time that is none (%j) is too old', startedAt => {
    const verdict = verdictOf({ scan: scan({ startedAt }) })
    expect(verdict).toMatchObject({ status: 'failed', reason: expect.stringContaining('of unknown age') })
    expect(
      verdictOf({ scan: scan({ startedAt }) }, { ...rules, maxAge: Number.MAX_SAFE_INTEGER })?.status,
    ).toBe('failed')
  })
})

describe('a scan has to have seen every image that runs', () => {
  test.each([
    ['all', [amd64, arm64], undefined],
    ['all, and one that is not part of it', [amd64, arm64, other], undefined],
    ['all but one', [amd64], 'the scan skipped linux/arm64'],
    ['none', [], 'the scan skipped linux/amd64, linux/arm64'],
    ['another one', [other, arm64], 'the scan skipped linux/amd64'],
  ])('%s', (_, digests, reason) => {
    const verdict = verdictOf({ scan: scan({ platforms: digests.map(digest => ({ digest })) }) })
    expect(verdict?.status).toBe(reason === undefined ? 'passed' : 'failed')
    expect(verdict?.reason).toBe(reason)
  })
})

describe('a smoke test has to have passed on a platform of the image', () => {
  test.each([
    ['one of them', [['linux/amd64', 'passed']], 'passed'],
    ['the other one, in other words', [['linux/arm64/v8', 'passed']], 'passed'],
    [
      'the second after a failure on the first',
      [
        ['linux/amd64', 'failed'],
        ['linux/arm64', 'passed'],
      ],
      'passed',
    ],
    [
      'one, and one that is not part of it',
      [
        ['linux/s390x', 'passed'],
        ['linux/amd64', 'passed'],
      ],
      'passed',
    ],
    ['none', [], 'failed'],
    ['one that failed', [['linux/amd64', 'failed']], 'failed'],
    [
      'one that failed, beside a foreign one that passed',
      [
        ['linux/amd64', 'failed'],
        ['linux/s390x', 'passed'],
      ],
      'failed',
    ],
    ['a foreign one', [['linux/s390x', 'passed']], 'failed'],
    ['the machine in another variant', [['linux/arm/v7', 'passed']], 'failed'],
  ] as const)('%s', (_, ran, status) => {
    const platforms = ran.map(([platform, result]) => ({ platform, status: result }))
    const verdict = verdictOf({ smoke: smoke({ platforms }) }, forSmoke)
    expect(verdict?.status).toBe(status)
    expect(verdict?.reason).toBe(
      status === 'passed' ? undefined : 'the smoke test ran no platform of this digest',
    )
  })
})

test.each(['scan', 'smoke'] as const)(
  'nothing is proven of an image without anything that runs (%s)',
  section => {
    const empty = { ...rules, platforms: [], require: [section] }
    expect(verdictOf({ scan: scan(), smoke: smoke() }, empty)).toMatchObject({
      status: 'failed',
      reason: `${image} has no image that runs, so nothing was proven`,
    })
  },
)

test('the reasons of what is missing or failed are told in one sentence', () => {
  const policy: EvidencePolicy = { ...rules, require: ['scan', 'smoke'] }
  const verdicts = judge(policy, [found('one', { scan: scan({ status: 'failed' }) })])
  expect(reasonOf(verdicts)).toBe(`the scan of this digest failed; there is no smoke of ${image}`)
  const half = judge(policy, [found('one', { scan: scan() })])
  expect(reasonOf(half)).toBe(`there is no smoke of ${image}`)
  expect(reasonOf(judge(rules, [found('one', { scan: scan() })]))).toBe('')
})
