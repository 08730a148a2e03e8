import type { Tools } from '../stage.ts'
import type { Cause } from './cause.ts'
import { type Container, type Surroundings, startContainer } from './container.ts'
import type { RunnableImage } from './engine-image.ts'
import type { Handover } from './environment.ts'
import type { Behavior } from './inputs.ts'
import { formatLog } from './log-follower.ts'
import { peakMemory } from './memory.ts'
import { decideProof, type Proof } from './proof.ts'
import { publishAddress } from './reach.ts'
import { awaitReadiness, type Patience, type Readiness } from './readiness.ts'
import { removeContainers } from './remove.ts'
import type { SmokeRequest } from './request.ts'
import type { HealthPlan, RunPlan } from './run-arguments.ts'
import type { SmokedPlatform } from './section.ts'
import { type Stopped, stopContainer, stopFault } from './stop.ts'

/** One platform of the image, ready to be run. */
export interface PlatformRun {
  readonly request: SmokeRequest
  readonly image: RunnableImage
  readonly platform: string
  readonly emulated: boolean
  readonly startInterval: boolean
  readonly name: string
  readonly labels: readonly string[]
  readonly handover: Handover
  readonly around: Omit<Surroundings, 'program'>
}

/** What one platform showed, and what people should know of it beside. */
export interface PlatformResult {
  readonly result: SmokedPlatform
  readonly warnings: readonly string[]
}

/** Emulated programs are five to twenty times slower. */
const emulatedFactor = 5
const runningMs = 3000

/** Runs one platform from start to removal. */
export async function runPlatform(run: PlatformRun, tools: Tools): Promise<PlatformResult> {
  const { request, image, platform, emulated, name } = run
  const proof = decideProof(request, image)
  const program = [...image.entrypoint, ...image.cmd][0] ?? ''
  const patience: Patience = {
    patienceMs: request.smokeTimeout * (emulated ? emulatedFactor : 1),
    stayUpMs: request.smokeStayUp,
    runningMs,
    unhealthyIsFinal: request.smokeHealthcheck === 'image',
    platform,
    program,
  }
  const around = { ...run.around, program }
  let interrupted = true
  let container: Container | undefined
  try {
    const started = await startContainer(
      { plan: planOf(run, proof, patience), env: run.handover.byName, defaultPort: proof.defaultPort },
      around,
      tools,
    )
    interrupted = false
    if (!('log' in started)) return { result: failed({ platform, emulated }, started, ''), warnings: [] }
    container = started
    const readiness = await awaitReadiness(started, { proof, events: around.events, ...patience }, tools)
    sayReady(readiness, started, tools)
    const measured = readiness.cause ? {} : await measure(started, run, readiness, tools)
    return await conclude({ run, proof, container: started, readiness, ...measured }, tools)
  } finally {
    await container?.log.end()
    await removeContainers([name], tools, { late: interrupted ? 3 : 0 })
  }
}

function planOf(
  { request, image, platform, startInterval, name, labels, handover, around }: PlatformRun,
  proof: Proof,
  patience: Patience,
): RunPlan {
  const { smokeNetwork: network } = request
  return {
    name,
    labels,
    image: image.run,
    platform,
    publish: network === 'none' || network === 'host' ? [] : proof.ports,
    publishAt: publishAddress(around.vantage),
    ...(handover.file !== undefined && { envFile: handover.file }),
    envNames: Object.keys(handover.byName),
    ...(network && { network }),
    ...(request.smokeMemory !== undefined && { memory: request.smokeMemory }),
    health: healthPlan(request.smokeHealthcheck, proof, { startInterval, patienceMs: patience.patienceMs }),
    options: [],
    args: request.smokeArgs,
  }
}

