import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { temporaryFolder } from '../temporary-folder.ts'
import { type Clone, cloneOfOrigin } from './repository.ts'

const script = join(import.meta.dirname, '..', '..', 'script', 'move-tags')

/** Commits, tags and pushes a release; gives its commit. */
function release(clone: Clone, tag: string): string {
  const commit = clone.commit(tag)
  clone.git('tag', tag)
  clone.git('push', '--quiet', 'origin', 'main', tag)
  return commit
}

function moveTags(clone: Clone, tag: string) {
  const { status, stdout, stderr } = spawnSync(script, [tag], { cwd: clone.folder, encoding: 'utf8' })
  return { status, lines: stdout.trim().split('\n'), stderr }
}

/** The commits that the floating tags of the remote repository name, by tag. */
function floatingTags(clone: Clone): Record<string, string> {
  const lines = clone.git('ls-remote', '--tags', 'origin').split('\n')
  return Object.fromEntries(
    lines
      .map(line => line.split('\t'))
      .map(([commit = '', ref = '']) => [ref.replace('refs/tags/', ''), commit] as const)
      .filter(([tag]) => /^v\d+(\.\d+)?$/.test(tag)),
  )
}

describe('the floating tags of a release', () => {
  test('are created by the first release and moved by the next', () => {
    const clone = cloneOfOrigin()
    const first = release(clone, 'v1.2.3')
    expect(moveTags(clone, 'v1.2.3').lines).toEqual([
      `v1 created at v1.2.3 (${first})`,
      `v1.2 created at v1.2.3 (${first})`,
    ])
    const second = release(clone, 'v1.3.0')
    expect(moveTags(clone, 'v1.3.0').lines).toEqual([
      `v1 moved to v1.3.0 (${second})`,
      `v1.3 created at v1.3.0 (${second})`,
    ])
    expect(floatingTags(clone)).toEqual({ v1: second, 'v1.2': first, 'v1.3': second })
  })

  test('stay where they are when an older release runs again', () => {
    const clone = cloneOfOrigin()
    release(clone, 'v1.9.0')
    const newest = release(clone, 'v1.10.0')
    moveTags(clone, 'v1.10.0')
    expect(moveTags(clone, 'v1.9.0').lines[0]).toBe('v1 stays at v1.10.0, which is newer than v1.9.0')
    expect(floatingTags(clone).v1).toBe(newest)
  })

  test('stay where they are when origin has a newer release that this clone lacks', () => {
    const clone = cloneOfOrigin()
    release(clone, 'v1.2.3')
    const newest = release(clone, 'v1.2.4')
    moveTags(clone, 'v1.2.4')
    clone.git('tag', '--delete', 'v1.2.4')
    expect(moveTags(clone, 'v1.2.3').status).toBe(0)
    expect(floatingTags(clone)).toEqual({ v1: newest, 'v1.2': newest })
  })

  test('of another major version are not touched', () => {
    const clone = cloneOfOrigin()
    const old = release(clone, 'v1.0.0')
    moveTags(clone, 'v1.0.0')
    const ten = release(clone, 'v10.0.0')
    moveTags(clone, 'v10.0.0')
    expect(floatingTags(clone)).toEqual({ v1: old, 'v1.0': old, v10: ten, 'v10.0': ten })
  })

  test('are not moved by a pre-release, and a pre-release holds none back', () => {
    const clone = cloneOfOrigin()
    const stable = release(clone, 'v1.2.3')
    release(clone, 'v1.3.0-rc.1')
    expect(moveTags(clone, 'v1.3.0-rc.1').lines).toEqual(['v1.3.0-rc.1 is a pre-release and moves no tag'])
    expect(floatingTags(clone)).toEqual({})
    moveTags(clone, 'v1.2.3')
    expect(floatingTags(clone)).toEqual({ v1: stable, 'v1.2': stable })
  })

  test('name the commit of an annotated tag, and running again changes nothing', () => {
    const clone = cloneOfOrigin()
    const commit = clone.commit('v2.0.0')
    clone.git('tag', '--annotate', 'v2.0.0', '--message', 'v2.0.0')
    clone.git('push', '--quiet', 'origin', 'main', 'v2.0.0')
    moveTags(clone, 'v2.0.0')
    expect(floatingTags(clone)).toEqual({ v2: commit, 'v2.0': commit })
    expect(moveTags(clone, 'v2.0.0').lines).toEqual([
      `v2 is at v2.0.0 (${commit}) already`,
      `v2.0 is at v2.0.0 (${commit}) already`,
    ])
  })

  test('move from a clone that has only the commit of the tag, as a job checks it out', () => {
    const clone = cloneOfOrigin()
    release(clone, 'v1.2.3')
    moveTags(clone, 'v1.2.3')
    const commit = release(clone, 'v1.2.4')
    const shallow = temporaryFolder('shallow')
    const origin = clone.git('remote', 'get-url', 'origin')
    clone.git('clone', '--quiet', '--depth', '1', '--branch', 'v1.2.4', `file://${origin}`, shallow)
    expect(moveTags({ ...clone, folder: shallow }, 'v1.2.4').status).toBe(0)
    expect(floatingTags(clone)).toEqual({ v1: commit, 'v1.2': commit })
  })

  test.each(['1.2.3', 'v1.2', 'v01.2.3', 'v1.2.3+build'])('are not asked of the tag %s', tag => {
    expect(moveTags(cloneOfOrigin(), tag)).toMatchObject({
      status: 2,
      stderr: `move-tags: "${tag}" is not vMAJOR.MINOR.PATCH\n`,
    })
  })

  test('are not moved to a tag that was not pushed', () => {
    const clone = cloneOfOrigin()
    clone.git('tag', 'v1.2.3')
    expect(moveTags(clone, 'v1.2.3')).toMatchObject({
      status: 1,
      stderr: 'move-tags: origin has no tag v1.2.3\n',
    })
  })
})
