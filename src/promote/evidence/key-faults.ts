import type { KeyObject } from 'node:crypto'

/** Explains why a PEM block is not a private key, by its type; nothing where it is one. */
export function notPrivate(label: string): string | undefined {
  if (['PRIVATE KEY', 'ENCRYPTED PRIVATE KEY', 'EC PRIVATE KEY'].includes(label)) return undefined
  if (label === 'PUBLIC KEY') return 'is a public key: it belongs in trusted-keys, and its private key here'
  if (/^ENCRYPTED (SIGSTORE|COSIGN) PRIVATE KEY$/.test(label))
    return "is in cosign's own encryption, which only cosign reads: create one with openssl, which cosign can import too (cosign import-key-pair)"
  if (label === 'OPENSSH PRIVATE KEY')
    return 'is a key of OpenSSH, but PKCS#8 is required, which begins with BEGIN PRIVATE KEY'
  return `is a ${label}, not a private key in PKCS#8`
}

/** Explains why a PEM block is not a public key. */
export function notPublic(label: string): string {
  if (label === 'PUBLIC KEY') return 'cannot be read: its PEM block is damaged'
  return label.includes('PRIVATE')
    ? `is a ${label}: only public keys belong here; replace this key, because this input is not a secret`
    : `is a ${label}, not a PUBLIC KEY`
}

/** Explains why a key is not supported; nothing where it is. */
export function unfitness({
  asymmetricKeyType: type,
  asymmetricKeyDetails: details,
}: KeyObject): string | undefined {
  if (type === 'ed25519' || (type === 'ec' && details?.namedCurve === 'prime256v1')) return undefined
  const kind = type === 'ec' ? `EC ${details?.namedCurve}` : type?.toUpperCase()
  return `is a key of the kind ${kind}, but EC P-256 or Ed25519 is required`
}
