import { describe, expect, test } from '@jest/globals'
import { clip, code, fence, link, oneLine, shorten, text } from '../../src/report/markdown/escape.ts'

describe('foreign text', () => {
  test.each([
    ['mentions nobody', 'ping @acme/team', 'ping @&#8203;acme/team'],
    ['refers to no issue', 'see #1 and GH-2', 'see #&#8203;1 and GH&#8203;-2'],
    ['makes no table cell', 'a|b', 'a&#124;b'],
    ['makes no element', '<img src=x>', '&#60;img src&#61;x&#62;'],
    ['ends no comment', 'a --> b', 'a --&#62; b'],
    ['is not emphasized', '**a** _b_ `c`', '&#42;&#42;a&#42;&#42; &#95;b&#95; &#96;c&#96;'],
    ['is one line', 'a\r\n\r\n## b', 'a &#35;&#8203;# b'.replace('&#35;&#8203;#', '#&#8203;#&#8203;')],
    ['becomes no link', 'https://evil.example', 'https:&#8203;//evil.example'],
    ['becomes no link without a scheme', 'www.evil.example', 'www&#8203;.evil.example'],
    ['starts no list', '- a', '&#8203;- a'],
    ['starts no numbered list', '1. a', '1&#8203;. a'],
    ['is not decoded twice', '&lt;b&gt; &#64;team', '&#38;lt;b&#38;gt; &#38;#&#8203;64;team'],
    ['escapes a backslash', 'a\\|b', 'a&#92;&#124;b'],
    ['shows what hides', 'a\u202eb\u200bc\u0007', 'a\ufffdb\ufffdc\ufffd'],
    ['is well formed', 'a\ud800b', 'a\ufffdb'],
  ])('%s', (_, value, expected) => {
    expect(text(value)).toBe(expected)
  })

  test('is cut where a word ends', () => {
    expect(clip('one two three four', 12)).toBe('one two…')
  })

  test('is never cut inside a character', () => {
    expect(shorten('😀😀😀😀😀😀', 4)).toBe('😀😀…😀')
  })
})

describe('foreign code', () => {
  test.each([
    ['stays readable', 'COPY app /app', '`COPY app /app`'],
    ['keeps mentions as they are, for code has none', '@acme/x', '`@acme/x`'],
    ['has no cell border', 'a | b', '<code>a &#124; b</code>'],
    ['has no backtick', 'a`b', '<code>a&#96;b</code>'],
    ['has no backslash before a border', 'a\\|b', '<code>a&#92;&#124;b</code>'],
    ['is one line', 'a\nb', '`a b`'],
    ['is something', ' ', '*(empty)*'],
    ['is cut in its middle', 'abcdefghijklmnopq', '`abcdefghi…nopq`'],
  ])('%s', (_, value, expected) => {
    expect(code(value, 14)).toBe(expected)
  })
})

test('a fence is longer than any inside', () => {
  expect(fence('a\n````\nb')).toBe('`````text\na\n````\nb\n`````')
})

test.each([
  ['https://example.test/a?b=(c)|d', '[x](https://example.test/a?b=%28c%29%7Cd)'],
  ['javascript:alert(1)', 'x'],
  ['https://user:secret@example.test/', 'x'],
  ['not an address', 'x'],
])('a link leads to the web or nowhere: %s', (address, expected) => {
  expect(link('x', address)).toBe(expected)
})

test('a line holds no line separator of any kind', () => {
  expect(oneLine('a\u2028b\u0085c\u000bd')).toBe('a b\ufffdc\ufffdd')
})
