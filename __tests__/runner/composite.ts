import type { ActionResult, RunStep } from './action.ts'
import { contextsOf, ownEnv } from './contexts.ts'
import { type Effects, report } from './effects.ts'
import { evaluateTemplate } from './expressions.ts'
import { allowedIn } from './fields.ts'
import type { Composite, Scope, Status, StepResult } from './job-state.ts'
import type { Manifest, Runs } from './manifest.ts'
import { prepareActions } from './prepare.ts'
import type { Action } from './resolve.ts'
import type { Step } from './step.ts'

/** Runs the steps of a composite action and evaluates its outputs once at the end, also when it failed. */
export async function runComposite(
  called: {
    readonly step: Step
    readonly scope: Scope
    readonly signal: AbortSignal
    readonly inputs: Readonly<Record<string, string>>
    readonly action: Action
    readonly manifest: Manifest
    readonly runs: Runs & { using: 'composite' }
  },
  effects: Effects,
  runStep: RunStep,
): Promise<ActionResult> {
  const { step, scope, signal, inputs, action, manifest, runs } = called
  const depth = scope.depth + 1
  prepareActions(runs.steps, { origin: action.origin, depth, sources: scope.job.sources })

  const outer = { ...scope.job.environment, ...scope.composite?.overrides }
  const overrides = { ...scope.composite?.overrides, ...ownEnv(step, scope, outer) }
  const composite: Composite = {
    inputs,
    directory: action.directory,
    origin: action.origin,
    overrides,
    parent: scope,
    status: 'success',
  }
  const inside: Scope = { ...scope, depth, signal, composite, steps: {}, posts: [] }
  scope.posts.push({ kind: 'composite', step, action, manifest, inside })

  const inner: StepResult[] = []
  for (const each of runs.steps) {
    if (scope.job.expired.aborted) break
    const result = await runStep(each, inside)
    inner.push(result)
    composite.status = merge(composite.status, result.conclusion)
    if (result.brokenCondition) break
  }

  const contexts = contextsOf(inside, { ...scope.job.environment, ...overrides })
  for (const [name, text] of Object.entries(manifest.outputs))
    try {
      effects.outputs[name] = evaluateTemplate(text, allowedIn('output value'), contexts)
    } catch (error) {
      report(effects, 'error', (error as Error).message)
      composite.status = merge(composite.status, 'failure')
    }
  return { status: composite.status, inner }
}

function merge(status: Status, result: StepResult['conclusion']): Status {
  return status === 'success' && result !== 'skipped' ? result : status
}
