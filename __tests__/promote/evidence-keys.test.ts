import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { parse } from '../../src/inputs/table.ts'
import { signingInputs, trustInputs } from '../../src/promote/evidence/inputs.ts'
import { checkedPrivateKey, openSigningKey, readPublicKeys } from '../../src/promote/evidence/keys.ts'
import { pemText } from '../../src/promote/evidence/pem.ts'
import { signerOf } from '../../src/promote/evidence/signer.ts'
import { trustOf } from '../../src/promote/evidence/trust.ts'
import { makeKeys, sec1Key } from './keys.ts'
import { thisProject } from './tools.ts'

const [ec, ed, locked] = [makeKeys('ec'), makeKeys('ed25519'), makeKeys('ec', 'open sesame')]
const rsa = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
})
const p384 = generateKeyPairSync('ec', {
  namedCurve: 'P-384',
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
})
const certificate = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----'
const cosign =
  '-----BEGIN ENCRYPTED SIGSTORE PRIVATE KEY-----\neyJr\n-----END ENCRYPTED SIGSTORE PRIVATE KEY-----'
const ssh = '-----BEGIN OPENSSH PRIVATE KEY-----\nb3Bl\n-----END OPENSSH PRIVATE KEY-----'

describe('the signing key', () => {
  test.each([
    ['EC P-256 in PKCS#8', ec.privateKey, undefined, ec.publicKey],
    ['Ed25519', ed.privateKey, undefined, ed.publicKey],
    ['an encrypted one with its password', locked.privateKey, 'open sesame', locked.publicKey],
    ['one with Windows line ends', ec.privateKey.replaceAll('\n', '\r\n'), undefined, ec.publicKey],
    ['the base64 of one', Buffer.from(ec.privateKey).toString('base64'), undefined, ec.publicKey],
    ['one as older OpenSSL writes it', sec1Key(ec), undefined, ec.publicKey],
    ['one without a password although one is given', ec.privateKey, 'not needed', ec.publicKey],
  ])('may be %s', (_, given, password, publicKey) => {
    expect(openSigningKey(checkedPrivateKey(given), password).id).toBe(readPublicKeys(publicKey)[0]?.id)
  })

  test.each([
    ['a public key', ec.publicKey, undefined, /^signing-key: is a public key: it belongs in trusted-keys/],
    ['a key without its password', locked.privateKey, undefined, /^signing-password: is missing/],
    [
      'a wrong password',
      locked.privateKey,
      'open barley',
      /^signing-key: cannot be decrypted with the signing-password$/,
    ],
    ['an RSA key', rsa.privateKey, undefined, /^signing-key: is a key of the kind RSA/],
    ['another curve', p384.privateKey, undefined, /^signing-key: is a key of the kind EC secp384r1/],
    ["a key in cosign's encryption", cosign, 'x', /^signing-key: .*only cosign reads/],
    ['a key of OpenSSH', ssh, undefined, /^signing-key: is a key of OpenSSH/],
    ['a certificate', certificate, undefined, /^signing-key: is a CERTIFICATE/],
    [
      'two keys',
      ec.privateKey + ed.privateKey,
      undefined,
      /^signing-key: is not the text of one private key in PEM/,
    ],
    [
      'a path',
      '/home/mona/signing.key',
      undefined,
      /^signing-key: is not the text of one private key in PEM/,
    ],
    ['a damaged block', damaged(ec.privateKey), undefined, /^signing-key: cannot be read/],
    [
      'half of it',
      ec.privateKey.slice(0, 120),
      undefined,
      /^signing-key: is not the text of one private key in PEM/,
    ],
  ])('may not be %s, and the error tells nothing of it', (_, given, password, message) => {
    const error = caught(() => {
      const texts = { 'signing-key': given, ...(password && { 'signing-password': password }) }
      const { signingKey = '', signingPassword } = parse(signingInputs, texts)
      openSigningKey(signingKey, signingPassword)
    })
    expect(error.message).toMatch(message)
    const secrets = [password, ...given.split(/\r?\n/).filter(line => !line.startsWith('---'))]
    const told = `${error.message}${error.stack}${JSON.stringify(error)}${error.cause ?? ''}`
    for (const secret of secrets.filter(one => one && one.length > 4)) expect(told).not.toContain(secret)
  })

  test('has to be one of those that are trusted', async () => {
    const trust = await trusting({ 'trusted-keys': ed.publicKey })
    expect(() => signerOf({ signingKey: ec.privateKey }, trust, {})).toThrow(/is not among trusted-keys/)
    const both = await trusting({ 'trusted-keys': ed.publicKey + ec.publicKey })
    expect(signerOf({ signingKey: ec.privateKey }, both, {})).toHaveProperty('trust.policy', 'signed')
  })
})

test.each(['key', 'identity'] as const)(
  'signing: %s fails without its means, but where nothing is written',
  async signing => {
    const anybody = await trusting({})
    expect(() => signerOf({ signing }, anybody, {})).toThrow(/^signing/)
    expect(signerOf({ signing }, anybody, { writes: false })).toBeUndefined()
  },
)

describe('the trusted keys', () => {
  test('may be several, with comments between them', () => {
    const keys = readPublicKeys(
      `# 2026\n${ec.publicKey}\n\n  # 2025, until the last release of 1.x\n${ed.publicKey}`,
    )
    expect(keys.map(({ key }) => key.asymmetricKeyType)).toEqual(['ec', 'ed25519'])
  })

  test.each([
    ['a private key', ec.privateKey, /^trusted-keys: key 1 is a PRIVATE KEY: .*replace this key/],
    ['the second is wrong', ec.publicKey + rsa.publicKey, /^trusted-keys: key 2 is a key of the kind RSA/],
    ['a certificate', certificate, /^trusted-keys: key 1 is a CERTIFICATE/],
    ['a damaged block', damaged(ec.publicKey), /^trusted-keys: key 1 cannot be read/],
    [
      'text beside the keys',
      `my key:\n${ec.publicKey}`,
      /^trusted-keys: is not the text of public keys in PEM/,
    ],
    ['nothing of the kind', 'ssh-ed25519 AAAA', /^trusted-keys: is not the text of public keys in PEM/],
  ])('are refused: %s', (_, given, message) => {
    expect(caught(() => parse(trustInputs, { 'trusted-keys': given })).message).toMatch(message)
  })
})

describe('which evidence counts', () => {
  test.each([
    ['without keys all of it', {}, 'registry'],
    ['with keys what they signed', { 'trusted-keys': ec.publicKey }, 'signed'],
    [
      'with keys all of it, where that is said',
      { 'trusted-keys': ec.publicKey, 'evidence-trust': 'registry' },
      'registry',
    ],
  ] as const)('%s', async (_, inputs, policy) => {
    expect((await trusting(inputs)).policy).toBe(policy)
  })

  test('signatures cannot be asked for where nobody is named', async () => {
    await expect(trusting({ 'evidence-trust': 'signed' })).rejects.toThrow(
      /neither trusted-keys nor trusted-identities are set/,
    )
  })
})

test('a text that is no base64 of PEM stays what it is', () => {
  expect(pemText(' AAAA\n')).toBe('AAAA')
})

function trusting(texts: Record<string, string>) {
  return trustOf(parse(trustInputs, texts), thisProject)
}

function damaged(pem: string): string {
  const lines = pem.split('\n')
  return [lines[0], lines[1]?.slice(0, 20), ...lines.slice(2)].join('\n')
}

function caught(work: () => unknown): Error {
  try {
    work()
  } catch (error) {
    return error as Error
  }
  throw new Error('nothing was thrown')
}
