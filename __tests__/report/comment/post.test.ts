import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { githubCodeHost } from '../../../src/hosts/github-code-host.ts'
import { parse } from '../../../src/inputs/table.ts'
import { reportInputs } from '../../../src/report/inputs.ts'
import { report } from '../../../src/report/report.ts'
import type { Reported } from '../../../src/report/view.ts'
import { type FakeGithubOptions, startGithub } from '../../fakes/github.ts'
import { temporaryFolder } from '../../temporary-folder.ts'
import { makeTools } from '../../tools.ts'
import { proposed, pushed } from '../records.ts'

/** A run of the report stage in pull request 412 against the fake. */
async function pullRequest(options: FakeGithubOptions = {}, facts: object = {}) {
  const github = await startGithub({ head: proposed.commit, ...options })
  const workspace = temporaryFolder('report')
  const tools = makeTools({
    facts: { ci: 'github', event: 'pull_request', ...facts },
    host: { workspace, codeHost: token => githubCodeHost(token, 'acme/web', { apiUrl: github.apiUrl }) },
  })
  const seen = {
    lines: tools.lines,
    pages: () => tools.summaries,
    get notices() {
      return tools.annotations.map(({ level, message }) => `${level}: ${message}`)
    },
    get summaries() {
      return tools.summaries.length
    },
  }
  const run = (record: Reported, texts: Record<string, string> = {}) =>
    report({ ...parse(reportInputs, { 'github-token': 'token', ...texts }), run: record }, tools)
  return {
    github,
    seen,
    workspace,
    run,
    async [Symbol.asyncDispose]() {
      await github[Symbol.asyncDispose]()
      await rm(workspace, { recursive: true })
    },
  }
}

const fork: Reported = {
  ...proposed,
  event: { ...proposed.event, pullRequest: { number: 412, baseBranch: 'main', fork: true } },
}

describe('the report of a pull request', () => {
  test('is a comment, the same as in its file', async () => {
    await using pull = await pullRequest()
    const { comment, folder } = await pull.run(proposed)
    expect(comment.outcome).toBe('created')
    expect(pull.github.held.map(({ body }) => body)).toEqual([
      await readFile(join(folder, 'comment.md'), 'utf8'),
    ])
    expect(pull.github.violations).toEqual([])
  })

  test('that may not write has its summary, says which permission lacks, and passes', async () => {
    await using pull = await pullRequest({ readOnly: true })
    expect((await pull.run(proposed)).comment).toEqual({ outcome: 'denied' })
    expect(pull.seen.summaries).toBe(1)
    expect(pull.seen.notices).toContain(
      'notice: The pull request was not commented: give the job the permission "pull-requests: write". The summary of the run has the report.',
    )
  })

  test('whose conversation is locked says so, for no permission would help', async () => {
    const message = 'Unable to create comment because issue is locked.'
    await using pull = await pullRequest({ answers: { 4: { status: 403, message } } })
    expect((await pull.run(proposed)).comment).toEqual({ outcome: 'denied' })
    expect(pull.seen.notices.join()).toContain('was not commented: its conversation is locked.')
  })

  test('that GitHub limits blames no permission', async () => {
    const answer = { status: 403, message: 'API rate limit exceeded', headers: { 'retry-after': '900' } }
    await using pull = await pullRequest({ answers: { 4: answer } })
    expect((await pull.run(proposed)).comment).toEqual({ outcome: 'denied' })
    expect(pull.seen.notices).toEqual([])
    expect(pull.seen.lines.join()).toContain('API rate limit exceeded; it is welcome again in 900 s')
  })

  test('from a fork says that its token may only read', async () => {
    await using pull = await pullRequest({ readOnly: true })
    await pull.run(fork)
    expect(pull.seen.notices.join()).toContain('A pull request from a fork is not commented by this job')
  })

  test('does not fail when GitHub does', async () => {
    const answers = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [index + 1, { status: 400 }]))
    await using pull = await pullRequest({ answers })
    expect((await pull.run(proposed)).comment).toEqual({ outcome: 'denied' })
    expect(pull.seen.lines.join('\n')).toContain(
      'The pull request has no comment from this run: GitHub did not list the comments of pull request 412 of acme/web: it answered 400, scripted',
    )
  })

  test('asks GitHub nothing when no comment is wanted', async () => {
    await using pull = await pullRequest()
    expect((await pull.run(proposed, { comment: 'never' })).comment).toEqual({ outcome: 'none' })
    expect(pull.github.requests).toEqual([])
  })

  test('is a comment even without news when it is always wanted', async () => {
    await using pull = await pullRequest()
    const quiet = { ...proposed, size: undefined }
    expect((await pull.run(quiet)).comment.outcome).toBe('quiet')
    expect((await pull.run(quiet, { comment: 'always' })).comment.outcome).toBe('created')
  })

  test('of a push is no comment', async () => {
    await using pull = await pullRequest()
    expect((await pull.run(pushed)).comment).toEqual({ outcome: 'none' })
  })
})

