import { describe, expect, test } from '@jest/globals'
import { parse } from '../../src/inputs/table.ts'
import { setupInputs } from '../../src/setup/inputs.ts'
import { pairLogins } from '../../src/setup/login-inputs.ts'

const pair = (texts: Record<string, string>) => pairLogins(parse(setupInputs, texts))

describe('logins are paired by line', () => {
  test.each([
    ['none', {}, []],
    [
      'Docker Hub when no registry is named',
      { username: 'ann', password: 'p' },
      [{ registry: 'docker.io', username: 'ann', password: 'p' }],
    ],
    [
      'a single password may hold anything',
      { registry: 'ghcr.io', username: 'ann', password: ' a,"b# ' },
      [{ registry: 'ghcr.io', username: 'ann', password: ' a,"b# ' }],
    ],
    [
      'several',
      { registry: 'ghcr.io\nquay.io:443', username: 'ann\nbob', password: 'p\nq' },
      [
        { registry: 'ghcr.io', username: 'ann', password: 'p' },
        { registry: 'quay.io:443', username: 'bob', password: 'q' },
      ],
    ],
  ])('%s', (_, texts, logins) => {
    expect(pair(texts as Record<string, string>)).toEqual({ logins, problems: [] })
  })

  test.each([
    [
      'a registry without a user',
      { registry: 'ghcr.io', password: 'p' },
      ['username: is needed to log in to the registry'],
    ],
    ['a user without a password', { username: 'ann' }, ['password: is needed to log in to the registry']],
    ['a password alone', { password: 'p' }, ['username: is missing, but `password` is set']],
    [
      'lines that do not match',
      { registry: 'ghcr.io\nquay.io', username: 'ann', password: 'p\nq\nr' },
      [
        'username: has 1 line for 2 registries',
        'password: has 3 lines for 2 registries. A password of several lines, such as a key file, goes into `registry-auth`',
      ],
    ],
  ])('%s is a problem', (_, texts, messages) => {
    const { logins, problems } = pair(texts as Record<string, string>)
    expect(logins).toEqual([])
    expect(problems.map(({ input, message }) => `${input}: ${message}`)).toEqual(messages)
  })
})

test.each([
  ['https://ghcr.io', 'write ghcr.io'],
  ['https://index.docker.io/v1/', 'write index.docker.io'],
  ['ghcr.io/acme', 'write ghcr.io'],
  ['gh cr', 'is not a host name'],
])('the registry %s is refused: %s', (registry, message) => {
  expect(() => parse(setupInputs, { registry })).toThrow(message)
})

test('the password is hidden before anything can print it', () => {
  const hidden: string[] = []
  parse(setupInputs, { password: 'p4ss' }, { mask: secret => void hidden.push(secret) })
  expect(hidden).toEqual(['p4ss'])
})
