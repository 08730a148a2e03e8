import { allowedFor, contextsOf, type StepContext } from './contexts.ts'
import { type Effects, report } from './effects.ts'
import { unexpectedInputs } from './environment.ts'
import { evaluateTemplate } from './expressions.ts'
import { allowedIn } from './fields.ts'
import type { Scope } from './job-state.ts'
import type { Manifest } from './manifest.ts'
import type { Step } from './step.ts'

/** Evaluates the inputs of an action: what the step gives, also if empty or not declared, then the defaults. */
export function evaluateInputs(
  { step, manifest, scope, context }: { step: Step; manifest: Manifest; scope: Scope; context: StepContext },
  effects: Effects,
): Record<string, string> {
  const inputs: Record<string, string> = {}
  const names = Object.keys(step.with ?? {})
  for (const name of names)
    inputs[name] = evaluateTemplate(
      String(step.with?.[name] ?? ''),
      allowedFor('step', scope),
      context.contexts,
    )
  const given = new Set(names.map(name => name.toLowerCase()))
  for (const [name, input] of Object.entries(manifest.inputs)) {
    const isGiven = given.has(name.toLowerCase())
    if (isGiven && input.deprecationMessage)
      report(
        effects,
        'warning',
        `Input '${name}' has been deprecated with message: ${input.deprecationMessage}`,
      )
    if (!isGiven)
      inputs[name] = evaluateTemplate(
        input.default ?? '',
        allowedIn('input default', workspaceOf(scope)),
        context.contexts,
      )
  }
  const unexpected = unexpectedInputs(names, manifest)
  if (unexpected.length > 0)
    report(
      effects,
      'warning',
      `Unexpected input(s) '${unexpected.join("', '")}', valid inputs are ['${Object.keys(manifest.inputs).join("', '")}']`,
    )
  return inputs
}

/** Returns the inputs that a post phase sees, which are evaluated again and may be those of the wrong action. */
export function evaluatePostInputs(
  of: { step: Step; manifest: Manifest; scope: Scope; context: StepContext },
  effects: Effects,
): Record<string, string> {
  const { scope } = of
  const parent = scope.composite?.parent
  if (scope.job.postInputs === 'github' && scope.composite && parent?.composite) {
    // https://github.com/actions/runner/issues/2009: the outer composite's inputs and steps
    const wrong = {
      ...scope,
      steps: parent.steps,
      composite: { ...scope.composite, inputs: parent.composite.inputs },
    }
    return evaluateInputs(
      { ...of, scope: wrong, context: { ...of.context, contexts: contextsOf(wrong, of.context.env) } },
      effects,
    )
  }
  const inputs = evaluateInputs(of, effects)
  if (scope.job.postInputs !== 'wrong') return inputs
  return Object.fromEntries(Object.keys(inputs).map(name => [name, `wrong ${name}`]))
}

function workspaceOf({ job }: Scope) {
  return { success: true, failure: false, cancelled: false, workspace: job.sources.workspace }
}
