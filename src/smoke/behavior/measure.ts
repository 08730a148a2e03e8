import type { Behavior } from '../../stage/record/smoke.ts'
import type { Tools } from '../../stage/stage.ts'
import type { Container } from '../container/container.ts'
import { peakMemory } from '../container/memory.ts'
import { userOf } from '../container/process-user.ts'
import { removeContainers } from '../container/remove.ts'
import type { Readiness } from '../readiness/readiness.ts'
import type { SmokeRequest } from '../request.ts'
import { changedPaths, type Extra, type Hardening, measureHardening, measureRestart } from './behavior.ts'
import { type Stopped, stopContainer } from './stop.ts'

/** Measurements of a container that became ready. */
export interface Measured {
  readonly peak?: number
  readonly runsAs?: number
  readonly stopped?: Stopped
  readonly restart?: { readonly seconds?: number; readonly fault?: string }
  readonly hardening?: readonly Hardening[]
}

/** Extra runs by default only where they are cheap: the container is ready within this time. */
const quickMs = 5000

/** Time limit for all hardening runs together; the last one may exceed it. */
const hardeningMs = 30_000

/** Measures memory, user and stop, and restart and hardening where requested. Stops the container. */
export async function measure(
  container: Container,
  { request, emulated, readiness, extra }: Measuring,
  tools: Tools,
): Promise<Measured> {
  const { id, pid, name } = container
  const [peak, runsAs] = await Promise.all([peakMemory(pid, id), userOf(pid, id)])
  const seen = { ...(peak !== undefined && { peak }), ...(runsAs !== undefined && { runsAs }) }
  const oneShot = readiness.readyBy === 'exit'
  const { image, around } = extra
  const stopped = oneShot
    ? undefined
    : await stopContainer(
        {
          name,
          id,
          pid,
          signal: image.stopSignal,
          patienceMs: request.smokeStopTimeout,
          events: around.events,
        },
        tools,
      )
  const required: readonly Behavior[] = request.smokeRequire
  const readyMs = (readiness.readyAt ?? container.startedAt) - container.startedAt
  const cheap = readiness.readyAt !== undefined && readyMs <= quickMs && !emulated && !oneShot
  const wanted = request.smokeBehavior === 'all' || (request.smokeBehavior === 'auto' && cheap)
  const quicker = {
    ...extra,
    patience: { ...extra.patience, patienceMs: Math.min(extra.patience.patienceMs, 2 * readyMs + 3000) },
  }
  const restart =
    (wanted && !oneShot) || required.includes('restart') ? await measureRestart(quicker, tools) : undefined
  // The options of a service are the compose file's own.
  const hardening = extra.plan.composed
    ? undefined
    : wanted || required.some(each => hardenings.includes(each))
      ? await harden(quicker, tools)
      : undefined
  return {
    ...seen,
    ...(stopped && { stopped }),
    ...(restart && { restart }),
    ...(hardening && { hardening }),
  }
}

export interface Measuring {
  readonly request: SmokeRequest
  readonly emulated: boolean
  readonly readiness: Readiness
  readonly extra: Extra
}

const hardenings: readonly Behavior[] = ['other-user', 'read-only', 'no-new-privileges', 'no-capabilities']

async function harden(extra: Extra, tools: Tools): Promise<Hardening[]> {
  const written = await changedPaths(extra.plan.name, tools)
  await removeContainers([extra.plan.name], tools)
  return await measureHardening(extra, { written, deadline: tools.now() + hardeningMs }, tools)
}
