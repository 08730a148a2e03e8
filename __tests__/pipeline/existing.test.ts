import { describe, expect, test } from '@jest/globals'
import { descriptorOf } from '../../src/image/manifest.ts'
import { findExisting, type Search } from '../../src/pipeline/existing.ts'
import { attachEvidence } from '../../src/promote/evidence/store.ts'
import { anybody } from '../../src/promote/evidence/trust.ts'
import type { BuiltFrom } from '../../src/stage/record/built-from.ts'
import type { Run } from '../../src/stage/record/run.ts'
import type { Facts, Http } from '../../src/stage/stage.ts'
import { readSubject } from '../../src/store/subject.ts'
import { fakeRegistry, respond } from '../fakes/registry.ts'
import { builtFrom, recordOf } from '../promote/records.ts'
import { makeImage, seed } from '../registry/images.ts'
import { fakeTransport } from '../registry/transports.ts'
import { makeTools } from '../tools.ts'

const commit = 'c'.repeat(40)
const own = `sha-${commit}`
const at = { registry: 'registry.example', repository: 'acme/web' }
const place = `${at.registry}/${at.repository}`
const now = Date.parse('2026-05-01T12:00:00Z')
const day = 86_400_000

const onRelease: Partial<Facts> = { ref: 'refs/tags/v1.0.0', gitTag: 'v1.0.0' }

interface World {
  /** Records that are attached to the image as evidence. */
  readonly evidence?: readonly (Partial<Run> & { readonly at?: string; readonly of?: Partial<BuiltFrom> })[]
  readonly tags?: readonly string[]
  readonly facts?: Partial<Facts>
  readonly search?: Partial<Search>
  readonly http?: (http: Http) => Http
}

/** Looks for the image of a commit in a registry that has one of two platforms, by default with evidence of main. */
async function look({
  evidence = [{}],
  tags = [own],
  facts = {},
  search = {},
  http = given => given,
}: World) {
  const fake = fakeRegistry()
  const transport = fakeTransport(fake.http)
  const image = makeImage({ platforms: ['linux/amd64', 'linux/arm64'] })
  const { digest } = image.root
  await seed(transport, at, image, tags)
  const subject = await readSubject(`${place}@${digest}`, transport)
  for (const { of, ...changes } of evidence) {
    const record = recordOf(subject, { commit, at: new Date(now - day).toISOString(), ...changes })
    const build = record.build && { ...record.build, builtFrom: builtFrom({ commit, ...of }) }
    await attachEvidence(transport, at, {
      subject: descriptorOf(image.root),
      record: { ...record, build } as Run,
    })
  }
  fake.requests.length = 0
  const tools = makeTools({
    http: http(fake.http),
    now: () => now,
    facts: { ref: 'refs/heads/main', commit, headCommit: commit, runId: '9', ...facts },
  })
  const asked: Search = {
    image: place,
    commitTags: [own],
    onExisting: 'reuse',
    onMissing: 'fail',
    require: ['scan', 'smoke'],
    maxAge: 30 * day,
    writes: true,
    trust: anybody,
    attach: ['evidence'],
    builtFrom: builtFrom({ commit }),
    platforms: ['linux/amd64'],
    judging: async () => () => undefined,
    ...search,
  }
  const found = findExisting(asked, tools)
  await found.catch(() => {})
  return { found, digest, lines: tools.lines, requests: fake.requests }
}

const failing = (changes: object) => ({ scan: undefined, smoke: undefined, ...changes }) as Partial<Run>

test('a release that must not build does not take on-existing: build for leave to do so', async () => {
  const search = { onExisting: 'build', onMissing: 'fail' } as const
  await expect((await look({ facts: onRelease, search })).found).rejects.toThrow(
    /^on-existing: is build, so no image is looked for/,
  )
  expect(await (await look({ search })).found).toBeUndefined()
})

