import { UserError } from '../messages/errors.ts'
import { type Engine, isAtLeast } from './engine.ts'

/** The builder to use: the engine's own, an existing one, or a new one. */
export type Choice =
  | { readonly kind: 'engine'; readonly name: string }
  | { readonly kind: 'named'; readonly name: string }
  | { readonly kind: 'create'; readonly driver: CreatedDriver; readonly because: string }

/** Drivers of builders that are created on demand. */
export type CreatedDriver = 'docker-container' | 'remote' | 'kubernetes'

/** The requested builder. */
export interface Wish {
  readonly builder: string | undefined
  readonly driver: 'auto' | 'docker' | CreatedDriver
  readonly endpoint: string | undefined
  /** Further nodes are given, of which a remote builder may consist. */
  readonly nodes?: number
  /** An input is set that only a new builder can have, for example a BuildKit image. */
  readonly tailored: boolean
}

/** The oldest buildx that supports all arguments we use. */
export const oldestBuildx = '0.14'
/** The oldest engine whose own BuildKit runs several exporters in one build. */
const oldestEngine = '26.0'

/**
 * Decides which builder to use. Several exporters and OCI layouts need the containerd image store in the engine, or a
 * BuildKit of its own.
 *
 * @throws UserError when buildx or the engine is missing or too old for the request.
 */
export function chooseBuilder(wish: Wish, engine: Engine): Choice {
  checkBuildx(engine)
  if (wish.builder !== undefined) return { kind: 'named', name: wish.builder }
  if (wish.driver === 'remote' || wish.driver === 'kubernetes') {
    if (wish.driver === 'remote' && wish.endpoint === undefined && !wish.nodes)
      throw new UserError('driver: `remote` needs the address of a BuildKit', {
        hint: 'Set `endpoint`, for example tcp://buildkit.example:1234, or give all nodes in `append`.',
      })
    return { kind: 'create', driver: wish.driver, because: 'it was requested' }
  }
  const why = whyNotEngine(engine)
  if (wish.driver === 'docker') {
    if (why === undefined) return { kind: 'engine', name: engine.context }
    throw new UserError(`driver: \`docker\` cannot be used on this machine: ${why}`, {
      hint: 'Remove `driver` to use a BuildKit in a container, or enable the containerd image store of the engine.',
    })
  }
  if (wish.driver === 'docker-container')
    return { kind: 'create', driver: wish.driver, because: 'it was requested' }
  if (wish.tailored)
    return { kind: 'create', driver: 'docker-container', because: 'options for a builder were set' }
  if (why === undefined) return { kind: 'engine', name: engine.context }
  return { kind: 'create', driver: 'docker-container', because: why }
}

/** Returns whether the installed Buildx is new enough. */
export function hasBuildx({ buildx }: Engine): boolean {
  return buildx !== undefined && isAtLeast(buildx, oldestBuildx)
}

function checkBuildx({ buildx }: Engine): void {
  if (buildx === undefined)
    throw new UserError('Docker on this machine has no buildx', {
      hint: 'Install the package docker-buildx-plugin (docker-buildx in Debian), or put the plugin into ~/.docker/cli-plugins.',
    })
  if (!isAtLeast(buildx, oldestBuildx))
    throw new UserError(`buildx ${buildx} is too old, ${oldestBuildx} or newer is needed`, {
      hint: 'Update the package docker-buildx-plugin.',
    })
}

function whyNotEngine({ server, serverError }: Engine): string | undefined {
  if (server === undefined)
    throw new UserError(`the Docker Engine does not answer: ${serverError}`, {
      hint: 'Start it (for example `sudo systemctl start docker`), set DOCKER_HOST to a running one, or use `driver: remote` with an `endpoint`.',
    })
  if (server.imageStore === 'classic')
    return 'its image store is the classic one, which cannot export OCI layouts'
  if (!isAtLeast(server.version, oldestEngine))
    return `Docker Engine ${server.version} is older than ${oldestEngine} and supports only one exporter in a build`
  return undefined
}
