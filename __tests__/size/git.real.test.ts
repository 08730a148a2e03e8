import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { startOf } from '../../src/size/baseline.ts'
import { gitCommits } from '../../src/size/git.ts'
import { createExec } from '../../src/system/exec.ts'
import { temporaryFolder } from '../temporary-folder.ts'

const folder = temporaryFolder('baseline')
const origin = join(folder, 'origin')
const git = (at: string, ...args: string[]) =>
  execFileSync('git', ['-C', at, '-c', 'user.name=test', '-c', 'user.email=test@example.test', ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  }).trim()
const commit = (message: string) => {
  git(origin, 'commit', '--allow-empty', '-m', message)
  return git(origin, 'rev-parse', 'HEAD')
}
const asked = (at: string) => gitCommits(createExec(process.env), at)

execFileSync('git', ['init', '-q', '-b', 'main', origin])
const [first, second] = [commit('1'), commit('2')]
git(origin, 'checkout', '-q', '-b', 'change')
const head = commit('change')
git(origin, 'checkout', '-q', 'main')
const third = commit('3')
git(origin, 'checkout', '-q', '-b', 'merge')
git(origin, 'merge', '-q', '--no-ff', '-m', 'Merge', 'change')
const merge = git(origin, 'rev-parse', 'HEAD')
const event = {
  commit: merge,
  headCommit: head,
  pullRequest: { number: 1, baseBranch: 'main', baseCommit: second, fork: false },
}

describe('a clone', () => {
  test('tells parents, merge base and the line of first parents', async () => {
    const commits = asked(origin)
    expect(await commits.parents(merge)).toEqual([third, head])
    expect(await commits.mergeBase(head, 'main')).toBe(second)
    expect(await commits.line(merge, 10)).toEqual([merge, third, second, first])
    expect(await commits.line(merge, 2)).toEqual([merge, third])
  })

  test('of depth 1 still tells the parents of its merge commit', async () => {
    const shallow = join(folder, 'shallow')
    git(folder, 'clone', '-q', '--depth=1', '--branch=merge', `file://${origin}`, shallow)
    expect(await startOf(event, asked(shallow))).toEqual({ commit: third, how: 'merge-parent' })
    expect(await asked(shallow).line(third, 10)).toEqual([])
  })

  test('that is none at all knows nothing', async () => {
    const commits = asked(folder)
    expect(await commits.parents(merge)).toBeUndefined()
    expect(await commits.mergeBase(head, 'main')).toBeUndefined()
    expect(await commits.line(merge, 3)).toEqual([])
  })
})
