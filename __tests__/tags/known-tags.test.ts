import { describe, expect, test } from '@jest/globals'
import { readVersion, type Version } from '../../src/image/tag-version.ts'
import { holdBack, mayFallBehind } from '../../src/tags/floating.ts'
import type { MadeTag } from '../../src/tags/made-tag.ts'

const read = (text: string) => readVersion(text) as Version

/** A tag of the rule for `web-v…`, as the release 1.2.5 makes it. */
const made = (changes: Partial<MadeTag> = {}, version = '1.2.5', fixed: readonly number[] | undefined = []) =>
  ({
    name: 'latest',
    class: 'floating',
    rule: 'type=match',
    line: {
      version: read(version),
      prefix: '',
      suffix: '',
      ...(fixed && { fixed }),
      inGitTag: (name: string) => (name.startsWith('web-v') ? read(name.slice('web-v'.length)) : undefined),
    },
    ...changes,
  }) as MadeTag

const held = (tag: MadeTag, origin: 'git' | 'registry', names: string[]) => {
  const { tags, heldBack } = holdBack({ tags: [tag] } as never, { origin, names })
  expect(tags.length + heldBack.length).toBe(1)
  return heldBack[0]?.blockedBy
}

describe('a floating tag is held back by the Git tags of its rule', () => {
  test.each<[string, string[], string | undefined, (readonly number[])?]>([
    ['a higher one', ['web-v1.2.6'], '1.2.6'],
    ['the highest of them', ['web-v1.3.0', 'web-v2.0.0', 'web-v1.9.0'], '2.0.0'],
    ['not the same', ['web-v1.2.5'], undefined],
    ['not a lower one', ['web-v1.2.4'], undefined],
    ['not one of another component', ['v2.0.0', 'api-v2.0.0'], undefined],
    ['not a pre-release', ['web-v2.0.0-rc.1'], undefined],
    ['not one of another scheme', ['web-v2026.11.1', 'web-v7'], undefined],
    ['one of its line', ['web-v2.0.0', 'web-v1.3.0'], '1.3.0', [0]],
    ['not one of another line', ['web-v2.0.0'], undefined, [0]],
    ['none', [], undefined],
  ])('%s', (_, names, blockedBy, fixed = []) => {
    expect(held(made({}, '1.2.5', fixed), 'git', names)).toBe(blockedBy)
  })
})

test('the tags of a registry are read as the rule writes them, and not as Git tags', () => {
  expect(held(made(), 'registry', ['2.0.0'])).toBe('2.0.0')
  expect(held(made(), 'registry', ['web-v2.0.0'])).toBeUndefined()
  expect(held(made(), 'git', ['2.0.0'])).toBeUndefined()
})

test('one tag that may fall behind is enough to ask', () => {
  const fixed = made({ class: 'immutable' })
  expect(mayFallBehind({ tags: [fixed, made(), fixed] } as never)).toBe(true)
  expect(mayFallBehind({ tags: [] } as never)).toBe(false)
})

test.each<[string, MadeTag, boolean]>([
  ['a floating tag of a release', made(), true],
  ['an immutable one', made({ class: 'immutable' }), false],
  ['one that does not move with versions', made({ line: undefined } as never), false],
  [
    'one whose line is not whole',
    { ...made(), line: { ...made().line, fixed: undefined } } as MadeTag,
    false,
  ],
  ['one of a pre-release', made({}, '2.0.0-rc.1'), false],
])('%s may fall behind: %s', (_, tag, may) => {
  expect(mayFallBehind({ tags: [tag] } as never)).toBe(may)
  expect(held(tag, 'git', ['web-v9.0.0'])).toBe(may ? '9.0.0' : undefined)
})