describe('the trusted job behind a pull request from a fork', () => {
  const payload = {
    workflow_run: {
      id: 5001,
      run_attempt: 2,
      event: 'pull_request',
      head_sha: proposed.commit,
      head_branch: 'change',
      html_url: 'https://github.com/acme/web/actions/runs/5001',
      head_repository: { owner: { login: 'stranger' } },
      pull_requests: [],
    },
  }
  const trusted = { event: 'workflow_run', payload }
  const hostile: Reported = {
    ...fork,
    project: 'victim/secrets',
    commit: '0'.repeat(40),
    event: {
      ...fork.event,
      runId: '99999999999999999999',
      attempt: 9,
      runUrl: 'https://evil.example/',
      pullRequest: { number: 1, baseBranch: 'main', fork: false },
    },
  }

  test('comments in the pull request that GitHub names, whatever the record says', async () => {
    await using pull = await pullRequest({}, trusted)
    expect((await pull.run(hostile)).comment.outcome).toBe('created')
    const [comment] = pull.github.held
    expect(comment?.body).toMatch(/^<!-- buildonce:v1 \{"key":"default","run":"5001","attempt":2,/)
    expect(comment?.body).not.toMatch(/evil\.example|victim|99999/)
    expect(
      pull.github.requests.every(request => !request.includes('/1/') && !request.includes('victim')),
    ).toBe(true)
    expect(pull.github.violations).toEqual([])
  })

  test('takes no link from a record', async () => {
    await using pull = await pullRequest({}, trusted)
    const { folder } = await pull.run(hostile)
    const pages = await Promise.all(
      ['summary.md', 'comment.md'].map(name => readFile(join(folder, name), 'utf8')),
    )
    const links = [...pages.join('\n').matchAll(/\]\(([^)]*)\)/g)].map(match => match[1])
    expect(new Set(links)).toEqual(new Set(['https://github.com/acme/web/actions/runs/5001']))
  })

  test.each([
    ['repository is gone', { head_repository: null }],
    ['branch is not told', { head_branch: null }],
  ])('comments nowhere when the %s, whatever the record says', async (_, gone) => {
    const event = { event: 'workflow_run', payload: { workflow_run: { ...payload.workflow_run, ...gone } } }
    await using pull = await pullRequest({}, event)
    expect((await pull.run(hostile)).comment).toEqual({ outcome: 'none' })
    expect(pull.github.requests).toEqual([])
    expect(pull.seen.summaries).toBe(1)
  })

  test('comments nowhere when the pull request has moved on', async () => {
    await using pull = await pullRequest({ head: 'f'.repeat(40) }, trusted)
    expect((await pull.run(hostile)).comment).toEqual({ outcome: 'none' })
    expect(pull.github.held).toEqual([])
  })

  test('comments in the one of several pull requests of the branch that the record is about', async () => {
    const record = (number: number): Reported => ({
      ...hostile,
      event: { ...hostile.event, pullRequest: { number, baseBranch: 'x', fork: false } },
    })
    const options = {
      pulls: [
        { number: 7, base: 'next' },
        { number: 8, base: 'old', head: 'f'.repeat(40) },
      ],
    }
    for (const [claimed, commented] of [
      [412, 412],
      [7, 7],
      [8, 7],
      [1, 7],
    ] as const) {
      await using pull = await pullRequest(options, trusted)
      await pull.run(record(claimed))
      expect(pull.github.requests).toContain(`POST /repos/acme/web/issues/${commented}/comments`)
    }
  })

  test('comments nowhere when the branch is another’s', async () => {
    await using pull = await pullRequest({ fork: 'somebody/web' }, trusted)
    expect((await pull.run(hostile)).comment).toEqual({ outcome: 'none' })
  })
})

