import type { Tools } from '../../stage/stage.ts'
import { explainExit } from '../causes/exit-cause.ts'
import { explainTimeout } from '../causes/running-cause.ts'
import type { CheckPlan, Wait } from '../checks/check-plan.ts'
import { watchForExpected } from '../checks/log-checks.ts'
import { type Cause, memoryCause } from '../container/cause.ts'
import type { Container } from '../container/container.ts'
import type { EventStream } from '../container/event-stream.ts'
import { listeningPorts } from '../container/listening.ts'
import { inspectContainer, pause, type WaitEnd, type Watch, watch } from '../container/watch.ts'
import type { EngineImage } from '../engine/image-config.ts'
import { type Attempts, until } from './condition.ts'

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
  /** Its configuration, which explains failures. */
  readonly image: EngineImage
}

/**
 * Waits for every condition of a plan, and returns the cause when one is not met. The container is ready when the last of
 * them holds: a HEALTHCHECK that passes at once says nothing of an application that answers nine seconds later.
 */
export async function awaitReadiness(
  container: Container,
  { checkPlan, events, ...patience }: Patience & { checkPlan: CheckPlan; events: EventStream },
  tools: Tools,
): Promise<Readiness> {
  const observer = watch(
    {
      name: container.name,
      events,
      since: container.startedAt,
      patienceMs: patience.patienceMs,
      unhealthyIsFinal: patience.unhealthyIsFinal,
      ignoresHealth: checkPlan.exitCode !== undefined,
      healthcheck: patience.image.healthcheck ?? [],
    },
    tools,
  )
  try {
    if (checkPlan.exitCode !== undefined)
      return await awaitExit(container, checkPlan, { observer, patience }, tools)
    let ready: Pick<Readiness, 'readyBy' | 'readyAt'> = {}
    const started = checkPlan.waits.map(wait => {
      const attempts: Attempts = { count: 0, lastAt: container.startedAt }
      const start = () => until(wait, { target: container, watch: observer, attempts }, tools)
      // What is printed meanwhile is seen by who listens from the beginning. The others have effects: one after another.
      const held = wait.kind === 'log' ? start() : undefined
      return { wait, attempts, hold: () => held ?? start() }
    })
    for (const { wait, attempts, hold } of started) {
      const at = await hold()
      if (at === undefined)
        return {
          ...ready,
          ...(await failure(container, { wait, attempts, observer, ready, patience }, tools)),
        }
      if (isLater({ wait, attempts, at }, ready.readyAt)) ready = { readyBy: wait.kind, readyAt: at }
    }
    const stay = ready.readyAt === undefined ? patience.runningMs : 0
    await pause(Math.max(stay, patience.stayUpMs), observer.over)
    if (observer.over.aborted && overOf(observer).kind !== 'timeout')
      return { ...ready, ...(await failure(container, { observer, ready, patience }, tools)) }
    return ready.readyAt === undefined ? { readyBy: 'running' } : ready
  } finally {
    observer.stop()
  }
}

/**
 * Returns whether a condition held later than the ones before it. One that held when it was first looked at, after these,
 * may have done so all the time: it was not waited for.
 */
function isLater(
  { wait, attempts, at }: { wait: Wait; attempts: Attempts; at: number },
  readyAt: number | undefined,
): boolean {
  if (readyAt === undefined) return true
  const heldAtOnce = wait.kind !== 'healthcheck' && wait.kind !== 'log' && attempts.count === 1
  return !heldAtOnce && at > readyAt
}

async function awaitExit(
  container: Container,
  checkPlan: CheckPlan,
  { observer, patience }: { observer: Watch; patience: Patience },
  tools: Tools,
): Promise<Readiness> {
  const { exitCode: expected } = checkPlan
  const notPrinted = watchForExpected(container, checkPlan)
  await pause(patience.patienceMs + 1000, observer.over)
  const over = overOf(observer)
  if (over.kind === 'cancelled') throw tools.signal.reason
  if (over.kind === 'oom') return { cause: memoryCause(over.at - container.startedAt) }
  if (over.kind !== 'exited') {
    const sentence = `the container was still running after ${patience.patienceMs / 1000} s, but it should have exited with code ${expected}`
    return { cause: { kind: 'did-not-exit', sentence } }
  }
  const { exitCode, at } = over
  if (exitCode === expected) {
    await container.log.settle()
    const cause = notPrinted()
    return { exitCode, ...(cause === undefined ? { readyBy: 'exit', readyAt: at } : { cause }) }
  }
  const { cause } = await failure(container, { observer, ready: {}, patience }, tools)
  if (cause?.kind !== 'exited') return { exitCode, ...(cause && { cause }) }
  const sentence = `the container exited with code ${exitCode} instead of ${expected}`
  return { exitCode, cause: { kind: 'wrong-exit-code', sentence } }
}

interface Failed {
  readonly wait?: Wait
  readonly attempts?: Attempts
  readonly observer: Watch
  readonly ready: Readiness
  readonly patience: Patience
}

async function failure(
  container: Container,
  {
    // Once it is ready nothing is waited for, and what may still fail but the container itself is its HEALTHCHECK.
    wait = { kind: 'healthcheck' },
    attempts = { count: 0, lastAt: container.startedAt },
    observer,
    ready,
    patience,
  }: Failed,
  tools: Tools,
): Promise<Pick<Readiness, 'cause' | 'exitCode'>> {
  const over = overOf(observer)
  if (over.kind === 'cancelled') throw tools.signal.reason
  const state = await inspectContainer(container.name, tools)
  if (over.kind === 'exited') {
    await container.log.settle()
    const exited = {
      exitCode: over.exitCode,
      state,
      startedAt: container.startedAt,
      endedAt: state?.finishedAt || over.at,
      lastLines: container.log.tail.slice(-50).map(line => line.text),
      wasReady: ready.readyAt !== undefined,
    }
    const program = {
      image: patience.image,
      command: state?.command ?? [],
      container: container.name,
      exec: tools.exec,
    }
    return { exitCode: over.exitCode, cause: await explainExit(exited, patience, program) }
  }
  if (over.kind === 'oom') return { cause: memoryCause(over.at - container.startedAt) }
  const listening = await listeningPorts(container.pid, container.id)
  const port = wait.kind === 'http' || wait.kind === 'port' ? (wait.port ?? container.defaultPort) : undefined
  const { patienceMs } = patience
  const { startedAt } = container
  const waited = { condition: wait, over, patienceMs, startedAt, attempts, state, listening, port }
  return { cause: await explainTimeout(waited, { container, image: patience.image }, tools) }
}

/** A wait can end by its own limit while the watch continues; that counts as a timeout. */
function overOf({ over }: Watch): WaitEnd {
  return over.aborted ? (over.reason as WaitEnd) : { kind: 'timeout' }
}
