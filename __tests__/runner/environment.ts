import type { Job } from './job-state.ts'
import type { Manifest } from './manifest.ts'

/** What the server hands to actions; everything but the id-token goes to JavaScript actions only. */
export type Services = {
  readonly runtimeUrl?: string
  readonly runtimeToken?: string
  readonly resultsUrl?: string
  readonly cacheUrl?: string
  /** `ACTIONS_CACHE_MODE`: `read`, `write`, `write-only`, `none`. */
  readonly cacheMode?: string
  /** Present when the job has `id-token: write`. */
  readonly idToken?: { readonly url: string; readonly token: string }
}

/** The kind of a process that a step starts. */
export type Kind = 'script' | 'node'

/** What differs between two steps. */
export type StepEnvironment = {
  readonly kind: Kind
  /** The `env` context: job, `GITHUB_ENV`, outer steps, this step. */
  readonly env: Readonly<Record<string, string>>
  /** `github` context values of this step, files included. */
  readonly github: Readonly<Record<string, unknown>>
  readonly inputs: Readonly<Record<string, string>>
  readonly state: Readonly<Record<string, string>>
}

/** Builds the environment of a step's process: INPUT_*, STATE_* and ACTIONS_RUNTIME_* for JavaScript actions only. */
export function buildEnvironment(job: Job, step: StepEnvironment): Record<string, string> {
  const path = [...job.path, step.env.PATH ?? job.host.PATH ?? ''].join(':')
  const isNode = step.kind === 'node'
  const env: Record<string, string> = {
    ...job.host,
    CI: 'true',
    ...step.env,
    PATH: path,
    GITHUB_ACTIONS: 'true',
    ...prefixed('GITHUB_', pick(step.github)),
    ...prefixed('RUNNER_', job.runner),
    ...(isNode ? inputVariables(step.inputs) : {}),
    ...(isNode ? prefixKeys('STATE_', step.state) : {}),
    ...(isNode ? runtimeVariables(job.services) : {}),
    ...idTokenVariables(job.services),
  }
  if (isNode) delete env.NODE_ICU_DATA
  return env
}

/** Names the variable of an input: spaces become `_`, upper case, hyphens stay. */
export function inputVariable(name: string): string {
  return `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`
}

/** Lists the inputs that a manifest does not declare, to warn about; they reach the action all the same. */
export function unexpectedInputs(given: readonly string[], manifest: Manifest): string[] {
  const known = new Set(Object.keys(manifest.inputs).map(name => name.toLowerCase()))
  return given.filter(name => !known.has(name.toLowerCase()))
}

/** Takes the variables of this machine that a fresh runner would have too. */
export function hostEnvironment(env: NodeJS.ProcessEnv): Record<string, string> {
  const foreign =
    /^(INPUT_|GITHUB_|RUNNER_|ACTIONS_|STATE_|JEST_|npm_|NODE_OPTIONS$|NODE_ENV$|NODE_ICU_DATA$|CI$)/
  return Object.fromEntries(
    Object.entries(env).flatMap(([k, v]) => (v === undefined || foreign.test(k) ? [] : [[k, v]])),
  )
}

/** The values of the `github` context that become `GITHUB_*`; the token and the event itself do not. */
const exported = [
  ...[
    'action',
    'action_path',
    'action_ref',
    'action_repository',
    'actor',
    'actor_id',
    'api_url',
    'artifacts',
  ],
  ...[
    'artifacts_list',
    'base_ref',
    'env',
    'event_name',
    'event_path',
    'graphql_url',
    'head_ref',
    'job',
    'output',
  ],
  ...[
    'path',
    'ref',
    'ref_name',
    'ref_protected',
    'ref_type',
    'repository',
    'repository_id',
    'repository_owner',
  ],
  ...[
    'repository_owner_id',
    'retention_days',
    'run_attempt',
    'run_id',
    'run_number',
    'server_url',
    'sha',
    'state',
  ],
  ...['step_summary', 'triggering_actor', 'workflow', 'workflow_ref', 'workflow_sha', 'workspace'],
]

function pick(github: Readonly<Record<string, unknown>>): Record<string, string> {
  const known = exported.filter(key => github[key] !== undefined && github[key] !== null)
  return Object.fromEntries(known.map(key => [key, String(github[key])]))
}

function inputVariables(inputs: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(inputs).map(([name, value]) => [inputVariable(name), value]))
}

function runtimeVariables(services: Services): Record<string, string> {
  const values = {
    ACTIONS_RUNTIME_URL: services.runtimeUrl,
    ACTIONS_RUNTIME_TOKEN: services.runtimeToken,
    ACTIONS_RESULTS_URL: services.resultsUrl,
    ACTIONS_CACHE_URL: services.cacheUrl,
    ACTIONS_CACHE_SERVICE_V2: services.resultsUrl === undefined ? undefined : 'True',
    ACTIONS_CACHE_MODE: services.cacheMode,
  }
  return Object.fromEntries(Object.entries(values).flatMap(([k, v]) => (v === undefined ? [] : [[k, v]])))
}

function idTokenVariables({ idToken }: Services): Record<string, string> {
  if (idToken === undefined) return {}
  return { ACTIONS_ID_TOKEN_REQUEST_URL: idToken.url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: idToken.token }
}

function prefixed(prefix: string, values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [`${prefix}${key.toUpperCase()}`, value]),
  )
}

function prefixKeys(prefix: string, values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [`${prefix}${key}`, value]))
}
