import { join } from 'node:path'
import { contextOf, statusOf } from './contexts.ts'
import { openEffects, report } from './effects.ts'
import { execute, printHeader } from './execute.ts'
import { evaluateBareCondition } from './expressions.ts'
import { allowedIn } from './fields.ts'
import { evaluateInputs, evaluatePostInputs } from './inputs.ts'
import type { Scope, Status, StepResult } from './job-state.ts'
import type { Manifest } from './manifest.ts'
import type { Action } from './resolve.ts'
import { type Step, titleOf } from './step.ts'

/** A post phase that a started step registered: of a script, or of a composite for its inner steps. */
export type Post = { readonly step: Step; readonly action: Action; readonly manifest: Manifest } & (
  | {
      readonly kind: 'node'
      readonly script: string
      readonly condition: string
      readonly state: Readonly<Record<string, string>>
    }
  | { readonly kind: 'composite'; readonly inside: Scope }
)

/** Returns whether a post would run anything; a composite whose inner steps registered nothing has no post step. */
export function hasWork(post: Post): boolean {
  return post.kind === 'node' || post.inside.posts.some(hasWork)
}

/** Runs a post phase, last registered first; its scope is the one its step ran in, in the post phase. */
export async function runPost(post: Post, scope: Scope): Promise<StepResult> {
  const effects = openEffects(scope.job, scope.record)
  const finish = (outcome: StepResult['outcome'], inner: readonly StepResult[] = []): StepResult => ({
    id: post.step.id ?? '',
    name: `Post ${titleOf(post.step)}`,
    outcome,
    conclusion: outcome,
    outputs: effects.outputs,
    annotations: scope.composite ? effects.annotations : scope.record.annotations,
    summary: effects.summary,
    state: effects.state,
    inner,
  })
  try {
    const context = contextOf(post.step, scope)
    const called = { step: post.step, manifest: post.manifest, scope, context }
    if (post.kind === 'composite') {
      const inputs = evaluateInputs(called, effects)
      const inner = await runInner(post.inside, { ...scope, inputs })
      return finish(inner.map(result => result.outcome).find(isBad) ?? 'success', inner)
    }
    if (!evaluateBareCondition(post.condition, allowedIn('post-if', statusOf(scope)), context.contexts))
      return finish('skipped')
    const inputs = evaluatePostInputs(called, effects)
    printHeader(scope, `Post ${titleOf(post.step)}`, { with: inputs, env: context.env })
    const { job, signal } = scope
    const { step, action, state } = post
    const program = {
      file: job.node,
      args: [join(action.directory, post.script)],
      cwd: job.sources.workspace,
    }
    const code = await execute(
      { kind: 'node', ...program, step, scope, context, signal, action, inputs, state },
      effects,
    )
    return finish(code === 0 && !effects.failed ? 'success' : 'failure')
  } catch (error) {
    report(effects, 'error', (error as Error).message)
    return finish('failure')
  }
}

async function runInner(
  inside: Scope,
  outer: Scope & { inputs: Readonly<Record<string, string>> },
): Promise<StepResult[]> {
  const { inputs, ...parent } = outer
  const { composite } = inside
  if (composite === undefined) return []
  const scope: Scope = {
    ...inside,
    phase: 'post',
    record: parent.record,
    signal: parent.signal,
    composite: { ...composite, inputs, parent: { ...parent, steps: composite.parent.steps } },
  }
  const results: StepResult[] = []
  for (const post of inside.posts.toReversed()) if (hasWork(post)) results.push(await runPost(post, scope))
  return results
}

function isBad(status: StepResult['outcome']): status is Status {
  return status === 'failure' || status === 'cancelled'
}
