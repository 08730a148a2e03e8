import { describe, expect, test } from '@jest/globals'
import { open, seal } from '../../src/promote/evidence/envelope.ts'
import { openSigningKey } from '../../src/promote/evidence/keys.ts'
import { formatStatement } from '../../src/promote/evidence/statement.ts'
import { makeKeys } from './keys.ts'
import { recordOf } from './records.ts'

const digest = `sha256:${'a'.repeat(64)}` as const
const platforms = [{ platform: 'linux/amd64', digest }]
const record = recordOf({ digest, platforms, source: { kind: 'layout', path: '/' } } as never)
const statement = formatStatement(digest, ['registry.example/web'], record)

describe.each(['ec', 'ed25519'] as const)('a bundle signed with a key of the kind %s', kind => {
  const key = openSigningKey(makeKeys(kind).privateKey, undefined)
  const other = openSigningKey(makeKeys(kind).privateKey, undefined)
  const sealed = seal(statement, key)

  test('is opened with the key that signed it, also among others', async () => {
    const opened = await open(await sealed, { keys: [other, key] })
    expect(opened).toEqual({ statement, signedBy: key.id })
  })

  test('is nobody’s with other keys', async () => {
    const fault = `is signed with ${key.id}`
    expect(await open(await sealed, { keys: [other] })).toEqual({ statement, fault })
    expect(await open(await sealed, { keys: [] })).toEqual({ statement, fault })
  })

  test('holds nothing of the private key', async () => {
    const secret = key.privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64')
    expect(await sealed).not.toContain(secret.slice(40, 80))
  })
})

test('two signatures on one envelope are refused, because only one of them could be checked', async () => {
  const key = openSigningKey(makeKeys().privateKey, undefined)
  const bundle = JSON.parse(await seal(statement, key))
  const { signatures } = bundle.dsseEnvelope
  bundle.dsseEnvelope.signatures = [...signatures, ...signatures]
  await expect(open(JSON.stringify(bundle), { keys: [key] })).rejects.toThrow('it is not a Sigstore bundle')
})

test.each(['', 'null', '[]', '{}', '{"mediaType":"application/vnd.dev.sigstore.bundle.v0.3+json"}'])(
  'is no bundle: %s',
  async text => {
    await expect(open(text, { keys: [] })).rejects.toThrow('it is not a Sigstore bundle')
  },
)