describe('reports with one comment-key', () => {
  const of = (image: string, more: Partial<Reported> = {}): Reported => ({
    ...proposed,
    tags: { ...pushed.tags, images: [`ghcr.io/acme/${image}`] } as Reported['tags'],
    ...more,
  })
  const on = (...platforms: string[]): Partial<Reported> => ({
    build: {
      ...proposed.build,
      platforms: platforms.map(platform => ({ ...proposed.build?.platforms[0], platform })),
    } as Reported['build'],
  })
  const later = (run: Reported): Reported => ({
    ...run,
    event: { ...run.event, runId: `${Number(run.event.runId) + 1}` },
  })
  const unbuilt = {
    build: undefined,
    size: undefined,
    scan: undefined,
    smoke: undefined,
  } as Partial<Reported>
  const failing = { ...unbuilt, errors: [{ stage: 'build', message: 'no Dockerfile' }] }
  const images = (bodies: readonly { readonly body: string }[]) =>
    bodies.map(({ body }) => /"about":\[([^\]]*)\]/.exec(body)?.[1]?.replaceAll('\\u002d', '-'))

  test('about different images are all kept, and each later run finds its own', async () => {
    await using pull = await pullRequest()
    const [web, api] = [of('web', on('linux/amd64')), of('api', on('linux/amd64'))]
    expect((await pull.run(web)).comment).not.toHaveProperty('beside')
    expect((await pull.run(api)).comment).toMatchObject({
      outcome: 'created',
      beside: ['ghcr.io/acme/web linux/amd64'],
    })
    expect((await pull.run(later(web))).comment.outcome).toBe('updated')
    expect((await pull.run(later(api))).comment.outcome).toBe('updated')
    expect(images(pull.github.held)).toEqual([
      '"ghcr.io/acme/web linux/amd64"',
      '"ghcr.io/acme/api linux/amd64"',
    ])
    expect(pull.github.held[0]?.body).toContain('web')
  })

  test('about different images say so in the log and on the page', async () => {
    await using pull = await pullRequest()
    await pull.run(of('web'))
    await pull.run(of('api'))
    const words =
      'Another comment of this pull request has the comment-key "default" too: it is about ghcr.io/acme/web linux/amd64. Both are kept.'
    expect(pull.seen.lines.join('\n')).toContain(words)
    expect(pull.seen.pages().at(-1)).toContain('Another comment of this pull request has the comment-key')
    expect(pull.seen.pages().at(-1)).toContain('ghcr.io/acme/web linux/amd64')
  })

  test('about one image on two platforms, or as two variants, are different too', async () => {
    await using pull = await pullRequest()
    const variant = (suffix: string) => {
      const names = [`sha-${proposed.commit}${suffix}`, `pr-412${suffix}`]
      return of('web', {
        ...on('linux/amd64'),
        tags: {
          ...pushed.tags,
          images: ['ghcr.io/acme/web'],
          tags: names.map(name => ({ name, class: 'immutable', rule: 'type=sha' })),
        } as Reported['tags'],
      })
    }
    for (const run of [of('web', on('linux/arm64')), variant(''), variant('-alpine')])
      expect((await pull.run(run)).comment.outcome).toBe('created')
    expect((await pull.run(later(variant('-alpine')))).comment.outcome).toBe('updated')
    expect(pull.github.held).toHaveLength(3)
  })

  test('about repositories that end alike are different too', async () => {
    await using pull = await pullRequest()
    for (const image of ['web', 'tools/web'])
      expect((await pull.run(of(image))).comment.outcome).toBe('created')
    expect(pull.github.held).toHaveLength(2)
  })

  test('about the same image are one, also after a build that failed before it knew a platform', async () => {
    await using pull = await pullRequest()
    const web = of('web', on('linux/amd64'))
    await pull.run(of('web', failing))
    expect((await pull.run(later(web))).comment).toMatchObject({ outcome: 'updated' })
    expect((await pull.run(later(later(of('web', failing))))).comment).toMatchObject({ outcome: 'updated' })
    expect(pull.github.held).toHaveLength(1)
  })

  test('about an image whose failed build may be that of either platform write over neither', async () => {
    await using pull = await pullRequest()
    const legs = [of('web', on('linux/amd64')), of('web', on('linux/arm64'))]
    for (const run of [...legs, later(of('web', failing))]) await pull.run(run)
    expect(images(pull.github.held)).toEqual([
      '"ghcr.io/acme/web linux/amd64"',
      '"ghcr.io/acme/web linux/arm64"',
      '"ghcr.io/acme/web"',
    ])
    // When both are built again, what was said without a platform is over.
    for (const run of legs) await pull.run(later(later(run)))
    expect(images(pull.github.held)).toEqual([
      '"ghcr.io/acme/web linux/amd64"',
      '"ghcr.io/acme/web linux/arm64"',
    ])
  })

  test('of a matrix that grew go on with its comment', async () => {
    await using pull = await pullRequest()
    await pull.run(of('web', on('linux/amd64')))
    expect((await pull.run(later(of('web', on('linux/amd64', 'linux/arm64'))))).comment.outcome).toBe(
      'updated',
    )
    expect(pull.github.held).toHaveLength(1)
  })
})
