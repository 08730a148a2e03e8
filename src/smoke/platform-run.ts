import type { SmokedPlatform } from '../stage/record/smoke.ts'
import type { Tools } from '../stage/stage.ts'
import type { Extra } from './behavior/behavior.ts'
import { type Measured, measure } from './behavior/measure.ts'
import { stopFault } from './behavior/stop.ts'
import { planChecks } from './checks/check-plan.ts'
import { inspectChecks } from './checks/inspect-checks.ts'
import { watchForForbidden } from './checks/log-checks.ts'
import { runChecks } from './checks/run-check.ts'
import { checkIdleImage } from './checks/static-checks.ts'
import { nativeProgram } from './container/cause.ts'
import { composeDown, printServices } from './container/compose.ts'
import { type Container, startContainer } from './container/container.ts'
import { formatLog } from './container/log-follower.ts'
import { removeContainers } from './container/remove.ts'
import { runsNatively } from './emulation.ts'
import type { RunnableImage } from './engine/engine-image.ts'
import type { PlatformRun } from './prepared.ts'
import { quotable } from './quotable.ts'
import { awaitReadiness, type Readiness } from './readiness/readiness.ts'
import { patienceOf, planRun } from './run-plan.ts'
import { beforeOf, failed, measuredEntries, missingBehavior, quoted } from './verdict.ts'
import { endedWarnings, runningWarnings } from './warnings/running-warnings.ts'

/** The result of one platform, and its warnings. */
export interface PlatformResult {
  readonly result: SmokedPlatform
  readonly warnings: readonly string[]
}

/** Runs one platform from start to removal. */
export async function runPlatform(run: PlatformRun, tools: Tools): Promise<PlatformResult> {
  const { request, platform, emulated, name, compose } = run
  const image = asService(run)
  const checkPlan = planChecks({ ...request, checks: run.checks }, image)
  const patience = patienceOf(request, { ...run, image })
  const around = { ...run.around, program: patience.program }
  const { patienceMs } = patience
  const plan = planRun(request, { ...run, image, vantage: around.vantage, checkPlan, patienceMs })
  const env = run.handover.byName
  const extra: Extra = { plan, env, checkPlan, patience, image, around }
  if (checkPlan.idle) return { result: await checkIdleImage(run, extra, tools), warnings: [] }
  let interrupted = true
  let container: Container | undefined
  try {
    const started = await startContainer(
      { plan, env, defaultPort: checkPlan.defaultPort, ...(compose && { compose }) },
      around,
      tools,
    )
    interrupted = false
    if (!('log' in started) && compose) await printServices(compose, tools)
    if (!('log' in started))
      return { result: failed({ platform, emulated }, quoted(started, around.hide), ''), warnings: [] }
    container = started
    const readiness = await prove(started, { run, extra }, tools)
    sayReady(readiness, started, tools)
    const seen = readiness.cause
      ? []
      : await warningsOf(started, { readiness, extra, words: asRun(run) }, tools)
    const measured = readiness.cause ? {} : await measure(started, { request, readiness, extra }, tools)
    const concluded = await conclude({ run, container: started, readiness, measured, seen }, tools)
    if (compose && concluded.result.status === 'failed') await printServices(compose, tools)
    return concluded
  } finally {
    await container?.log.end()
    if (compose) await composeDown(compose.project, tools)
    await removeContainers([name], tools, { late: interrupted ? 3 : 0 })
  }
}

/** Warns of what the checks of a container that is ready do not see. The ports of the machine are not those of the image. */
async function warningsOf(
  container: Container,
  { readiness, extra, words }: { readiness: Readiness; extra: Extra; words: readonly string[] },
  tools: Tools,
): Promise<string[]> {
  const { image, plan } = extra
  if (readiness.readyBy === 'exit') return endedWarnings(words, image)
  const exposedPorts = plan.network === 'host' ? [] : image.exposedPorts
  const volumes = image.volumes.filter(volume => !plan.given.some(option => option.includes(volume)))
  return await runningWarnings(container, { exposedPorts, volumes }, tools)
}

function asRun({ image, request }: PlatformRun): string[] {
  return [...image.entrypoint, ...(request.smokeArgs.length > 0 ? request.smokeArgs : image.cmd)]
}

