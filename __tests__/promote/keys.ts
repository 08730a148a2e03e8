import { createPrivateKey, generateKeyPairSync } from 'node:crypto'

/** A pair of keys in PEM. */
export interface Pair {
  readonly privateKey: string
  readonly publicKey: string
}

/** Creates a pair of keys; with a password the private one is encrypted. */
export function makeKeys(kind: 'ec' | 'ed25519' = 'ec', password?: string): Pair {
  const publicKeyEncoding = { type: 'spki', format: 'pem' } as const
  const privateKeyEncoding = {
    type: 'pkcs8',
    format: 'pem',
    ...(password !== undefined && { cipher: 'aes-256-cbc', passphrase: password }),
  } as const
  return kind === 'ec'
    ? generateKeyPairSync('ec', { namedCurve: 'P-256', publicKeyEncoding, privateKeyEncoding })
    : generateKeyPairSync('ed25519', { publicKeyEncoding, privateKeyEncoding })
}

/** Writes the private key of a pair as `openssl ecparam -genkey` does. */
export function sec1Key({ privateKey }: Pair): string {
  return createPrivateKey(privateKey).export({ type: 'sec1', format: 'pem' }).toString()
}
