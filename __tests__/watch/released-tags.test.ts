import { expect, test } from '@jest/globals'
import { releasedTags } from '../../src/watch/released-tags.ts'

test.each<[what: string, tags: readonly string[], watched: readonly string[]]>([
  [
    'latest and the newest of each minor, the newest first',
    ['1.3.0', '1.4.2', 'latest', '1.4.10', '1.3.9', '2.0.0', '1', '1.4', '2'],
    ['latest', '2.0.0', '1.4.10', '1.3.9'],
  ],
  [
    'no branch, pull request, commit or pre-release',
    ['main', 'pr-12', `sha-${'a'.repeat(40)}`, '1.4.2-rc.1'],
    [],
  ],
  [
    'variants and components apart',
    [
      '1.4.2',
      '1.4.2-alpine',
      '1.4.1-alpine',
      'latest-alpine',
      '1.4-alpine',
      'web-1.0.0',
      'web-1.0.3',
      'web-latest',
    ],
    ['latest-alpine', 'web-latest', '1.4.2', '1.4.2-alpine', 'web-1.0.3'],
  ],
  ['versions by date', ['2026.11.1', '2026.11.3', '2026.10.2'], ['2026.11.3', '2026.10.2']],
  ['tags with a v in front', ['v1.0.0', 'v1.0.1', 'v1'], ['v1.0.1']],
  ['nothing where there is nothing', [], []],
])('of a repository it watches %s', (_, tags, watched) => {
  expect(releasedTags(tags)).toEqual(watched)
  expect(releasedTags(tags.toReversed())).toEqual(watched)
})