test('a release that would build what it cannot promote says so before it builds', async () => {
  const search = { onMissing: 'build', unchecked: ['scan'] } as const
  const { found } = await look({ tags: [], evidence: [], facts: onRelease, search })
  await expect(found).rejects.toMatchObject({
    message: expect.stringMatching(/, and this run could not promote what it builds: scan is false$/),
    hint: 'Leave scan on, set require without it, or promote an image that an earlier run has checked.',
  })
  expect(await (await look({ tags: [], evidence: [], search })).found).toBeUndefined()
})

describe('nothing is looked for', () => {
  test.each<[string, Partial<Search>]>([
    ['without a repository', { image: undefined }],
    ['where everything is built anew', { onExisting: 'build', onMissing: 'build' }],
    ['where nothing is written, as on a pull request', { writes: false }],
  ])('%s', async (_, search) => {
    for (const facts of [{}, onRelease]) {
      const { found, requests, lines } = await look({ search, facts })
      expect(await found).toBeUndefined()
      expect([requests, lines]).toEqual([[], []])
    }
  })

  test('where a push has changes that no commit holds; a release takes what its commit made', async () => {
    const search = {
      builtFrom: builtFrom({ dirty: true, changes: { count: 1, tracked: 1, names: ['a.ts'] } }),
    }
    const push = await look({ search })
    expect(await push.found).toBeUndefined()
    expect(push.requests).toEqual([])
    expect(push.lines[0]).toMatch(/^no image is looked for: 1 file of the build differs from the commit/)
    const release = await look({ search, facts: onRelease })
    expect(await release.found).toMatchObject({ digest: release.digest, checked: true })
  })

  test('where no tag names the commit, which only a release that must not build refuses', async () => {
    const reason =
      'no rule of `tags` names the commit (type=sha), so its image cannot be found in the registry'
    const search = { commitTags: [] }
    for (const [facts, onMissing] of [
      [{}, 'fail'],
      [{}, 'build'],
      [onRelease, 'build'],
    ] as const) {
      const { found, lines, requests } = await look({ facts, search: { ...search, onMissing } })
      expect(await found).toBeUndefined()
      expect([lines, requests]).toEqual([[reason], []])
    }
    await expect((await look({ facts: onRelease, search })).found).rejects.toThrow(reason)
  })

  test('where no commit is known', async () => {
    const facts = { commit: undefined, noCommit: 'there is no checkout' }
    const { found, lines, requests } = await look({ facts })
    expect(await found).toBeUndefined()
    expect([lines, requests]).toEqual([['no image is looked for: there is no checkout'], []])
  })
})

describe('an image of this commit with all evidence', () => {
  test.each<[string, Partial<Facts>]>([
    ['a push', {}],
    ['a release', onRelease],
    ['a pull request that may write', { pullRequest: { number: 5, fork: false } }],
  ])('is taken by %s, and its checks count', async (_, facts) => {
    for (const onMissing of ['fail', 'build'] as const) {
      const { found, digest } = await look({ facts, search: { onMissing } })
      expect(await found).toMatchObject({
        digest,
        checked: true,
        reason: `the image of this commit is in the registry and proven (${own}), built from ${commit} (main)`,
        warnings: [],
      })
    }
  })

  test('is found under the first of the tags that is there', async () => {
    const search = { commitTags: ['sha-missing', 'sha-second', own] }
    const { found } = await look({ search, tags: ['sha-second', own] })
    expect((await found)?.reason).toContain('(sha-second)')
  })

  test.each([
    ['exactly as old as max-age', 0, true],
    ['a millisecond older', 1, undefined],
  ])('%s', async (_, more, checked) => {
    const { found, digest } = await look({
      evidence: [{ at: new Date(now - 30 * day - more).toISOString() }],
    })
    expect(await found).toMatchObject({ digest })
    expect((await found)?.checked).toBe(checked)
  })
})

