import { describe, expect, test } from '@jest/globals'
import { countChanges, diffLayers, findDuplicates } from '../../src/image/diff.ts'
import { stack } from '../../src/image/overlay.ts'
import { diffPackages, joinPackages } from '../../src/image/packages.ts'
import { rollUp } from '../../src/image/rollup.ts'
import { type Item, layer } from './archive.ts'

const file = (name: string, body = name): Item => ({ name, body })
const folder = (name: string): Item => ({ name: `${name}/`, flag: '5' })
const removal = (path: string): Item => ({ name: path.replace(/([^/]+)$/, '.wh.$1') })

async function diff(after: Item[][], before: Item[][]) {
  const read = (layers: Item[][]) => Promise.all(layers.map(items => layer(...items)))
  return diffLayers(await read(after), await read(before))
}

const brief = async (after: Item[][], before: Item[][]) =>
  (await diff(after, before)).map(({ state, path, bytes }) => `${state} ${path} ${bytes}`)

describe('a diff', () => {
  test.each<[string, Item[][], Item[][], string[]]>([
    ['finds nothing in equal layers', [[file('a')]], [[file('a')]], []],
    ['finds an added file', [[file('a'), file('bb')]], [[file('a')]], ['added bb 2']],
    ['finds a removed file', [[]], [[file('a')]], ['removed a -1']],
    ['finds a modified file', [[file('a', '12345')]], [[file('a', '1')]], ['modified a 4']],
    ['finds new content of the same size', [[file('a', 'x')]], [[file('a', 'y')]], ['modified a 0']],
    ['finds a changed mode', [[{ ...file('a'), mode: 0o755 }]], [[file('a')]], ['modified a 0']],
    [
      'sees no change in a file that moved to another layer',
      [[file('a')], [file('b')]],
      [[file('b'), file('a')]],
      [],
    ],
    [
      'counts a file hidden by a whiteout as removed',
      [[file('a')], [removal('a')]],
      [[file('a')]],
      ['removed a -1'],
    ],
    [
      'counts a file of an unchanged layer as removed, of unknown size',
      [[removal('etc/x')]],
      [[]],
      ['removed etc/x 0'],
    ],
    [
      'counts such a file as added when it is no longer removed',
      [[]],
      [[removal('etc/x')]],
      ['added etc/x 0'],
    ],
    [
      'sees a file become a folder',
      [[folder('a'), file('a/b')]],
      [[file('a')]],
      ['modified a -1', 'added a/b 3'],
    ],
    [
      'sees a link instead of a file',
      [[{ name: 'a', flag: '2', link: 'b' }]],
      [[file('a', '12')]],
      ['modified a -2'],
    ],
  ])('%s', async (_, after, before, expected) => {
    expect(await brief(after, before)).toEqual(expected)
  })

  test('counts files, not folders', async () => {
    const changes = await diff([[folder('a'), file('a/b'), file('c', 'new')]], [[file('c'), file('d')]])
    expect(countChanges(changes)).toEqual({ added: 1, removed: 1, modified: 1 })
  })
})

describe('what a layer below holds', () => {
  const opaque = (path: string): Item => ({ name: `${path}/.wh..wh..opq` })
  const below = [file('etc/a', 'aaa'), file('etc/b', 'bb')]
  const after = [[folder('etc'), opaque('etc'), file('etc/a', 'aaa'), file('etc/c')], [removal('usr/x')]]
  const all = async (layers: Item[][]) => Promise.all([below, ...layers].map(items => layer(...items)))

  test('is not known while only the layers that differ are there', async () => {
    expect((await diff(after, [])).filter(change => change.below)).toEqual([
      { path: 'usr/x', state: 'removed', bytes: 0, folder: false, below: true },
      { path: 'etc', state: 'removed', bytes: 0, folder: true, below: true },
    ])
    expect((await diff([], after)).filter(change => change.below).map(({ state }) => state)).toEqual([
      'added',
      'added',
    ])
  })

  test('is told exactly where all layers are there', async () => {
    const changes = diffLayers(await all(after), await all([]), 'all')
    expect(changes.map(({ state, path, bytes }) => `${state} ${path} ${bytes}`)).toEqual([
      'added etc 0',
      'added etc/c 5',
      'removed etc/b -2',
    ])
  })

  test('is nothing where the removal is of a file that came with a layer that differs', async () => {
    expect(await brief([[file('tmp/a')], [removal('tmp/a')]], [])).toEqual([])
  })

  test('has a row of its own, without a number', async () => {
    expect(rollUp(await diff(after, [])).filter(row => row.below)).toEqual([
      { state: 'removed', path: '/usr/x', bytes: 0, files: 1, below: true },
      { state: 'removed', path: '/etc/', bytes: 0, files: 0, below: true },
    ])
  })
})

