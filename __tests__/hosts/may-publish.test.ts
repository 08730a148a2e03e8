import { describe, expect, test } from '@jest/globals'
import type { Ci, Told } from '../../src/hosts/ci/ci.ts'
import { mayWrite, type Question } from '../../src/hosts/may-publish.ts'

const [commit, other] = ['c'.repeat(40), 'd'.repeat(40)]
const ci = (title: string) => ({ title }) as Ci
const told = (changes: Partial<Told> = {}): Told => ({ event: 'push', ...changes }) as Told

/** A push to main whose commit is checked out, with changes where a test wants them. */
const asked = (changes: Partial<Question> = {}): Question => ({
  cis: [ci('GitHub Actions')],
  inCi: true,
  told: told(),
  event: 'push',
  ref: 'refs/heads/main',
  gitTag: undefined,
  commit,
  sign: undefined,
  heads: { commits: [commit] },
  ...changes,
})
const reasonOf = (changes: Partial<Question>) => {
  const writing = mayWrite(asked(changes))
  return writing.allowed ? undefined : writing.reason
}

describe('a run may write', () => {
  test.each<[string, Partial<Question>]>([
    ['of a push', {}],
    ['of a push to a branch called like a queue', { ref: 'refs/heads/x/gh-readonly-queue/main' }],
    ['of a schedule', { told: told({ event: 'schedule' }), event: 'schedule' }],
    ['that somebody started', { told: told({ event: 'workflow_dispatch' }), event: 'workflow_dispatch' }],
    ['after another one', { told: told({ event: 'workflow_run' }), event: 'workflow_run' }],
    ['of a release with a Git tag', { told: told({ event: 'release' }), event: 'release', gitTag: 'v1' }],
    ['of a Git tag', { ref: 'refs/tags/v1', gitTag: 'v1' }],
    ['that has its commit checked out among others', { heads: { commits: [other, commit] } }],
    ['whose event the user calls otherwise', { event: 'schedule' }],
  ])('%s', (_, changes) => {
    expect(mayWrite(asked(changes))).toEqual({ allowed: true })
  })
})

describe('a run may not write', () => {
  test.each<[string, Partial<Question>, string]>([
    ['of a pull request', { sign: 'X is 5' }, 'a pull request writes nothing to a registry (X is 5)'],
    [
      'in a CI that is not known',
      { told: undefined, cis: [] },
      'this CI is not known, so nothing tells a push from a pull request',
    ],
    [
      'of which its CI tells nothing',
      { told: undefined },
      'this CI is not known, so nothing tells a push from a pull request',
    ],
    [
      'without a CI that tells of it',
      { cis: [] },
      'this CI is not known, so nothing tells a push from a pull request',
    ],
    [
      'outside a CI',
      { told: undefined, cis: [], inCi: false },
      'outside a CI nothing is published by itself',
    ],
    [
      'in two CI systems at once',
      { cis: [ci('GitHub Actions'), ci('GitLab CI')] },
      'the variables of GitHub Actions and of GitLab CI are both set',
    ],
    ['that its CI doubts', { told: told({ doubt: 'act runs it' }) }, 'act runs it'],
    ['of a merge queue', { event: 'merge_group' }, 'a merge queue tries out what may still be rejected'],
    [
      'of a merge queue that the user calls a push',
      { told: told({ event: 'merge_group' }) },
      'a merge queue tries out what may still be rejected',
    ],
    [
      'of the branch of a merge queue',
      { ref: 'refs/heads/gh-readonly-queue/main/pr-5' },
      'a merge queue tries out what may still be rejected',
    ],
    [
      'of a release without a Git tag',
      { told: told({ event: 'release' }), event: 'release' },
      'release is no push, Git tag, schedule or manual start',
    ],
    [
      'of another event',
      { told: told({ event: 'issue_comment' }), event: 'issue_comment' },
      'issue_comment is no push, Git tag, schedule or manual start',
    ],
    [
      'of another event that the user calls a push',
      { told: told({ event: 'issue_comment' }) },
      'issue_comment is no push, Git tag, schedule or manual start',
    ],
    [
      'of a push that the user calls another event',
      { event: 'issue_comment' },
      'issue_comment is no push, Git tag, schedule or manual start',
    ],
    [
      'of an event that is not told',
      { told: told({ event: undefined }) },
      'GitHub Actions does not tell what started this run',
    ],
  ])('%s', (_, changes, reason) => {
    expect(mayWrite(asked(changes))).toEqual({ allowed: false, reason })
  })

  test.each<[string, Partial<Question>, string]>([
    ['of no commit', { commit: undefined }, 'GitHub Actions does not tell the commit of this run'],
    [
      'without a checkout',
      { heads: { why: 'there is none' } },
      'there is none that shows cccccccccccc, which this run is about',
    ],
    [
      'with another commit checked out',
      { heads: { commits: [other] } },
      'the checkout is at dddddddddddd, and this run is about cccccccccccc',
    ],
    [
      'with other commits checked out',
      { heads: { commits: [other, 'e'.repeat(40)] } },
      'the checkout is at dddddddddddd, eeeeeeeeeeee, and this run is about cccccccccccc',
    ],
    [
      'with nothing checked out',
      { heads: { commits: [] } },
      'the checkout is at , and this run is about cccccccccccc',
    ],
  ])('%s, which is unusual', (_, changes, reason) => {
    expect(mayWrite(asked(changes))).toEqual({ allowed: false, reason, unusual: true })
  })

  test('and says first what its event forbids', () => {
    expect(reasonOf({ sign: 'X is 5', cis: [], heads: { commits: [other] } })).toContain('a pull request')
    expect(reasonOf({ event: 'merge_group', heads: { commits: [other] } })).toContain('a merge queue')
  })
})
