import { placeOf } from '../../files/place.ts'
import { InputError } from '../../messages/errors.ts'
import type { Facts } from '../../stage/stage.ts'
import type { Signers } from './envelope.ts'
import { readIdentities } from './identities.ts'
import type { TrustedKey } from './keys.ts'
import type { Projects } from './projects.ts'

/**
 * Which evidence of a registry counts: all of it, which trusts everyone with push access, or evidence signed with one
 * of the keys or by one of the identities.
 */
export type Trust = ({ readonly policy: 'registry' } | ({ readonly policy: 'signed' } & Signers)) & {
  /** Of which projects evidence counts; of any where this is absent. */
  readonly projects?: Projects
}

/** The inputs of trust. */
export interface TrustInputs {
  readonly trustedKeys: readonly TrustedKey[]
  readonly trustedIdentities: readonly string[]
  /** A path; a relative one starts at the workspace. */
  readonly trustedRoot?: string
  readonly evidenceTrust?: Trust['policy']
  /** Projects whose evidence counts beside that of this run's. */
  readonly trustedProjects?: readonly string[]
}

/** What trust follows from beside the inputs. */
export interface TrustingRun {
  readonly workspace: string
  readonly facts: Pick<Facts, 'project' | 'serverUrl'> & Partial<Pick<Facts, 'ref'>>
}

/** Trusts everyone who can push. */
export const anybody: Trust = { policy: 'registry' }

/**
 * Returns which evidence counts: where keys or identities are set, what they signed, unless the policy says otherwise.
 *
 * @throws InputError when one of them cannot be read, or signatures are required without any of them.
 */
export async function trustOf(
  { trustedKeys: keys, trustedIdentities, trustedRoot, evidenceTrust, trustedProjects = [] }: TrustInputs,
  { workspace, facts: { project, serverUrl, ref } }: TrustingRun,
): Promise<Trust> {
  const projects = {
    own: project,
    named: trustedProjects,
    ...(serverUrl && { serverUrl }),
    ...(ref && { ref }),
  }
  const root = trustedRoot === undefined ? undefined : await placeOf(workspace, trustedRoot)
  const identities = await readIdentities(trustedIdentities, root)
  const named = keys.length > 0 || identities !== undefined
  const policy = evidenceTrust ?? (named ? 'signed' : 'registry')
  if (policy === 'registry') return { policy, projects }
  if (named) return { policy, keys, identities, projects }
  const message = 'is signed, but neither trusted-keys nor trusted-identities are set'
  throw new InputError([{ input: 'evidence-trust', message }], {
    hint: 'Set trusted-keys to the public key, or trusted-identities to the workflow that signs.',
  })
}

/** Describes the evidence that does not count, what would count, and how to fix it; nothing where there is none. */
export function explainSetAside(setAside: readonly string[], trust: Trust): string | undefined {
  if (trust.policy === 'registry' || setAside.length === 0) return undefined
  const { keys, identities } = trust
  const asked = [
    ...keys.map(({ id }) => `with ${id} (trusted-keys)`),
    ...(identities?.names ?? []).map(({ text }) => `by ${text} (trusted-identities)`),
  ]
  return `found but not counted: ${setAside.join(', ')}; it has to be signed ${asked.join(' or ')}: let the run that creates the evidence sign it, or accept unsigned evidence with evidence-trust: registry`
}

/** Explains why evidence that was found does not count, or could not be read; nothing where neither was so. */
export function explainUncounted(
  { setAside, warnings }: { readonly setAside: readonly string[]; readonly warnings: readonly string[] },
  trust: Trust,
): string | undefined {
  const aside = explainSetAside([...setAside, ...warnings], trust)
  return aside ?? (warnings.length === 0 ? undefined : warnings.join('; '))
}
