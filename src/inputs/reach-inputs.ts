import { realmHosts, registryHosts } from './hosts.ts'
import { input, type Table } from './table.ts'

/** How registries are reached; every stage that reads from one is told. */
export const reachInputs = {
  'plain-http': input(registryHosts, {
    description: 'Registries that are reached without TLS, one per line; this machine is always included.',
  }),
  'trusted-realms': input(realmHosts, {
    description:
      'Token servers, one `host:port` per line, to which logins are sent although a registry names them at another address inside a network (`http://host:port` where it has no TLS); the host of the registry itself needs no mention.',
  }),
} satisfies Table