describe('stacked layers', () => {
  const hidden = async (...layers: Item[][]) => {
    const read = await Promise.all(layers.map(items => layer(...items)))
    return stack(read).hidden.map(
      ({ path, bytes, writtenBy, hiddenBy }) => `${path} ${bytes} ${writtenBy}→${hiddenBy}`,
    )
  }
  const linked = { name: 'link', flag: '1', link: 'a' }

  test.each<[string, Item[][], string[]]>([
    ['waste a file that is written again', [[file('a', '123')], [file('a', '1')]], ['a 3 0→1']],
    ['waste a file that is removed', [[file('a')], [removal('a')]], ['a 1 0→1']],
    [
      'waste what a folder held that is removed',
      [[folder('d'), file('d/a'), file('d/b')], [removal('d')]],
      ['d/a 3 0→1', 'd/b 3 0→1'],
    ],
    [
      'waste what an opaque folder hides, at any depth',
      [
        [file('d/e/a'), file('x')],
        [folder('d'), { name: 'd/.wh..wh..opq' }, file('d/n')],
      ],
      ['d/e/a 5 0→1'],
    ],
    ['waste what a file replaced', [[folder('d'), file('d/a')], [file('d')]], ['d/a 3 0→1']],
    ['waste a file that became a folder', [[file('d')], [folder('d'), file('d/a')]], ['d 1 0→1']],
    ['waste what a folder without an entry of its own held', [[file('d/a')], [file('d')]], ['d/a 3 0→1']],
    [
      'follow a file that became a folder and a file again',
      [[file('d', '1')], [folder('d'), file('d/a')], [file('d', '22')]],
      ['d 1 0→1', 'd/a 3 1→2'],
    ],
    [
      'waste a file once that a later folder brings back',
      [[file('d/a')], [removal('d')], [file('d/a', '1')]],
      ['d/a 3 0→1'],
    ],
    ['waste nothing by a whiteout that hides nothing', [[file('a')], [removal('b')]], []],
    [
      'waste nothing by a folder over a folder',
      [
        [folder('d'), file('d/a')],
        [folder('d'), file('d/b')],
      ],
      [],
    ],
    ['waste no hard link, it has no bytes', [[file('a'), linked], [removal('link')]], []],
    ['keep what a hard link still shows', [[file('a'), linked], [removal('a')]], []],
    [
      'waste it when the link goes too',
      [
        [file('a'), linked],
        [removal('a'), removal('link')],
      ],
      ['a 1 0→1'],
    ],
    [
      'let a layer remove and write one path',
      [[file('a', '123')], [removal('a'), file('a', '1')]],
      ['a 3 0→1'],
    ],
  ])('%s', async (_, layers, expected) => {
    expect(await hidden(...layers)).toEqual(expected)
  })
})

test('the same content at two paths is a duplicate, a hard link is not', async () => {
  const library = 'x'.repeat(200_000)
  const listing = await layer(file('lib.so', library), file('lib.so.1', library), {
    name: 'l',
    flag: '1',
    link: 'lib.so',
  })
  expect(findDuplicates([listing])).toEqual([{ paths: ['lib.so', 'lib.so.1'], bytes: 200_000 }])
})

describe('rows for people', () => {
  const rows = async (after: Item[], before: Item[]) =>
    rollUp(await diff([after], [before])).map(
      ({ state, path, bytes, files }) => `${state} ${path} ${bytes} ${files}`,
    )

  test('a package is one row, whatever happened in it', async () => {
    const after = [file('app/node_modules/x/a'), file('app/node_modules/x/node_modules/y/b', 'longer')]
    const before = [
      file('app/node_modules/x/a'),
      file('app/node_modules/x/node_modules/y/b', ''),
      file('app/node_modules/x/c', 'cc'),
    ]
    expect(await rows(after, before)).toEqual(['modified /app/node_modules/x/ 4 2'])
  })

  test('a scoped package is named with its scope', async () => {
    expect(await rows([file('node_modules/@s/p/a', '1')], [])).toEqual(['added /node_modules/@s/p/ 1 1'])
  })

  test('a folder that came as a whole is one row', async () => {
    expect(
      await rows([folder('app'), folder('app/d'), file('app/d/a', '11'), file('app/b', '22')], []),
    ).toEqual(['added /app/ 4 2'])
  })

  test('of a folder that came, the one inside it that holds nearly all is told apart', async () => {
    const after = [
      folder('app'),
      folder('app/data'),
      file('app/data/1', 'x'.repeat(500)),
      file('app/data/2', 'x'.repeat(500)),
      file('app/z', 'z'),
    ]
    expect(await rows(after, [])).toEqual(['added /app/data/ 1000 2', 'added /app/ 1 1'])
  })

  test('a folder of the system never stands for what one layer put in it', async () => {
    expect(
      await rows([folder('usr'), folder('usr/lib'), file('usr/lib/a', '333'), file('usr/lib/b', '1')], []),
    ).toEqual(['added /usr/lib/a 3 1', 'added /usr/lib/b 1 1'])
  })
})

describe('packages', () => {
  const status = (...packages: [string, string][]) => ({
    name: 'var/lib/dpkg/status',
    body: packages
      .map(([name, version]) => `Package: ${name}\nStatus: install ok installed\nVersion: ${version}\n`)
      .join('\n'),
  })
  const of = async (...items: Item[]) => (await layer(...items)).packages

  test('are compared by name', async () => {
    const after = await of(status(['a', '2'], ['b', '1'], ['new', '1']))
    const before = await of(status(['a', '1'], ['b', '1'], ['old', '1']))
    expect(diffPackages(after, before)).toEqual([
      { kind: 'deb', name: 'a', before: '1', after: '2' },
      { kind: 'deb', name: 'new', after: '1' },
      { kind: 'deb', name: 'old', before: '1' },
    ])
  })

  test('are not guessed when only one side has the database', async () => {
    expect(diffPackages(await of(status(['a', '2'])), await of(file('x')))).toEqual([])
  })

  test('of a later database replace those of an earlier one', async () => {
    const joined = joinPackages([await of(status(['a', '1'], ['gone', '1'])), await of(status(['a', '2']))])
    expect(Object.fromEntries(joined.versions)).toEqual({ 'deb\na': ['2'] })
  })
})
