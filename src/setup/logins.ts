import { formatReference, type Repository } from '../image/reference.ts'
import { InputError } from '../messages/errors.ts'
import { refusesAnonymousPush } from '../registry/anonymous-push.ts'
import { createKeychain } from '../registry/auth/keychain.ts'
import { loginHint } from '../registry/login-hint.ts'
import type { Tools } from '../stage/stage.ts'
import { awsSource } from './aws-keys.ts'
import { expectsNoLogin, readGivenLogins } from './check-lists.ts'
import { completeLogin } from './ecr.ts'
import { isEcr } from './ecr-registry.ts'
import { chooseJobLogin } from './job-login.ts'
import { logIn, storeLogin } from './login.ts'
import { isAwsKey } from './login-failure.ts'
import type { WantedLogin } from './login-inputs.ts'
import type { SetupRequest } from './request.ts'

/** Returns the logins that the inputs ask for, which were checked before. */
export async function readLogins(request: SetupRequest, { host, log }: Tools): Promise<WantedLogin[]> {
  if (!expectsNoLogin(request, host)) return (await readGivenLogins(request, host.mask)).logins
  log.info('no registry login: this pull request comes from a fork, which gets no secrets')
  return []
}

/** Logs in as the inputs say, and returns the registries. */
export async function logInAsGiven(
  logins: readonly WantedLogin[],
  { logout }: Pick<SetupRequest, 'logout'>,
  tools: Tools,
): Promise<string[]> {
  for (const wanted of logins) {
    const login = await completeLogin(wanted, tools)
    if (isAwsKey(wanted.username ?? '') && login.username !== wanted.username)
      tools.log.info(
        `the access key given for ${login.registry} was exchanged for a token of ECR; in the environment (AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY) it needs no inputs`,
      )
    await logIn(login, tools, { stays: !logout })
    const part = login.scope === undefined ? '' : `, for ${login.scope}`
    tools.log.info(`logged in to ${login.registry} as ${login.username}${part}`)
  }
  return logins.map(({ registry }) => registry)
}

/** Logs in where nothing was configured for the registry of the code host or of AWS, and returns these registries. */
export async function logInAsJob(
  { repositories = [], token, pushesTo }: SetupRequest,
  given: readonly string[],
  tools: Tools,
): Promise<string[]> {
  const { host, log } = tools
  const job = host.jobLogin?.(token)
  const pushes = pushesTo?.some(({ registry }) => registry === job?.registry) ?? host.facts.writing.allowed
  const keychain = keychainOf(tools)
  const chosen = await chooseJobLogin({ repositories, given, job, pushes, facts: host.facts, keychain })
  if (chosen !== undefined && 'login' in chosen) await storeLogin(chosen.login, tools)
  if (chosen !== undefined) log.info(chosen.line)
  const aws = await logInToEcr(repositories, given, tools)
  return [...(chosen !== undefined && 'login' in chosen ? [chosen.login.registry] : []), ...aws]
}

/** Logs in to ECR with the credentials of AWS in the environment, unless the machine has a login, or the code is a stranger's. */
async function logInToEcr(
  repositories: readonly Repository[],
  given: readonly string[],
  tools: Tools,
): Promise<string[]> {
  const { host, log } = tools
  const here = repositories.filter(({ registry }) => isEcr(registry) && !given.includes(registry))
  if (here.length === 0 || host.facts.pullRequest?.fork) return []
  if (awsSource(name => host.variable(name)) === undefined) return []
  const keychain = keychainOf(tools)
  const registries = new Set<string>()
  for (const at of here) if ((await keychain(at, ['pull', 'push'])) === undefined) registries.add(at.registry)
  for (const registry of registries) {
    await storeLogin(
      await completeLogin({ registry, username: undefined, password: undefined }, tools),
      tools,
    )
    log.info(`logged in to ${registry} with the credentials of AWS in the environment`)
  }
  return [...registries]
}

/** Refuses a run whose push is certain to fail, before anything is built. */
export async function checkLogins(pushesTo: readonly Repository[], tools: Tools): Promise<void> {
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
  const aws = registries.some(isEcr)
    ? [
        'ECR is logged in to by itself where the environment has credentials of AWS: run aws-actions/configure-aws-credentials before.',
      ]
    : []
  const hints = [
    ...registries.map(loginHint),
    ...aws,
    'With `push: never` the image is only built and checked.',
  ]
  throw new InputError(problems, { hint: hints.join('\n') })
}

function keychainOf({ exec, host }: Tools) {
  return createKeychain({ exec, variable: name => host.variable(name) })
}
