import { describe, expect, test } from '@jest/globals'
import { githubCodeHost } from '../../src/hosts/github-code-host.ts'
import { type Refusal, waitAfter } from '../../src/hosts/github-patience.ts'
import { type FakeGithubOptions, type ScriptedAnswer, startGithub } from '../fakes/github.ts'

const commit = '9f3c2ab1d4e5f60718293a4b5c6d7e8f90a1b2c3'

async function github(options: FakeGithubOptions = {}) {
  const fake = await startGithub({ head: commit, ...options })
  const waits: number[] = []
  const sleep = async (ms: number) => void waits.push(ms)
  const host = githubCodeHost('token', 'acme/web', { apiUrl: `${fake.apiUrl}/`, sleep })
  return { ...fake, host, waits }
}

describe("GitHub's API", () => {
  test('is asked as its own description says, in everything we ask', async () => {
    await using fake = await github({ compared: () => 'ahead' })
    const { host } = fake
    expect(await host.repository()).toEqual({ default_branch: 'main' })
    expect(await host.commitTime(commit)).toBe('2026-11-03T09:30:00Z')
    expect(await host.compareCommits(commit, 'a'.repeat(40))).toBe('later')
    await host.recordDeployment({
      environment: 'production',
      ref: commit,
      description: 'promoted '.repeat(40),
      url: 'https://github.com/acme/web/actions/runs/7',
    })
    expect(await host.pullRequestsOf({ owner: 'stranger', branch: 'change', commit })).toEqual([
      { number: 412, baseBranch: 'main', fork: true },
    ])
    const comments = host.comments(412)
    const { id } = await comments.create('one')
    await comments.update(id, 'two')
    expect(await comments.list()).toMatchObject([{ id, body: 'two', author: 'github-actions[bot]' }])
    await comments.delete(id)
    expect([await comments.self(), await comments.head()]).toEqual(['github-actions[bot]', commit])
    expect(fake.violations).toEqual([])
    expect(fake.requests).toHaveLength(12)
  })

  test.each([
    ['ahead', 'later'],
    ['behind', 'earlier'],
    ['identical', 'same'],
    ['diverged', 'diverged'],
  ])('says that a commit is %s of another: it is %s', async (status, order) => {
    const [one, two] = ['1'.repeat(40), '2'.repeat(40)] as const
    const compared = (base: string, head: string) => (base === one && head === two ? status : undefined)
    await using fake = await github({ compared })
    expect(await fake.host.compareCommits(one, two)).toBe(order)
    await expect(fake.host.compareCommits(two, one)).rejects.toThrow(`compare ${two} with ${one} in acme/web`)
  })

  test('is asked where an Enterprise Server has it', async () => {
    await using fake = await github({ self: 'acme[bot]' })
    const comments = githubCodeHost('token', 'acme/web', { apiUrl: `${fake.apiUrl}/api/v3` }).comments(412)
    expect([await comments.self(), await comments.head()]).toEqual(['acme[bot]', commit])
    expect(fake.violations).toEqual([])
  })

  test('is asked for every page of a thread', async () => {
    await using fake = await github()
    for (let index = 0; index < 250; index++) fake.add('user', `comment ${index}`)
    const all = await fake.host.comments(412).list()
    expect(all.map(({ body }) => body)).toEqual(fake.held.map(({ body }) => body))
    expect(fake.requests).toHaveLength(3)
  })

  test('is asked again when it is busy, and no request is made twice that may have worked', async () => {
    await using fake = await github({
      answers: {
        1: { status: 502 },
        2: { status: 429, headers: { 'retry-after': '7' } },
        4: { status: 502 },
      },
    })
    expect(await fake.host.commitTime(commit)).toBe('2026-11-03T09:30:00Z')
    expect(fake.waits).toEqual([1000, 7000])
    await expect(fake.host.comments(412).create('text')).rejects.toThrow(
      'GitHub did not accept a comment on pull request 412 of acme/web: it answered 502, scripted',
    )
    expect(fake.requests).toHaveLength(4)
  })

  test.each<[number, ScriptedAnswer, string, string | undefined]>([
    [
      403,
      { status: 403, message: 'Resource not accessible by integration' },
      'it answered 403, Resource not accessible by integration',
      'The job needs `permissions: contents: read`.',
    ],
    [
      404,
      { status: 404, message: 'Not Found' },
      'it answered 404, Not Found',
      'The job needs `permissions: contents: read`.',
    ],
    [
      403,
      { status: 403, message: 'API rate limit exceeded', headers: { 'retry-after': '900' } },
      'it answered 403, API rate limit exceeded; retry in 900 s',
      undefined,
    ],
    [401, { status: 401, message: 'Bad credentials' }, 'it answered 401, Bad credentials', undefined],
  ])('says of a refusal what it was for, why, and what to do: %d', async (status, answer, why, hint) => {
    await using fake = await github({ answers: { 1: answer } })
    await expect(fake.host.repository()).rejects.toMatchObject({
      message: `GitHub did not return the description of acme/web: ${why}`,
      status,
      hint,
    })
    expect(fake.requests).toHaveLength(1)
  })

  test('may be out of reach, which is tried again and then said', async () => {
    const fake = await github()
    await fake[Symbol.asyncDispose]()
    await expect(fake.host.repository()).rejects.toThrow(
      /^GitHub did not return the description of acme\/web: its API cannot be reached, connect ECONNREFUSED 127\.0\.0\.1/,
    )
    expect(fake.waits).toEqual([1000, 2000, 4000])
  })
})

