import { lineList } from './lists.ts'
import { listReader } from './readers.ts'

/** Accepts host names of registries, one per line. */
export const registryHosts = listReader('list of hosts, one per line', value =>
  lineList(value).map(registryHost),
)

/** Accepts the host name of one registry. @throws Error with what to write instead. */
export function registryHost(host: string): string {
  const scheme = /^(https?:\/\/)(.*)$/.exec(host)
  if (scheme) throw new Error(`"${host}" is an address, not a host: write ${scheme[2]?.split('/')[0]}`)
  if (host.includes('/'))
    throw new Error(`"${host}" is a repository, not a host: write ${host.split('/')[0]}`)
  if (
    !/^[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::\d{1,5})?$/.test(host) ||
    !URL.canParse(`https://${host}/`)
  )
    throw new Error(`"${host}" is not a host name: write for example registry.example:5000`)
  return host
}

/** Accepts token servers, one per line: a host, with `http://` in front where it has no TLS. */
export const realmHosts = listReader('list of hosts, one per line', value =>
  lineList(value).map(text => {
    const address = URL.canParse(text) && text.includes('://') ? new URL(text) : undefined
    if (address === undefined) return registryHost(text)
    const origin = address.protocol === 'http:' ? address.origin : address.host
    if (text !== origin) throw new Error(`"${text}" is not the host of a token server: write ${origin}`)
    return text
  }),
)
