import type { Tools } from '../stage.ts'
import { type Cause, exitCause, memoryCause } from './cause.ts'
import { type Attempts, until } from './condition.ts'
import type { Container } from './container.ts'
import type { EventStream } from './event-stream.ts'
import { listeningPorts } from './listening.ts'
import type { Proof, Wait } from './proof.ts'
import { waitCause } from './wait-cause.ts'
import { inspectContainer, type Over, pause, type Watch, watch } from './watch.ts'

/** How a wait ended: ready by something at a time of the daemon's clock, or not, with the cause. */
export interface Readiness {
  readonly readyBy?: 'healthcheck' | 'http' | 'command' | 'log' | 'port' | 'exit' | 'running'
  readonly readyAt?: number
  readonly exitCode?: number
  readonly cause?: Cause
}

export interface Patience {
  readonly patienceMs: number
  readonly stayUpMs: number
  /** An image without any check must stay up this long. */
  readonly runningMs: number
  readonly unhealthyIsFinal: boolean
  readonly platform: string
  readonly program: string
}

/** How long a check may still fail once something else has shown that the container is ready. */
const settleMs = 5000

/** Waits for everything that a proof waits for, and names the cause when it does not come. */
export async function awaitReadiness(
  container: Container,
  { proof, events, ...patience }: Patience & { proof: Proof; events: EventStream },
  tools: Tools,
): Promise<Readiness> {
  const eyes = watch(
    {
      name: container.name,
      events,
      since: container.startedAt,
      patienceMs: patience.patienceMs,
      unhealthyIsFinal: patience.unhealthyIsFinal,
    },
    tools,
  )
  try {
    if (proof.exitCode !== undefined) return await awaitExit(container, proof, { eyes, patience }, tools)
    let ready: Pick<Readiness, 'readyBy' | 'readyAt'> = {}
    for (const wait of proof.waits) {
      const attempts: Attempts = { count: 0, lastAt: container.startedAt }
      const impatient = ready.readyAt !== undefined && (wait.kind === 'command' || wait.kind === 'port')
      const signal = impatient ? AbortSignal.timeout(settleMs) : undefined
      const at = await until(
        wait,
        { target: container, watch: eyes, attempts, ...(signal && { signal }) },
        tools,
      )
      if (at === undefined)
        return { ...ready, ...(await failure(container, { wait, attempts, eyes, ready, patience }, tools)) }
      if (ready.readyAt === undefined) ready = { readyBy: wait.kind, readyAt: at }
    }
    const stay = ready.readyAt === undefined ? patience.runningMs : 0
    await pause(Math.max(stay, patience.stayUpMs), eyes.over)
    if (eyes.over.aborted && overOf(eyes).kind !== 'timeout')
      return { ...ready, ...(await failure(container, { eyes, ready, patience }, tools)) }
    return ready.readyAt === undefined ? { readyBy: 'running' } : ready
  } finally {
    eyes.stop()
  }
}

async function awaitExit(
  container: Container,
  { exitCode: expected }: Proof,
  { eyes, patience }: { eyes: Watch; patience: Patience },
  tools: Tools,
): Promise<Readiness> {
  await pause(patience.patienceMs + 1000, eyes.over)
  const over = overOf(eyes)
  if (over.kind === 'cancelled') throw tools.signal.reason
  if (over.kind === 'oom') return { cause: memoryCause(over.at - container.startedAt) }
  if (over.kind !== 'exited') {
    const sentence = `the container was still running after ${patience.patienceMs / 1000} s, but it should have ended with code ${expected}`
    return { cause: { kind: 'did-not-exit', sentence } }
  }
  const { exitCode, at } = over
  if (exitCode === expected) return { readyBy: 'exit', readyAt: at, exitCode }
  const { cause } = await failure(container, { eyes, ready: {}, patience }, tools)
  if (cause?.kind !== 'exited') return { exitCode, ...(cause && { cause }) }
  const sentence = `the container ended with code ${exitCode} instead of ${expected}`
  return { exitCode, cause: { kind: 'wrong-exit-code', sentence } }
}

interface Failed {
  readonly wait?: Wait
  readonly attempts?: Attempts
  readonly eyes: Watch
  readonly ready: Readiness
  readonly patience: Patience
}

async function failure(
  container: Container,
  { wait, attempts, eyes, ready, patience }: Failed,
  tools: Tools,
): Promise<Pick<Readiness, 'cause' | 'exitCode'>> {
  const over = overOf(eyes)
  if (over.kind === 'cancelled') throw tools.signal.reason
  const state = await inspectContainer(container.name, tools)
  if (over.kind === 'exited') {
    await container.log.settle()
    const exited = {
      exitCode: over.exitCode,
      state,
      startedAt: container.startedAt,
      endedAt: state?.finishedAt || over.at,
      lastLines: container.log.tail.slice(-20).map(line => line.text),
      wasReady: ready.readyAt !== undefined,
    }
    return { exitCode: over.exitCode, cause: exitCause(exited, patience) }
  }
  if (over.kind === 'oom') return { cause: memoryCause(over.at - container.startedAt) }
  if (wait === undefined || attempts === undefined) throw new Error('a wait ended without a reason')
  const asksPort = wait.kind === 'http' || wait.kind === 'port'
  const listening = asksPort ? await listeningPorts(container.pid, container.id) : undefined
  const port = wait.kind === 'http' || wait.kind === 'port' ? (wait.port ?? container.defaultPort) : undefined
  const { patienceMs } = patience
  const { startedAt } = container
  return {
    cause: waitCause({
      condition: wait,
      over: over.kind,
      patienceMs,
      startedAt,
      attempts,
      state,
      listening,
      port,
    }),
  }
}

/** A wait can end by its own limit while the watch goes on; that counts as the time being up. */
function overOf({ over }: Watch): Over {
  return over.aborted ? (over.reason as Over) : { kind: 'timeout' }
}
