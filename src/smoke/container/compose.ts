import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join, parse } from 'node:path'
import { isWithin, placeOf } from '../../files/place.ts'
import { UserError } from '../../messages/errors.ts'
import type { Finished, Tools } from '../../stage/stage.ts'
import type { ComposeRight } from '../allowed.ts'
import { assertVariables, composeEnvironment } from '../compose-environment.ts'
import { foreignFiles } from '../compose-files.ts'
import { pathsIn, rightsAsked } from '../compose-rights.ts'
import { composeSource } from '../compose-source.ts'
import { dockerMessage } from '../engine/docker.ts'
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
  /** All that compose, and the file by way of it, sees of the environment. */
  readonly environment: Readonly<Record<string, string>>
  /** A folder with the files of the base branch. */
  readonly work?: string
}

/** Reads the compose file of a request, with everything in it resolved. @throws UserError with compose's own message. */
export async function readCompose(
  request: SmokeRequest,
  key: string,
  tools: Tools,
): Promise<Compose | undefined> {
  const { smokeComposeFile: file } = request
  const smokeAllow: readonly ComposeRight[] = request.smokeAllow
  if (!file) return undefined
  if (request.smokeNetwork)
    throw new UserError('`smoke-network` and `smoke-compose-file` exclude each other', {
      hint: 'Name the network in the compose file.',
    })
  const { path, tree, work } = await composeSource(file, request, tools)
  const foreign = smokeAllow.includes('files') ? [] : await foreignFiles(path, tree)
  if (foreign.length > 0)
    throw new UserError(`the compose file ${file} reads what it may not: ${foreign.join('; ')}`, {
      hint: 'Write the paths out, below the checkout, or allow them with `smoke-allow: files`.',
    })
  const project = `buildonce-smoke-${key}`
  const environment = composeEnvironment(request.smokeComposeEnv, tools.host)
  const { exitCode, stdout, stderr } = await compose(
    project,
    ['--file', path, 'config', '--format', 'json'],
    environment,
    tools,
  )
  if (/is not a docker command|unknown command|unknown shorthand flag/i.test(stderr))
    throw new UserError('a compose file needs docker compose, which is not installed here', {
      hint: 'Install the Docker Compose plugin, version 2.20 or newer.',
    })
  const config = exitCode === 0 ? (JSON.parse(stdout) as ComposeConfig) : undefined
  assertVariables({ file, stderr, config }, environment, tools.host)
  if (config === undefined) throw new UserError(`the compose file ${file}: ${dockerMessage(stderr)}`)
  await assertRights({ file, config, tree, allowed: smokeAllow })
  const service = chooseService(config, request.smokeComposeService)
  const variables = [...request.smokeEnv, ...request.smokeSecrets]
  return { project, service, config, variables, environment, ...(work !== undefined && { work }) }
}

/** Refuses what a compose file asks of the host and no input allows, all of it at once. */
async function assertRights({
  file,
  config,
  tree,
  allowed,
}: {
  readonly file: string
  readonly config: ComposeConfig
  readonly tree: string
  readonly allowed: readonly ComposeRight[]
}): Promise<void> {
  const places = new Map(
    await Promise.all(
      pathsIn(config).map(async path => [path, await placeOf(tree, path).catch(() => undefined)] as const),
    ),
  )
  const isOwn = (path: string) => {
    const place = places.get(path)
    return place !== undefined && isWithin(tree, place)
  }
  const refused = rightsAsked(config, isOwn).filter(({ right }) => !allowed.includes(right))
  if (refused.length === 0) return
  const rights = [...new Set(refused.map(({ right }) => right))]
  throw new UserError(
    `the compose file ${file} asks for what it may not have: ${refused.map(({ asked }) => asked).join('; ')}`,
    { hint: `Take it out, or allow it with \`smoke-allow: ${rights.join(',')}\`.` },
  )
}

/** Starts the services that the image needs, in their order, and then the image in place of its service. */
export async function composeUp(
  { project, service, config, variables, environment }: Compose,
  plan: RunPlan,
  tools: Tools,
): Promise<Finished> {
  tools.registerCleanup({ kind: 'compose', name: project })
  const folder = await mkdtemp(join(tools.host.temp, 'smoke-'))
  tools.registerCleanup({ kind: 'folder', name: folder })
  const file = join(folder, 'compose.json')
  await writeFile(file, JSON.stringify(replaceService(config, { service, plan, variables })), { mode: 0o600 })
  const up = ['--file', file, '--progress', 'quiet', 'up', '--detach', '--no-build', '--', service]
  return await compose(project, up, environment, tools)
}

/** Prints the last lines of every service but the one under test: the cause of its failure may be there. */
export async function printServices(
  { project, service, config, environment }: Compose,
  tools: Tools,
): Promise<void> {
  const others = Object.keys(config.services).filter(name => name !== service)
  if (others.length === 0) return
  const { stdout } = await compose(
    project,
    ['logs', '--no-color', '--tail', '30', '--', ...others],
    environment,
    tools,
  )
  if (stdout.trim() === '') return
  tools.log.info('the last lines of the other services:')
  await tools.log.foreign(async write => write(stdout))
}

/** Removes a project's containers, networks and volumes. */
export async function composeDown(project: string, tools: Pick<Tools, 'exec' | 'host'>): Promise<void> {
  const down = ['down', '--volumes', '--remove-orphans', '--timeout', '1']
  await compose(project, down, composeEnvironment([], tools.host), tools)
}

/** Removes the files of the base branch. What a service wrote among them as another user stays for the host to remove. */
export async function removeComposeFiles(compose: Compose | undefined): Promise<void> {
  if (compose?.work !== undefined)
    await rm(compose.work, { recursive: true, force: true }).catch(() => undefined)
}

/** Runs compose at the root of the disk: without `--file` it would take a compose file of the checkout for its own. */
function compose(
  project: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  { exec }: Pick<Tools, 'exec'>,
): Promise<Finished> {
  return exec.run({
    file: 'docker',
    args: ['compose', '--project-name', project, ...args],
    onlyEnv: environment,
    cwd: parse(process.cwd()).root,
  })
}
