import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { hideSecrets } from '../messages/secrets.ts'
import type { Timed } from '../stage/record/section.ts'
import type { SmokedPlatform, SmokePolicy, SmokeSection } from '../stage/record/smoke.ts'
import type { Stage, Tools } from '../stage/stage.ts'
import { readCheckFile } from './checks/check-file.ts'
import { choosePlatforms, type NotRun } from './choose-platforms.ts'
import { readCompose, removeComposeFiles } from './container/compose.ts'
import { removeEnvFile, writeEnvFile } from './container/env-file.ts'
import { followEvents } from './container/event-stream.ts'
import { cleanUpSmoke } from './container/remove.ts'
import { emulatesHere } from './emulation.ts'
import { askEngine, isNative } from './engine/engine-facts.ts'
import { findImage } from './engine/engine-image.ts'
import { runOptionArguments } from './options/option-rights.ts'
import { formatRunOption } from './options/run-options.ts'
import { type PlatformResult, runPlatform } from './platform-run.ts'
import { policyFrom } from './policy.ts'
import { quotable } from './quotable.ts'
import type { SmokeRequest } from './request.ts'
import { worsened } from './verdict.ts'

/** Runs the image as a container on every platform that can run here, and reports the results. */
export const smoke: Stage<SmokeRequest, Timed<SmokeSection>> = async (request, tools) => {
  const { subject } = request
  if (request.smoke === 'off')
    return { status: 'skipped', reason: 'it is switched off', digest: subject.digest, platforms: [] }
  if (subject.platforms.length === 0) {
    const reason = `${subject.digest} has no image that runs, so nothing was tested`
    return { status: 'failed', reason, digest: subject.digest, platforms: [] }
  }
  const file = request.smokeFile
    ? await readCheckFile(request.smokeFile, tools.host.workspace)
    : { checks: [] }
  const given = await runOptionArguments(request, tools.host.workspace)
  const checks = [...(typeof request.smoke === 'string' ? [] : request.smoke), ...file.checks]
  const key = randomBytes(6).toString('hex')
  const label = `buildonce.smoke=${key}`
  const { exec } = tools
  const engine = await askEngine(exec)
  const nativePlatform = request.nativePlatform ?? engine.nativePlatform
  const { run, notRun } = choosePlatforms(subject, request.smokePlatforms, {
    nativePlatform,
    emulates: emulatesHere,
  })
  const compose = await readCompose(request, key, tools)
  tools.registerCleanup({ kind: 'label', name: label })
  const handover = await writeEnvFile([...request.smokeEnv, ...request.smokeSecrets], tools)
  const events = followEvents(tools, label)
  const vantage = {
    dockerHost: tools.host.variable('DOCKER_HOST'),
    insideContainer: existsSync('/.dockerenv'),
  }
  const around = { events, vantage, hide: hideSecrets(request.smokeSecrets.map(({ value }) => value)) }
  const results: PlatformResult[] = []
  try {
    for (const [index, platform] of run.entries()) {
      const emulated = !isNative(platform.platform, nativePlatform)
      tools.log.info(`${platform.platform}${emulated ? ' (emulated)' : ''}: ${platform.digest}`)
      const image = await findImage({ subject, platform, native: !emulated }, tools)
      const { startInterval } = engine
      const name = `buildonce-smoke-${key}-${index}`
      const labels = [
        label,
        `buildonce.run=${tools.host.facts.runId}`,
        `buildonce.attempt=${tools.host.facts.attempt}`,
      ]
      const one = {
        request,
        checks,
        ...(compose && { compose }),
        image,
        platform: platform.platform,
        emulated,
        startInterval,
        name,
        labels,
        handover,
        given,
        around,
      }
      const result = await runPlatform(one, tools)
      results.push(result)
      await sayFailure(result.result, tools)
      for (const warning of result.warnings) tools.log.info(`warning: ${warning}`)
    }
  } finally {
    await Promise.all([events.end(), removeEnvFile(handover), removeComposeFiles(compose)])
  }
  offerBehavior(request, results, tools)
  return sectionOf(request, { results, notRun, policy: policyFrom(request, checks) })
}

function sectionOf(
  { subject, smokeRunOptions }: SmokeRequest,
  {
    results,
    notRun,
    policy,
  }: {
    results: readonly PlatformResult[]
    notRun: readonly NotRun[]
    policy: SmokePolicy
  },
): Timed<SmokeSection> {
  const platforms = results.map(({ result }) => result)
  const failures = platforms.filter(({ status }) => status === 'failed')
  const warnings = [...results.flatMap(result => result.warnings), ...worsened({ platforms })]
  const none = platforms.length === 0 ? 'no platform of the image can run here' : undefined
  const reason =
    failures.length > 0
      ? failures.map(failure => reasonOf(failure, subject.platforms.length)).join('; ')
      : none
  return {
    status: failures.length > 0 ? 'failed' : none === undefined ? 'passed' : 'skipped',
    ...(reason !== undefined && { reason: reason.slice(0, 4000) }),
    ...(warnings.length > 0 && { warnings }),
    digest: subject.digest,
    policy,
    ...(smokeRunOptions.length > 0 && { runOptions: smokeRunOptions.map(formatRunOption) }),
    platforms,
    ...(notRun.length > 0 && { notRun: [...notRun] }),
  }
}

function reasonOf({ platform, cause, advice, log }: SmokedPlatform, platforms: number): string {
  const where = platforms > 1 ? `${platform}: ` : ''
  return `${where}${cause}.${advice === undefined ? '' : ` ${advice}`}${lastWords(log)}`
}

/** Says once what was not measured, and how it is. */
function offerBehavior(
  { smokeBehavior, smokeComposeFile }: SmokeRequest,
  results: readonly PlatformResult[],
  { log }: Tools,
) {
  const [first] = results
  if (smokeBehavior !== 'auto' || smokeComposeFile || first?.result.stopSeconds === undefined) return
  if (results.some(({ result }) => result.status === 'failed' || result.restart || result.hardening)) return
  log.info(
    'not measured: whether it survives a restart, and which hardening it works with; `smoke-behavior: all` does',
  )
}

/** Returns the end of the container's log in one line, because its last output most often shows the cause. */
function lastWords(log = ''): string {
  const lines = log
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
  return lines.length === 0
    ? ''
    : ` Its log ends with: ${quotable(lines.slice(-3).join(' / ').slice(-600), text => text)}`
}

/** Prints why a platform failed, with the end of what the container printed. */
async function sayFailure({ status, cause, advice, log }: SmokedPlatform, tools: Tools) {
  if (status === 'passed') return
  tools.log.info(`${cause}${advice === undefined ? '' : `\n${advice}`}`)
  if (log === undefined) return
  const lines = log.split('\n').slice(-50)
  tools.log.info(`the last ${lines.length === 1 ? 'line' : `${lines.length} lines`} of the container's log:`)
  await tools.log.foreign(async write => write(`${lines.join('\n')}\n`))
}

/** Removes what smoke tests of this run have left behind. */
export const cleanUp = cleanUpSmoke
