/** How one container is to be run. */
export interface RunPlan {
  readonly name: string
  readonly labels: readonly string[]
  /** The reference of the image, by digest. */
  readonly image: string
  readonly platform: string
  /** Ports of the container to publish at free ports of the address. */
  readonly publish: readonly number[]
  readonly publishAt: string
  readonly envFile?: string
  /** Names of variables that docker reads from its own environment. */
  readonly envNames: readonly string[]
  readonly network?: string
  readonly memory?: number
  readonly health: HealthPlan
  /** Arguments that the image needs. */
  readonly given: readonly string[]
  /** Further options, for the hardening runs: of two values of one option docker takes the last. */
  readonly options: readonly string[]
  readonly args: readonly string[]
  /** It is started as a service of a compose project. */
  readonly composed?: true
}

/** What happens to the image's HEALTHCHECK. Its command stays in every case but `off`. */
export type HealthPlan =
  | { readonly kind: 'image' | 'off' }
  /** Probed often inside a start period as long as the timeout, so that no early failure counts. */
  | { readonly kind: 'start-period'; readonly seconds: number; readonly intervalMs: number }
  /** For engines before 25, which have no start interval: probed every second, with a retry for each. */
  | { readonly kind: 'retries'; readonly seconds: number }

/**
 * Writes the arguments of `docker run`, or `docker create`, for a container that is kept after it exits, to inspect it.
 */
export function runArguments(plan: RunPlan, verb: 'run' | 'create' = 'run'): string[] {
  return [
    ...(verb === 'run' ? ['run', '--detach'] : ['create']),
    ...['--pull', 'never', '--restart', 'no', '--name', plan.name],
    ...plan.labels.flatMap(label => ['--label', label]),
    ...['--platform', plan.platform],
    // The log can be read back whatever the engine's default is, and cannot fill the disk.
    ...['--log-driver', 'json-file', '--log-opt', 'max-size=8m', '--log-opt', 'max-file=2'],
    ...plan.publish.flatMap(port => ['--publish', `${plan.publishAt}::${port}`]),
    ...(plan.envFile === undefined ? [] : ['--env-file', plan.envFile]),
    ...plan.envNames.flatMap(name => ['--env', name]),
    ...(plan.network === undefined ? [] : ['--network', plan.network]),
    ...(plan.memory === undefined
      ? []
      : ['--memory', String(plan.memory), '--memory-swap', String(plan.memory)]),
    ...healthArguments(plan.health),
    ...plan.given,
    ...plan.options,
    plan.image,
    ...plan.args,
  ]
}

function healthArguments(health: HealthPlan): string[] {
  switch (health.kind) {
    case 'off':
      return ['--no-healthcheck']
    case 'start-period':
      return [`--health-start-period=${health.seconds}s`, `--health-start-interval=${health.intervalMs}ms`]
    case 'retries':
      return ['--health-interval=1s', `--health-retries=${health.seconds}`]
    case 'image':
      return []
  }
}
