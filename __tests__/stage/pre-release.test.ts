import { expect, test } from '@jest/globals'
import { preReleaseTag } from '../../src/stage/pre-release.ts'

const release = (changes: object) => ({ release: { tag_name: 'v4.0.5', prerelease: true, ...changes } })

test.each([
  ['release', release({}), 'v4.0.5'],
  ['release', release({ prerelease: false }), undefined],
  ['release', release({ prerelease: undefined }), undefined],
  ['release', release({ prerelease: 'true' }), undefined],
  ['release', release({ tag_name: 4 }), undefined],
  ['release', { release: null }, undefined],
  ['release', {}, undefined],
  ['push', release({}), undefined],
])('the event %s with %j: GitHub marks %s as a pre-release', (event, payload, tag) => {
  expect(preReleaseTag({ event, payload })).toBe(tag)
})
