import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { checkCondition, checkTemplate } from './expressions.ts'
import { allowedIn } from './fields.ts'
import { checkStep, type Step } from './step.ts'

/** Declares one input of an action. */
export type Input = {
  readonly default?: string
  readonly deprecationMessage?: string
  readonly required?: boolean
}

/** Describes how an action runs: its own scripts, or steps. */
export type Runs =
  | { readonly using: 'node'; readonly main: string; readonly post?: string; readonly postIf: string }
  | { readonly using: 'composite'; readonly steps: readonly Step[] }

/** A loaded and checked `action.yml`. */
export type Manifest = {
  readonly name: string
  readonly inputs: Readonly<Record<string, Input>>
  readonly outputs: Readonly<Record<string, string>>
  readonly runs: Runs
}

/** Loads the manifest of an action's folder and checks keys and expressions as the runner's schema does. */
export function loadManifest(directory: string): Manifest {
  const file = ['action.yml', 'action.yaml'].map(name => join(directory, name)).find(path => existsSync(path))
  if (file === undefined)
    throw new Error(
      `Can't find 'action.yml', 'action.yaml' or 'Dockerfile' under '${directory}'. Did you forget to run actions/checkout before running your local action?`,
    )
  try {
    return readManifest(parse(readFileSync(file, 'utf8')))
  } catch (cause) {
    throw new Error(`Failed to load ${file}: ${(cause as Error).message}`, { cause })
  }
}

type Mapping = Record<string, unknown>

function readManifest(root: Mapping): Manifest {
  const runs = readRuns(mapping(root.runs, 'runs'))
  return {
    name: String(root.name ?? ''),
    inputs: mapValues(mapping(root.inputs, 'inputs'), readInput),
    outputs: runs.using === 'composite' ? mapValues(mapping(root.outputs, 'outputs'), readOutput) : {},
    runs,
  }
}

function readInput(value: unknown, name: string): Input {
  const input = mapping(value, `inputs.${name}`)
  const text = input.default === undefined || input.default === null ? undefined : String(input.default)
  if (text !== undefined) checkTemplate(text, allowedIn('input default'))
  return { ...input, ...(text === undefined ? {} : { default: text }) }
}

function readOutput(value: unknown, name: string): string {
  const output = mapping(value, `outputs.${name}`)
  onlyKeys(output, ['description', 'value'], `outputs.${name}`)
  const text = String(output.value ?? '')
  checkTemplate(text, allowedIn('output value'))
  return text
}

function readRuns(runs: Mapping): Runs {
  const using = String(runs.using ?? '')
  if (using === 'composite') {
    onlyKeys(runs, ['using', 'steps'], 'runs')
    if (!Array.isArray(runs.steps)) throw new Error('runs.steps: a sequence was expected')
    const steps = runs.steps.map(checkStep)
    const ids = steps.flatMap(step => step.id ?? [])
    for (const id of ids)
      if (ids.indexOf(id) !== ids.lastIndexOf(id))
        throw new Error(`The identifier '${id}' may not be used more than once within the same scope`)
    return { using, steps }
  }
  if (using === 'docker') throw new Error('the runner model does not run Docker actions')
  if (!/^node(20|24)$/.test(using))
    throw new Error(`'using: ${using}' is not supported, use 'node24' instead`)
  onlyKeys(runs, ['using', 'main', 'pre', 'pre-if', 'post', 'post-if'], 'runs')
  if (runs.pre !== undefined)
    throw new Error('the runner model has no pre phase: a nested pre runs before checkout')
  if (typeof runs.main !== 'string' || runs.main === '') throw new Error('runs.main is required')
  const postIf = String(runs['post-if'] ?? 'always()')
  checkCondition(postIf, allowedIn('post-if'))
  return { using: 'node', main: runs.main, ...(runs.post ? { post: String(runs.post) } : {}), postIf }
}

function onlyKeys(value: Mapping, keys: readonly string[], where: string): void {
  for (const key of Object.keys(value))
    if (!keys.includes(key)) throw new Error(`${where}: Unexpected value '${key}'`)
}

function mapping(value: unknown, where: string): Mapping {
  if (value === undefined || value === null) return {}
  if (typeof value !== 'object' || Array.isArray(value)) throw new Error(`${where}: a mapping was expected`)
  return value as Mapping
}

function mapValues<T>(values: Mapping, read: (value: unknown, key: string) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, read(value, key)]))
}
