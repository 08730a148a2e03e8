import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { open, seal } from '../../src/promote/evidence/envelope.ts'
import { openSigningKey } from '../../src/promote/evidence/keys.ts'
import { formatStatement } from '../../src/promote/evidence/statement.ts'
import { makeKeys } from './keys.ts'
import { mutated } from './mutations.ts'
import { recordOf } from './records.ts'

const digest = `sha256:${'a'.repeat(64)}` as const
const platforms = [{ platform: 'linux/amd64', digest }]
const record = recordOf({ digest, platforms, source: { kind: 'layout', path: '/' } } as never)
const statement = formatStatement(digest, ['registry.example/web'], record)

describe.each(['ec', 'ed25519'] as const)('a bundle signed with a key of the kind %s', kind => {
  const key = openSigningKey(makeKeys(kind).privateKey, undefined)

  const sealed = seal(statement, key)

  test('with any bit of its payload, type or signature flipped is signed by nobody', async () => {
    const bundle = JSON.parse(await sealed)
    const { payload, payloadType, signatures } = bundle.dsseEnvelope
    const [text, sig] = [Buffer.from(payload, 'base64'), Buffer.from(signatures[0].sig, 'base64')]
    const place = fc.oneof(
      fc.record({ part: fc.constant('payload' as const), at: fc.nat(text.length * 8 - 1) }),
      fc.record({ part: fc.constant('sig' as const), at: fc.nat(sig.length * 8 - 1) }),
      fc.record({ part: fc.constant('payloadType' as const), at: fc.nat(payloadType.length * 8 - 1) }),
    )
    await fc.assert(
      fc.asyncProperty(place, async ({ part, at }) => {
        const envelope = {
          payload: part === 'payload' ? flipped(text, at).toString('base64') : payload,
          payloadType:
            part === 'payloadType' ? flipped(Buffer.from(payloadType), at).toString('latin1') : payloadType,
          signatures: [
            { ...signatures[0], ...(part === 'sig' && { sig: flipped(sig, at).toString('base64') }) },
          ],
        }
        const opened = await open(JSON.stringify({ ...bundle, dsseEnvelope: envelope }), {
          keys: [key],
        }).catch(refused)
        expect(opened ?? {}).not.toHaveProperty('signedBy')
      }),
      { numRuns: 300 },
    )
  })

  test('with any byte of its JSON changed never says something else', async () => {
    const bytes = Buffer.from(await sealed)
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length * 8 - 1), async at => {
        const opened = await open(flipped(bytes, at).toString('utf8'), { keys: [key] }).catch(refused)
        if (opened && 'signedBy' in opened) expect(opened.statement).toBe(statement)
      }),
      { numRuns: 300 },
    )
  })

  test('with any part of it replaced never says something else, and is nothing that we stumble over', async () => {
    await fc.assert(
      fc.asyncProperty(mutated(JSON.parse(await sealed)), async bundle => {
        const opened = await open(JSON.stringify(bundle) ?? '', { keys: [key] }).catch(refused)
        if (opened && 'signedBy' in opened) expect(opened.statement).toBe(statement)
      }),
      { numRuns: 300 },
    )
  })
})

function flipped(bytes: Buffer, bit: number): Buffer {
  const copy = Buffer.from(bytes)
  copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7))
  return copy
}

function refused(error: Error) {
  expect(error.name).toBe('UserError')
  return undefined
}
