import { describe, expect, test } from '@jest/globals'
import { githubCodeHost } from '../../../src/hosts/github-code-host.ts'
import { formatMarker, isNewer, type Marker, parseMarker } from '../../../src/report/comment/parse-marker.ts'
import { upsertComment } from '../../../src/report/comment/upsert-comment.ts'
import { type FakeGithubOptions, startGithub } from '../../fakes/github.ts'

const commit = '9f3c2ab1d4e5f60718293a4b5c6d7e8f90a1b2c3'
const bot = 'github-actions[bot]'
const marker = (run: number, more: Partial<Marker> = {}): Marker => ({
  key: 'default',
  run: String(run),
  attempt: 1,
  commit,
  ...more,
})
const body = (run: number, text = `report of run ${run}`, more: Partial<Marker> = {}) =>
  `${formatMarker(marker(run, more))}\n${text}`

async function github(options: FakeGithubOptions = {}) {
  const fake = await startGithub({ head: commit, ...options })
  const { apiUrl } = fake
  const waits: number[] = []
  const sleep = async (ms: number) => void waits.push(ms)
  const comments = githubCodeHost('token', 'acme/web', { apiUrl, sleep }).comments(412)
  const registerCleanup = (
    run: number,
    worth: 'new comment' | 'existing comment only' = 'new comment',
    more: Partial<Marker> = {},
  ) => upsertComment(comments, { marker: marker(run, more), body: body(run, undefined, more), worth })
  return { ...fake, comments, registerCleanup, waits }
}

describe('the comment of a pull request', () => {
  test('is made once and edited in place after that', async () => {
    await using fake = await github()
    expect(await fake.registerCleanup(1)).toEqual({
      outcome: 'created',
      url: 'https://github.com/acme/web/pull/412#issuecomment-1000',
    })
    expect((await fake.registerCleanup(2)).outcome).toBe('updated')
    expect(fake.held).toMatchObject([{ id: 1000, body: body(2) }])
    expect(fake.violations).toEqual([])
  })

  test('is not written again when it says the same', async () => {
    await using fake = await github()
    fake.add(bot, body(3).replace('\n', '\r\n'))
    expect((await fake.registerCleanup(3)).outcome).toBe('unchanged')
    expect(fake.requests.filter(request => request.startsWith('PATCH'))).toEqual([])
  })

  test('is found behind a hundred and fifty others', async () => {
    await using fake = await github()
    for (let index = 0; index < 149; index++) fake.add(`user${index}`, 'text')
    fake.add(bot, body(1))
    expect((await fake.registerCleanup(2)).outcome).toBe('updated')
    expect(fake.held).toHaveLength(150)
  })

  test('is never somebody else’s, though it carries our marker', async () => {
    await using fake = await github()
    fake.add('mallory', body(99))
    expect((await fake.registerCleanup(1)).outcome).toBe('created')
    expect(fake.held).toMatchObject([{ author: 'mallory', body: body(99) }, { author: bot }])
  })

  test('is never another one of ours', async () => {
    await using fake = await github()
    fake.add(bot, 'coverage is 93 %')
    fake.add(bot, body(1, 'other workflow', { key: 'nightly' }))
    expect((await fake.registerCleanup(2)).outcome).toBe('created')
    expect(fake.held).toHaveLength(3)
  })

  test('is not made when nothing is worth it, but kept up to date when it is there', async () => {
    await using fake = await github()
    expect((await fake.registerCleanup(1, 'existing comment only')).outcome).toBe('quiet')
    expect(fake.held).toEqual([])
    fake.add(bot, body(1))
    expect((await fake.registerCleanup(2, 'existing comment only')).outcome).toBe('updated')
  })

  test('is written under the name of the token’s own app', async () => {
    await using fake = await github({ self: 'acme-release[bot]' })
    fake.add(bot, body(1))
    expect((await fake.registerCleanup(2)).outcome).toBe('created')
    expect((await fake.registerCleanup(3)).outcome).toBe('updated')
  })

  test('goes on when a duplicate is gone before it could be deleted', async () => {
    await using fake = await github({
      meanwhile: ({ method }) => {
        if (method === 'DELETE') fake.held.splice(1, 1)
      },
    })
    fake.add(bot, body(1))
    fake.add(bot, body(1))
    expect((await fake.registerCleanup(2)).outcome).toBe('updated')
    expect(fake.held).toMatchObject([{ id: 1000, body: body(2) }])
  })
})

describe('a comment that somebody deletes meanwhile', () => {
  test('is made anew', async () => {
    await using fake = await github({
      meanwhile: ({ method }) => {
        if (method === 'PATCH') fake.held.splice(0)
      },
    })
    fake.add(bot, body(1))
    expect(await fake.registerCleanup(2)).toMatchObject({ outcome: 'created' })
    expect(fake.held).toMatchObject([{ id: 1001, body: body(2) }])
  })

  test('right after we wrote it stays deleted', async () => {
    await using fake = await github({
      meanwhile: ({ method, number }) => {
        if (method === 'GET' && number > 4) fake.held.splice(0)
      },
    })
    expect((await fake.registerCleanup(2)).outcome).toBe('created')
    expect(fake.held).toEqual([])
  })
})

