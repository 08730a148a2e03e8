import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { notesOf } from '../../script/release.d/changelog.ts'
import { prepareRelease } from '../../script/release.d/prepare.ts'
import { temporaryFolder } from '../temporary-folder.ts'

const changelog =
  '# Changelog\n\nAn introduction.\n\n## Unreleased\n\n- New: `$&` in a value.\n\n## 1.2.0 - 2026-11-01\n\n- Older.\n'

/** Makes a project at version 1.2.0 and gives what its three files say after the release is prepared. */
function prepared(version: string, text = changelog) {
  const folder = temporaryFolder('prepare')
  const read = (file: string) => readFileSync(join(folder, file), 'utf8')
  writeFileSync(join(folder, 'package.json'), '{\n  "name": "x",\n  "version": "1.2.0"\n}\n')
  writeFileSync(
    join(folder, 'package-lock.json'),
    `${JSON.stringify({ name: 'x', version: '1.2.0', packages: { '': { version: '1.2.0' }, other: { version: '1.2.0' } } }, null, 2)}\n`,
  )
  writeFileSync(join(folder, 'CHANGELOG.md'), text)
  const before = ['package.json', 'package-lock.json', 'CHANGELOG.md'].map(read)
  try {
    prepareRelease(folder, version, '2026-11-27')
  } catch (error) {
    expect(['package.json', 'package-lock.json', 'CHANGELOG.md'].map(read)).toEqual(before)
    throw error
  }
  return {
    manifest: read('package.json'),
    lock: JSON.parse(read('package-lock.json')),
    changelog: read('CHANGELOG.md'),
  }
}

describe('preparing a release', () => {
  test('writes the version into the manifest and the lock file, and not into those of packages', () => {
    const { manifest, lock } = prepared('1.3.0')
    expect(manifest).toBe('{\n  "name": "x",\n  "version": "1.3.0"\n}\n')
    expect(lock).toEqual({
      name: 'x',
      version: '1.3.0',
      packages: { '': { version: '1.3.0' }, other: { version: '1.2.0' } },
    })
  })

  test('moves what was collected under "Unreleased" to the version', () => {
    expect(prepared('1.3.0-rc.1').changelog).toBe(
      '# Changelog\n\nAn introduction.\n\n## Unreleased\n\n## 1.3.0-rc.1 - 2026-11-27\n\n- New: `$&` in a value.\n\n## 1.2.0 - 2026-11-01\n\n- Older.\n',
    )
  })

  test.each([
    ['1.2.0', '1.2.0 is not higher than 1.2.0'],
    ['1.2.0-rc.1', '1.2.0-rc.1 is not higher than 1.2.0'],
    ['1.1.9', '1.1.9 is not higher than 1.2.0'],
    ['v1.3.0', '"vv1.3.0" is not the tag of a release'],
  ])('refuses %s and writes nothing', (version, message) => {
    expect(() => prepared(version)).toThrow(message)
  })

  test('refuses a release of nothing, and one whose section is there', () => {
    expect(() => prepared('1.3.0', '# Changelog\n\n## Unreleased\n\n## 1.2.0\n\n- Older.\n')).toThrow(
      'CHANGELOG.md has nothing under "## Unreleased"',
    )
    expect(() => prepared('1.3.0', `${changelog}\n## 1.3.0\n\n- There.\n`)).toThrow(
      'CHANGELOG.md has a section "1.3.0" already',
    )
  })
})

describe('the notes of a release', () => {
  test('are the section of its version, to the next one', () => {
    const text = '# Changelog\n\n## [1.3.0] - 2026-11-27\n\n### Added\n\n- One.\n\n## 1.3.0-rc.1\n\n- Two.\n'
    expect(notesOf(text, '1.3.0')).toBe('### Added\n\n- One.')
    expect(notesOf(text, '1.3.0-rc.1')).toBe('- Two.')
    expect(notesOf(text, '1.3')).toBeUndefined()
  })
})
