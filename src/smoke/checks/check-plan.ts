import type { Values } from '../../inputs/table.ts'
import { UserError } from '../../messages/errors.ts'
import type { EngineImage } from '../engine/image-config.ts'
import type { smokeInputs } from '../inputs.ts'
import { answering, type Check, type HttpCheck, type LogCheck, type RunCheck } from './checks.ts'

/** Something that is waited for. The one of a plan that holds last decides when the container is ready. */
export type Wait =
  | Extract<Check, { kind: 'http' | 'command' | 'log' | 'port' }>
  | { readonly kind: 'healthcheck' }

/** Something that is inspected once the container is ready, or has ended. */
export type InspectCheck = Extract<Check, { kind: 'file' | 'user' | 'env' | 'image' }>

/** The checks of one image. */
export interface CheckPlan {
  readonly waits: readonly Wait[]
  readonly looks: readonly InspectCheck[]
  readonly never: readonly LogCheck[]
  /** Programs that run in containers of their own. */
  readonly runs: readonly (RunCheck & { readonly line: string })[]
  /** No check needs the application itself: it is not started. */
  readonly idle: boolean
  /** A one-shot image: the exit code it must have. */
  readonly exitCode?: number
  /** The port of HTTP checks that name none. */
  readonly defaultPort?: number
  /** Ports that must be reachable from here. */
  readonly ports: readonly number[]
}

/**
 * Decides what to check: the image's HEALTHCHECK first, then every check in the order it was given.
 *
 * @throws UserError when checks contradict each other, or when an HTTP check cannot know its port.
 */
export function planChecks(
  { checks: given, smokePath, smokePort, smokeHealthcheck }: Asked,
  image: EngineImage,
): CheckPlan {
  const checks = [...(smokePath ? [pathCheck(smokePath)] : []), ...given]
  const exit = checks.find(check => check.kind === 'exit')
  const asked = checks.filter(check => check.kind === 'http')
  const waits = checks.filter(
    (check): check is Exclude<Wait, { kind: 'healthcheck' }> =>
      check.kind === 'http' ||
      check.kind === 'command' ||
      check.kind === 'port' ||
      (check.kind === 'log' && !check.never),
  )
  const contrary = waits.find(check => check.kind !== 'log')
  if (exit && contrary)
    throw new UserError(`the checks \`${exit.line}\` and \`${contrary.line}\` exclude each other`, {
      hint: 'A container that is expected to exit is not checked while it runs.',
    })
  const defaultPort = smokePort ?? (image.exposedPorts.length === 1 ? image.exposedPorts[0] : undefined)
  const portless = asked.find(check => check.port === undefined)
  if (portless && defaultPort === undefined) throw unknownPort(portless, image.exposedPorts)
  const health = image.healthcheck !== undefined && smokeHealthcheck !== 'off' && !exit
  const runs = checks.filter(check => check.kind === 'run')
  const never = checks.filter(check => check.kind === 'log' && check.never)
  return {
    runs,
    idle: runs.length > 0 && !health && !exit && waits.length === 0 && never.length === 0,
    waits: [...(health ? [{ kind: 'healthcheck' } as const] : []), ...waits],
    looks: checks.filter((check): check is InspectCheck =>
      ['file', 'user', 'env', 'image'].includes(check.kind),
    ),
    never: never as CheckPlan['never'],
    ...(exit && { exitCode: exit.code }),
    ...(defaultPort !== undefined && { defaultPort }),
    ports: [...new Set(asked.flatMap(check => check.port ?? defaultPort ?? []))],
  }
}

export interface Asked
  extends Pick<Values<typeof smokeInputs>, 'smokePath' | 'smokePort' | 'smokeHealthcheck'> {
  readonly checks: readonly Check[]
}

function pathCheck(path: string): HttpCheck & { line: string } {
  const rooted = path.startsWith('/') ? path : `/${path}`
  return {
    kind: 'http',
    scheme: 'http',
    method: 'GET',
    path: rooted,
    statuses: answering,
    headers: [],
    body: [],
    insecure: false,
    line: `http ${rooted}`,
  }
}

function unknownPort({ line }: { line: string }, exposed: readonly number[]): UserError {
  const why = exposed.length === 0 ? 'the image exposes none' : `the image exposes ${exposed.join(', ')}`
  return new UserError(`the check \`${line}\` needs a port: ${why}`, {
    hint: 'Set `smoke-port`, or write `port=8080` in the check.',
  })
}
