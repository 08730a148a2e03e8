import { InputError } from '../../errors.ts'
import { placeOf } from '../../files/place.ts'
import type { Signers } from './envelope.ts'
import { readIdentities } from './identities.ts'
import type { TrustedKey } from './keys.ts'

/**
 * Which evidence of a registry counts: all of it, which is as good as push access to the repository, or what is signed with
 * one of the keys or by one of the identities.
 */
export type Trust = { readonly policy: 'registry' } | ({ readonly policy: 'signed' } & Signers)

/** The inputs that trust follows from. */
export interface TrustInputs {
  readonly trustedKeys: readonly TrustedKey[]
  readonly trustedIdentities: readonly string[]
  /** A path; a relative one starts at the workspace. */
  readonly trustedRoot?: string
  readonly evidenceTrust?: Trust['policy']
}

/** Trusts whoever can push. */
export const anybody: Trust = { policy: 'registry' }

/**
 * Tells which evidence counts: where keys or identities are given, what they signed, unless the policy says otherwise.
 *
 * @throws InputError when one of them cannot be read, or signatures are asked for and nobody is named.
 */
export async function trustOf(
  { trustedKeys: keys, trustedIdentities, trustedRoot, evidenceTrust }: TrustInputs,
  workspace: string,
): Promise<Trust> {
  const root = trustedRoot === undefined ? undefined : await placeOf(workspace, trustedRoot)
  const identities = await readIdentities(trustedIdentities, root)
  const named = keys.length > 0 || identities !== undefined
  const policy = evidenceTrust ?? (named ? 'signed' : 'registry')
  if (policy === 'registry') return anybody
  if (named) return { policy, keys, identities }
  const message = 'is signed, and nobody is named whose signature counts'
  throw new InputError([{ input: 'evidence-trust', message }], {
    hint: 'Give the public key as trusted-keys, or the workflow that signs as trusted-identities.',
  })
}

/** Describes what was found that does not count, what would, and what can be done about it; nothing where nothing was found. */
export function explainSetAside(setAside: readonly string[], trust: Trust): string | undefined {
  if (trust.policy === 'registry' || setAside.length === 0) return undefined
  const { keys, identities } = trust
  const asked = [
    ...keys.map(({ id }) => `with ${id} (trusted-keys)`),
    ...(identities?.names ?? []).map(({ text }) => `by ${text} (trusted-identities)`),
  ]
  return `found and not counted: ${setAside.join(', ')}; it has to be signed ${asked.join(' or ')}: let the run that makes the evidence sign it, or take what is not signed with evidence-trust: registry`
}