describe('the wait after a refusal', () => {
  const now = Date.parse('2026-11-03T09:30:00Z')
  const refusal = (status: number, more: Partial<Refusal> = {}): Refusal => ({
    ...{ status, method: 'GET', path: '/repos/acme/web', message: '', headers: {} },
    ...more,
  })
  test.each<[string, Refusal, number | undefined]>([
    ['is what GitHub says', refusal(403, { headers: { 'retry-after': '3' } }), 3000],
    [
      'ends at a time that GitHub says',
      refusal(429, { headers: { 'retry-after': 'Tue, 03 Nov 2026 09:30:20 GMT' } }),
      20_000,
    ],
    [
      'ends when the limit does',
      refusal(403, {
        headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(now / 1000 + 9) },
      }),
      9000,
    ],
    [
      'is not worth it when the limit lasts',
      refusal(403, {
        headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(now / 1000 + 900) },
      }),
      undefined,
    ],
    [
      'is a minute for a secondary limit that says nothing',
      refusal(403, { message: 'You have exceeded a secondary rate limit' }),
      60_000,
    ],
    ['holds for what was limited though it writes', refusal(429, { method: 'POST' }), 60_000],
    ['grows while GitHub is down', refusal(503), 1000],
    ['is none for a write that may have worked', refusal(502, { method: 'POST' }), undefined],
    ['is one for a query, although it is posted', refusal(502, { method: 'POST', path: '/graphql' }), 1000],
    ['is none for what is not allowed', refusal(403, { message: 'Resource not accessible' }), undefined],
    ['is none for what is not there', refusal(404), undefined],
  ])('%s', (_, given, expected) => {
    expect(waitAfter(given, 1, now)).toBe(expected)
  })

  test('is shorter, or none, when GitHub limits us again', () => {
    const limited = (seconds: number) => refusal(429, { headers: { 'retry-after': String(seconds) } })
    expect([1, 2, 3, 4].map(attempt => waitAfter(limited(60), attempt, now))).toEqual([
      60_000,
      undefined,
      undefined,
      undefined,
    ])
    expect(waitAfter(limited(20), 3, now)).toBe(20_000)
  })

  test('is over after the fourth try', () => {
    expect([1, 2, 3, 4].map(attempt => waitAfter(refusal(500), attempt, now))).toEqual([
      1000,
      2000,
      4000,
      undefined,
    ])
  })
})
