import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { parseYaml, parseYamlDocuments } from '../../src/files/yaml.ts'
import { parseIgnoreFile } from '../../src/scan/suppression/ignore-file.ts'
import { readCheckFile } from '../../src/smoke/checks/check-file.ts'
import { foreignFiles } from '../../src/smoke/compose-files.ts'
import { temporaryFolder } from '../temporary-folder.ts'

describe('a YAML file of a checkout', () => {
  test('is read up to the length whose worst text does not hold the process up', async () => {
    expect(await parseYaml(`a: ${'x'.repeat(100_000)}`)).toEqual({ a: 'x'.repeat(100_000) })
    expect(await parseYamlDocuments('a: 1\n---\nb: &b { c: 2 }\nd: { <<: *b }')).toEqual([
      { a: 1 },
      { b: { c: 2 }, d: { c: 2 } },
    ])
    await expect(parseYaml('"'.repeat(128 * 1024))).rejects.toThrow()
  })

  test('is refused in words where it is longer, whatever reads it', async () => {
    const long = '"'.repeat(500_000)
    const why = /it has 500000 bytes of YAML, more than the 131072 that are read/
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'long.yaml'), long)
    await expect(readCheckFile('long.yaml', folder)).rejects.toThrow(why)
    await expect(foreignFiles(join(folder, 'long.yaml'), folder)).rejects.toThrow(why)
    await expect(parseIgnoreFile(long, 'long.yaml')).rejects.toThrow(why)
  })

  test('nor has a plain ignore file more entries than are weighed', async () => {
    expect(await parseIgnoreFile('CVE-1\n'.repeat(10_000), 'ignore')).toHaveLength(10_000)
    await expect(parseIgnoreFile('CVE-1\n'.repeat(10_001), 'ignore')).rejects.toThrow(
      'it has 10001 entries, more than the 10000 that are read',
    )
  })
})

const deep: [string, string][] = [
  ['lists', '['.repeat(60_000)],
  ['maps', '{a: '.repeat(30_000)],
  ['lists over many lines', '[\n'.repeat(60_000)],
  ['lists in blocks', '- '.repeat(60_000)],
  ['keys', '? '.repeat(60_000)],
  ['maps in blocks', Array.from({ length: 502 }, (_, at) => `${' '.repeat(at)}a:`).join('\n')],
]

test.each(deep)('%s in each other without end are refused in a sentence', async (_, text) => {
  for (const parse of [parseYaml, parseYamlDocuments])
    await expect(parse(text)).rejects.toThrow(/^line \d+ has more lists or maps in each other than are read$/)
})

test('as many levels as are read do not fill the call stack', async () => {
  const columns = Array.from({ length: 500 }, (_, at) => `${' '.repeat(at)}a:`).join('\n')
  const all = `${columns} ${'['.repeat(100)}${']'.repeat(100)}`
  for (const text of [all, `${'- '.repeat(249)}${'['.repeat(100)}${']'.repeat(100)}`]) {
    const depth = (value: unknown): number =>
      typeof value === 'object' && value !== null ? 1 + depth(Object.values(value)[0]) : 0
    expect(depth(await parseYaml(text))).toBeGreaterThan(340)
    expect(await parseYamlDocuments(text)).toHaveLength(1)
  }
})
