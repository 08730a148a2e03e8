import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { allowedFor, type StepContext } from './contexts.ts'
import { type Effects, report } from './effects.ts'
import { execute, printHeader } from './execute.ts'
import { evaluateTemplate } from './expressions.ts'
import type { Scope, Status } from './job-state.ts'
import type { Step } from './step.ts'

/** Runs a `run:` step in its shell; the job's `defaults.run` counts for workflow steps only. */
export async function runScript(
  { step, scope, context, signal }: { step: Step; scope: Scope; context: StepContext; signal: AbortSignal },
  effects: Effects,
): Promise<Status> {
  const { job } = scope
  const evaluate = (text: string | undefined) =>
    evaluateTemplate(text ?? '', allowedFor('step', scope), context.contexts)
  const defaults = scope.composite ? {} : job.defaults
  const text = evaluate(step.run)
  const [file = '', ...args] = shellOf(evaluate(step.shell ?? defaults.shell))
  const script = join(job.runner.temp ?? '', `${randomUUID()}.sh`)
  writeFileSync(script, text)
  printHeader(scope, `Run ${text.trim().split('\n')[0]}`, { env: context.env })
  const cwd = resolve(
    job.sources.workspace,
    evaluate(step['working-directory'] ?? defaults['working-directory']),
  )
  const filled = args.map(arg => arg.replaceAll('{0}', script))
  const code = await execute(
    { kind: 'script', file, args: filled, cwd, step, scope, context, signal },
    effects,
  )
  if (code === 0) return 'success'
  if (!signal.aborted) report(effects, 'error', `Process completed with exit code ${code}.`)
  return 'failure'
}

const shells: Readonly<Record<string, string>> = {
  '': 'bash -e {0}',
  bash: 'bash --noprofile --norc -e -o pipefail {0}',
  sh: 'sh -e {0}',
  python: 'python {0}',
}

function shellOf(shell: string): string[] {
  const command = shells[shell] ?? shell
  if (!command.includes('{0}'))
    throw new Error(
      "Invalid shell option. Shell must be a valid built-in (bash, sh, cmd, powershell, pwsh) or a format string containing '{0}'",
    )
  return command.split(' ').filter(word => word !== '')
}
