import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { formatReference, parseReference, parseTag } from '../../src/image/reference.ts'
import { UserError } from '../../src/messages/errors.ts'

const hex = 'a'.repeat(64)

describe('a reference', () => {
  test.each([
    ['alpine', 'docker.io', 'library/alpine', undefined],
    ['acme/web:1.2', 'docker.io', 'acme/web', '1.2'],
    ['index.docker.io/acme/web', 'docker.io', 'acme/web', undefined],
    ['localhost/web:x', 'localhost', 'web', 'x'],
    ['registry:5000/web', 'registry:5000', 'web', undefined],
    ['127.0.0.1:5000/a/b/c:tag', '127.0.0.1:5000', 'a/b/c', 'tag'],
    ['[::1]:5000/web', '[::1]:5000', 'web', undefined],
    ['ghcr.io/acme/web_server__x', 'ghcr.io', 'acme/web_server__x', undefined],
    ['ghcr.io/Acme/Web:RC', 'ghcr.io', 'acme/web', 'RC'],
    ['r.example/Acme/web:RC', 'r.example', 'acme/web', 'RC'],
    ['Acme/web', 'docker.io', 'acme/web', undefined],
    ['GHCR.io/Acme/Web', 'ghcr.io', 'acme/web', undefined],
    ['Docker.IO/alpine', 'docker.io', 'library/alpine', undefined],
    ['Index.Docker.io/acme/web', 'docker.io', 'acme/web', undefined],
    ['LOCALHOST:5000/web', 'localhost:5000', 'web', undefined],
    ['[::AB]:5000/web', '[::ab]:5000', 'web', undefined],
  ])('%s is %s, %s', (text, registry, repository, tag) => {
    expect(parseReference(text)).toEqual({ registry, repository, ...(tag && { tag }) })
  })

  test.each([
    '',
    'ghcr.io/',
    'ghcr.io//web',
    'web:',
    'web@sha512:abc',
    `web@sha256:${hex}@x`,
    'a b',
    'web:ü',
    '-x/y',
    'localhost:99999/web',
    '127.0.0.300:5000/web',
    '[::::]/web',
  ])('%j is refused', text => {
    expect(() => parseReference(text)).toThrow(UserError)
  })

  test.each([
    ['docker://r.example/web', 'r.example/web'],
    ['https://r.example/web:1', 'r.example/web:1'],
  ])('%s is refused with the word to write %s', (text, better) => {
    expect(() => parseReference(text)).toThrow(expect.objectContaining({ hint: `Write ${better}.` }))
  })

  const component = fc.stringMatching(/^[a-z0-9]{1,5}(?:[._-][a-z0-9]{1,4})?$/)
  const host = fc.oneof(
    fc.constantFrom('ghcr.io', 'localhost', 'r.example:5000', '127.0.0.1:1', '[::1]:5000'),
  )
  const tag = fc.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9._-]{0,20}$/)

  test('comes back as it was written, with every mix of tag and digest', () => {
    const parts = fc.record({
      registry: host,
      repository: fc.array(component, { minLength: 1, maxLength: 4 }).map(list => list.join('/')),
      tag: fc.option(tag, { nil: undefined }),
      digest: fc.option(fc.constant(`sha256:${hex}` as const), { nil: undefined }),
    })
    fc.assert(
      fc.property(parts, reference => {
        expect(parseReference(formatReference(reference))).toEqual(JSON.parse(JSON.stringify(reference)))
      }),
    )
  })

  test('of any text is either refused or stable when written again', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), text => {
        let parsed: ReturnType<typeof parseReference>
        try {
          parsed = parseReference(text)
        } catch {
          return
        }
        expect(parseReference(formatReference(parsed))).toEqual(parsed)
        if (parsed.tag !== undefined) expect(parseTag(parsed.tag)).toBe(parsed.tag)
      }),
    )
  })
})
