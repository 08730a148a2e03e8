import { execFileSync } from 'node:child_process'
import { chownSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { readPayload } from '../../src/hosts/event-file.ts'
import { factsOfNothing, readFacts } from '../../src/hosts/facts.ts'
import { createExec } from '../../src/system/exec.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { ciRuns, commit, head } from './ci/runs.ts'
import { factsOf } from './facts-of.ts'

const onGithub = ciRuns['GitHub Actions']?.push?.env ?? {}
const repository = { full_name: 'acme/web', default_branch: 'main' }

/** Events of GitHub that are named by the default branch and may be about something else. */
const odd: [string, object, object, RegExp][] = [
  [
    'pull_request_target',
    {},
    { pull_request: { number: 5, head: { sha: head } } },
    /GITHUB_EVENT_NAME is pull_request_target/,
  ],
  ['pull_request_review', {}, {}, /GITHUB_EVENT_NAME is pull_request_review/],
  ['pull_request', {}, {}, /GITHUB_EVENT_NAME is pull_request/],
  ['issue_comment', {}, { issue: { number: 5, pull_request: {} } }, /the comment is on a pull request/],
  ['issue_comment', {}, {}, /does not tell what it is about/],
  ['issue_comment', {}, { issue: { number: 5 } }, /issue_comment is no push/],
  ['workflow_run', {}, {}, /does not tell what started the first run/],
  [
    'workflow_run',
    {},
    { workflow_run: { event: 'pull_request', head_sha: commit } },
    /started by pull_request/,
  ],
  [
    'workflow_run',
    {},
    { workflow_run: { event: 'schedule', head_sha: commit, head_repository: repository } },
    /started by schedule, and not by a push/,
  ],
  [
    'workflow_run',
    {},
    { workflow_run: { event: 'push', head_sha: commit, head_repository: { full_name: 'stranger/web' } } },
    /the first run was of stranger\/web/,
  ],
  [
    'workflow_run',
    {},
    { workflow_run: { event: 'push', head_sha: commit, head_repository: null } },
    /a repository that is gone/,
  ],
  [
    'workflow_run',
    {},
    { workflow_run: { event: 'push', head_sha: head, head_branch: 'main', head_repository: repository } },
    /the checkout is at c0ffee0000c0, and this run is about beef000000be/,
  ],
  ['check_suite', {}, { check_suite: { pull_requests: [{ number: 5 }] } }, /the event names a pull request/],
  ['deployment', {}, { deployment: { sha: commit } }, /deployment is no push/],
  ['push', { GITHUB_REF: 'refs/pull/5/head' }, {}, /GITHUB_REF is refs\/pull\/5\/head/],
  ['push', { GITHUB_REF: 'refs/heads/gh-readonly-queue/main/pr-5-abc' }, {}, /a merge queue tries out/],
  ['workflow_dispatch', { GITHUB_HEAD_REF: 'topic' }, {}, /GITHUB_HEAD_REF is topic/],
  ['push', { ACT: 'true' }, {}, /act runs a workflow on a machine/],
  ['push', { GITLAB_CI: 'true' }, {}, /variables of GitHub Actions and of GitLab CI are both set/],
  ['push', { GITHUB_SHA: '' }, {}, /does not tell the commit/],
  ['', {}, {}, /does not tell what started this run/],
  ['release', { GITHUB_REF: 'refs/tags/v1.2.3' }, { action: 'deleted' }, /the release was deleted/],
  ['release', {}, { action: 'published' }, /release is no push/],
]

describe("GitHub's odd events", () => {
  test.each(odd)('%s %j %j publishes nothing', async (event, env, payload, reason) => {
    const { writing } = await factsOf(
      { ...onGithub, GITHUB_EVENT_NAME: event, ...env },
      { payload: { repository, ...payload }, head: commit },
    )
    expect(writing).toMatchObject({ allowed: false, reason: expect.stringMatching(reason) })
  })

  test('a comment on a pull request names neither a branch nor the commit of the default branch', async () => {
    const facts = await factsOf(
      { ...onGithub, GITHUB_EVENT_NAME: 'issue_comment' },
      { payload: { repository, issue: { number: 5, pull_request: {} } }, head },
    )
    expect(facts).toMatchObject({ commit: head, pullRequest: { number: 5, fork: true } })
    expect(facts.branch).toBeUndefined()
  })

  test('a workflow_run after a push in this repository is about what was pushed', async () => {
    const first = { event: 'push', head_sha: head, head_branch: 'main', head_repository: repository }
    const facts = await factsOf(
      { ...onGithub, GITHUB_EVENT_NAME: 'workflow_run' },
      { payload: { repository, workflow_run: first }, head },
    )
    expect(facts).toMatchObject({ commit: head, branch: 'main', writing: { allowed: true } })
  })

  test('a published release is one of its Git tag', async () => {
    const facts = await factsOf(
      { ...onGithub, GITHUB_EVENT_NAME: 'release', GITHUB_REF: 'refs/tags/v1.2.3' },
      { payload: { repository, action: 'published' }, head: commit },
    )
    expect(facts).toMatchObject({ gitTag: 'v1.2.3', writing: { allowed: true } })
  })

  test.each([
    ['another repository', { full_name: 'stranger/web' }],
    ['a repository that is gone', null],
  ])('a pull request from %s is one of a fork', async (_, repo) => {
    const pull = { number: 1, head: { sha: head, repo }, base: { ref: 'main', repo: repository } }
    const facts = await factsOf(onGithub, { payload: { pull_request: pull }, head: commit })
    expect(facts.pullRequest).toMatchObject({ number: 1, baseBranch: 'main', fork: true })
  })
})

describe('signs of a pull request on other CI systems', () => {
  test.each([
    ['Buildkite', { BUILDKITE_PULL_REQUEST: undefined }, 'BUILDKITE_PULL_REQUEST is not set'],
    ['Travis CI', { TRAVIS_PULL_REQUEST: undefined }, 'TRAVIS_PULL_REQUEST is not set'],
    ['Jenkins', { ghprbPullId: '5' }, 'ghprbPullId is 5'],
    ['Jenkins', { BRANCH_NAME: 'PR-5' }, 'BRANCH_NAME is PR-5'],
    ['Jenkins', { GERRIT_CHANGE_NUMBER: '5' }, 'GERRIT_CHANGE_NUMBER is 5'],
    ['CircleCI', { CIRCLE_BRANCH: 'pull/5' }, 'CIRCLE_BRANCH is pull/5'],
    [
      'Azure Pipelines',
      { BUILD_SOURCEBRANCH: 'refs/pull/5/merge' },
      'BUILD_SOURCEBRANCH is refs/pull/5/merge',
    ],
    ['GitLab CI', { CI_EXTERNAL_PULL_REQUEST_IID: '5' }, 'CI_EXTERNAL_PULL_REQUEST_IID is 5'],
    ['Woodpecker', { CI_PIPELINE_EVENT: 'pull_request_closed' }, 'CI_PIPELINE_EVENT is pull_request_closed'],
    ['Drone', { DRONE_COMMIT_REF: 'refs/pull/5/head' }, 'DRONE_COMMIT_REF is refs/pull/5/head'],
    ['Bitbucket Pipelines', { BITBUCKET_PR_ID: '5' }, 'BITBUCKET_PR_ID is 5'],
  ])('%s %j', async (ci, more, sign) => {
    const { env = {} } = ciRuns[ci]?.push ?? {}
    expect(await factsOf({ ...env, ...more }, { head: commit })).toMatchObject({
      event: 'pull_request',
      writing: { allowed: false, reason: `a pull request writes nothing to a registry (${sign})` },
    })
  })

  test.each([
    [
      'a CircleCI project that is told of no pull request',
      'CircleCI',
      { CIRCLE_PROJECT_USERNAME: undefined },
    ],
    ['a Buildkite build of no certain commit', 'Buildkite', { BUILDKITE_COMMIT: 'HEAD' }],
  ])('%s publishes nothing', async (_, ci, more) => {
    const { env = {} } = ciRuns[ci]?.push ?? {}
    expect((await factsOf({ ...env, ...more }, { head: commit })).writing.allowed).toBe(false)
  })
})

describe('a push of nothing that is known', () => {
  test.each([
    ['GitHub Actions', { GITHUB_REF: undefined }, 'does not tell which branch or Git tag this run is of'],
    ['GitHub Actions', { GITHUB_REF: 'refs/heads/' }, 'refs/heads/ is neither a branch nor a Git tag'],
    ['Azure Pipelines', { BUILD_SOURCEBRANCH: 'refs/changes/1/2' }, 'refs/changes/1/2 is neither a branch'],
    ['Drone', { DRONE_COMMIT_REF: 'refs/for/main' }, 'refs/for/main is neither a branch'],
    ['Bitbucket Pipelines', { BITBUCKET_BRANCH: undefined }, 'does not tell which branch or Git tag'],
  ])('%s with %j publishes nothing', async (ci, more, reason) => {
    const { env = {}, payload } = ciRuns[ci]?.push ?? {}
    const { writing } = await factsOf({ ...env, ...more }, { payload, head: commit })
    expect(writing).toEqual({ allowed: false, reason: expect.stringContaining(reason) })
  })
})

test('of several checkouts below the workspace none is the one that is checked out', async () => {
  let env: Record<string, string> = onGithub
  const among = async (...heads: string[]) => {
    const folder = temporaryFolder('several')
    for (const [n, commitThere] of heads.entries()) {
      mkdirSync(join(folder, String(n), '.git'), { recursive: true })
      writeFileSync(join(folder, String(n), '.git', 'HEAD'), `${commitThere}\n`)
    }
    return readFacts({ env, folder, exec: createExec({ PATH: process.env.PATH, HOME: folder }) })
  }
  expect(await among(commit)).toMatchObject({ checkedOut: commit, writing: { allowed: true } })
  const several = await among(head, commit)
  expect(several).toMatchObject({ commit, writing: { allowed: true } })
  expect(several).not.toHaveProperty('checkedOut')
  expect(await among(head, head)).toMatchObject({ commit, writing: { allowed: false } })
  env = { ...onGithub, GITHUB_SHA: '' }
  expect((await among(head, commit)).noCommit).toBe('the commit is not known. BUILDONCE_COMMIT gives it')
})

test.each([
  [{ BUILDONCE_EVENT: 'pull_request' }, 'the event is pull_request', undefined],
  [{ BUILDONCE_EVENT: 'pull_request_target' }, 'the event is pull_request_target', undefined],
  [{ BUILDONCE_EVENT: 'merge_request' }, 'the event is merge_request', undefined],
  [{ BUILDONCE_EVENT: 'merge_request_updated' }, 'the event is merge_request_updated', undefined],
  [{ BUILDONCE_REF: 'refs/pull/5/head' }, 'the ref is refs/pull/5/head', 5],
  [{ BUILDONCE_REF: 'refs/merge-requests/6/head' }, 'the ref is refs/merge-requests/6/head', 6],
  [{ BUILDONCE_PR: '7' }, 'BUILDONCE_PR is 7', 7],
  [{ BUILDONCE_PR: '7', BUILDONCE_REF: 'refs/pull/5/head' }, 'BUILDONCE_PR is 7', 7],
])('each of %j makes a push a pull request of a fork', async (given, sign, number) => {
  const facts = await factsOf({ ...onGithub, ...given }, { head: commit })
  expect(facts.pullRequest).toEqual({ fork: true, ...(number && { number }) })
  expect(facts.branch).toBeUndefined()
  expect(facts.writing).toEqual({
    allowed: false,
    reason: `a pull request writes nothing to a registry (${sign})`,
  })
})

describe('the facts as a whole', () => {
  test('of a CI that tells no number of the run have none of this process either', async () => {
    const { ci, runId } = await factsOf({ GITLAB_CI: 'true', CI_PROJECT_PATH: 'acme/web' })
    expect({ ci, runId }).toEqual({ ci: 'gitlab', runId: '0' })
  })

  test('of a push are what GitHub tells, and those that it does not tell are absent', async () => {
    const env = {
      ...{ GITHUB_ACTIONS: 'true', GITHUB_EVENT_NAME: 'push', GITHUB_REPOSITORY: 'acme/web' },
      ...{ GITHUB_SERVER_URL: 'https://git.example', GITHUB_SHA: commit, GITHUB_REF: 'refs/heads/main' },
    }
    const told = {
      ...{ ci: 'github', project: 'acme/web', serverUrl: 'https://git.example', event: 'push' },
      ...{ ref: 'refs/heads/main', branch: 'main', commit, headCommit: commit, checkedOut: commit },
      writing: { allowed: true },
    }
    const at = 'https://git.example/acme/web/actions/runs'
    const few = { runUrl: `${at}/0`, runId: '0', attempt: 1, payload: {} }
    expect(await factsOf(env, { head: commit })).toStrictEqual({ ...told, ...few })
    const payload = { repository, head_commit: { id: commit, timestamp: '2026-01-02T03:04:05Z' } }
    const more = { GITHUB_ACTOR: 'mona', GITHUB_RUN_ID: '77', GITHUB_RUN_ATTEMPT: '2' }
    expect(await factsOf({ ...env, ...more }, { payload, head: commit })).toStrictEqual({
      ...told,
      ...{ defaultBranch: 'main', commitTime: '2026-01-02T03:04:05Z', actor: 'mona' },
      ...{ runUrl: `${at}/77`, runId: '77', attempt: 2, payload },
    })
  })

  test('outside any CI are few, and the account is the actor', async () => {
    const few = {
      ...{ ci: 'local', project: '', event: 'local', ref: '', runId: `local-${process.pid}`, attempt: 1 },
      noCommit: expect.stringContaining('is no Git checkout. BUILDONCE_COMMIT gives it'),
      writing: { allowed: false, reason: 'outside a CI nothing is published by itself' },
      payload: {},
    }
    expect(await factsOf({})).toStrictEqual(few)
    expect(await factsOf({ USER: 'mona' })).toStrictEqual({ ...few, actor: 'mona' })
  })

  test('of a call that only cleans up are about nothing', () => {
    const nothing = {
      ...{ project: '', event: 'local', ref: '', noCommit: 'nothing is asked about the commit here' },
      writing: { allowed: false, reason: 'this call only cleans up' },
      ...{ runId: '0', attempt: 1, payload: {} },
    }
    expect(factsOfNothing({})).toStrictEqual({ ci: 'local', ...nothing })
    expect(factsOfNothing({ GITHUB_ACTIONS: 'true' })).toStrictEqual({ ci: 'github', ...nothing })
  })
})

test('a pull request is about no Git tag, whatever its ref', async () => {
  const env = { ...onGithub, GITHUB_REF: 'refs/tags/v1.2.3' }
  expect(await factsOf(env, { head: commit })).toMatchObject({ gitTag: 'v1.2.3' })
  const facts = await factsOf({ ...env, BUILDONCE_PR: '5' }, { head: commit })
  expect(facts).toMatchObject({ pullRequest: { number: 5 }, writing: { allowed: false } })
  expect(facts).not.toHaveProperty('gitTag')
})

test('the time of the event’s commit is not that of another one', async () => {
  const payload = { head_commit: { id: commit, timestamp: '2026-11-03T09:30:00Z' } }
  const facts = await factsOf(onGithub, { payload, head: commit })
  expect(facts).toMatchObject({ commitTime: '2026-11-03T09:30:00Z' })
  expect(await factsOf({ ...onGithub, BUILDONCE_COMMIT: head }, { payload, head })).not.toHaveProperty(
    'commitTime',
  )
})

test('the event of GitHub is read in a CI alone', async () => {
  expect((await factsOf({}, { payload: { number: 5 } })).payload).toEqual({})
  expect((await factsOf(onGithub, { payload: { number: 5 } })).payload).toEqual({ number: 5 })
})

describe('a fact that the user gives', () => {
  test.each([
    [{ BUILDONCE_COMMIT: head }, { commit: head, headCommit: head }],
    [
      { BUILDONCE_REF: 'refs/tags/v2.0.0' },
      { ref: 'refs/tags/v2.0.0', gitTag: 'v2.0.0', writing: { allowed: true } },
    ],
    [{ BUILDONCE_PROJECT: 'acme/other' }, { project: 'acme/other' }],
    [{ BUILDONCE_EVENT: 'schedule' }, { event: 'schedule' }],
    [{ BUILDONCE_DEFAULT_BRANCH: 'trunk' }, { defaultBranch: 'trunk' }],
    [
      { BUILDONCE_PR: '7', BUILDONCE_BASE: 'trunk' },
      { pullRequest: { number: 7, baseBranch: 'trunk' }, writing: { allowed: false } },
    ],
  ])('%j replaces that fact and no other', async (given, expected) => {
    const payload = { repository }
    const { commitTime: _, ...plain } = await factsOf(onGithub, { payload, head: commit })
    const facts = await factsOf({ ...onGithub, ...given }, { payload, head: commit })
    expect(facts).toMatchObject(expected)
    const same = [
      'project',
      'event',
      'commit',
      'defaultBranch',
      'runId',
      'attempt',
      'actor',
      'runUrl',
    ] as const
    for (const name of same.filter(name => !(name in expected))) expect(facts[name]).toBe(plain[name])
  })

  test('has a form, and all that are wrong are named at once with what was meant', async () => {
    const wrong = {
      BUILDONCE_COMMIT: 'zzz',
      BUILDONCE_REF: 'v1.2.3',
      BUILDONCE_EVENT: 'Pull Request',
      BUILDONCE_PROJECT: 'https://git.example/acme/web.git',
      BUILDONCE_PR: '#5',
      BUILDONCE_BASE: 'refs/heads/main',
    }
    const error = await factsOf(wrong).catch((thrown: Error) => thrown)
    expect((error as Error).message.split('\n- ').slice(1)).toEqual([
      expect.stringMatching(/^BUILDONCE_COMMIT: "zzz" is not the full SHA of a commit/),
      'BUILDONCE_REF: "v1.2.3" is not a full ref: did you mean refs/tags/v1.2.3?',
      'BUILDONCE_EVENT: "Pull Request" is not the name of an event: did you mean pull_request?',
      'BUILDONCE_PROJECT: "https://git.example/acme/web.git" is not the name of a repository: did you mean acme/web?',
      'BUILDONCE_PR: "#5" is not the number of a pull request: did you mean 5?',
      'BUILDONCE_BASE: "refs/heads/main" is a ref: did you mean main?',
    ])
  })

  test.each([
    ['BUILDONCE_PULL_REQUEST', '5', 'BUILDONCE_PR'],
    ['BUILDONCE_SHA', commit, 'BUILDONCE_COMMIT'],
    ['BUILDONCE_TAG', 'v1.2.3', 'BUILDONCE_REF'],
    ['BUILDONCE_BASE_BRANCH', 'main', 'BUILDONCE_BASE'],
  ])('%s by another name is not passed over', async (name, value, meant) => {
    await expect(factsOf({ ...onGithub, [name]: value })).rejects.toThrow(
      `${name}: is no variable of Buildonce: did you mean ${meant}?`,
    )
    await expect(factsOf({ ...onGithub, [name]: '' })).resolves.toBeDefined()
  })

  test('is no pull request with the number 0', async () => {
    await expect(factsOf({ BUILDONCE_PR: '0' })).rejects.toThrow(/"0" is not the number of a pull request$/)
  })

  test.each([
    ['main', 'refs/heads/main'],
    ['feature/x', 'refs/heads/feature/x'],
    ['1.2', 'refs/tags/1.2'],
    ['tags/nightly', 'refs/tags/nightly'],
    ['pull/5/merge', 'refs/pull/5/merge'],
  ])('the ref %s was meant as %s', async (text, meant) => {
    await expect(factsOf({ BUILDONCE_REF: text })).rejects.toThrow(`did you mean ${meant}?`)
  })

  test.each(['refs/heads/a b', 'refs/heads/a..b', 'refs/notes/x', 'refs/heads/', 'refs/tags/x.lock'])(
    'the ref %j is none',
    async ref => {
      await expect(factsOf({ BUILDONCE_REF: ref })).rejects.toThrow('BUILDONCE_REF')
    },
  )
})

describe('outside any CI', () => {
  const folder = temporaryFolder('checkout')
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', folder, '-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], {
      encoding: 'utf8',
    }).trim()
  const env = { PATH: process.env.PATH, HOME: folder }
  const facts = (more: Record<string, string> = {}, at = folder) =>
    readFacts({ env: more, folder: at, exec: createExec({ ...env, ...more }) })

  test('a checkout without a commit has none, and says so', async () => {
    git('init', '-q', '-b', 'main')
    const { commit: found, noCommit } = await facts()
    expect(found).toBeUndefined()
    expect(noCommit).toContain('has no commit yet. BUILDONCE_COMMIT gives it')
  })

  test('commit, branch and project come from Git, and nothing is published', async () => {
    git('commit', '-q', '--allow-empty', '-m', 'first')
    git('remote', 'add', 'origin', 'git@example.org:acme/web.git')
    expect(await facts()).toMatchObject({
      ci: 'local',
      event: 'local',
      project: 'acme/web',
      commit: git('rev-parse', 'HEAD'),
      checkedOut: git('rev-parse', 'HEAD'),
      ref: 'refs/heads/main',
      branch: 'main',
      writing: { allowed: false, reason: 'outside a CI nothing is published by itself' },
    })
  })

  test('a CI that is not known publishes nothing either', async () => {
    expect(await facts({ CI: 'true' })).toMatchObject({
      ci: 'unknown',
      writing: { allowed: false, reason: expect.stringContaining('this CI is not known') },
    })
  })

  test('a Git tag that points at the commit is no fact until somebody says so', async () => {
    git('tag', 'v1.0.0')
    git('checkout', '-q', '--detach')
    const found = await facts()
    expect([found.gitTag, found.ref]).toEqual([undefined, ''])
    expect((await facts({ BUILDONCE_REF: 'refs/tags/v1.0.0' })).gitTag).toBe('v1.0.0')
  })

  test('a folder without Git, and a machine without git, know no commit and are no error', async () => {
    const empty = temporaryFolder('no-checkout')
    expect((await facts({}, empty)).noCommit).toContain(`${empty} is no Git checkout`)
    const run = () => Promise.reject(new Error('no such program'))
    const without = await readFacts({ env: {}, folder, exec: { ...createExec({}), run } })
    expect(without.noCommit).toContain('git cannot be run: no such program')
  })

  const root = process.getuid?.() === 0
  ;(root ? test : test.skip)(
    'a checkout of another owner says so, and its HEAD may still confirm a commit',
    async () => {
      const foreign = temporaryFolder('foreign')
      mkdirSync(join(foreign, '.git'))
      execFileSync('git', ['init', '-q', foreign])
      writeFileSync(join(foreign, '.git', 'HEAD'), `${commit}\n`)
      chownSync(foreign, 12345, 12345)
      chownSync(join(foreign, '.git'), 12345, 12345)
      const found = await facts({}, foreign)
      expect(found.commit).toBeUndefined()
      expect(found.noCommit).toContain('dubious ownership')
      expect(found.noCommit).toContain(`git config --global --add safe.directory ${foreign}`)
      expect((await facts({ ...onGithub }, foreign)).writing).toEqual({ allowed: true })
    },
  )
})

