import { describe, expect, test } from '@jest/globals'
import { parse } from '../../src/inputs/table.ts'
import { setupInputs } from '../../src/setup/inputs.ts'
import { readRegistryAuth } from '../../src/setup/registry-auth.ts'

async function read(text: string) {
  const masked: string[] = []
  const { registryAuth } = parse(setupInputs, { 'registry-auth': text })
  return { ...(await readRegistryAuth(registryAuth, secret => void masked.push(secret))), masked }
}

describe('a list of logins', () => {
  test('is read as docker/login-action reads it, every value as a text', async () => {
    const { logins, problems, masked } = await read(`
- registry: ghcr.io
  username: ann
  password: 0123
- username: bob
  password: "true"
  scope: acme/web@push
- registry: 123456789012.dkr.ecr.eu-west-1.amazonaws.com
- registry: public.ecr.aws
  username: AWS
  password: token
  ecr: false
`)
    expect(problems).toEqual([])
    expect(logins).toEqual([
      { registry: 'ghcr.io', username: 'ann', password: '0123' },
      { registry: 'docker.io', username: 'bob', password: 'true', scope: 'acme/web@push' },
      {
        registry: '123456789012.dkr.ecr.eu-west-1.amazonaws.com',
        username: undefined,
        password: undefined,
      },
      { registry: 'public.ecr.aws', username: 'AWS', password: 'token', ecr: false },
    ])
    expect(masked).toEqual(['0123', 'true', 'token'])
  })

  test('takes a password of several lines, as toJSON writes it', async () => {
    const key = '{\n  "type": "service_account"\n}\n'
    const { logins } = await read(
      `- registry: europe-docker.pkg.dev\n  username: _json_key\n  password: ${JSON.stringify(key)}`,
    )
    expect(logins[0]?.password).toBe(key)
  })

  test.each([
    ['registry: ghcr.io', 'is not a YAML list: begin each login with "- registry:"'],
    ['- [', 'cannot be read: it is not YAML: look at its line 1'],
    ['- password: *s3cret', 'cannot be read: it is not YAML'],
    ['- password: "s3cret', 'cannot be read: it is not YAML: look at its line 1'],
    ['- username: ann', 'login 1: password is missing, or empty'],
    ['- password: s3cret', 'login 1: username is missing, or empty'],
    ['- registry: ghcr.io', 'login 1: username and password are missing, or empty'],
    [
      '- registry: https://ghcr.io\n  username: a\n  password: s3cret',
      'login 1: "https://ghcr.io" is an address',
    ],
    ['- registri: ghcr.io', 'login 1: has an unknown key, did you mean registry?'],
    ['- username: [a]\n  password: s3cret', 'login 1: username is not a text'],
    ['- registry: quay.io\n  ecr: true', 'login 1: ecr is true, and quay.io is not a registry of ECR'],
    ['- username: a\n  password: s3cret\n- username: b\n  password: t0ken', 'docker.io is there twice'],
    ['- s3cret', 'login 1: has no keys'],
    ['- username: a\n  password: s3cret\n  scope: ../../../etc', 'login 1: "../../../etc" is not a scope'],
    ['- username: a\n  password: s3cret\n  scope: a@delete', 'login 1: "a@delete" is not a scope'],
  ])('%j is refused without a word of its values', async (text, message) => {
    const { problems } = await read(text)
    expect(problems).toEqual([{ input: 'registry-auth', message: expect.stringContaining(message) }])
    expect(JSON.stringify(problems)).not.toMatch(/s3cret|t0ken/)
  })
})

test.each(['@push', '@pull,push', 'acme/web', 'acme/web@push', 'a.b_c/d--e'])('%s is a scope', scope => {
  expect(parse(setupInputs, { scope }).scope).toBe(scope)
})

test.each(['..', 'a/../b', '/etc', 'acme/web@', 'a@push@pull', 'A', '-x'])('%s is no scope', scope => {
  expect(() => parse(setupInputs, { scope })).toThrow('is not a scope')
})
