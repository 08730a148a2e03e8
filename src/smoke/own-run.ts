import type { Tools } from '../stage.ts'
import type { Extra } from './behavior.ts'
import type { Cause } from './cause.ts'
import type { RunCheck } from './checks.ts'
import { commandFailure } from './condition.ts'
import { type Surroundings, startContainer } from './container.ts'
import type { Patience } from './readiness.ts'
import { removeContainers } from './remove.ts'
import type { RunPlan } from './run-arguments.ts'
import { type Over, pause, watch } from './watch.ts'

/** Runs a program of the image in a container of its own, and says how it did not end as expected. */
export async function runOwn(
  check: RunCheck & { readonly line: string },
  { plan, env, patience, around, index }: OwnRun,
  tools: Tools,
): Promise<Cause | undefined> {
  const [program = '', ...args] = check.argv
  const name = `${plan.name}-run${index}`
  const own: RunPlan = {
    ...plan,
    name,
    publish: [],
    health: { kind: 'off' },
    options: ['--entrypoint', program],
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
    const eyes = watch(
      { name, events: around.events, since: started.startedAt, patienceMs, unhealthyIsFinal: false },
      tools,
    )
    try {
      await pause(patienceMs + 1000, eyes.over)
      const over = eyes.over.reason as Over
      if (over.kind === 'cancelled') throw tools.signal.reason
      if (over.kind !== 'exited') return wrong(`it had not ended after ${patienceMs / 1000} s`)
      await started.log.settle()
      const output = started.log.tail.map(line => line.text).join('\n')
      const fault = commandFailure(check, over.exitCode, output)
      return fault === undefined ? undefined : wrong(fault)
    } finally {
      eyes.stop()
      await started.log.end()
    }
  } finally {
    await removeContainers([name], tools, { late: settled ? 0 : 3 })
  }
}

export interface OwnRun {
  readonly plan: RunPlan
  readonly env: Readonly<Record<string, string>>
  readonly patience: Patience
  readonly around: Surroundings
  readonly index: number
}

/** Runs all programs of a proof that want a container of their own, and names the first that is not as expected. */
export async function runAll(extra: Extra, tools: Tools): Promise<Cause | undefined> {
  for (const [index, check] of extra.proof.runs.entries()) {
    const cause = await runOwn(check, { ...extra, index }, tools)
    if (cause !== undefined) return cause
  }
  return undefined
}
