import type { Tools } from '../stage.ts'
import { createKeychain } from './auth/keychain.ts'
import { createTransport, type Transport } from './transport.ts'

/** Opens the way to registries for a stage, with the credentials of the machine. Nothing is sent yet. */
export function openTransport({
  http,
  exec,
  host,
  now,
  signal,
  plainHttp,
}: Pick<Tools, 'http' | 'exec' | 'host' | 'now' | 'signal' | 'plainHttp'>): Transport {
  const keychain = createKeychain({ exec, variable: name => host.variable(name) })
  return createTransport({ http, keychain, mask: secret => host.mask(secret), now, signal, plainHttp })
}
