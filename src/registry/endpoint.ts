/** The address of a registry's API, and whether plain HTTP is allowed. */
export interface Endpoint {
  /** The host as references write it, for example `docker.io`. */
  readonly registry: string
  /** Scheme, host and port; always ends in `/`. */
  readonly url: URL
  /** Token servers that the user trusts although rules for them would not: `host[:port]`, or with `http://`. */
  readonly trustedRealms?: readonly string[]
}

/** Finds the API of a registry: HTTPS, but plain HTTP for this machine and for hosts that the user named. */
export function endpointOf(registry: string, plainHttp: readonly string[] = []): Endpoint {
  const host = registry === 'docker.io' ? 'registry-1.docker.io' : registry
  const plain = isLoopback(new URL(`http://${host}/`).hostname) || plainHttp.includes(registry)
  return { registry, url: new URL(`${plain ? 'http' : 'https'}://${host}/`) }
}

/** Returns whether a URL's host name is this machine. */
function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || /^127(?:\.\d{1,3}){3}$/.test(hostname) || hostname === '[::1]'
}

/** Returns whether a URL's host name is an address that is not public: private, link-local, loopback, unspecified. */
export function isPrivateAddress(hostname: string): boolean {
  if (isLoopback(hostname)) return true
  const v4 = /^(\d{1,3})\.(\d{1,3})\.\d{1,3}\.\d{1,3}$/.exec(hostname)
  if (v4) {
    const [a, b] = [Number(v4[1]), Number(v4[2])]
    if (a === 0 || a === 10 || a === 127) return true
    if (a === 169 && b === 254) return true
    if (a === 172 && b >= 16 && b <= 31) return true
    return (a === 192 && b === 168) || (a === 100 && b >= 64 && b <= 127)
  }
  if (!hostname.startsWith('[')) return false
  const v6 = hostname.slice(1, -1).toLowerCase()
  return v6 === '::' || v6 === '::1' || /^(?:f[cd]|fe[89ab]|::ffff:)/.test(v6)
}
