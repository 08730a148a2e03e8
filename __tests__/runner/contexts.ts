import { type Allowed, type Contexts, evaluateTemplate } from './expressions.ts'
import { allowedIn } from './fields.ts'
import type { Scope } from './job-state.ts'
import type { Action } from './resolve.ts'
import type { Step } from './step.ts'

/** What the expressions of one step can see, before its files and process exist. */
export type StepContext = { readonly env: Readonly<Record<string, string>>; readonly contexts: Contexts }

/** Describes what a field of a step may use: a workflow step sees more than a step of a composite. */
export function allowedFor(field: 'step' | 'if', scope: Scope): Allowed {
  return allowedIn(scope.composite ? field : 'workflow', statusOf(scope))
}

/** Answers the status functions: this composite's own status in its main phase, the job's everywhere else. */
export function statusOf(scope: Scope) {
  const { job, composite, phase } = scope
  const status = composite && phase === 'main' ? composite.status : job.status
  return {
    success: status === 'success',
    failure: status === 'failure',
    cancelled: job.status === 'cancelled',
    workspace: job.sources.workspace,
  }
}

/** Returns the contexts of a step with its `env`: job, then `GITHUB_ENV`, then outer steps, then the step itself. */
export function contextOf(step: Step, scope: Scope): StepContext {
  const outer = { ...scope.job.environment, ...scope.composite?.overrides }
  const own = ownEnv(step, scope, outer)
  const env = { ...outer, ...own }
  return { env, contexts: contextsOf(scope, env) }
}

/** Returns the contexts of a scope around an `env`. */
export function contextsOf(scope: Scope, env: Readonly<Record<string, string>>): Contexts {
  const { job, composite } = scope
  const inputs = composite ? composite.inputs : (job.contexts.inputs ?? {})
  return {
    ...job.contexts,
    github: githubOf(scope),
    runner: job.runner,
    job: { status: job.status },
    env,
    inputs,
    steps: scope.steps,
  }
}

/** Evaluates the `env:` of a step alone. */
export function ownEnv(
  step: Step,
  scope: Scope,
  outer: Readonly<Record<string, string>>,
): Record<string, string> {
  const entries = Object.entries(step.env ?? {})
  const contexts = contextsOf(scope, outer)
  const evaluate = (text: string) => evaluateTemplate(text, allowedFor('step', scope), contexts)
  return Object.fromEntries(entries.map(([name, value]) => [name, evaluate(String(value ?? ''))]))
}

/** Returns the `github` context of a step: inside a composite `action_path` is the composite's folder. */
export function githubOf(scope: Scope, step?: Step, action?: Action): Record<string, unknown> {
  const { job, composite } = scope
  const origin = action?.origin.kind === 'repository' ? action.origin : undefined
  return {
    ...job.github,
    ...(step && { action: step.id ?? `__${step.run === undefined ? 'self' : 'run'}` }),
    ...(composite && { action_path: composite.directory, action_status: composite.status }),
    action_repository: origin?.repository ?? '',
    action_ref: origin?.ref ?? '',
  }
}
