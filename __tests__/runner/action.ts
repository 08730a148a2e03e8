import { statSync } from 'node:fs'
import { join } from 'node:path'
import { runComposite } from './composite.ts'
import type { StepContext } from './contexts.ts'
import type { Effects } from './effects.ts'
import { execute, printHeader } from './execute.ts'
import { evaluateInputs } from './inputs.ts'
import type { Scope, Status, StepResult } from './job-state.ts'
import { loadManifest } from './manifest.ts'
import { type Origin, resolveUses } from './resolve.ts'
import type { Step } from './step.ts'

/** What a `uses` step gave beside its effects. */
export type ActionResult = { readonly status: Status; readonly inner: readonly StepResult[] }

/** Runs one step; a parameter so that the composite loop and the step can call each other. */
export type RunStep = (step: Step, scope: Scope) => Promise<StepResult>

/** Runs a `uses` step: its post is registered first, then its script or its steps run. */
export async function runAction(
  { step, scope, context, signal }: { step: Step; scope: Scope; context: StepContext; signal: AbortSignal },
  effects: Effects,
  runStep: RunStep,
): Promise<ActionResult> {
  const { job } = scope
  const from: Origin = scope.composite?.origin ?? { kind: 'checkout' }
  const action = resolveUses(step.uses ?? '', from, job.sources)
  const manifest = loadManifest(action.directory)
  const { runs } = manifest
  if (runs.using === 'composite') {
    const inputs = evaluateInputs({ step, manifest, scope, context }, effects)
    printHeader(scope, `Run ${step.uses}`, { with: inputs, env: context.env })
    return runComposite({ step, scope, signal, inputs, action, manifest, runs }, effects, runStep)
  }
  if (runs.post !== undefined)
    scope.posts.push({
      kind: 'node',
      step,
      action,
      manifest,
      script: runs.post,
      condition: runs.postIf,
      state: effects.state,
    })
  const inputs = evaluateInputs({ step, manifest, scope, context }, effects)
  printHeader(scope, `Run ${step.uses}`, { with: inputs, env: context.env })
  const script = join(action.directory, runs.main)
  if (!statSync(script, { throwIfNoEntry: false })?.isFile()) throw new Error(`File not found: '${script}'`)
  const code = await execute(
    {
      kind: 'node',
      file: job.node,
      args: [script],
      cwd: job.sources.workspace,
      step,
      scope,
      context,
      signal,
      action,
      inputs,
    },
    effects,
  )
  return { status: code === 0 ? 'success' : 'failure', inner: [] }
}
