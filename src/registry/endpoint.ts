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
  const plain =
    isLoopback(new URL(`http://${host}/`).hostname) || plainHttp.some(name => name.toLowerCase() === registry)
  return { registry, url: new URL(`${plain ? 'http' : 'https'}://${host}/`) }
}

/** Returns whether a URL's host name is this machine. */
function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || /^127(?:\.\d{1,3}){3}$/.test(hostname) || hostname === '[::1]'
}
