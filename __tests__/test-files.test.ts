import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, test } from '@jest/globals'

const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter(file =>
  /\.[jt]s$/.test(file),
)
const textOf = (file: string) => readFileSync(join(import.meta.dirname, file), 'utf8')
const having = (pattern: RegExp) => files.filter(file => pattern.test(textOf(file))).sort()

/** Lists the files that one imports, also by way of others; what is for types only is not loaded. */
function loadedBy(file: string, loaded = new Set<string>()): ReadonlySet<string> {
  for (const [, path = ''] of textOf(file).matchAll(/^(?:import (?!type )|\} )[^'\n]*'(\.[^']+\.ts)'/gm)) {
    const one = relative(import.meta.dirname, join(import.meta.dirname, dirname(file), path))
    if (one.startsWith('..') || loaded.has(one)) continue
    loaded.add(one)
    loadedBy(one, loaded)
  }
  return loaded
}

describe('the files of the tests', () => {
  test('make folders for temporary files in one place, which removes them', () => {
    expect(having(/mkdtemp(Sync)?\((join\(tmpdir|['"`]\/tmp)/)).toEqual([
      'global-setup.js',
      'temporary-folder.ts',
    ])
  })

  test('read what script/bootstrap tells in one place, which fails where a part is not there', () => {
    expect(
      having(
        /process\.env(\.|\[['"])(BUILDONCE_TEST_(?!SMOKE_RUNS|PROMOTIONS)|DOCKER_HOST)|(BUILDONCE_TEST_|DOCKER_HOST)[^}]*\} = process\.env/,
      ),
    ).toEqual([])
  })

  test('make the tools of a stage in one place', () => {
    expect(having(/as unknown as Tools\b/)).toEqual(['test-files.test.ts'])
  })

  test('need real parts only where their name says so', () => {
    const units = files.filter(file => /\.test\.ts$/.test(file) && !/\.real\.test\.ts$|^e2e\//.test(file))
    expect(units.length).toBeGreaterThan(100)
    expect(units.filter(file => loadedBy(file).has('bootstrapped.ts'))).toEqual([])
  })
})
