import type { CheckPlan } from './checks/check-plan.ts'
import { type ProbeOrigin, publishAddress } from './container/container-address.ts'
import type { HealthPlan, RunPlan } from './container/run-arguments.ts'
import type { RunnableImage } from './engine/engine-image.ts'
import type { PlatformRun } from './prepared.ts'
import type { Patience } from './readiness/readiness.ts'
import type { SmokeRequest } from './request.ts'

/** Emulated programs are five to twenty times slower. */
const emulatedFactor = 5

/** How long an image without any check must stay up. */
const runningMs = 3000

/** The interval of the fast probes. Each costs the engine up to a tenth of a second, and an emulated one much more. */
const intervalMs = { native: 100, emulated: 500 }

/** The timeouts of one run. */
export function patienceOf(
  request: SmokeRequest,
  { image, platform, emulated }: { image: RunnableImage; platform: string; emulated: boolean },
): Patience {
  return {
    patienceMs: request.smokeTimeout * (emulated ? emulatedFactor : 1),
    stayUpMs: request.smokeStayUp,
    runningMs,
    unhealthyIsFinal: request.smokeHealthcheck === 'image',
    platform,
    program: [...image.entrypoint, ...image.cmd][0] ?? '',
    image,
  }
}

/** Plans the container of one platform. */
export function planRun(
  request: SmokeRequest,
  {
    image,
    compose,
    platform,
    emulated,
    startInterval,
    name,
    labels,
    handover,
    given,
    vantage,
    checkPlan,
    patienceMs,
  }: Circumstances,
): RunPlan {
  const { smokeMemory: memory } = request
  const network = request.smokeNetwork ?? compose?.config.networks?.default?.name
  return {
    name,
    labels,
    image: image.run,
    platform,
    publish: network === 'none' || network === 'host' ? [] : checkPlan.ports,
    publishAt: publishAddress(vantage),
    ...(handover.file !== undefined && { envFile: handover.file }),
    envNames: Object.keys(handover.byName),
    ...(network && { network }),
    ...(memory !== undefined && { memory }),
    health: healthPlan(request.smokeHealthcheck, checkPlan, { startInterval, emulated, patienceMs }),
    given,
    options: [],
    args: request.smokeArgs,
    ...(compose && { composed: true }),
  }
}

/** What a run is planned from: the prepared platform, and what was found out about it. */
export interface Circumstances extends Omit<PlatformRun, 'request' | 'checks' | 'around'> {
  readonly vantage: ProbeOrigin
  readonly checkPlan: CheckPlan
  readonly patienceMs: number
}

function healthPlan(
  wanted: SmokeRequest['smokeHealthcheck'],
  { waits }: CheckPlan,
  { startInterval, emulated, patienceMs }: Pick<Circumstances, 'startInterval' | 'emulated' | 'patienceMs'>,
): HealthPlan {
  if (!waits.some(({ kind }) => kind === 'healthcheck')) return { kind: wanted === 'off' ? 'off' : 'image' }
  if (wanted === 'image') return { kind: 'image' }
  const seconds = Math.ceil(patienceMs / 1000)
  return startInterval
    ? { kind: 'start-period', seconds, intervalMs: emulated ? intervalMs.emulated : intervalMs.native }
    : { kind: 'retries', seconds }
}
