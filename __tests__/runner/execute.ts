import { readCommandLines } from './command-lines.ts'
import { githubOf, type StepContext } from './contexts.ts'
import type { Effects } from './effects.ts'
import { buildEnvironment, type Kind } from './environment.ts'
import { createFiles, processFiles } from './files.ts'
import type { Scope } from './job-state.ts'
import { runProgram } from './process.ts'
import type { Action } from './resolve.ts'
import type { Step } from './step.ts'

/** A process to run for a step. */
export type Execution = {
  readonly kind: Kind
  readonly file: string
  readonly args: readonly string[]
  readonly cwd: string
  readonly step: Step
  readonly scope: Scope
  readonly context: StepContext
  readonly signal: AbortSignal
  readonly action?: Action
  readonly inputs?: Readonly<Record<string, string>>
  readonly state?: Readonly<Record<string, string>>
}

/** Runs the process of a step with fresh command files, which are read whether it succeeded or not. */
export async function execute(execution: Execution, effects: Effects): Promise<number> {
  const { scope, step, action, context, kind, signal } = execution
  const { job } = scope
  const files = createFiles(job)
  const github = { ...githubOf(scope, step, action), ...files }
  const { inputs = {}, state = {} } = execution
  const env = buildEnvironment(job, { kind, env: context.env, github, inputs, state })
  const { file, args, cwd } = execution
  try {
    const program = { file, args, cwd, env }
    return await runProgram(program, {
      signal,
      expired: job.expired,
      timings: job.timings,
      onLine: readCommandLines(effects),
    })
  } finally {
    processFiles(files, effects)
  }
}

/** Prints the group at the head of a step: what runs, with which inputs and environment. */
export function printHeader(
  scope: Scope,
  title: string,
  details: Readonly<Record<string, Readonly<Record<string, string>>>>,
): void {
  const { log } = scope.job
  log.print(`##[group]${title}`)
  for (const [name, values] of Object.entries(details)) {
    if (Object.keys(values).length === 0) continue
    log.print(`${name}:`)
    for (const [key, value] of Object.entries(values)) if (value !== '') log.print(`  ${key}: ${value}`)
  }
  log.print('##[endgroup]')
}
