import { checkCondition, checkTemplate } from './expressions.ts'
import { allowedIn } from './fields.ts'

/** What a workflow or a manifest may write as a scalar. */
export type Scalar = string | number | boolean

/** One step as written, in a workflow or in a composite action. */
export type Step = {
  readonly id?: string
  readonly name?: string
  readonly if?: Scalar
  readonly 'continue-on-error'?: boolean | string
  readonly env?: Readonly<Record<string, Scalar>>
  /** Only in a workflow; a composite step with it does not load. */
  readonly 'timeout-minutes'?: number
  readonly uses?: string
  readonly with?: Readonly<Record<string, Scalar | null>>
  readonly run?: string
  readonly shell?: string
  readonly 'working-directory'?: string
}

/** Checks a step of a composite manifest against the key and context whitelists; throws when it would not load. */
export function checkStep(value: unknown): Step {
  if (typeof value !== 'object' || value === null) throw new Error('runs.steps: a mapping was expected')
  const step = value as Step
  const keys = step.uses === undefined ? runKeys : usesKeys
  for (const key of Object.keys(step))
    if (!keys.includes(key)) throw new Error(`runs.steps: Unexpected value '${key}' in ${titleOf(step)}`)
  if (step.uses === undefined && typeof step.run !== 'string')
    throw new Error('Required property is missing: run')
  if (step.uses === undefined && !step.shell) throw new Error('Required property is missing: shell')
  if (step.id !== undefined && !/^[A-Za-z_][A-Za-z0-9_-]*$/.test(step.id))
    throw new Error(`The identifier '${step.id}' is invalid. It must start with a letter or '_'`)
  for (const [name, value] of [...Object.entries(step.env ?? {}), ...Object.entries(step.with ?? {})])
    if (typeof value === 'object' && value !== null)
      throw new Error(`A ${Array.isArray(value) ? 'sequence' : 'mapping'} was not expected for '${name}'`)
  for (const text of templatesOf(step)) checkTemplate(text, allowedIn('step'))
  if (step.if !== undefined) checkCondition(String(step.if), allowedIn('if'))
  return step
}

/** Returns the words that a log uses for a step without a name. */
export function titleOf(step: Step): string {
  return step.name ?? `Run ${step.uses ?? step.run?.trim().split('\n')[0] ?? ''}`
}

const runKeys = ['name', 'id', 'if', 'run', 'env', 'continue-on-error', 'working-directory', 'shell']
const usesKeys = ['name', 'id', 'if', 'uses', 'continue-on-error', 'with', 'env']

function templatesOf(step: Step): string[] {
  const values = [...Object.values(step.env ?? {}), ...Object.values(step.with ?? {})]
  const fields = [step.name, step.run, step.shell, step['working-directory'], step['continue-on-error']]
  return [...values, ...fields].filter(value => typeof value === 'string')
}
