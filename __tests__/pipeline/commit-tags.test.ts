import { describe, expect, test } from '@jest/globals'
import { commitTagsOf, tagNamesOf } from '../../src/pipeline/commit-tags.ts'
import type { Run } from '../../src/stage/record/run.ts'

const commit = '860c1904a1ce19322e91ac35af1ab07466440c37'
const other = '1f3c9d2b7a60e5f4c8d9b0a1e2f3a4b5c6d7e8f9'

function recordWith(...tags: [name: string, rule: string][]): Run {
  return {
    commit,
    tags: { tags: tags.map(([name, rule]) => ({ name, rule, class: 'immutable' })) },
  } as unknown as Run
}

describe('the tags that name a commit', () => {
  test('are those of the rules of type sha, however the rule is written', () => {
    const record = recordWith(
      [`sha-${commit}`, 'type=sha,format=long'],
      ['sha-860c190', ' type = sha '],
      ['main', 'type=ref,event=branch'],
      ['share', 'type=share'],
    )
    expect(commitTagsOf(record)).toEqual([`sha-${commit}`, 'sha-860c190'])
  })

  test('tell how another commit and a branch of the same variant are tagged', () => {
    const names = tagNamesOf(recordWith([`sha-${commit}-alpine`, 'type=sha,format=long']))
    expect(names?.ofCommit(other)).toEqual([`sha-${other}-alpine`])
    expect(names?.ofBranch('my/feature')).toBe('my-feature-alpine')
  })

  test('keep a short form short, and another prefix', () => {
    const names = tagNamesOf(recordWith(['c-860c190', 'type=sha,prefix=c-']))
    expect(names?.ofCommit(other)).toEqual(['c-1f3c9d2'])
    expect(names?.ofBranch('main')).toBe('main')
  })

  test('are not known where no rule names the commit', () => {
    expect(tagNamesOf(recordWith(['main', 'type=ref,event=branch']))).toBeUndefined()
  })
})
