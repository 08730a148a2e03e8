import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { parseChallenges } from '../../../src/registry/auth/challenge.ts'

describe('a challenge', () => {
  test.each([
    [
      'Bearer realm="https://a/token",service="a"',
      [{ scheme: 'bearer', parameters: { realm: 'https://a/token', service: 'a' } }],
    ],
    ['bearer REALM="x, y"', [{ scheme: 'bearer', parameters: { realm: 'x, y' } }]],
    ['Basic realm="say \\"hi\\""', [{ scheme: 'basic', parameters: { realm: 'say "hi"' } }]],
    [
      'Negotiate, Basic realm=x',
      [
        { scheme: 'negotiate', parameters: {} },
        { scheme: 'basic', parameters: { realm: 'x' } },
      ],
    ],
    [
      'Newauth abc==, Bearer realm = "r" , scope="a:b:pull,push"',
      [
        { scheme: 'newauth', parameters: {} },
        { scheme: 'bearer', parameters: { realm: 'r', scope: 'a:b:pull,push' } },
      ],
    ],
    [
      'Bearer realm=https://a/token?x=1,service=a',
      [{ scheme: 'bearer', parameters: { realm: 'https://a/token?x=1', service: 'a' } }],
    ],
    [
      'Digest realm="a, Bearer realm=b", qop="auth,auth-int", Bearer realm="r"',
      [
        { scheme: 'digest', parameters: { realm: 'a, Bearer realm=b', qop: 'auth,auth-int' } },
        { scheme: 'bearer', parameters: { realm: 'r' } },
      ],
    ],
    [', ,', []],
    ['', []],
  ])('%j is understood', (line, expected) => {
    expect(parseChallenges([line])).toEqual(expected)
  })

  const word = fc.stringMatching(/^[A-Za-z][A-Za-z0-9-]{0,8}$/)
  const parameters = fc.dictionary(
    word.map(name => name.toLowerCase()),
    fc.string({ maxLength: 20 }),
    { minKeys: 1 },
  )

  test('whatever stands in the quotes comes back, in one header or several', () => {
    const challenges = fc.array(fc.record({ scheme: word, parameters }), { maxLength: 4 })
    fc.assert(
      fc.property(challenges, fc.boolean(), (written, joined) => {
        const lines = written.map(({ scheme, parameters }) => {
          const list = Object.entries(parameters).map(
            ([name, value]) => `${name}="${value.replace(/["\\]/g, '\\$&')}"`,
          )
          return `${scheme} ${list.join(',')}`
        })
        const read = parseChallenges(joined ? [lines.join(', ')] : lines)
        expect(read).toEqual(
          written.map(({ scheme, parameters }) => ({
            scheme: scheme.toLowerCase(),
            parameters: { ...parameters },
          })),
        )
      }),
    )
  })
})
