import { describe, expect, test } from '@jest/globals'
import { changeOf, changesIn, countChanges } from '../../src/identity/changes.ts'
import type { Change } from '../../src/identity/checkout.ts'
import { ignoringOf, type KeptEntry } from '../../src/identity/kept.ts'

const root = '/work'
const tracked = (path: string): Change => ({ path, tracked: true })
const untracked = (path: string): Change => ({ path, tracked: false })

/** Finds what a context gets of some changes; its folders are told by a slash at the end, and `ignored` is its ignore file. */
function inContext(
  folder: string,
  entries: readonly string[],
  changes: readonly Change[],
  ignored: string[] = [],
) {
  const kept: KeptEntry[] = entries.map(entry =>
    entry.endsWith('/') ? { path: entry.slice(0, -1), kind: 'folder' } : { path: entry, kind: 'file' },
  )
  const found = changesIn({ folder, ignoring: ignoringOf(ignored), entries: kept }, { root, changes })
  return found.map(({ path, tracked: known }) => `${path}${known ? '' : ' (new)'}`)
}

describe('a change counts for a context', () => {
  test.each<[string, string, string[], Change[], string[], string[]]>([
    ['of the whole checkout', root, ['a.ts'], [tracked('a.ts')], [], ['a.ts']],
    ['of a file that is gone', root, [], [tracked('gone.ts')], [], ['gone.ts']],
    ['unless it is ignored', root, ['a.ts'], [tracked('b.log'), tracked('a.ts')], ['*.log'], ['a.ts']],
    ['of a new file', root, ['new.ts'], [untracked('new.ts')], [], ['new.ts (new)']],
    ['below it', `${root}/web`, ['a.ts'], [tracked('web/a.ts')], [], ['web/a.ts']],
    ['not beside it', `${root}/web`, ['a.ts'], [tracked('api/a.ts'), tracked('a.ts')], [], []],
    ['not in a folder whose name begins alike', `${root}/web`, ['a.ts'], [tracked('website/a.ts')], [], []],
    ['by the ignore file of the context', `${root}/web`, ['a.log'], [tracked('web/a.log')], ['a.log'], []],
    [
      'and not by its path from the root',
      `${root}/web`,
      ['a.ts'],
      [tracked('web/a.ts')],
      ['web'],
      ['web/a.ts'],
    ],
    // A submodule is one change, and something in it is kept.
    [
      'of a submodule with something kept',
      root,
      ['lib/', 'lib/x'],
      [tracked('lib')],
      ['lib', '!lib/x'],
      ['lib'],
    ],
    ['not of a submodule that is left out', root, ['libs/', 'libs/x'], [tracked('lib')], ['lib'], []],
  ])('%s', (_, folder, entries, changes, ignored, expected) => {
    expect(inContext(folder, entries, changes, ignored)).toEqual(expected)
  })
})

describe('a folder that Git names as one', () => {
  test.each<[string, string, string[], Change[], string[]]>([
    [
      'counts file by file',
      root,
      ['new/', 'new/a', 'new/b', 'c'],
      [untracked('new/')],
      ['new/a (new)', 'new/b (new)'],
    ],
    ['counts nothing where nothing in it is kept', root, ['c'], [untracked('new/')], []],
    ['does not count one whose name begins alike', root, ['newer/a'], [untracked('new/')], []],
    [
      'counts in a context, by its path from the root',
      `${root}/web`,
      ['new/', 'new/a', 'c'],
      [untracked('web/new/')],
      ['web/new/a (new)'],
    ],
    ['counts not beside a context', `${root}/web`, ['new/a'], [untracked('api/new/')], []],
    [
      'counts not where only the length of its name fits',
      `${root}/web`,
      ['new/a'],
      [untracked('api/new/'), untracked('wab/new/')],
      [],
    ],
    [
      'counts every file of the context in it',
      `${root}/build/web`,
      ['x/', 'x/a', 'b'],
      [untracked('build/')],
      ['build/web/x/a (new)', 'build/web/b (new)'],
    ],
    [
      'counts every file of a context that is just it',
      `${root}/build`,
      ['a'],
      [untracked('build/')],
      ['build/a (new)'],
    ],
    ['counts not for a context whose name begins alike', `${root}/builder`, ['a'], [untracked('build/')], []],
    ['keeps being tracked', root, ['new/a'], [tracked('new/')], ['new/a']],
  ])('%s', (_, folder, entries, changes, expected) => {
    expect(inContext(folder, entries, changes)).toEqual(expected)
  })
})

describe('a change of one file', () => {
  const changes = [untracked('new/'), tracked('web/Dockerfile'), tracked('sub')]
  test.each([
    ['/work/web/Dockerfile', [tracked('web/Dockerfile')]],
    ['/work/new/Dockerfile', [untracked('new/Dockerfile')]],
    ['/work/new/deep/Dockerfile', [untracked('new/deep/Dockerfile')]],
    ['/work/newer/Dockerfile', []],
    ['/work/sub/Dockerfile', []],
    ['/work/Dockerfile', []],
  ])('%s', (file, expected) => {
    expect(changeOf(file, { root, changes })).toEqual(expected)
  })
})

describe('changes are counted', () => {
  test('each path once, tracked ones first, then by name, and three are named', () => {
    const changes = ['d', 'b', 'b', 'c'].map(untracked)
    expect(countChanges([...changes, tracked('z'), tracked('y')])).toEqual({
      count: 5,
      tracked: 2,
      names: ['y', 'z', 'b'],
    })
  })
  test('also where there are few or none', () => {
    expect(countChanges([])).toEqual({ count: 0, tracked: 0, names: [] })
    expect(countChanges([untracked('a')])).toEqual({ count: 1, tracked: 0, names: ['a'] })
    expect(countChanges(['c', 'b', 'a'].map(tracked)).names).toEqual(['a', 'b', 'c'])
  })
  test('and no name is longer than a record takes', () => {
    expect(countChanges([tracked('x'.repeat(5000))]).names[0]).toHaveLength(4096)
  })
})
