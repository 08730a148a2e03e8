import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { temporaryFolder } from '../temporary-folder.ts'

const root = join(import.meta.dirname, '..', '..')

describe('the archive of a release', () => {
  test('starts by itself, and holds the bundle and what belongs to it', () => {
    const folder = temporaryFolder('archive')
    execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], { cwd: root })
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    execFileSync('tar', ['-xzf', join(folder, `buildonce-${version}.tgz`), '-C', folder])
    expect(
      execFileSync(process.execPath, [join(folder, 'package', 'dist', 'cli.js'), '--version'], {
        encoding: 'utf8',
      }),
    ).toBe(`${version}\n`)
    const parts = execFileSync('ls', [join(folder, 'package')], { encoding: 'utf8' }).split('\n')
    expect(parts).toEqual(['CHANGELOG.md', 'LICENSE', 'README.md', 'dist', 'package.json', ''])
  })
})
