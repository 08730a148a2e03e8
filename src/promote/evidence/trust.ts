import { InputError } from '../../errors.ts'
import { readSigningKey, readTrustedKeys, type SigningKey, type TrustedKey } from './keys.ts'

/**
 * Which evidence of a registry counts: all of it, which is as good as push access to the repository, or what is signed with
 * one of the keys.
 */
export type Trust =
  | { readonly policy: 'registry' }
  | { readonly policy: 'signed'; readonly keys: readonly TrustedKey[] }

/** The inputs that trust follows from. */
export interface TrustInputs {
  readonly trustedKeys?: string
  readonly evidenceTrust?: Trust['policy']
}

/** Trusts whoever can push. */
export const anybody: Trust = { policy: 'registry' }

/**
 * Tells which evidence counts: where keys are given, what they signed, unless the policy says otherwise.
 *
 * @throws InputError when a key cannot be read, or signatures are asked for and there is no key to check them with.
 */
export function trustOf({ trustedKeys, evidenceTrust }: TrustInputs): Trust {
  const keys = trustedKeys === undefined ? [] : readTrustedKeys(trustedKeys)
  const policy = evidenceTrust ?? (keys.length > 0 ? 'signed' : 'registry')
  if (policy === 'registry') return anybody
  if (keys.length > 0) return { policy, keys }
  const message = 'is signed, and no key is given to check signatures with'
  throw new InputError([{ input: 'evidence-trust', message }], {
    hint: 'Give the public key as trusted-keys.',
  })
}

/** The inputs that the signing key comes from. */
export interface SigningInputs {
  readonly signingKey?: string
  readonly signingPassword?: string
}

/**
 * Gives the key that evidence is signed with, where there is one.
 *
 * @throws InputError when it cannot be read, or when what it signs would not be trusted.
 */
export function signingKeyOf(
  { signingKey, signingPassword }: SigningInputs,
  trust: Trust,
): SigningKey | undefined {
  if (signingKey === undefined) return undefined
  const key = readSigningKey(signingKey, signingPassword)
  if (trust.policy === 'registry' || trust.keys.some(({ id }) => id === key.id)) return key
  const message = `its public key (${key.id}) is not among trusted-keys, so what it signs would not count`
  throw new InputError([{ input: 'signing-key', message }], {
    hint: 'Add its public key to trusted-keys: openssl pkey -in signing.key -pubout',
  })
}

/** Says what was found that does not count, what would, and what can be done about it; nothing where nothing was found. */
export function explainSetAside(setAside: readonly string[], trust: Trust): string | undefined {
  if (trust.policy === 'registry' || setAside.length === 0) return undefined
  const keys = trust.keys.map(({ id }) => id).join(', ')
  return `found and not counted: ${setAside.join(', ')}; it has to be signed with ${keys} (trusted-keys): let the run that makes the evidence have the signing-key, or take what is not signed with evidence-trust: registry`
}