function healthPlan(
  wanted: SmokeRequest['smokeHealthcheck'],
  { waits }: Proof,
  { startInterval, patienceMs }: { startInterval: boolean; patienceMs: number },
): HealthPlan {
  if (!waits.some(({ kind }) => kind === 'healthcheck')) return { kind: wanted === 'off' ? 'off' : 'image' }
  if (wanted === 'image') return { kind: 'image' }
  const seconds = Math.ceil(patienceMs / 1000)
  return startInterval ? { kind: 'start-period', seconds, intervalMs: 200 } : { kind: 'retries', seconds }
}

function sayReady({ readyBy, readyAt, cause }: Readiness, { startedAt }: Container, tools: Tools) {
  if (cause !== undefined || readyBy === undefined) return
  const after = readyAt === undefined ? '' : ` after ${secondsOf(readyAt - startedAt)} s`
  tools.log.info(readyBy === 'running' ? 'it stays up' : `ready${after}, by ${readyBy}`)
}

interface Measured {
  readonly peak?: number
  readonly stopped?: Stopped
}

async function measure(
  container: Container,
  { request, image, around, name }: PlatformRun,
  { readyBy }: Readiness,
  tools: Tools,
): Promise<Measured> {
  if (readyBy === 'exit') return {}
  const { id, pid } = container
  const peak = await peakMemory(pid, id)
  const stopped = await stopContainer(
    { name, id, pid, signal: image.stopSignal, patienceMs: request.smokeStopTimeout, events: around.events },
    tools,
  )
  return { ...(peak !== undefined && { peak }), ...(stopped && { stopped }) }
}

interface Concluded extends Measured {
  readonly run: PlatformRun
  readonly proof: Proof
  readonly container: Container
  readonly readiness: Readiness
}

async function conclude(
  { run, container, readiness, peak, stopped }: Concluded,
  tools: Tools,
): Promise<PlatformResult> {
  const { request, image, platform, emulated } = run
  const { readyBy, readyAt, cause } = readiness
  const fault = stopped && stopFault(stopped, image.stopSignal, [...image.entrypoint, ...image.cmd])
  const behaviors: readonly Behavior[] = request.smokeRequire
  const required: Cause | undefined =
    fault !== undefined && behaviors.includes('stop') ? { kind: 'behavior', sentence: fault } : undefined
  const exitCode = stopped?.exitCode ?? readiness.exitCode
  const times = {
    platform,
    emulated,
    ...(readyBy && { readyBy }),
    ...(readyAt !== undefined && { readySeconds: secondsOf(readyAt - container.startedAt) }),
    ...(stopped && { stopSeconds: secondsOf(stopped.seconds * 1000) }),
    ...(exitCode !== undefined && { exitCode }),
    ...(peak !== undefined && { peakMemory: peak }),
  }
  const warnings = [
    ...(fault !== undefined && required === undefined ? [`${platform}: ${fault}`] : []),
    ...(readyBy === 'running' ? [`${platform}: ${nothingProven}`] : []),
  ]
  const found = cause ?? required
  if (found === undefined) return { result: { status: 'passed', ...times }, warnings }
  await removeContainers([run.name], tools)
  await container.log.settle()
  return { result: failed(times, found, formatLog(container.log.tail, container.startedAt)), warnings }
}

const nothingProven = `the image has no HEALTHCHECK and no check was given, so all that is known is that it runs for ${runningMs / 1000} s. Add a HEALTHCHECK to the Dockerfile, set \`smoke-path: /healthz\`, or list checks in \`smoke\` (\`exit 0\` for an image that does its work and ends).`

function failed(
  times: Omit<SmokedPlatform, 'status'>,
  { kind, sentence, advice }: Cause,
  log: string,
): SmokedPlatform {
  return {
    status: 'failed',
    ...times,
    cause: sentence.slice(0, 3000),
    causeKind: kind,
    ...(advice !== undefined && { advice }),
    ...(log !== '' && { log }),
  }
}

function secondsOf(ms: number): number {
  return Math.max(0, Math.round(ms)) / 1000
}
