import { parseReference } from '../image/reference.ts'
import { RegistryError } from '../registry/error.ts'
import { openTransport } from '../registry/open-transport.ts'
import type { Tools } from '../stage/stage.ts'

/** When a registry that refused a pull with 429 allows pulls again. */
export interface PullLimit {
  /** Milliseconds since 1970. */
  readonly until: number
  /** The registry names the time; otherwise only the period of its quota is known, after which it is surely over. */
  readonly exact: boolean
}

/** Milliseconds for the question; an answer is no condition for anything. */
const longest = 5000

/**
 * Asks the registry of an image when its limit is lifted, which BuildKit's message does not tell. The question is a HEAD, which
 * Docker Hub does not count. https://docs.docker.com/docker-hub/usage/pulls/
 */
export async function pullLimit(image: string, tools: Tools): Promise<PullLimit | undefined> {
  const signal = AbortSignal.any([tools.signal, AbortSignal.timeout(longest)])
  try {
    const { registry, repository, tag, digest } = parseReference(image)
    await openTransport({ ...tools, signal }).once({
      at: { registry, repository },
      actions: ['pull'],
      method: 'HEAD',
      target: `manifests/${digest ?? tag ?? 'latest'}`,
    })
  } catch (error) {
    if (!(error instanceof RegistryError) || error.status !== 429) return undefined
    const { retryAfterMs, quotaPeriodMs } = error
    if (retryAfterMs !== undefined) return { until: tools.now() + retryAfterMs, exact: true }
    if (quotaPeriodMs !== undefined) return { until: tools.now() + quotaPeriodMs, exact: false }
  }
  return undefined
}

/** Describes when a limit is lifted. */
export function describeLimit({ until, exact }: PullLimit, now: number): string {
  const time = `${new Date(until).toISOString().slice(11, 16)} UTC`
  const minutes = Math.max(1, Math.round((until - now) / 60_000))
  const left = minutes < 120 ? `${minutes} min` : `${Math.round(minutes / 60)} hours`
  return exact
    ? `Pulls are allowed again at ${time}, in ${left}.`
    : `Pulls are allowed again at ${time} at the latest, in ${left}.`
}
