import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { problemsOf } from '../../script/release.d/check.ts'
import { parseReleaseTag } from '../../script/release.d/version.ts'
import { type Clone, cloneOfOrigin } from './repository.ts'

/** Writes what says its version, as this project does. */
function writeVersions(clone: Clone, versions: { manifest: string; lock?: string; changelog?: string }) {
  const { manifest, lock = manifest, changelog = manifest } = versions
  clone.write('package.json', JSON.stringify({ type: 'module', version: manifest }))
  clone.write('package-lock.json', JSON.stringify({ version: lock, packages: { '': { version: lock } } }))
  clone.write('CHANGELOG.md', `# Changelog\n\n## Unreleased\n\n## ${changelog} - 2026-11-27\n\n- A change.\n`)
  clone.write(
    'dist/cli.js',
    "import { readFileSync } from 'node:fs'\nconst file = new URL('../package.json', import.meta.url)\nprocess.stdout.write(`${JSON.parse(readFileSync(file, 'utf8')).version}\\n`)\n",
  )
}

/** Commits and pushes the branch that is checked out, tags it and pushes the tag. */
function tagged(clone: Clone, tag: string): string {
  const commit = clone.commit(`Release ${tag}`)
  clone.git('push', '--quiet', 'origin', 'HEAD')
  clone.git('tag', tag)
  clone.git('push', '--quiet', 'origin', tag)
  return commit
}

const problems = (clone: Clone, tag: string) => problemsOf(clone.folder, parseReleaseTag(tag))

describe('a tag is released', () => {
  test.each(['v1.3.0', 'v1.3.0-rc.1'])('when %s is what all files say and its commit is on main', tag => {
    const clone = cloneOfOrigin()
    writeVersions(clone, { manifest: tag.slice(1) })
    tagged(clone, tag)
    expect(problems(clone, tag)).toEqual([])
  })

  test('when main has moved on since', () => {
    const clone = cloneOfOrigin()
    writeVersions(clone, { manifest: '1.3.0' })
    tagged(clone, 'v1.3.0')
    clone.commit('next')
    clone.git('push', '--quiet', 'origin', 'main')
    clone.git('checkout', '--quiet', 'v1.3.0')
    expect(problems(clone, 'v1.3.0')).toEqual([])
  })
})

describe('a tag is refused', () => {
  test('when its commit is on another branch only', () => {
    const clone = cloneOfOrigin()
    const main = clone.git('rev-parse', 'HEAD')
    clone.git('checkout', '--quiet', '-b', 'hotfix')
    writeVersions(clone, { manifest: '1.3.0' })
    const commit = tagged(clone, 'v1.3.0')
    expect(problems(clone, 'v1.3.0')).toEqual([
      `the tag v1.3.0 names ${commit}, which is not on main (${main}): releases are made from main`,
    ])
  })

  test('when main was not fetched', () => {
    const clone = cloneOfOrigin()
    writeVersions(clone, { manifest: '1.3.0' })
    tagged(clone, 'v1.3.0')
    clone.git('update-ref', '-d', 'refs/remotes/origin/main')
    expect(problems(clone, 'v1.3.0')).toEqual([
      'the branch main of origin is not in this clone: fetch it with its whole history (fetch-depth: 0)',
    ])
  })

  test('when other files than those of the tag are checked out', () => {
    const clone = cloneOfOrigin()
    writeVersions(clone, { manifest: '1.3.0' })
    const commit = tagged(clone, 'v1.3.0')
    const next = clone.commit('next')
    expect(problems(clone, 'v1.3.0')).toEqual([`${next} is checked out, and the tag v1.3.0 names ${commit}`])
  })

  test('with every version that differs, in one run', () => {
    const clone = cloneOfOrigin()
    writeVersions(clone, { manifest: '1.3.0-rc.1', lock: '1.2.0', changelog: '1.2.0' })
    tagged(clone, 'v1.3.0')
    expect(problems(clone, 'v1.3.0')).toEqual([
      'package.json says "1.3.0-rc.1", and the tag v1.3.0 says "1.3.0"',
      'package-lock.json says "1.2.0", and the tag v1.3.0 says "1.3.0"',
      'package-lock.json (packages[""]) says "1.2.0", and the tag v1.3.0 says "1.3.0"',
      'dist/cli.js --version says "1.3.0-rc.1", and the tag v1.3.0 says "1.3.0"',
      'CHANGELOG.md has no section "## 1.3.0" with text in it',
    ])
  })

  test('when the changelog has nothing to say about it', () => {
    const clone = cloneOfOrigin()
    writeVersions(clone, { manifest: '1.3.0' })
    clone.write('CHANGELOG.md', '# Changelog\n\n## 1.3.0 - 2026-11-27\n\n## 1.2.0 - 2026-11-01\n\n- Older.\n')
    tagged(clone, 'v1.3.0')
    expect(problems(clone, 'v1.3.0')).toEqual(['CHANGELOG.md has no section "## 1.3.0" with text in it'])
  })

  test('when the bundled command line does not start', () => {
    const clone = cloneOfOrigin()
    writeVersions(clone, { manifest: '1.3.0' })
    clone.write('dist/cli.js', "process.stderr.write('broken bundle\\n')\nprocess.exitCode = 1\n")
    tagged(clone, 'v1.3.0')
    expect(problems(clone, 'v1.3.0')).toEqual([
      'dist/cli.js --version says "broken bundle", and the tag v1.3.0 says "1.3.0"',
    ])
  })

  test.each(['1.3.0', 'v1.3', 'v1.3.0+build', 'v01.3.0', 'v1.3.0-', 'V1.3.0', 'v1.3.0 '])(
    'when "%s" is not the tag of a release',
    tag => {
      expect(() => parseReleaseTag(tag)).toThrow('is not the tag of a release')
    },
  )
})

test('a pre-release is known by its tag', () => {
  expect(parseReleaseTag('v1.3.0-rc.1')).toEqual({
    tag: 'v1.3.0-rc.1',
    version: '1.3.0-rc.1',
    prerelease: true,
  })
  expect(parseReleaseTag('v1.3.0')).toEqual({ tag: 'v1.3.0', version: '1.3.0', prerelease: false })
})

test('the versions of this project agree', () => {
  const root = join(import.meta.dirname, '..', '..')
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const about = problemsOf(root, parseReleaseTag(`v${version}`))
  expect(about.filter(problem => problem.includes(' says '))).toEqual([])
})
