import { UserError } from '../errors.ts'
import { type Engine, isAtLeast } from './engine.ts'

/** The builder that will do the work: the engine's own, one that is there, or one to be made. */
export type Choice =
  | { readonly kind: 'engine'; readonly name: string }
  | { readonly kind: 'named'; readonly name: string }
  | { readonly kind: 'create'; readonly driver: CreatedDriver; readonly because: string }

/** Drivers of builders that are made on demand. */
export type CreatedDriver = 'docker-container' | 'remote' | 'kubernetes'

/** What was asked for. */
export interface Wish {
  readonly builder: string | undefined
  readonly driver: 'auto' | 'docker' | CreatedDriver
  readonly endpoint: string | undefined
  /** Something is given that only a builder of our own can have, for example a BuildKit image. */
  readonly tailored: boolean
}

/** The oldest buildx that takes all arguments we give. */
const oldestBuildx = '0.14'
/** The oldest engine whose own BuildKit runs several exporters in one build. */
const oldestEngine = '26.0'

/**
 * Decides which builder to use. Several exporters and OCI layouts need the containerd image store in the engine, or a
 * BuildKit of its own.
 *
 * @throws UserError when buildx or the engine is missing or too old for what was asked.
 */
export function chooseBuilder(wish: Wish, engine: Engine): Choice {
  checkBuildx(engine)
  if (wish.builder !== undefined) return { kind: 'named', name: wish.builder }
  if (wish.driver === 'remote' || wish.driver === 'kubernetes') {
    if (wish.driver === 'remote' && wish.endpoint === undefined)
      throw new UserError('driver: `remote` needs the address of a BuildKit', {
        hint: 'Give it as `endpoint`, for example tcp://buildkit.example:1234.',
      })
    return { kind: 'create', driver: wish.driver, because: 'it was asked for' }
  }
  const why = whyNotEngine(engine)
  if (wish.driver === 'docker') {
    if (why === undefined) return { kind: 'engine', name: engine.context }
    throw new UserError(`driver: \`docker\` cannot do the work here: ${why}`, {
      hint: 'Leave `driver` out to get a BuildKit in a container, or turn on the containerd image store of the engine.',
    })
  }
  if (wish.driver === 'docker-container')
    return { kind: 'create', driver: wish.driver, because: 'it was asked for' }
  if (wish.tailored)
    return { kind: 'create', driver: 'docker-container', because: 'options for a builder were given' }
  if (why === undefined) return { kind: 'engine', name: engine.context }
  return { kind: 'create', driver: 'docker-container', because: why }
}

function checkBuildx({ buildx }: Engine): void {
  if (buildx === undefined)
    throw new UserError('Docker here has no buildx', {
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
      hint: 'Start it (for example `sudo systemctl start docker`), set DOCKER_HOST to one that runs, or use `driver: remote` with an `endpoint`.',
    })
  if (server.imageStore === 'classic')
    return 'its image store is the classic one, which cannot export OCI layouts'
  if (!isAtLeast(server.version, oldestEngine))
    return `Docker Engine ${server.version} is older than ${oldestEngine} and runs only one exporter in a build`
  return undefined
}