describe('the commit that is checked out', () => {
  const root = temporaryFolder('heads')
  const main = join(root, 'main')
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', main, '-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], {
      encoding: 'utf8',
    }).trim()
  mkdirSync(main)
  git('init', '-q', '-b', 'main')
  git('commit', '-q', '--allow-empty', '-m', 'first')
  const sha = git('rev-parse', 'HEAD')
  const checkedOut = async (folder: string) =>
    (await readFacts({ env: onGithub, folder, exec: createExec(process.env) })).checkedOut

  test('is found on a branch, in packed refs, from a folder below, and in a workspace around', async () => {
    expect(await checkedOut(main)).toBe(sha)
    git('pack-refs', '--all')
    expect(await checkedOut(main)).toBe(sha)
    mkdirSync(join(main, 'images', 'web'), { recursive: true })
    expect(await checkedOut(join(main, 'images', 'web'))).toBe(sha)
    expect(await checkedOut(root)).toBe(sha)
  })

  test('is found in a linked worktree', async () => {
    const tree = join(temporaryFolder('worktree'), 'tree')
    git('worktree', 'add', '-q', '-b', 'topic', tree)
    execFileSync('git', [
      '-C',
      tree,
      '-c',
      'user.name=A',
      '-c',
      'user.email=a@b',
      'commit',
      '-q',
      '--allow-empty',
      '-m',
      'x',
    ])
    const own = execFileSync('git', ['-C', tree, 'rev-parse', 'HEAD'], { encoding: 'utf8' }).trim()
    expect(own).not.toBe(sha)
    expect(await checkedOut(tree)).toBe(own)
  })
})

describe('the event file', () => {
  const file = join(temporaryFolder('event'), 'event.json')

  test('is an empty event where there is none', () => {
    expect(readPayload({})).toEqual({})
    expect(readPayload({ GITHUB_EVENT_PATH: '/nowhere/event.json' })).toEqual({})
  })

  test('is named when it is malformed', () => {
    writeFileSync(file, '{"a":')
    expect(() => readPayload({ GITHUB_EVENT_PATH: file })).toThrow(`the event file ${file} is not JSON`)
    writeFileSync(file, 'null')
    expect(() => readPayload({ GITHUB_EVENT_PATH: file })).toThrow(`the event file ${file} holds no event`)
  })
})
