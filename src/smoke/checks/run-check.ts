import type { Tools } from '../../stage/stage.ts'
import type { Extra } from '../behavior/behavior.ts'
import type { Cause } from '../container/cause.ts'
import { type Surroundings, startContainer } from '../container/container.ts'
import type { LogFollower, LogLine } from '../container/log-follower.ts'
import { removeContainers } from '../container/remove.ts'
import type { RunPlan } from '../container/run-arguments.ts'
import { pause, type WaitEnd, watch } from '../container/watch.ts'
import type { RunnableImage } from '../engine/engine-image.ts'
import { commandFailure } from '../readiness/condition.ts'
import type { Patience } from '../readiness/readiness.ts'
import { expand, type RunCheck } from './checks.ts'

/** Runs a program of the image in a container of its own, and returns the cause when the result is not as expected. */
export async function runCheck(
  check: RunCheck & { readonly line: string },
  { plan, env, patience, around, image, index }: CheckRun,
  tools: Tools,
): Promise<Cause | undefined> {
  const words = check.expands ? check.argv.map(word => expand(word, image.env)) : check.argv
  const [program = '', ...args] = words
  const variables = (check.env ?? []).map(({ name, value }) => `${name}=${expand(value, image.env)}`)
  const name = `${plan.name}-run${index}`
  const own: RunPlan = {
    ...plan,
    name,
    publish: [],
    health: { kind: 'off' },
    options: [...variables.flatMap(each => ['--env', each]), '--entrypoint', program],
    args,
  }
  const wrong = (fault: string): Cause => ({
    kind: 'check-failed',
    sentence: `the check \`${check.line}\` did not hold: ${fault}`,
  })
  let settled = false
  try {
    const started = await startContainer(
      { plan: own, env, defaultPort: undefined },
      { ...around, program },
      tools,
    )
    settled = true
    if (!('log' in started)) return wrong(started.sentence)
    const { patienceMs } = patience
    const lines = linesOf(started.log)
    const observer = watch(
      { name, events: around.events, since: started.startedAt, patienceMs, unhealthyIsFinal: false },
      tools,
    )
    try {
      await pause(patienceMs + 1000, observer.over)
      const over = observer.over.reason as WaitEnd
      if (over.kind === 'cancelled') throw tools.signal.reason
      if (over.kind !== 'exited') return wrong(`it was still running after ${patienceMs / 1000} s`)
      await started.log.settle()
      const fault = outputFault(check, over.exitCode, lines)
      return fault === undefined ? undefined : wrong(fault)
    } finally {
      observer.stop()
      await started.log.end()
    }
  } finally {
    await removeContainers([name], tools, { late: settled ? 0 : 3 })
  }
}

/** As many characters of a program's output as are looked at. */
const longestOutput = 1024 * 1024

/** Collects what a program prints: more than the end, which is all that is kept of a log. */
function linesOf(log: LogFollower): readonly LogLine[] {
  const lines: LogLine[] = []
  let length = 0
  log.listen(line => {
    length += line.text.length + 1
    if (length <= longestOutput) lines.push(line)
  })
  return lines
}

/** Describes how the result differs from the expectation. */
function outputFault(check: RunCheck, exitCode: number, lines: readonly LogLine[]): string | undefined {
  const text = (all: readonly LogLine[]) => all.map(line => line.text).join('\n')
  const { exitCodes, errorOutput, notErrorOutput = [] } = check
  if (errorOutput === undefined) return commandFailure(check, exitCode, text(lines))
  return (
    commandFailure({ exitCodes, output: [], notOutput: [] }, exitCode, text(lines)) ??
    commandFailure(check, exitCode, text(lines.filter(({ error }) => !error))) ??
    commandFailure(
      { exitCodes, output: errorOutput, notOutput: notErrorOutput },
      exitCode,
      text(lines.filter(({ error }) => error)),
    )
  )
}

export interface CheckRun {
  readonly image: RunnableImage
  readonly plan: RunPlan
  readonly env: Readonly<Record<string, string>>
  readonly patience: Patience
  readonly around: Surroundings
  readonly index: number
}

/** Runs all programs of a plan that need a container of their own, and returns the cause for the first that fails. */
export async function runChecks(extra: Extra, tools: Tools): Promise<Cause | undefined> {
  for (const [index, check] of extra.checkPlan.runs.entries()) {
    const cause = await runCheck(check, { ...extra, index }, tools)
    if (cause !== undefined) return cause
  }
  return undefined
}
