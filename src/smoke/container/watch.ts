import type { Tools } from '../../stage/stage.ts'
import { brokenProbe } from '../causes/probe-cause.ts'
import { docker } from '../engine/docker.ts'
import type { Cause } from './cause.ts'
import { type ContainerState, parseContainerState, stateFormat } from './container-state.ts'
import type { EventStream } from './event-stream.ts'

/** Why waiting for a container ended without success. */
export type WaitEnd =
  | { readonly kind: 'exited'; readonly exitCode: number; readonly at: number }
  | { readonly kind: 'unhealthy' }
  /** The program of the HEALTHCHECK is not in the image, so no later probe can succeed. */
  | { readonly kind: 'no-probe'; readonly cause: Cause }
  /** The OOM killer ended a process of the container; it need not be process 1. */
  | { readonly kind: 'oom'; readonly at: number }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'cancelled' }

/** Observes one container while a condition is waited for. */
export interface Watch {
  /** Aborts, with an `Over` as its reason, when waiting can no longer succeed. */
  readonly over: AbortSignal
  /** Calls back when the daemon reports, by event or when polled, that the container is healthy. */
  onHealthy(listener: (at: number) => void): void
  stop(): void
}

/** Polling the engine catches events that were lost. */
const netMs = 2000

/** The first polls come sooner where there is a HEALTHCHECK: its second probe shows whether it can pass at all. */
const firstPollsMs = [400, 400, 600]

/**
 * Watches a container by the daemon's events from `since` on (its clock), and by polling. `unhealthyIsFinal`
 * where the image's own times are in force.
 */
export function watch(
  {
    name,
    events,
    since,
    patienceMs,
    unhealthyIsFinal,
    ignoresHealth = false,
    healthcheck = [],
  }: WatchOptions,
  tools: Tools,
): Watch {
  const controller = new AbortController()
  const listeners = new Set<(at: number) => void>()
  let healthyAt: number | undefined
  const over = (reason: WaitEnd) => controller.abort(reason)
  const healthy = (at: number) => {
    healthyAt ??= at
    for (const listener of listeners) listener(healthyAt)
  }
  const unlisten = events.listen(({ container, action, at, exitCode = 0 }) => {
    if (container !== name || at < since) return
    if (action === 'oom') over({ kind: 'oom', at })
    if (action === 'die') over({ kind: 'exited', exitCode, at })
    if (action === 'health_status: healthy') healthy(at)
    if (action === 'health_status: unhealthy' && unhealthyIsFinal && !ignoresHealth)
      over({ kind: 'unhealthy' })
  })
  const timer = setTimeout(over, patienceMs, { kind: 'timeout' })
  const cancel = () => over({ kind: 'cancelled' })
  if (tools.signal.aborted) cancel()
  tools.signal.addEventListener('abort', cancel)
  const probed = { container: name, healthcheck, exec: tools.exec }
  const poll = async () => {
    const state = await inspectContainer(name, tools)
    if (state === undefined || controller.signal.aborted) return
    if (state.status === 'exited' || state.status === 'dead')
      return over({ kind: 'exited', exitCode: state.exitCode, at: state.finishedAt })
    if (state.health === 'healthy') return healthy(tools.now())
    if (ignoresHealth || state.health === undefined) return
    const cause = await brokenProbe(state, probed)
    if (cause) over({ kind: 'no-probe', cause })
  }
  const stopped = new AbortController()
  const ended = AbortSignal.any([stopped.signal, controller.signal])
  const pollUntilEnd = async () => {
    const sooner = healthcheck.length === 0 || ignoresHealth ? [] : [...firstPollsMs]
    while (!ended.aborted) {
      await pause(sooner.shift() ?? netMs, ended)
      if (!ended.aborted) await poll().catch(() => undefined)
    }
  }
  void pollUntilEnd()
  return {
    over: controller.signal,
    onHealthy(listener) {
      listeners.add(listener)
      if (healthyAt !== undefined) listener(healthyAt)
    },
    stop() {
      clearTimeout(timer)
      stopped.abort()
      unlisten()
      tools.signal.removeEventListener('abort', cancel)
    },
  }
}

export interface WatchOptions {
  readonly name: string
  readonly events: EventStream
  readonly since: number
  readonly patienceMs: number
  readonly unhealthyIsFinal: boolean
  /** The container has to exit: its HEALTHCHECK says nothing about that. */
  readonly ignoresHealth?: boolean
  /** The test command of its HEALTHCHECK. */
  readonly healthcheck?: readonly string[]
}

/** Asks the engine for a container's state; nothing when it does not exist. */
export async function inspectContainer(
  name: string,
  { exec }: Pick<Tools, 'exec'>,
): Promise<ContainerState | undefined> {
  const { exitCode, stdout } = await docker(exec, ['container', 'inspect', '--format', stateFormat, name])
  return exitCode === 0 ? parseContainerState(stdout) : undefined
}

/** Waits, or returns at once when the signal aborts. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    if (signal.aborted) return resolve()
    const done = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    signal.addEventListener('abort', done)
  })
}
