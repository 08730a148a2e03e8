import { mkdtemp, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { UserError } from '../../errors.ts'
import type { Finished, Tools } from '../../stage/stage.ts'
import { docker, dockerMessage } from '../engine/docker.ts'
import type { Variable } from '../inputs.ts'
import type { SmokeRequest } from '../request.ts'
import { type ComposeConfig, chooseService, replaceService } from './compose-config.ts'
import type { RunPlan } from './run-arguments.ts'

/** A compose project in which the image under test takes the place of a service. */
export interface Compose {
  readonly project: string
  readonly service: string
  readonly config: ComposeConfig
  readonly variables: readonly Variable[]
}

/** Reads the compose file of a request, with everything in it resolved. @throws UserError with compose's own message. */
export async function readCompose(
  request: SmokeRequest,
  key: string,
  tools: Tools,
): Promise<Compose | undefined> {
  const { smokeComposeFile: file } = request
  if (!file) return undefined
  if (request.smokeNetwork)
    throw new UserError('`smoke-network` and `smoke-compose-file` exclude each other', {
      hint: 'Name the network in the compose file.',
    })
  const project = `buildonce-smoke-${key}`
  const path = resolve(tools.host.workspace, file)
  const read = await compose(project, ['--file', path, 'config', '--format', 'json'], tools)
  if (/is not a docker command|unknown command|unknown shorthand flag/i.test(read.stderr))
    throw new UserError('a compose file needs docker compose, which is not installed here', {
      hint: 'Install the Docker Compose plugin, version 2.20 or newer.',
    })
  if (read.exitCode !== 0) throw new UserError(`the compose file ${file}: ${dockerMessage(read.stderr)}`)
  const config = JSON.parse(read.stdout) as ComposeConfig
  const service = chooseService(config, request.smokeComposeService)
  return { project, service, config, variables: [...request.smokeEnv, ...request.smokeSecrets] }
}

/** Starts the services that the image needs, in their order, and then the image in place of its service. */
export async function composeUp(
  { project, service, config, variables }: Compose,
  plan: RunPlan,
  tools: Tools,
): Promise<Finished> {
  tools.registerCleanup({ kind: 'compose', name: project })
  const folder = await mkdtemp(join(tools.host.temp, 'smoke-'))
  tools.registerCleanup({ kind: 'folder', name: folder })
  const file = join(folder, 'compose.json')
  await writeFile(file, JSON.stringify(replaceService(config, { service, plan, variables })), { mode: 0o600 })
  const up = ['--file', file, '--progress', 'quiet', 'up', '--detach', '--no-build', service]
  return await compose(project, up, tools)
}

/** Prints the last lines of every service except the one under test: they may show the cause of its failure. */
export async function printServices({ project, service, config }: Compose, tools: Tools): Promise<void> {
  const others = Object.keys(config.services).filter(name => name !== service)
  if (others.length === 0) return
  const { stdout } = await compose(project, ['logs', '--no-color', '--tail', '30', ...others], tools)
  if (stdout.trim() === '') return
  tools.log.info('the last lines of the other services:')
  await tools.log.foreign(async write => write(stdout))
}

/** Removes a project's containers, networks and volumes. */
export async function composeDown(project: string, tools: Pick<Tools, 'exec'>): Promise<void> {
  await compose(project, ['down', '--volumes', '--remove-orphans', '--timeout', '1'], tools)
}

function compose(project: string, args: readonly string[], { exec }: Pick<Tools, 'exec'>): Promise<Finished> {
  return docker(exec, ['compose', '--project-name', project, ...args])
}
