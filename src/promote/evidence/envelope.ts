import { sign, verify } from 'node:crypto'
import { UserError } from '../../messages/errors.ts'
import { type Certified, certify } from './certificate.ts'
import type { TrustedIdentities } from './identities.ts'
import type { SigningKey, TrustedKey } from './keys.ts'
import type { Projects } from './projects.ts'
import { statementType } from './statement.ts'

/** The media type of a Sigstore bundle, which contains a DSSE envelope and the signer. */
export const bundleType = 'application/vnd.dev.sigstore.bundle.v0.3+json'

/** Whose signatures count. */
export interface Signers {
  readonly keys: readonly TrustedKey[]
  readonly identities?: TrustedIdentities
  /** For which projects those who sign may speak. */
  readonly projects?: Projects
}

/** The content of an envelope, and the verified signer or the reason why there is none. */
export type Opened = { readonly statement: string } & Certified

/**
 * Signs a statement and creates a bundle that cosign can verify too: a DSSE envelope whose signature is over type and
 * text (https://github.com/secure-systems-lab/dsse/blob/master/protocol.md).
 */
export async function seal(statement: string, { id, privateKey }: SigningKey): Promise<string> {
  const [{ bundleToJSON, toDSSEBundle }, { dsse }] = await sigstore()
  const artifact = Buffer.from(statement)
  const signature = sign(hashFor(privateKey), dsse.preAuthEncoding(statementType, artifact), privateKey)
  const bundle = toDSSEBundle({ artifact, artifactType: statementType, signature, keyHint: id })
  // Verifiers treat a key ID in the envelope as one of TUF, and skip a signature with another; the hint has it instead.
  bundle.content.dsseEnvelope.signatures = [{ keyid: '', sig: signature }]
  return JSON.stringify(bundleToJSON(bundle))
}

/**
 * Opens a bundle. A signature is tried with every key, because the key hint of the bundle is not signed.
 *
 * @throws UserError when it is not a bundle with a statement.
 */
export async function open(text: string, { keys, identities, projects }: Signers): Promise<Opened> {
  const [{ bundleFromJSON, isBundleWithDsseEnvelope }, { dsse }] = await sigstore()
  const bundle = parse(text, bundleFromJSON)
  if (!isBundleWithDsseEnvelope(bundle)) throw new UserError('its bundle does not contain a statement')
  const { payload, payloadType, signatures } = bundle.content.dsseEnvelope
  if (payloadType !== statementType)
    throw new UserError(`it contains ${payloadType.slice(0, 80)}, not a statement`)
  const statement = payload.toString('utf8')
  const signed = dsse.preAuthEncoding(payloadType, payload)
  const signer = keys.find(({ key }) => isSigned(signed, key, signatures[0]?.sig ?? Buffer.alloc(0)))
  if (signer !== undefined) return { statement, signedBy: signer.id }
  const { content } = bundle.verificationMaterial
  if (content.$case === 'publicKey') return { statement, fault: faultOf(content.publicKey.hint, keys) }
  if (identities === undefined)
    return { statement, fault: 'is signed with a certificate, but no trusted-identities are set' }
  return { statement, ...(await certify(bundle, identities, projects)) }
}

function faultOf(claimed: string, keys: readonly TrustedKey[]): string {
  return keys.some(({ id }) => id === claimed)
    ? `was changed after it was signed with ${claimed}`
    : `is signed with ${claimed.slice(0, 100) || 'another key'}`
}

function parse<Bundle>(text: string, read: (value: unknown) => Bundle): Bundle {
  try {
    return read(JSON.parse(text))
  } catch (cause) {
    throw new UserError('it is not a Sigstore bundle', { cause })
  }
}

function isSigned(signed: Uint8Array, key: TrustedKey['key'], signature: Uint8Array): boolean {
  try {
    return verify(hashFor(key), signed, key, signature)
  } catch {
    return false
  }
}

/** Ed25519 includes the hash. */
function hashFor({ asymmetricKeyType }: TrustedKey['key']): string | null {
  return asymmetricKeyType === 'ed25519' ? null : 'sha256'
}

/** Loaded only where something is signed or verified. */
function sigstore() {
  return Promise.all([import('@sigstore/bundle'), import('@sigstore/core')])
}
