import { createKeychain, type KeychainTools } from './auth/keychain.ts'
import { createTransport, type Transport, type TransportTools } from './transport.ts'

/** The effects that a stage has for requests to registries. */
export interface RegistryAccess
  extends Pick<KeychainTools, 'exec'>,
    Pick<TransportTools, 'http' | 'now' | 'signal' | 'plainHttp' | 'trustedRealms'> {
  readonly host: Pick<KeychainTools, 'variable'> & Pick<TransportTools, 'mask'>
}

/** Opens a transport for a stage, with the credentials of this machine. Nothing is sent yet. */
export function openTransport({ exec, host, ...access }: RegistryAccess): Transport {
  const keychain = createKeychain({ exec, variable: name => host.variable(name) })
  return createTransport({ ...access, keychain, mask: secret => host.mask(secret) })
}
