import { describe, expect, test } from '@jest/globals'
import { changeOf, changesIn, countChanges } from '../../src/identity/context-changes.ts'
import { ignoringOf, type KeptEntry } from '../../src/identity/kept.ts'

/** A context below the root of a checkout, with what is kept of it. */
const context = (folder: string, paths: readonly string[], ignored: readonly string[] = []) => ({
  folder: folder === '' ? '/root' : `/root/${folder}`,
  ignoring: ignoringOf(ignored),
  entries: paths.map(
    (path): KeptEntry =>
      path.endsWith('/') ? { path: path.slice(0, -1), kind: 'folder' } : { path, kind: 'file' },
  ),
})
const checkout = (...changes: [path: string, tracked: boolean][]) => ({
  root: '/root',
  changes: changes.map(([path, tracked]) => ({ path, tracked })),
})
const paths = (found: readonly { path: string }[]) => found.map(({ path }) => path)

describe('what the builder gets and the commit has otherwise', () => {
  test('of a folder that Git names as one is each file in it that is kept', () => {
    const whole = context('', ['dist/', 'dist/a', 'dist/sub/', 'dist/sub/b', 'other/c'])
    expect(paths(changesIn(whole, checkout(['dist/', false])))).toEqual(['dist/a', 'dist/sub/b'])
    const below = context('web', ['dist/', 'dist/a', 'c'])
    expect(paths(changesIn(below, checkout(['web/dist/', false])))).toEqual(['web/dist/a'])
    expect(paths(changesIn(below, checkout(['dist/', false], ['api/dist/', false])))).toEqual([])
  })

  test('of a context inside such a folder is all of it', () => {
    const inside = context('dist/web', ['a', 'sub/', 'sub/b'])
    expect(paths(changesIn(inside, checkout(['dist/', false])))).toEqual(['dist/web/a', 'dist/web/sub/b'])
    expect(paths(changesIn(inside, checkout(['dist/web/', false])))).toEqual(['dist/web/a', 'dist/web/sub/b'])
    expect(paths(changesIn(inside, checkout(['dist/webber/', false])))).toEqual([])
  })

  test('of a context below the root is nothing beside it', () => {
    const below = context('web', ['a'])
    expect(paths(changesIn(below, checkout(['web/a', true], ['website/a', true], ['a', true])))).toEqual([
      'web/a',
    ])
  })

  test('is a file that is gone and would be kept, and not one that is left out', () => {
    const whole = context('', [], ['left'])
    expect(paths(changesIn(whole, checkout(['gone', true], ['left', true], ['left/below', true])))).toEqual([
      'gone',
    ])
  })

  test('is a submodule of which anything is kept, also where the folder itself is left out', () => {
    const whole = context('', ['sub/', 'sub/kept', 'x'], ['sub', '!sub/kept'])
    expect(paths(changesIn(whole, checkout(['sub', true])))).toEqual(['sub'])
    const none = context('', ['subway/', 'subway/x'], ['sub'])
    expect(paths(changesIn(none, checkout(['sub', true])))).toEqual([])
  })

  test('of one file is what is said of it, or of a folder that it is in', () => {
    expect(changeOf('/root/a/b', checkout(['a/', false]))).toEqual([{ path: 'a/b', tracked: false }])
    expect(changeOf('/root/a/b', checkout(['a/b', true]))).toEqual([{ path: 'a/b', tracked: true }])
    expect(changeOf('/root/a/b', checkout(['a', true], ['b', true], ['a/b/c', true], ['x/', false]))).toEqual(
      [],
    )
  })
})

describe('the count', () => {
  test('has each path once, names three, tracked ones first', () => {
    const changes = checkout(
      ['d', false],
      ['b', false],
      ['c', true],
      ['a', true],
      ['b', false],
      ['e', false],
    ).changes
    expect(countChanges(changes)).toEqual({ count: 5, tracked: 2, names: ['a', 'c', 'b'] })
    expect(countChanges([])).toEqual({ count: 0, tracked: 0, names: [] })
  })

  test('cuts a name that no record takes', () => {
    expect(countChanges([{ path: 'x'.repeat(5000), tracked: false }]).names[0]).toHaveLength(4096)
  })
})
