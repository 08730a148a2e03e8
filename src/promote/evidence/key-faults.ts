import type { KeyObject } from 'node:crypto'

/** Explains why a PEM block is no private key, by what it calls itself; nothing where it is one. */
export function notPrivate(label: string): string | undefined {
  if (['PRIVATE KEY', 'ENCRYPTED PRIVATE KEY', 'EC PRIVATE KEY'].includes(label)) return undefined
  if (label === 'PUBLIC KEY')
    return 'is a public key: it belongs into trusted-keys, and here the private one that it was made from'
  if (/^ENCRYPTED (SIGSTORE|COSIGN) PRIVATE KEY$/.test(label))
    return "is in cosign's own encryption, which cosign alone reads: make one with openssl, and cosign takes it too (cosign import-key-pair)"
  if (label === 'OPENSSH PRIVATE KEY')
    return 'is a key of OpenSSH, and PKCS#8 is read, which begins with BEGIN PRIVATE KEY'
  return `is a ${label}, and not a private key in PKCS#8`
}

/** Explains why a PEM block is no public key. */
export function notPublic(label: string): string {
  if (label === 'PUBLIC KEY') return 'cannot be read: its PEM block is damaged'
  return label.includes('PRIVATE')
    ? `is a ${label}: only public keys belong here, and this one should be replaced, because what stands here is no secret`
    : `is a ${label}, and not a PUBLIC KEY`
}

/** Explains why a key will not do; nothing where it will. */
export function unfitness({
  asymmetricKeyType: type,
  asymmetricKeyDetails: details,
}: KeyObject): string | undefined {
  if (type === 'ed25519' || (type === 'ec' && details?.namedCurve === 'prime256v1')) return undefined
  const kind = type === 'ec' ? `EC ${details?.namedCurve}` : type?.toUpperCase()
  return `is a key of the kind ${kind}, and EC P-256 or Ed25519 is asked for`
}
