import { describe, expect, test } from '@jest/globals'
import { makeTags } from './run.ts'

const show = async (text: string, given: Parameters<typeof makeTags>[1] = { ref: 'heads/a/b' }) =>
  (await makeTags({ tags: 'x', labels: `k=${text}` }, given)).section.labels.k

describe('expressions', () => {
  test.each([
    ['{{branch}}', 'a/b'],
    ['{{ branch }}', 'a/b'],
    ['{{{branch}}}', 'a/b'],
    ['{{{ branch }}}', 'a/b'],
    ['{{&branch}}', 'a/b'],
    ['{{& branch }}', 'a/b'],
    ['x {{~branch~}} y', 'xa/by'],
    ['x {{~ branch }} y', 'xa/b y'],
    ['x{{! a note }}y', 'xy'],
    ['x{{!-- a }} note --}}y', 'xy'],
    ['x {{~! a note ~}} y', 'xy'],
    ['\\{{branch}}', '{{branch}}'],
    ['\\{{branch}} {{branch}} \\{{branch}}', '{{branch}} a/b {{branch}}'],
    ['\\\\{{branch}}', '\\a/b'],
    ['{branch}', '{branch}'],
    ['{{tag}}', ''],
    ['{{branch}}-{{sha}}', 'a/b-860c190'],
    [`{{date '[it\\'s] YYYY'}}`, "it's 2026"],
    ['{{date "YYYY"}}', '2026'],
    [`{{date 'YYYY}}' tz = 'UTC'}}`, '2026}}'],
  ])('%s gives %s', async (text, expected) => expect(await show(text)).toBe(expected))

  test.each([
    '{{',
    '{{branch',
    '{{branch}',
    '{{{branch}}',
    '{{branch}}}x{{',
    "{{a b 'c'}}",
    '{{.branch}}',
    "{{date 'a' 'b'}}",
    "{{date 'a}}",
  ])('%s cannot be read', async text => {
    await expect(show(text)).rejects.toThrow(/cannot be read/)
  })

  const cases: [string, Parameters<typeof makeTags>[1], Record<string, string>][] = [
    [
      'a push to the default branch',
      {},
      { is_default_branch: 'true', is_not_default_branch: 'false', tag: '', base_ref: '' },
    ],
    [
      'a push to another branch',
      { ref: 'heads/dev' },
      { is_default_branch: 'false', is_not_default_branch: 'true' },
    ],
    [
      'a tag',
      { ref: 'tags/v1', payload: { base_ref: 'refs/heads/rel' } },
      { tag: 'v1', branch: '', base_ref: 'rel' },
    ],
    ['a tag without a branch', { ref: 'tags/v1', payload: { base_ref: null } }, { base_ref: '' }],
    [
      'a pull request',
      { event: 'pull_request', ref: 'pull/3/merge', payload: { pull_request: { base: { ref: 'dev' } } } },
      { branch: '', base_ref: 'dev', is_default_branch: 'false' },
    ],
    [
      'a schedule of another branch',
      { event: 'schedule', ref: 'heads/dev', payload: {} },
      { is_default_branch: 'true' },
    ],
    ['an issue', { event: 'issues', ref: 'heads/x' }, { is_default_branch: 'true' }],
  ]
  test.each(cases)('on %s they know what it is about', async (_, given, expected) => {
    for (const [name, value] of Object.entries(expected)) {
      expect([name, await show(`{{${name}}}`, given)]).toEqual([name, value])
    }
  })
})
