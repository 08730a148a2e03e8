import { sign, verify } from 'node:crypto'
import { UserError } from '../../errors.ts'
import type { SigningKey, TrustedKey } from './keys.ts'
import { statementType } from './statement.ts'

/** The media type of a Sigstore bundle, which holds a DSSE envelope and says whose signature is on it. */
export const bundleType = 'application/vnd.dev.sigstore.bundle.v0.3+json'

/** What an envelope holds, and whose signature was found on it. */
export interface Opened {
  /** The text of the statement. */
  readonly statement: string
  /** The trusted key that signed it. */
  readonly signer?: TrustedKey
  /** The key that the envelope itself names; nobody has checked that. */
  readonly claimed?: string
}

/**
 * Signs a statement and puts it into a bundle that cosign verifies, too: a DSSE envelope whose signature is over type and
 * text (https://github.com/secure-systems-lab/dsse/blob/master/protocol.md).
 */
export async function seal(statement: string, { id, privateKey }: SigningKey): Promise<string> {
  const [{ bundleToJSON, toDSSEBundle }, { dsse }] = await sigstore()
  const artifact = Buffer.from(statement)
  const signature = sign(hashFor(privateKey), dsse.preAuthEncoding(statementType, artifact), privateKey)
  const bundle = toDSSEBundle({ artifact, artifactType: statementType, signature, keyHint: id })
  // Verifiers take a key's name in the envelope for one of TUF, and pass over a signature with another; the hint says it.
  bundle.content.dsseEnvelope.signatures = [{ keyid: '', sig: signature }]
  return JSON.stringify(bundleToJSON(bundle))
}

/**
 * Opens a bundle. Its signature is tried with every key, because what the bundle says about its key is not signed.
 *
 * @throws UserError when it is no bundle with a statement in it.
 */
export async function open(bundle: string, keys: readonly TrustedKey[]): Promise<Opened> {
  const [{ bundleFromJSON, isBundleWithDsseEnvelope }, { dsse }] = await sigstore()
  const parsed = parse(bundle, bundleFromJSON)
  if (!isBundleWithDsseEnvelope(parsed)) throw new UserError('its bundle holds no statement')
  const { payload, payloadType, signatures } = parsed.content.dsseEnvelope
  if (payloadType !== statementType)
    throw new UserError(`it holds ${payloadType.slice(0, 80)} and no statement`)
  const signature = signatures[0]?.sig ?? Buffer.alloc(0)
  const signed = dsse.preAuthEncoding(payloadType, payload)
  const signer = keys.find(({ key }) => isSigned(signed, key, signature))
  const { content } = parsed.verificationMaterial
  const claimed = content.$case === 'publicKey' ? content.publicKey.hint : 'a certificate'
  return { statement: payload.toString('utf8'), signer, claimed: claimed.slice(0, 100) }
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

/** Ed25519 hashes by itself. */
function hashFor({ asymmetricKeyType }: TrustedKey['key']): string | null {
  return asymmetricKeyType === 'ed25519' ? null : 'sha256'
}

/** Read only where something is signed or verified. */
function sigstore() {
  return Promise.all([import('@sigstore/bundle'), import('@sigstore/core')])
}
