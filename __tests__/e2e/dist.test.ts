import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'

const root = join(import.meta.dirname, '..', '..')
const fresh = join(mkdtempSync(join(tmpdir(), 'buildonce-dist-')), 'dist')

afterAll(() => rmSync(join(fresh, '..'), { recursive: true, force: true }))

const contents = (folder: string) =>
  Object.fromEntries(readdirSync(folder).map(file => [file, readFileSync(join(folder, file), 'utf8')]))

describe('the committed bundle', () => {
  test('is the one that src/ gives', () => {
    execFileSync(join(root, 'script', 'build'), [fresh], { cwd: root, stdio: 'pipe' })
    const [committed, built] = [contents(join(root, 'dist')), contents(fresh)]
    expect(Object.keys(committed)).toEqual(Object.keys(built))
    const different = Object.keys(built).filter(file => built[file] !== committed[file])
    expect(different).toEqual([])
  }, 120_000)

  test('knows no path of the machine that made it', () => {
    const paths = new RegExp(`${root}|["'\`( ]${tmpdir()}/`)
    const leaks = Object.entries(contents(join(root, 'dist'))).filter(([, text]) => paths.test(text))
    expect(leaks.map(([file]) => file)).toEqual([])
  })
})