describe('an image of this commit with only a part of the evidence', () => {
  const parts: [string, World['evidence']][] = [
    ['without a smoke test', [{ smoke: undefined }]],
    ['without any check', [failing({})]],
    [
      'with checks of another pull request alone',
      [
        failing({}),
        {
          event: {
            name: 'pull_request',
            ref: '',
            runId: '1',
            attempt: 1,
            pullRequest: { number: 8 },
          } as never,
          build: undefined,
        },
      ],
    ],
  ]
  test.each(parts)('%s is checked again by a push', async (_, evidence) => {
    for (const onMissing of ['fail', 'build'] as const) {
      const { found, digest } = await look({ evidence, search: { onMissing } })
      expect(await found).toMatchObject({
        digest,
        reason: expect.stringContaining('checks without evidence are run again'),
      })
      expect(await found).not.toHaveProperty('checked')
    }
  })

  test.each(parts)('%s is refused by a release, unless it may build', async (_, evidence) => {
    await expect((await look({ evidence, facts: onRelease })).found).rejects.toThrow(
      `${place}:${own} is not proven`,
    )
    const { found, digest } = await look({ evidence, facts: onRelease, search: { onMissing: 'build' } })
    expect(await found).toMatchObject({ digest })
    expect(await found).not.toHaveProperty('checked')
  })
})

describe('an image under the tag of this commit that is not its own', () => {
  const others: [string, World['evidence'], RegExp][] = [
    ['without evidence', [], /nothing says what sha256:\w+ was built from/],
    ['of another commit', [{ of: { commit: 'd'.repeat(40) } }], /it was built from d{40}, not from c{40}/],
    ['with changes', [{ of: { dirty: true } }], /it holds changes that the commit/],
    ['of a pull request', [{ of: { pullRequest: { number: 8 } } }], /made by a pull request \(8\)/],
    ['of another digest', [{ build: { digest: `sha256:${'1'.repeat(64)}` } as never }], /nothing says what/],
  ]
  test.each(others)('%s is never taken, and never built over', async (_, evidence, reason) => {
    for (const facts of [{}, onRelease, { pullRequest: { number: 5, fork: false } }])
      for (const onMissing of ['fail', 'build'] as const)
        await expect((await look({ evidence, facts, search: { onMissing } })).found).rejects.toThrow(reason)
  })

  test('is taken by the pull request that made it', async () => {
    const evidence = [{ of: { pullRequest: { number: 5 } } }]
    const { found, digest } = await look({ evidence, facts: { pullRequest: { number: 5, fork: false } } })
    expect(await found).toMatchObject({ digest, checked: true })
  })
})

describe('where runs attach no evidence', () => {
  const bare = { evidence: [], search: { attach: ['record'] } }

  test('the tag alone counts, with a warning, and checks run again', async () => {
    const { found, digest, lines } = await look(bare)
    const warning = `${place}:${own} is taken by its name alone: no evidence says what it was built from (attach)`
    expect(await found).toMatchObject({ digest, warnings: [warning] })
    expect(await found).not.toHaveProperty('checked')
    expect((await found)?.reason).toBe(
      `the image of this commit is in the registry (${own}); checks without evidence are run again`,
    )
    expect(lines).toContain(`warning: ${warning}`)
  })
  test('and nothing has to run where nothing is required', async () => {
    const { found } = await look({ ...bare, search: { ...bare.search, require: [] } })
    expect(await found).toMatchObject({ checked: true })
  })
  test('but not against evidence that names another build', async () => {
    const evidence = [{ of: { commit: 'd'.repeat(40) } }]
    await expect((await look({ ...bare, evidence })).found).rejects.toThrow('it was built from d')
  })
  test('nor where only signed evidence counts', async () => {
    const trust = { policy: 'signed', keys: [], identities: undefined } as const
    await expect((await look({ ...bare, search: { ...bare.search, trust } })).found).rejects.toThrow(
      'only what is signed counts',
    )
  })
})

describe('where the registry has no image of this commit', () => {
  const tags: string[] = []
  test('a push builds, and says nothing', async () => {
    for (const onMissing of ['fail', 'build'] as const) {
      const { found, lines } = await look({ tags, search: { onMissing } })
      expect(await found).toBeUndefined()
      expect(lines).toEqual([])
    }
  })
  test('a release is refused, unless it may build', async () => {
    await expect((await look({ tags, facts: onRelease })).found).rejects.toThrow(
      `${place} has no image of commit ${commit}`,
    )
    const { found, lines } = await look({ tags, facts: onRelease, search: { onMissing: 'build' } })
    expect(await found).toBeUndefined()
    expect(lines).toEqual([
      `${place} has no image of commit ${commit}; it is built now, because on-missing is build`,
    ])
  })
})

