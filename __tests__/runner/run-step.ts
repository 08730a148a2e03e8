import { type ActionResult, runAction } from './action.ts'
import { allowedFor, contextOf, type StepContext } from './contexts.ts'
import { type Effects, openEffects, report } from './effects.ts'
import { evaluateBoolean, evaluateCondition, evaluateTemplate } from './expressions.ts'
import type { Result, Scope, StepResult } from './job-state.ts'
import { runScript } from './script.ts'
import { type Step, titleOf } from './step.ts'

/** Runs one step: environment, condition, cancellation, the work itself, `continue-on-error`; never throws. */
export async function runStep(step: Step, scope: Scope): Promise<StepResult> {
  const effects = openEffects(scope.job, scope.record)
  const finish = (outcome: Result, more: Partial<StepResult> = {}) =>
    record(step, scope, effects, { outcome, ...more })
  let context: StepContext
  try {
    context = contextOf(step, scope)
  } catch (error) {
    report(effects, 'error', (error as Error).message)
    return finish('failure')
  }
  const name = displayName(step, scope, context)
  const holds = () =>
    evaluateCondition(String(step.if ?? ''), allowedFor('if', scope), contextOf(step, scope).contexts)
  try {
    if (!holds()) return finish('skipped', { name })
  } catch (error) {
    report(effects, 'error', `The condition of "${name}" cannot be evaluated: ${(error as Error).message}`)
    return finish('failure', { name, brokenCondition: true })
  }
  using stop = stopWhenCancelled(step, scope, holds)
  const { status, inner } = await perform({ step, scope, context, signal: stop.signal }, effects)
  const outcome = effects.failed && status === 'success' ? 'failure' : status
  const conclusion = outcome === 'failure' && continues(step, scope, context, effects) ? 'success' : outcome
  return finish(outcome, { name, conclusion, inner })
}

/** Adds the result to the `steps` context, when the step has an id. */
function record(
  step: Step,
  scope: Scope,
  effects: Effects,
  more: Partial<StepResult> & { outcome: Result },
): StepResult {
  const result = {
    id: step.id ?? '',
    name: titleOf(step),
    conclusion: more.outcome,
    outputs: effects.outputs,
    annotations: scope.composite ? effects.annotations : scope.record.annotations,
    summary: effects.summary,
    state: effects.state,
    inner: [],
    ...more,
  }
  const { outcome, conclusion, outputs } = result
  if (step.id) scope.steps[step.id] = { outcome, conclusion, outputs }
  return result
}

/** Returns the signal that ends a step: the outer one, its timeout, or a condition that no longer holds on cancel. */
function stopWhenCancelled(step: Step, scope: Scope, holds: () => boolean) {
  const own = new AbortController()
  const { cancelled } = scope.job
  const recheck = () => {
    try {
      if (!holds()) own.abort()
    } catch {
      own.abort()
    }
  }
  if (!cancelled.aborted) cancelled.addEventListener('abort', recheck)
  const minutes = step['timeout-minutes']
  const timer = minutes === undefined ? undefined : setTimeout(() => own.abort(), minutes * 60_000)
  return {
    signal: AbortSignal.any([scope.signal, own.signal]),
    [Symbol.dispose]() {
      clearTimeout(timer)
      cancelled.removeEventListener('abort', recheck)
    },
  }
}

async function perform(
  work: { step: Step; scope: Scope; context: StepContext; signal: AbortSignal },
  effects: Effects,
): Promise<ActionResult> {
  const { step, scope, signal } = work
  try {
    const done =
      step.uses === undefined
        ? { status: await runScript(work, effects), inner: [] }
        : await runAction(work, effects, runStep)
    if (!signal.aborted || done.inner.length > 0) return done
  } catch (error) {
    report(effects, 'error', (error as Error).message)
    return { status: 'failure', inner: [] }
  }
  // Whatever the process made of the signal, exit code 0 included, the runner asks its own token.
  if (scope.job.cancelled.aborted) {
    report(effects, 'error', 'The operation was canceled.')
    return { status: 'cancelled', inner: [] }
  }
  const minutes = step['timeout-minutes']
  report(
    effects,
    'error',
    minutes
      ? `The action '${titleOf(step)}' has timed out after ${minutes} minutes.`
      : 'The action has timed out.',
  )
  return { status: 'failure', inner: [] }
}

function continues(step: Step, scope: Scope, { contexts }: StepContext, effects: Effects): boolean {
  try {
    return evaluateBoolean(step['continue-on-error'] ?? false, allowedFor('step', scope), contexts)
  } catch (error) {
    report(
      effects,
      'error',
      'The step failed and an error occurred when attempting to determine whether to continue on error.',
    )
    report(effects, 'error', (error as Error).message)
    return false
  }
}

function displayName(step: Step, scope: Scope, { contexts }: StepContext): string {
  try {
    return evaluateTemplate(titleOf(step), allowedFor('step', scope), contexts)
  } catch {
    return titleOf(step)
  }
}
