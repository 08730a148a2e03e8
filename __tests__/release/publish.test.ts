import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { temporaryFolder } from '../temporary-folder.ts'
import { cloneOfOrigin } from './repository.ts'

const root = join(import.meta.dirname, '..', '..')

/** A stand-in for GitHub's command line that keeps the arguments of each release it creates, one per line. */
const gh = `#!/usr/bin/env bash
case "$1 $2" in
  'release view') [[ -e $RELEASES/$3 ]] ;;
  'release create') printf '%s\\n' "\${@:3}" >"$RELEASES/$3" ;;
  *) exit 1 ;;
esac
`

/** Publishes into an empty place, or one that was published into before. */
function publish(releases: string, tag: string, notes: string, prerelease: string) {
  writeFileSync(join(releases, 'gh'), gh, { mode: 0o755 })
  const { status, stdout, stderr } = spawnSync(join(root, 'script', 'publish'), [tag, 'buildonce.tgz'], {
    encoding: 'utf8',
    env: {
      PATH: `${releases}${delimiter}${process.env.PATH}`,
      RELEASES: releases,
      NOTES: notes,
      PRERELEASE: prerelease,
    },
  })
  return { status, stdout, stderr }
}

const place = () => temporaryFolder('publish')
const created = (releases: string, tag: string) =>
  readFileSync(join(releases, tag), 'utf8').split('\n').slice(0, -1)

describe('publishing', () => {
  test('makes a release with the notes and the archive', () => {
    const releases = place()
    expect(publish(releases, 'v1.3.0', '- It says "hello" to `$USER`.', 'false').status).toBe(0)
    expect(created(releases, 'v1.3.0')).toEqual([
      'v1.3.0',
      'buildonce.tgz',
      '--verify-tag',
      '--title',
      'v1.3.0',
      '--notes',
      '- It says "hello" to `$USER`.',
    ])
  })

  test('marks a pre-release as one, which is never the latest', () => {
    const releases = place()
    publish(releases, 'v1.3.0-rc.1', '- New.', 'true')
    expect(created(releases, 'v1.3.0-rc.1').slice(-2)).toEqual(['--prerelease', '--latest=false'])
  })

  test('leaves a release that is there as it is', () => {
    const releases = place()
    publish(releases, 'v1.3.0', '- First.', 'false')
    expect(publish(releases, 'v1.3.0', '- Second.', 'false')).toMatchObject({
      status: 0,
      stdout: 'the release v1.3.0 is there already\n',
    })
    expect(created(releases, 'v1.3.0')).toContain('- First.')
  })

  test.each([
    ['', 'false', 'the notes are missing'],
    ['- New.', '', 'it must say true or false'],
    ['- New.', 'maybe', 'PRERELEASE is "maybe", not true or false'],
  ])('refuses notes "%s" with pre-release "%s"', (notes, prerelease, message) => {
    const { status, stderr } = publish(place(), 'v1.3.0', notes, prerelease)
    expect(status).not.toBe(0)
    expect(stderr).toContain(message)
  })
})

describe('the command that the release workflow begins with', () => {
  test('says every problem and ends with 1', () => {
    const { status, stderr } = spawnSync(join(root, 'script', 'release'), ['check', 'v999.0.0'], {
      encoding: 'utf8',
      cwd: cloneOfOrigin().folder,
    })
    expect(status).toBe(1)
    expect(stderr).toContain('release: v999.0.0 is not released:\n  - package.json says')
    expect(stderr).toContain('\n  - the tag v999.0.0 is not in this clone\n')
  })
})
