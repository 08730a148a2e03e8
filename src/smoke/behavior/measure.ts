import type { Behavior } from '../../stage/check-names.ts'
import type { SmokedPlatform } from '../../stage/record/smoke.ts'
import type { Tools } from '../../stage/stage.ts'
import type { Container } from '../container/container.ts'
import { peakMemory } from '../container/memory.ts'
import { userOf } from '../container/process-user.ts'
import { usageOf } from '../container/usage.ts'
import type { Patience, Readiness } from '../readiness/readiness.ts'
import type { SmokeRequest } from '../request.ts'
import { changedPaths, type Extra, measureRestart } from './behavior.ts'
import { type Hardening, hardenings, measureHardening } from './hardening.ts'
import { type Stopped, stopContainer } from './stop.ts'

/** Measurements of a container that became ready. */
export interface Measured {
  readonly peak?: number
  readonly runsAs?: number
  readonly stopped?: Stopped
  readonly restart?: { readonly seconds?: number; readonly fault?: string }
  readonly hardening?: readonly Hardening[]
  readonly usage?: SmokedPlatform['usage']
  /** How many containers the hardening had at once. */
  readonly atOnce?: number
}

/** How many further containers run side by side: all the hardening measures, each alone. */
const sideBySide = 4

/** Bytes. Containers of an application that needs more run one after another, for the machine has to hold them. */
const smallMemory = 512 * 2 ** 20

/** What a further run gets beyond the time that the first one took. */
const marginMs = 5000

/** Measures memory, user and stop, and restart and hardening where requested. Stops the container. */
export async function measure(
  container: Container,
  { request, readiness, extra }: Measuring,
  tools: Tools,
): Promise<Measured> {
  const { id, pid, name } = container
  const [peak, runsAs, usage] = await Promise.all([peakMemory(pid, id), userOf(pid, id), usageOf(pid, id)])
  const oneShot = readiness.readyBy === 'exit'
  const { image, around, plan } = extra
  const required: readonly Behavior[] = request.smokeRequire
  const readyMs = readiness.readyAt === undefined ? undefined : readiness.readyAt - container.startedAt
  const wanted = request.smokeBehavior === 'all'
  const alone = sharesSomething(plan) || (peak ?? 0) > smallMemory
  const atOnce = alone ? 1 : sideBySide
  // The options of a service are the compose file's own.
  const measures = plan.composed ? [] : hardenings.filter(each => wanted || required.includes(each))
  const written = measures.includes('read-only') ? await changedPaths(name, tools) : []
  const further = (isRequired: boolean) => ({
    ...extra,
    patience: isRequired ? extra.patience : patienceFor(extra.patience, { readyMs, atOnce }),
  })
  const stopAndRestart = async () => {
    const stopping = { name, id, pid, signal: image.stopSignal, events: around.events }
    const stopped = oneShot
      ? undefined
      : await stopContainer({ ...stopping, patienceMs: request.smokeStopTimeout }, tools)
    const restarted = (wanted && !oneShot) || required.includes('restart')
    if (!restarted) return { stopped }
    const since = stopped?.at ?? readiness.readyAt
    const restart = await measureRestart(further(required.includes('restart')), { since }, tools)
    return { stopped, restart }
  }
  const harden = () =>
    measures.length === 0
      ? undefined
      : measureHardening(
          further(measures.some(each => required.includes(each))),
          { measures, written, atOnce },
          tools,
        )
  const [{ stopped, restart }, hardening] = await bothOf(stopAndRestart, harden, alone)
  return {
    ...(peak !== undefined && { peak }),
    ...(runsAs !== undefined && { runsAs }),
    ...(stopped && { stopped }),
    ...(restart && { restart }),
    ...(hardening && { hardening, atOnce }),
    ...(usage && { usage }),
  }
}

export interface Measuring {
  readonly request: SmokeRequest
  readonly readiness: Readiness
  readonly extra: Extra
}

/**
 * Two containers at the network of the host ask for the same port, at one database they may wait for each other, and in one
 * folder for each other's lock.
 */
function sharesSomething({ network, given }: Extra['plan']): boolean {
  return (network !== undefined && network !== 'none') || given.some(word => word.startsWith('type=bind,'))
}

/** As much time as the first run took, for each of those that share the machine. What is required gets all there is. */
function patienceFor(
  patience: Patience,
  { readyMs = patience.runningMs, atOnce }: { readyMs: number | undefined; atOnce: number },
): Patience {
  return { ...patience, patienceMs: Math.min(patience.patienceMs, readyMs * (atOnce + 1) + marginMs) }
}

/** One that fails waits for the other, which still has to remove its containers. */
async function bothOf<A, B>(
  first: () => Promise<A>,
  second: () => Promise<B> | undefined,
  alone: boolean,
): Promise<[A, B | undefined]> {
  if (alone) return [await first(), await second()]
  const [a, b] = await Promise.allSettled([first(), second()])
  if (a.status === 'rejected') throw a.reason
  if (b.status === 'rejected') throw b.reason
  return [a.value, b.value]
}
