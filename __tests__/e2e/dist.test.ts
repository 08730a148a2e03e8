import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { temporaryFolder } from '../temporary-folder.ts'

const root = join(import.meta.dirname, '..', '..')
const fresh = join(temporaryFolder('buildonce-dist'), 'dist')

const contents = (folder: string) =>
  Object.fromEntries(readdirSync(folder).map(file => [file, readFileSync(join(folder, file), 'utf8')]))

describe('the committed bundle', () => {
  test('is the one that src/ gives', () => {
    execFileSync(join(root, 'script', 'build'), [fresh], { cwd: root, stdio: 'pipe' })
    const [committed, built] = [contents(join(root, 'dist')), contents(fresh)]
    expect(Object.keys(committed)).toEqual(Object.keys(built))
    const different = Object.keys(built).filter(file => built[file] !== committed[file])
    expect(different).toEqual([])
  })

  test('knows no path of the machine that made it', () => {
    const paths = new RegExp(`${root}|["'\`( ]${tmpdir()}/`)
    const leaks = Object.entries(contents(join(root, 'dist'))).filter(([, text]) => paths.test(text))
    expect(leaks.map(([file]) => file)).toEqual([])
  })
})
