import { formatReference, type Repository } from '../image/reference.ts'
import type { Values } from '../inputs/table.ts'
import { InputError, UserError } from '../messages/errors.ts'
import { refusesAnonymousPush } from '../registry/anonymous-push.ts'
import { createKeychain } from '../registry/auth/keychain.ts'
import { loginHint } from '../registry/login-hint.ts'
import type { Timed } from '../stage/section.ts'
import type { CleanUp, Stage, Tools } from '../stage/stage.ts'
import { createBuilder, inspectBuilder, keptBuilder, removeBuilder } from './builder.ts'
import { type Choice, chooseBuilder } from './choice.ts'
import { type Engine, parseEngine } from './engine.ts'
import type { setupInputs } from './inputs.ts'
import { chooseJobLogin } from './job-login.ts'
import { keptLogin, logIn, storeLogin, undoLogin } from './login.ts'
import { pairLogins } from './login-inputs.ts'
import type { SetupSection } from './section.ts'

/** What the setup stage needs. */
export type SetupRequest = Values<typeof setupInputs> & {
  /** Repositories of the image: the job's own login is used for those at the registry of the code host. */
  readonly repositories?: readonly Repository[]
  /** Repositories that this run is going to push to; absent where the stage is used alone. */
  readonly pushesTo?: readonly Repository[]
  /** The token of this job. */
  readonly token?: string
}

/** Finds or creates the builder, and logs in to registries. With the engine's own builder it starts one process. */
export const setup: Stage<SetupRequest, Timed<SetupSection>> = async (request, tools) => {
  const logins = loginsOf(request, tools)
  const engine = await readEngine(tools)
  const choice = chooseBuilder(wishOf(request, tools), engine)
  for (const login of logins) {
    await logIn(login, tools)
    tools.log.info(`logged in to ${login.registry} as ${login.username}`)
  }
  const own = await logInAsJob(request, tools)
  await checkLogins(request.pushesTo ?? [], tools)
  const builder = await builderOf(choice, request, tools)
  const { server, buildx = '' } = engine
  tools.log.info(
    `builder ${builder.builder} (driver ${builder.driver}), buildx ${buildx}` +
      (server ? `, Docker Engine ${server.version}, ${server.imageStore} image store` : ', no Docker Engine'),
  )
  return {
    status: 'passed',
    ...builder,
    buildx,
    ...(server && { engine: server.version, imageStore: server.imageStore, nativePlatform: server.platform }),
    registries: [...logins.map(({ registry }) => registry), ...own],
  }
}

/** Removes the builder and undoes the logins. */
export const cleanUp: CleanUp = async (kept, tools) => {
  for (const item of [...kept].reverse()) {
    try {
      if (item.kind === keptBuilder) await removeBuilder(item.name, tools)
      if (item.kind === keptLogin) await undoLogin(item, tools)
    } catch (error) {
      tools.log.warning(`cleanup after setup: ${(error as Error).message}`)
    }
  }
}

type BuilderPart = Pick<SetupSection, 'builder' | 'driver' | 'created' | 'platforms'>

async function builderOf(choice: Choice, request: SetupRequest, tools: Tools): Promise<BuilderPart> {
  switch (choice.kind) {
    case 'engine':
      return { builder: choice.name, driver: 'docker', created: false, platforms: [] }
    case 'named':
      return { builder: choice.name, created: false, ...(await inspectBuilder(choice.name, tools)) }
    case 'create': {
      tools.log.info(`creating a builder with the driver ${choice.driver}: ${choice.because}`)
      const builder = await createBuilder({ ...request, driver: choice.driver }, tools)
      return { builder, driver: choice.driver, created: true, platforms: [] }
    }
  }
}

function wishOf(request: SetupRequest, { host }: Tools) {
  const { driver, driverOpts, buildkitImage, buildkitdFlags, buildkitdConfig, buildkitdConfigInline } =
    request
  const tailored =
    driverOpts.length > 0 || !!(buildkitImage || buildkitdFlags || buildkitdConfig || buildkitdConfigInline)
  // A job that selected a builder for all docker commands means this one too.
  const chosen = driver === 'auto' && !tailored ? host.variable('BUILDX_BUILDER') || undefined : undefined
  return { builder: request.builder ?? chosen, driver, endpoint: request.endpoint, tailored }
}

/** A fork's pull request gets no secrets, so an empty password there is no error. */
function loginsOf(request: SetupRequest, { host, log }: Tools) {
  if (host.facts.pullRequest?.fork && request.password === undefined && request.username.length > 0) {
    log.info('no registry login: this pull request comes from a fork, which gets no secrets')
    return []
  }
  const { logins, problems } = pairLogins(request)
  if (problems.length > 0) throw new InputError(problems)
  return logins
}

/** Logs in where nothing was configured for the registry of the code host, and returns that registry. */
async function logInAsJob(
  { repositories = [], registry: given, token, pushesTo }: SetupRequest,
  tools: Tools,
): Promise<string[]> {
  const { host, log } = tools
  const job = host.jobLogin?.(token)
  const pushes = pushesTo?.some(({ registry }) => registry === job?.registry) ?? host.facts.writing.allowed
  const chosen = await chooseJobLogin({
    repositories,
    given,
    job,
    pushes,
    facts: host.facts,
    keychain: keychainOf(tools),
  })
  if (chosen === undefined) return []
  if ('login' in chosen) await storeLogin(chosen.login, tools)
  log.info(chosen.line)
  return 'login' in chosen ? [chosen.login.registry] : []
}

/** Refuses a run whose push is certain to fail, before anything is built. */
async function checkLogins(pushesTo: readonly Repository[], tools: Tools): Promise<void> {
  const keychain = keychainOf(tools)
  const closed = pushesTo.filter(({ registry }) => refusesAnonymousPush(registry))
  const found = await Promise.all(closed.map(at => keychain(at, ['pull', 'push'])))
  const missing = closed.filter((_, index) => found[index] === undefined)
  if (missing.length === 0) return
  const problems = missing.map(at => ({
    input: 'image',
    message: `${formatReference(at)} cannot be pushed, because there is no login for ${at.registry}`,
  }))
  const registries = [...new Set(missing.map(({ registry }) => registry))]
  const hints = [...registries.map(loginHint), 'With `push: never` the image is only built and checked.']
  throw new InputError(problems, { hint: hints.join('\n') })
}

function keychainOf({ exec, host }: Tools) {
  return createKeychain({ exec, variable: name => host.variable(name) })
}

async function readEngine(tools: Tools): Promise<Engine> {
  const info = { file: 'docker', args: ['info', '--format', 'json'] }
  const { stdout, stderr } = await tools.exec.run(info).catch(cause => {
    throw new UserError('docker is not installed on this machine', {
      hint: 'Install Docker Engine with buildx, or run on a runner that has it, for example ubuntu-latest.',
      cause,
    })
  })
  if (stdout.trim() !== '') return parseEngine(stdout, stderr)
  throw new UserError(`\`docker info\` returned nothing: ${stderr.trim().split('\n').at(-1)}`, {
    hint: 'Docker 23 or newer is needed.',
  })
}
