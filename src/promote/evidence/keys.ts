import { createHash, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import { describe, InputError } from '../../errors.ts'
import { notPrivate, notPublic, unfitness } from './key-faults.ts'
import { pemBlocks, pemText } from './pem.ts'

/** A public key that evidence may be signed with. */
export interface TrustedKey {
  /** Base64 of the SHA-256 of the key (SPKI, DER): the hint that cosign writes into its bundles, too. */
  readonly id: string
  readonly key: KeyObject
}

/** A private key that evidence is signed with, and the public key it belongs to. */
export interface SigningKey extends TrustedKey {
  readonly privateKey: KeyObject
}

/**
 * Checks as much of a private key as can be seen without its password, and gives it as PEM.
 *
 * @throws Error that never holds anything of the key.
 */
export function checkedPrivateKey(given: string): string {
  const text = pemText(given)
  const [block, ...more] = pemBlocks(text)
  if (block === undefined || more.length > 0)
    throw new Error(
      'is not the text of one private key in PEM, which begins with BEGIN PRIVATE KEY; a path will not do',
    )
  const other = notPrivate(block.label)
  if (other !== undefined) throw new Error(other)
  if (!isEncrypted(text)) fitPrivateKey(text, undefined)
  return text
}

/**
 * Opens the key that evidence is signed with.
 *
 * @throws InputError that never holds anything of the key.
 */
export function openSigningKey(pem: string, password: string | undefined): SigningKey {
  if (isEncrypted(pem) && password === undefined)
    throw new InputError(
      [{ input: 'signing-password', message: 'is missing, and the signing-key is encrypted' }],
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
 * @throws Error naming every block that is no such key.
 */
export function readPublicKeys(given: string): readonly TrustedKey[] {
  const blocks = pemBlocks(pemText(given))
  if (blocks.length === 0)
    throw new Error(
      'is not the text of public keys in PEM (BEGIN PUBLIC KEY) and nothing else; a path will not do',
    )
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

const hint = 'Give the password that the key was made with, as signing-password.'

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
    // What OpenSSL says is the same for a wrong password and a damaged block, and the error could carry the key.
    throw new Error(
      isEncrypted(pem) ? 'is not opened by the signing-password' : 'cannot be read: its PEM block is damaged',
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
