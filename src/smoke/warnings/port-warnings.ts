import { type Listening, listeningPorts } from '../container/listening.ts'
import { pause } from '../container/watch.ts'

/** How long a port may be bound later than the application is ready. */
const patienceMs = 1000

/** Warns of exposed TCP ports that nobody can reach; nothing where the sockets of the container cannot be seen. */
export async function portWarnings(
  { pid, id }: { readonly pid: number; readonly id: string },
  exposed: readonly number[],
  signal: AbortSignal,
): Promise<string[]> {
  if (exposed.length === 0) return []
  const until = Date.now() + patienceMs
  let found = await listeningPorts(pid, id)
  while (found !== undefined && unreachable(exposed, found).length > 0 && Date.now() < until) {
    signal.throwIfAborted()
    await pause(100, signal)
    found = await listeningPorts(pid, id)
  }
  return found === undefined ? [] : unreachable(exposed, found)
}

/** Describes the exposed ports that are not listened on, or from inside the container only. */
export function unreachable(exposed: readonly number[], listening: readonly Listening[]): string[] {
  const reachable = new Set(listening.filter(each => !each.loopbackOnly).map(({ port }) => port))
  const loopback = Map.groupBy(listening, each => each.port)
  return exposed
    .filter(port => !reachable.has(port))
    .map(port => {
      const addresses = loopback.get(port)?.map(({ address }) => address)
      return addresses === undefined
        ? `the image exposes port ${port}, and nothing listens on it${others(listening, exposed)}`
        : `the image exposes port ${port}, which is listened on at ${[...new Set(addresses)].join(' and ')} only: it cannot be reached from outside the container`
    })
}

function others(listening: readonly Listening[], exposed: readonly number[]): string {
  const ports = listening.filter(each => !each.loopbackOnly && !exposed.includes(each.port))
  const names = [...new Set(ports.map(({ port }) => port))].slice(0, 5)
  return names.length === 0 ? '' : `: it listens on ${names.join(', ')}`
}
