import { createInterface } from 'node:readline'
import type { Running, Tools } from '../../stage/stage.ts'
import { startDocker } from '../engine/docker.ts'

/** An event of a container, as the daemon reports it. */
export interface ContainerEvent {
  readonly container: string
  /** `start`, `die`, `oom`, `kill`, `health_status: healthy` … */
  readonly action: string
  /** Milliseconds since 1970 by the daemon's clock, with fractions. */
  readonly at: number
  readonly exitCode?: number
  /** When it was received, by our clock. */
  readonly seenAt: number
}

/** The events of all containers with one label, as they arrive. */
export interface EventStream {
  readonly events: readonly ContainerEvent[]
  /** Calls back for every past and future event; returns a function that stops this. */
  listen(listener: (event: ContainerEvent) => void): () => void
  end(): Promise<unknown>
}

const actions = ['start', 'die', 'oom', 'kill', 'health_status']

/**
 * Follows the daemon's events of containers with a label. It includes the last minute, so that nothing is lost while the stream is being opened.
 */
export function followEvents({ exec, now }: Pick<Tools, 'exec' | 'now'>, label: string): EventStream {
  const filters = [`label=${label}`, 'type=container', ...actions.map(action => `event=${action}`)]
  const running: Running = startDocker(exec, [
    'events',
    '--since',
    String(Math.floor(now() / 1000) - 60),
    ...filters.flatMap(filter => ['--filter', filter]),
    '--format',
    '{{json .}}',
  ])
  const events: ContainerEvent[] = []
  const listeners = new Set<(event: ContainerEvent) => void>()
  running.stderr.resume()
  createInterface({ input: running.stdout }).on('line', line => {
    const event = parseEvent(line, now())
    if (event === undefined) return
    events.push(event)
    for (const listener of [...listeners]) listener(event)
  })
  return {
    events,
    listen(listener) {
      listeners.add(listener)
      for (const event of [...events]) listener(event)
      return () => listeners.delete(listener)
    },
    end: () => running.end(500).catch(() => undefined),
  }
}

/** Reads one line of `docker events --format '{{json .}}'`. */
export function parseEvent(line: string, seenAt: number): ContainerEvent | undefined {
  try {
    const { Action, Actor, timeNano } = JSON.parse(line)
    const exitCode = Actor?.Attributes?.exitCode
    return {
      container: String(Actor?.Attributes?.name ?? ''),
      action: String(Action),
      at: Number(timeNano) / 1e6,
      seenAt,
      ...(exitCode !== undefined && { exitCode: Number(exitCode) }),
    }
  } catch {
    return undefined
  }
}
