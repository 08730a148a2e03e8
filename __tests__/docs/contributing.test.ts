import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, test } from '@jest/globals'

const root = join(import.meta.dirname, '..', '..')
const page = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8')
const table = /<!-- tested -->(.*)<!-- \/tested -->/s.exec(page)?.[1] ?? ''
const rows = table
  .split('\n')
  .filter(line => line.startsWith('| `'))
  .map(line => {
    const [sources = [], tests = []] = line
      .split(' | ')
      .map(cell => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name))
    return { sources, tests }
  })

const listed = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.ts'))
    .toSorted()
const sources = listed('src')
const tests = listed('__tests__').filter(file => file.endsWith('.test.ts'))

describe('the table of where sources are tested', () => {
  test('covers every source that has no test of the same path', () => {
    const named = rows.flatMap(row => row.sources)
    const covered = (source: string) =>
      named.includes(source) || named.includes(`${dirname(source)}/`) || hasOwnTest(source)
    expect(sources.filter(source => !covered(source))).toEqual([])
  })

  test('names sources and tests that are there', () => {
    const missing = rows.flatMap(row => [
      ...row.sources.filter(source => !existsSync(join(root, 'src', source))),
      ...row.tests.filter(name => testFiles(name).length === 0),
    ])
    expect(missing).toEqual([])
  })

  test.each(rows.flatMap(row => row.sources.map(source => [source, row.tests] as const)))(
    '%s is used by the tests beside it',
    (source, names) => {
      const used = new Set(names.flatMap(testFiles).flatMap(file => [...importedBy(`__tests__/${file}`)]))
      // Those run the bundle, which has everything.
      const bundled = names.some(name => /^(e2e|runner|golden)\//.test(name))
      const parts = source.endsWith('/') ? sources.filter(file => `${dirname(file)}/` === source) : [source]
      expect(bundled || parts.some(part => used.has(`src/${part}`))).toBe(true)
    },
  )
})

function hasOwnTest(source: string): boolean {
  const path = source.replace(/\.ts$/, '')
  return [`${path}.test.ts`, `${path}.real.test.ts`].some(file => tests.includes(file))
}

/** The test files that a name of the table stands for: one, or those of a folder. */
function testFiles(name: string): string[] {
  return tests.filter(file => (name.endsWith('/') ? file.startsWith(name) : file === `${name}.test.ts`))
}

/** All project files that a file imports, and those import, and so on. */
function importedBy(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file) || !existsSync(join(root, file))) return seen
  seen.add(file)
  const text = readFileSync(join(root, file), 'utf8')
  for (const [, path = ''] of text.matchAll(/(?:from |import\()'(\.[^']+\.ts)'/g))
    importedBy(normalize(join(dirname(file), path)), seen)
  return seen
}