describe('where the registry does not say', () => {
  const denied = { http: () => async () => respond({ status: 403, body: '{}' }) } satisfies World

  test('a push builds, because before the first one the repository may not exist', async () => {
    const { found, lines } = await look(denied)
    expect(await found).toBeUndefined()
    expect(lines[0]).toMatch(/^it cannot be determined whether the registry has this commit's image: /)
  })
  test('a release has to know', async () => {
    for (const onMissing of ['fail', 'build'] as const)
      await expect(
        (await look({ ...denied, facts: onRelease, search: { onMissing } })).found,
      ).rejects.toThrow('403')
  })
  test('and what is no answer of a registry is an error for all', async () => {
    const broken =
      (http: Http): Http =>
      async request => {
        if (request.url.pathname.includes('/blobs/')) return respond({ status: 200, body: 'something else' })
        return http(request)
      }
    await expect((await look({ http: broken })).found).rejects.toThrow()
  })
})

describe('an image that another run has built', () => {
  const differing = (changes: Partial<BuiltFrom['inputs']>) => ({
    builtFrom: builtFrom({ commit, inputs: { ...builtFrom().inputs, ...changes } }),
  })
  const other = `sha256:${'1'.repeat(64)}` as const

  test.each<[string, Partial<BuiltFrom['inputs']>, string]>([
    ['another target', { target: other }, 'target'],
    ['another context', { context: other }, 'context'],
    ['another path of the Dockerfile', { file: other }, 'file'],
    ['another build context', { buildContexts: { lib: other } }, 'build-contexts (lib)'],
  ])('with %s is another image', async (_, inputs, name) => {
    for (const facts of [{}, onRelease])
      await expect((await look({ search: differing(inputs), facts })).found).rejects.toThrow(
        `${place}:${own} is another image of this commit: it was built with other ${name}`,
      )
  })

  test('with another content of the Dockerfile is another one for a push, and not for a release', async () => {
    const search = differing({ dockerfile: other })
    await expect((await look({ search })).found).rejects.toThrow('it was built with other file')
    expect(await (await look({ search, facts: onRelease })).found).toMatchObject({ checked: true })
  })

  test('with other build arguments is taken, with a warning', async () => {
    const { found, lines } = await look({
      search: differing({ buildArgs: { NUMBER: other }, labels: { a: other } }),
    })
    const warning = `${place}:${own} is taken as it was built, with other build-args (NUMBER), labels (a) than this run gives`
    expect(await found).toMatchObject({ checked: true, warnings: [warning] })
    expect(lines).toContain(`warning: ${warning}`)
  })

  test.each([
    [[], undefined],
    [['linux/amd64', 'linux/arm64'], undefined],
    [['linux/arm64/v8'], undefined],
    [['linux/s390x', 'linux/amd64'], 'platforms (without linux/s390x)'],
    [['linux/arm/v7'], 'platforms (without linux/arm/v7)'],
  ])('has to have the platforms %j', async (platforms, missing) => {
    const { found } = await look({ search: { platforms } })
    if (missing === undefined) expect(await found).toMatchObject({ checked: true })
    else await expect(found).rejects.toThrow(`it was built with other ${missing}`)
  })

  test.each<[string, Partial<Facts>, boolean]>([
    ['this very run', { ci: 'github', runId: '7', attempt: 1 }, false],
    ['an earlier attempt', { ci: 'github', runId: '7', attempt: 2 }, true],
    ['another run', { ci: 'github', runId: '8', attempt: 1 }, true],
    ['the same run elsewhere, where a job may run again', { ci: 'gitlab', runId: '7', attempt: 1 }, true],
  ])('by %s', async (_, facts, taken) => {
    const { found } = await look({ facts })
    if (taken) expect(await found).toMatchObject({ checked: true })
    else await expect(found).rejects.toThrow(`the tag ${own} was pushed by this very run: two of its builds`)
  })
})
