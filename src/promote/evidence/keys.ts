import { createHash, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import { describe, InputError } from '../../messages/errors.ts'
import { notPrivate, notPublic, unfitness } from './key-faults.ts'
import { pemBlocks, pemText } from './pem.ts'

/** A public key that verifies evidence. */
export interface TrustedKey {
  /** Base64 of the SHA-256 of the key (SPKI, DER): the same hint that cosign writes into its bundles. */
  readonly id: string
  readonly key: KeyObject
}

/** A private key that signs evidence, and its public key. */
export interface SigningKey extends TrustedKey {
  readonly privateKey: KeyObject
}

/**
 * Checks a private key as far as possible without its password, and returns it as PEM.
 *
 * @throws Error that never contains anything of the key.
 */
export function checkedPrivateKey(given: string): string {
  const text = pemText(given)
  const [block, ...more] = pemBlocks(text)
  if (block === undefined || more.length > 0)
    throw new Error(
      'is not the text of one private key in PEM, which begins with BEGIN PRIVATE KEY; a path is not accepted',
    )
  const other = notPrivate(block.label)
  if (other !== undefined) throw new Error(other)
  if (!isEncrypted(text)) fitPrivateKey(text, undefined)
  return text
}

/**
 * Opens the key that signs evidence.
 *
 * @throws InputError that never contains anything of the key.
 */
export function openSigningKey(pem: string, password: string | undefined): SigningKey {
  if (isEncrypted(pem) && password === undefined)
    throw new InputError(
      [{ input: 'signing-password', message: 'is missing, but the signing-key is encrypted' }],
      { hint },
    )
  try {
    const privateKey = fitPrivateKey(pem, password)
    return { ...withId(createPublicKey(privateKey)), privateKey }
  } catch (error) {
    throw new InputError([{ input: 'signing-key', message: describe(error) }], { hint })
  }
}

/**
 * Reads public keys, one PEM block after the other.
 *
 * @throws Error naming every block that is not such a key.
 */
export function readPublicKeys(given: string): readonly TrustedKey[] {
  const blocks = pemBlocks(pemText(given))
  if (blocks.length === 0)
    throw new Error('is not the text of public keys in PEM (BEGIN PUBLIC KEY) only; a path is not accepted')
  const problems: string[] = []
  const keys = blocks.flatMap(({ label, text }, at) => {
    const key = label === 'PUBLIC KEY' ? openPublic(text) : undefined
    const why = key === undefined ? notPublic(label) : unfitness(key)
    if (why !== undefined) problems.push(`key ${at + 1} ${why}`)
    return key === undefined ? [] : [withId(key)]
  })
  if (problems.length > 0) throw new Error(problems.join('; '))
  return keys
}

const hint = 'Set signing-password to the password of the key.'

function isEncrypted(pem: string): boolean {
  return pem.includes('ENCRYPTED')
}

function fitPrivateKey(pem: string, passphrase: string | undefined): KeyObject {
  const key = openPrivate(pem, passphrase)
  const unfit = unfitness(key)
  if (unfit !== undefined) throw new Error(unfit)
  return key
}

function openPrivate(pem: string, passphrase: string | undefined): KeyObject {
  try {
    return createPrivateKey({ key: pem, passphrase: passphrase ?? '' })
  } catch {
    // OpenSSL's message is the same for a wrong password and a damaged block, and the error could contain the key.
    throw new Error(
      isEncrypted(pem)
        ? 'cannot be decrypted with the signing-password'
        : 'cannot be read: its PEM block is damaged',
    )
  }
}

function openPublic(pem: string): KeyObject | undefined {
  try {
    return createPublicKey(pem)
  } catch {
    return undefined
  }
}

function withId(key: KeyObject): TrustedKey {
  const id = createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('base64')
  return { id, key }
}
