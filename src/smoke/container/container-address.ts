import type { ContainerState } from './container-state.ts'

/** Where requests to containers come from. */
export interface ProbeOrigin {
  /** The text of DOCKER_HOST. */
  readonly dockerHost: string | undefined
  /** This process runs in a container of the same engine. */
  readonly insideContainer: boolean
}

/** The address of this machine at which ports are published: loopback, except for an engine on another machine. */
export function publishAddress({ dockerHost }: ProbeOrigin): string {
  return remoteHost(dockerHost) === undefined ? '127.0.0.1' : '0.0.0.0'
}

/** Returns `host:port` for a port of a container, or nothing when it cannot be reached. */
export function originOf(
  state: ContainerState,
  port: number,
  { network, ...vantage }: ProbeOrigin & { readonly network: string | undefined },
): string | undefined {
  const remote = remoteHost(vantage.dockerHost)
  if (network === 'host') return `${remote ?? '127.0.0.1'}:${port}`
  if (vantage.insideContainer && remote === undefined) {
    const address = Object.values(state.addresses).find(each => each !== '')
    return address === undefined ? undefined : `${address}:${port}`
  }
  const published = state.published.get(port)
  return published === undefined ? undefined : `${remote ?? '127.0.0.1'}:${published.port}`
}

function remoteHost(dockerHost: string | undefined): string | undefined {
  const host = /^(?:tcp|ssh|https?):\/\/(?:[^@/]*@)?(\[[^\]]+\]|[^:/]+)/.exec(dockerHost ?? '')?.[1]
  return host === undefined || host === 'localhost' || host === '127.0.0.1' ? undefined : host
}
