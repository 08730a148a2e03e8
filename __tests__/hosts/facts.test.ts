import { execFileSync } from 'node:child_process'
import { describe, expect, test } from '@jest/globals'
import { readFacts } from '../../src/hosts/facts.ts'
import { gitlabFacts } from '../../src/hosts/gitlab-facts.ts'
import { createExec, type Exec } from '../../src/system/exec.ts'
import { temporaryFolder } from '../temporary-folder.ts'

describe("GitLab's facts", () => {
  const env = {
    CI_PROJECT_PATH: 'acme/team/web',
    CI_COMMIT_SHA: 'a'.repeat(40),
    CI_PIPELINE_SOURCE: 'push',
    CI_COMMIT_BRANCH: 'main',
  }

  test('a push to a branch', () => {
    expect(gitlabFacts(env)).toMatchObject({
      event: 'push',
      ref: 'refs/heads/main',
      branch: 'main',
      pullRequest: undefined,
    })
  })

  test('a tag pipeline has a tag and no branch', () => {
    expect(gitlabFacts({ ...env, CI_COMMIT_BRANCH: undefined, CI_COMMIT_TAG: 'v1.2.3' })).toMatchObject({
      ref: 'refs/tags/v1.2.3',
      gitTag: 'v1.2.3',
      branch: undefined,
    })
  })

  test('a merge request is known by its IID, and its head by the source branch in merged-results pipelines', () => {
    const request = {
      CI_MERGE_REQUEST_ID: '99887',
      CI_MERGE_REQUEST_IID: '12',
      CI_MERGE_REQUEST_SOURCE_BRANCH_SHA: 'b'.repeat(40),
      CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'main',
      CI_MERGE_REQUEST_SOURCE_PROJECT_PATH: 'acme/team/web',
      CI_MERGE_REQUEST_PROJECT_PATH: 'acme/team/web',
    }
    expect(gitlabFacts({ ...env, ...request })).toMatchObject({
      event: 'pull_request',
      headCommit: 'b'.repeat(40),
      pullRequest: { number: 12, baseBranch: 'main', fork: false },
    })
  })
})

describe('a checkout outside any CI', () => {
  const folder = temporaryFolder('checkout')
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', folder, '-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], {
      encoding: 'utf8',
    }).trim()
  const real = createExec({ PATH: process.env.PATH, HOME: folder })
  const inFolder: Exec = { ...real, run: command => real.run({ ...command, cwd: folder }) }

  test('without a commit says what to do', async () => {
    git('init', '-q', '-b', 'main')
    await expect(readFacts(inFolder, {})).rejects.toThrow('the commit is not known')
  })

  test('tells commit, branch and project from Git', async () => {
    git('commit', '-q', '--allow-empty', '-m', 'first')
    git('remote', 'add', 'origin', 'git@example.org:acme/web.git')
    expect(await readFacts(inFolder, {})).toMatchObject({
      ci: 'local',
      project: 'acme/web',
      commit: git('rev-parse', 'HEAD'),
      ref: 'refs/heads/main',
      branch: 'main',
    })
  })

  test('at a tag, detached, is about the tag', async () => {
    git('tag', 'v1.0.0')
    git('checkout', '-q', '--detach')
    expect(await readFacts(inFolder, {})).toMatchObject({ gitTag: 'v1.0.0', branch: undefined })
  })
})
