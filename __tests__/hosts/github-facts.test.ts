import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { githubFacts, readPayload } from '../../src/hosts/github-facts.ts'
import { temporaryFolder } from '../temporary-folder.ts'

const env = {
  GITHUB_REPOSITORY: 'acme/web',
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_SHA: 'a'.repeat(40),
  GITHUB_REF: 'refs/heads/main',
  GITHUB_EVENT_NAME: 'push',
  GITHUB_RUN_ID: '77',
  GITHUB_RUN_ATTEMPT: '2',
  GITHUB_ACTOR: 'mona',
}

describe("GitHub's facts", () => {
  test('a push tells branch, commit and its time', () => {
    const payload = {
      head_commit: { id: env.GITHUB_SHA, timestamp: '2026-01-02T03:04:05Z' },
      repository: { default_branch: 'main' },
    }
    expect(githubFacts(env, payload)).toMatchObject({
      project: 'acme/web',
      branch: 'main',
      gitTag: undefined,
      headCommit: env.GITHUB_SHA,
      commitTime: '2026-01-02T03:04:05Z',
      defaultBranch: 'main',
      runUrl: 'https://github.com/acme/web/actions/runs/77',
      attempt: 2,
    })
  })

  test('a pushed tag is a fact of its own, without a branch', () => {
    expect(githubFacts({ ...env, GITHUB_REF: 'refs/tags/v1.2.3' }, {})).toMatchObject({
      gitTag: 'v1.2.3',
      branch: undefined,
    })
  })

  test('on a pull request the head commit differs from the merge commit that is checked out', () => {
    const payload = {
      repository: { full_name: 'acme/web' },
      pull_request: {
        number: 412,
        head: { sha: 'b'.repeat(40), repo: { full_name: 'acme/web' } },
        base: { ref: 'main', sha: 'c'.repeat(40), repo: { full_name: 'acme/web' } },
      },
    }
    const facts = githubFacts(
      {
        ...env,
        GITHUB_EVENT_NAME: 'pull_request',
        GITHUB_REF: 'refs/pull/412/merge',
        GITHUB_HEAD_REF: 'topic',
      },
      payload,
    )
    expect(facts).toMatchObject({
      commit: env.GITHUB_SHA,
      headCommit: 'b'.repeat(40),
      branch: 'topic',
      pullRequest: { number: 412, baseBranch: 'main', baseCommit: 'c'.repeat(40), fork: false },
    })
  })

  test.each([
    ['another repository', { full_name: 'stranger/web' }],
    ['a repository that is gone', null],
  ])('a pull request from %s is a fork', (_, repo) => {
    const payload = {
      pull_request: {
        number: 1,
        head: { sha: 'b', repo },
        base: { ref: 'main', sha: 'c', repo: { full_name: 'acme/web' } },
      },
    }
    expect(githubFacts(env, payload).pullRequest?.fork).toBe(true)
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
  })
})
