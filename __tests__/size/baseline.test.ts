import { describe, expect, test } from '@jest/globals'
import type { Digest } from '../../src/image/reference.ts'
import { type Commits, findBaseline, type PastImages } from '../../src/size/baseline.ts'

const digest: Digest = `sha256:${'a'.repeat(64)}`
const pull = {
  commit: 'merge',
  headCommit: 'head',
  pullRequest: { number: 1, baseBranch: 'main', baseCommit: 'base', fork: false },
}
const push = { commit: 'now', headCommit: 'now', branch: 'main', defaultBranch: 'main' }

/** Git as the test draws it: parents by commit; what is not drawn is not in the clone. */
function commits(graph: Record<string, string[]>, bases: Record<string, string> = {}): Commits {
  const line = (commit: string | undefined): string[] =>
    commit === undefined || graph[commit] === undefined ? [] : [commit, ...line(graph[commit]?.[0])]
  return {
    parents: async commit => graph[commit],
    mergeBase: async (_, other) => bases[other],
    line: async (commit, most) => line(commit).slice(0, most),
  }
}

function images(...held: string[]): PastImages & { asked: string[] } {
  const asked: string[] = []
  const find = (name: string) => {
    asked.push(name)
    return Promise.resolve(held.includes(name) ? { reference: `r/app:${name}`, digest } : undefined)
  }
  return { asked, ofCommit: find, ofBranch: branch => find(`branch ${branch}`) }
}

const history = (length: number) =>
  Object.fromEntries(Array.from({ length }, (_, at) => [`c${at}`, at + 1 < length ? [`c${at + 1}`] : []]))

describe('the baseline', () => {
  test('of a merge commit is its first parent, not the base that the event names', async () => {
    const git = commits({ merge: ['newest', 'head'], newest: ['base'], base: [] }, { base: 'base' })
    expect(await findBaseline(pull, git, images('newest', 'base'))).toEqual({
      against: {
        reference: 'r/app:newest',
        digest,
        commit: 'newest',
        distance: 0,
        how: 'merge-parent',
        branch: 'main',
      },
    })
  })

  test('of a merge commit is known in a clone of depth 1 too', async () => {
    const git = { ...commits({ merge: ['newest', 'head'] }), line: async () => [] }
    expect(await findBaseline(pull, git, images('newest'))).toMatchObject({
      against: { commit: 'newest', distance: 0 },
    })
  })

  test('of a head that was checked out itself is the merge base with the branch', async () => {
    const git = commits({ head: ['x'], fork: [] }, { 'refs/remotes/origin/main': 'fork', base: 'older' })
    const event = { ...pull, commit: 'head' }
    expect(await findBaseline(event, git, images('fork'))).toMatchObject({
      against: { commit: 'fork', how: 'merge-base' },
    })
  })

  test('uses the base of the event where the branch is not in the clone', async () => {
    const git = commits({ head: ['x'], fork: [] }, { base: 'fork' })
    expect(await findBaseline({ ...pull, commit: 'head' }, git, images('fork'))).toMatchObject({
      against: { commit: 'fork' },
    })
  })

  test('of a merge of two other branches is no first parent', async () => {
    const git = commits({ merge: ['a', 'b'], fork: [] }, { base: 'fork' })
    expect(await findBaseline(pull, git, images('a', 'fork'))).toMatchObject({
      against: { commit: 'fork', how: 'merge-base' },
    })
  })

  test('of a push is the commit before it', async () => {
    const git = commits({ now: ['before'], before: [] })
    expect(await findBaseline(push, git, images('before', 'now'))).toMatchObject({
      against: { commit: 'before', how: 'previous' },
    })
  })

  test('is the nearest commit that has an image, with its distance', async () => {
    const git = commits({ now: ['c0'], ...history(30) })
    const past = images('c17', 'c23')
    expect(await findBaseline(push, git, past)).toMatchObject({ against: { commit: 'c17', distance: 17 } })
    expect(past.asked.length).toBeLessThanOrEqual(24)
  })

  test('is not farther than fifty commits', async () => {
    const git = commits({ now: ['c0'], ...history(80) })
    const past = images('c51')
    expect(await findBaseline(push, git, past)).toEqual({
      noBaseline:
        'No image was found for `main` within 50 commits of `c0`, so there is nothing to compare with.',
    })
    expect(await findBaseline(push, git, images('c50'))).toMatchObject({ against: { distance: 50 } })
  })

  test('is the branch’s own tag where no commit has an image', async () => {
    const git = commits({ now: ['c0'], ...history(3) })
    expect(await findBaseline(push, git, images('branch main'))).toEqual({
      against: { reference: 'r/app:branch main', digest, how: 'branch-tag', branch: 'main' },
    })
  })

  test.each([
    [
      'at the first commit',
      { now: [] },
      /^This is the first commit, so there is no earlier image to compare with\.$/,
    ],
    [
      'outside of Git',
      {},
      /^The commit that the change starts from is not in this clone.*: check out with more history/,
    ],
    ['in a short clone', { now: ['c0'], ...history(3) }, /at the 3 commits of this clone's history of `c0`/],
  ])('is missing with a reason %s', async (_, graph, reason) => {
    const found = await findBaseline(push, commits(graph as Record<string, string[]>), images())
    expect('noBaseline' in found && found.noBaseline).toMatch(reason)
  })
})