describe('a marker that somebody edited', () => {
  test.each([
    ['away', 'my own words'],
    ['into something else', '<!-- buildonce:v1 {"key":"default"} -->\nreport'],
    ['so that it is not the first line', `hello\n${body(1)}`],
  ])('%s makes the comment not ours any more: it is left alone and another is made', async (_, edited) => {
    await using fake = await github()
    fake.add(bot, edited)
    expect((await fake.registerCleanup(2)).outcome).toBe('created')
    expect(fake.held).toMatchObject([{ body: edited }, { body: body(2) }])
  })

  test('into a run that cannot be passes for the newer one, and the comment stays as it is', async () => {
    await using fake = await github()
    fake.add(bot, body(1).replace('"run":"1"', '"run":"99999999999999999999"'))
    expect((await fake.registerCleanup(2)).outcome).toBe('superseded')
  })
})

describe('of two runs', () => {
  test('the older never overwrites the newer', async () => {
    await using fake = await github()
    fake.add(bot, body(5))
    expect((await fake.registerCleanup(4)).outcome).toBe('superseded')
    expect(fake.held).toMatchObject([{ body: body(5) }])
  })

  test('the later attempt of one run wins', async () => {
    await using fake = await github()
    fake.add(bot, body(5, undefined, { attempt: 2 }))
    expect((await fake.registerCleanup(5)).outcome).toBe('superseded')
    expect((await fake.registerCleanup(5, 'new comment', { attempt: 3 })).outcome).toBe('updated')
  })

  test('the one whose commit is no longer the pull request’s is silent', async () => {
    await using fake = await github({ head: '0'.repeat(40) })
    expect((await fake.registerCleanup(1)).outcome).toBe('superseded')
    expect(fake.held).toEqual([])
  })

  test('that create at the same time, one comment is left: the newer’s', async () => {
    await using fake = await github({
      meanwhile: ({ method }) => {
        if (
          method === 'POST' &&
          fake.held.length === 0 &&
          fake.requests.some(line => line.includes('/pulls/'))
        )
          fake.add(bot, body(9))
      },
    })
    expect((await fake.registerCleanup(8)).outcome).toBe('superseded')
    expect(fake.held).toMatchObject([{ id: 1000, body: body(9) }])
    expect(fake.held).toHaveLength(1)
  })

  test('that write at the same time, the newer has the last word', async () => {
    let interfered = false
    await using fake = await github({
      meanwhile: ({ method, number }) => {
        // The older run's write lands between our write and our second look.
        const [comment] = fake.held
        if (method !== 'GET' || interfered || number < 5 || comment === undefined) return
        interfered = true
        comment.body = body(6)
      },
    })
    fake.add(bot, body(1))
    expect((await fake.registerCleanup(7)).outcome).toBe('updated')
    expect(fake.held).toMatchObject([{ body: body(7) }])
  })

  test('that race for real, one comment of the newest is left', async () => {
    await using fake = await github()
    await Promise.all([fake.registerCleanup(1), fake.registerCleanup(3), fake.registerCleanup(2)])
    expect(fake.held).toHaveLength(1)
    expect(fake.held[0]?.body).toBe(body(3))
  })
})

describe('GitHub', () => {
  test('may refuse a token that can only read', async () => {
    await using fake = await github({ readOnly: true })
    await expect(fake.registerCleanup(1)).rejects.toMatchObject({
      status: 403,
      message:
        'GitHub did not accept a comment on pull request 412 of acme/web: it answered 403, Resource not accessible by integration',
      hint: 'The job needs `permissions: pull-requests: write`.',
    })
  })

  test.each([[401], [403], [404]])('may not tell who we are (%d); then we are its own bot', async status => {
    await using fake = await github({ answers: { 1: { status } } })
    fake.add(bot, body(1))
    expect((await fake.registerCleanup(2)).outcome).toBe('updated')
  })

  test('is not taken for silent about who we are when it is down', async () => {
    const down = { status: 502 }
    await using fake = await github({ answers: { 1: down, 2: down, 3: down, 4: down } })
    await expect(fake.registerCleanup(1)).rejects.toThrow(
      'GitHub did not return the login of this token: it answered 502',
    )
    expect(fake.held).toEqual([])
  })
})

describe('a marker', () => {
  test.each([
    ['ends no comment', { key: '--><script>' }],
    ['keeps any text', { key: 'ключ — “x”\n' }],
  ])('%s', (_, more) => {
    const text = formatMarker(marker(1, more))
    expect(text.slice(4, -3)).not.toMatch(/--|>|\n/)
    expect(parseMarker(`${text}\nrest`)).toEqual(marker(1, more))
  })

  test.each([
    ['in the middle of a comment', `text\n${formatMarker(marker(1))}`],
    ['of another version', '<!-- buildonce:v2 {} -->'],
    ['with a run that is no number', '<!-- buildonce:v1 {"key":"a","run":"x","attempt":1,"commit":"c"} -->'],
    ['that is no JSON', '<!-- buildonce:v1 {nope} -->'],
    ['with a number where a text is', '<!-- buildonce:v1 {"key":1,"run":"1","attempt":1,"commit":"c"} -->'],
  ])('%s is none', (_, text) => {
    expect(parseMarker(text)).toBeUndefined()
  })

  test('counts runs as numbers of any length', () => {
    expect(isNewer(marker(10), marker(9))).toBe(true)
    expect(isNewer(marker(1, { run: '9007199254740993' }), marker(1, { run: '9007199254740992' }))).toBe(true)
  })
})