/** A compose file may give its service another HEALTHCHECK than the image has. */
function asService({ image, compose }: PlatformRun): RunnableImage {
  const own = compose?.config.services[compose.service]?.healthcheck
  if (!own?.disable && !own?.test) return image
  const { healthcheck: _, ...without } = image
  return own.disable || own.test?.[0] === 'NONE' || !own.test
    ? without
    : { ...without, healthcheck: own.test }
}

/** Waits until it is ready, then inspects everything else. */
async function prove(
  container: Container,
  { run, extra }: { run: PlatformRun; extra: Extra },
  tools: Tools,
): Promise<Readiness> {
  const { checkPlan, patience } = extra
  const forbidden = watchForForbidden(container, checkPlan)
  const readiness = await awaitReadiness(
    container,
    { checkPlan, events: run.around.events, ...patience },
    tools,
  )
  if (readiness.cause) return readiness
  const ended = readiness.readyBy === 'exit'
  if (run.emulated && !ended && (await runsNatively(container.pid, container.id)))
    return { ...readiness, cause: nativeProgram(run.platform) }
  if (ended) await container.log.settle()
  const variables = [...run.request.smokeEnv, ...run.request.smokeSecrets]
  const looked = { target: container, image: run.image, variables }
  const cause =
    (await inspectChecks(checkPlan, looked, { ended }, tools)) ??
    (await runChecks(extra, tools)) ??
    forbidden()
  return cause === undefined ? readiness : { ...readiness, cause }
}

function sayReady({ readyBy, readyAt, cause }: Readiness, { startedAt }: Container, tools: Tools) {
  if (cause !== undefined || readyBy === undefined) return
  const after = readyAt === undefined ? '' : ` after ${secondsOf(readyAt - startedAt)} s`
  tools.log.info(readyBy === 'running' ? 'it stays up' : `ready${after}, by ${readyBy}`)
}

interface Concluded {
  readonly run: PlatformRun
  readonly container: Container
  readonly readiness: Readiness
  readonly measured: Measured
  /** Warnings about the running container. */
  readonly seen: readonly string[]
}

async function conclude(
  { run, container, readiness, measured, seen }: Concluded,
  tools: Tools,
): Promise<PlatformResult> {
  const { request, image, platform, emulated } = run
  const { readyBy, readyAt, cause, exitCode } = readiness
  const words = [...image.entrypoint, ...image.cmd]
  const before = beforeOf(request.baseline, run)
  const entries = {
    platform,
    emulated,
    ...(readyBy && { readyBy }),
    ...(readyAt !== undefined && { readySeconds: secondsOf(readyAt - container.startedAt) }),
    ...(exitCode !== undefined && { exitCode }),
    ...measuredEntries(measured, readiness, container.hide),
    ...(before && { before }),
  }
  const found =
    cause ?? missingBehavior(request.smokeRequire, measured, { stopSignal: image.stopSignal, words })
  const fault =
    found === undefined && measured.stopped && stopFault(measured.stopped, image.stopSignal, words)
  const warnings = [
    ...seen.map(each => `${platform}: ${quotable(each, container.hide).slice(0, 1000)}`),
    ...(fault ? [`${platform}: ${fault}`] : []),
    ...(measured.restart?.fault && !found
      ? [`${platform}: ${quotable(measured.restart.fault, container.hide)}`]
      : []),
    ...(readyBy === 'running' ? [`${platform}: ${nothingProven}`] : []),
  ]
  if (found === undefined) return { result: { status: 'passed', ...entries }, warnings }
  await removeContainers([run.name], tools)
  await container.log.settle()
  const log = formatLog(container.log.tail, container.startedAt)
  return { result: failed(entries, quoted(found, container.hide), log), warnings }
}

const nothingProven =
  'the image has no HEALTHCHECK and no check was given: the test only shows that it stays up for a few seconds. Add a HEALTHCHECK to the Dockerfile, set `smoke-path: /healthz`, or list checks in `smoke` (`exit 0` for an image that does its work and exits).'

function secondsOf(ms: number): number {
  return Math.max(0, Math.round(ms)) / 1000
}
