import { UserError } from '../../messages/errors.ts'
import type { Variable } from '../inputs.ts'
import type { RunPlan } from './run-arguments.ts'

/** A compose project as `docker compose config --format json` writes it; only what is changed has a type. */
export interface ComposeConfig {
  readonly services: Readonly<Record<string, ComposeService>>
  readonly networks?: Readonly<Record<string, { readonly name?: string; readonly external?: unknown } | null>>
  readonly volumes?: Readonly<Record<string, { readonly name?: string; readonly external?: unknown } | null>>
  readonly configs?: Readonly<Record<string, unknown>>
  readonly secrets?: Readonly<Record<string, unknown>>
}

export interface ComposeService {
  readonly build?: unknown
  readonly healthcheck?: { readonly test?: readonly string[]; readonly disable?: boolean } | null
  readonly environment?: Readonly<Record<string, string | null>> | null
  readonly labels?: Readonly<Record<string, string>> | null
  readonly [name: string]: unknown
}

/**
 * Finds the service that the image is for: the named one, or the only one that is built.
 *
 * @throws UserError when it is not clear which one.
 */
export function chooseService({ services }: ComposeConfig, name: string | undefined): string {
  const names = Object.keys(services)
  if (name !== undefined) {
    if (names.includes(name)) return name
    throw new UserError(`the compose file has no service "${name}": it has ${names.join(', ')}`)
  }
  const built = names.filter(each => services[each]?.build !== undefined)
  if (built[0] !== undefined && built.length === 1) return built[0]
  throw new UserError(
    built.length === 0
      ? 'no service of the compose file has a `build`, so it is not known which one the image is for'
      : `${built.length} services of the compose file are built: ${built.join(', ')}`,
    { hint: 'Set `smoke-compose-service`.' },
  )
}

/**
 * Replaces a service by the image under test, and removes what would collide with other runs on the machine: fixed ports and
 * fixed names, of networks and volumes too. Under its name compose would take, and remove in the end, what somebody else made.
 */
export function replaceService(
  config: ComposeConfig,
  { service, plan, variables }: { service: string; plan: RunPlan; variables: readonly Variable[] },
): ComposeConfig {
  const services = Object.fromEntries(
    Object.entries(config.services).map(([name, { ports: _, container_name: __, ...kept }]) => [
      name,
      name === service ? underTest(kept, plan, variables) : kept,
    ]),
  )
  const { networks, volumes } = config
  return {
    ...config,
    services,
    ...(networks && { networks: withoutNames(networks) }),
    ...(volumes && { volumes: withoutNames(volumes) }),
  }
}

function withoutNames<T extends { readonly name?: string; readonly external?: unknown }>(
  all: Readonly<Record<string, T | null>>,
): Record<string, T | null> {
  return Object.fromEntries(
    Object.entries(all).map(([key, each]) => {
      if (each === null || each.external) return [key, each]
      const { name: _, ...kept } = each
      return [key, kept as T]
    }),
  )
}

function underTest(
  { build: _, deploy: __, restart: ___, scale: ____, ...kept }: ComposeService,
  plan: RunPlan,
  variables: readonly Variable[],
): ComposeService {
  const given = Object.fromEntries(variables.map(({ name, value }) => [name, literal(value)]))
  return {
    ...kept,
    image: plan.image,
    pull_policy: 'never',
    platform: plan.platform,
    container_name: plan.name,
    restart: 'no',
    labels: { ...kept.labels, ...Object.fromEntries(plan.labels.map(label => label.split('=', 2))) },
    environment: { ...kept.environment, ...given },
    ports: plan.publish.map(port => `${plan.publishAt}::${port}`),
    logging: { driver: 'json-file', options: { 'max-size': '8m', 'max-file': '2' } },
    ...(plan.memory !== undefined && { mem_limit: plan.memory, memswap_limit: plan.memory }),
    ...(plan.args.length > 0 && { command: plan.args.map(literal) }),
    ...healthcheckOf(kept.healthcheck, plan),
  }
}

/** Writes a text so that compose takes it as it is. */
function literal(text: string): string {
  return text.replaceAll('$', '$$$$')
}

function healthcheckOf(own: ComposeService['healthcheck'], { health }: RunPlan) {
  switch (health.kind) {
    case 'off':
      return { healthcheck: { disable: true } }
    case 'image':
      return {}
    case 'start-period':
      return {
        healthcheck: { ...own, start_period: `${health.seconds}s`, start_interval: `${health.intervalMs}ms` },
      }
    case 'retries':
      return { healthcheck: { ...own, interval: '1s', retries: health.seconds } }
  }
}
