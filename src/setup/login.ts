import { randomUUID } from 'node:crypto'
import { readFile, rm, rmdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { makeFolder } from '../files/folder.ts'
import { UserError } from '../messages/errors.ts'
import type { CleanupItem, Tools } from '../stage/stage.ts'
import {
  credentialKey,
  type DockerConfig,
  dockerConfigPath,
  helperFor,
  putAuth,
  readDockerConfig,
  scopedConfigPath,
} from './docker-config.ts'
import { explainLogin } from './login-failure.ts'
import type { Login } from './login-inputs.ts'

/** The kind of cleanup items for logins. */
export const keptLogin = 'login'

/** What is needed to undo a login. */
interface KeptName {
  readonly registry: string
  /** The file that holds it, where it is not Docker's own. */
  readonly config?: string
  /** Folder with the previous credentials. */
  readonly backup?: string
  /** It was stored without docker, and is removed without docker. */
  readonly stored?: true
}

/** The previous credentials: an entry of Docker's configuration, or those of its helper. */
type Previous =
  | { readonly kind: 'config'; readonly auth: unknown }
  | { readonly kind: 'helper'; readonly helper: string; readonly credentials: string }

/**
 * Logs in with the password on standard input. Previous credentials are saved in a file that only this user can read,
 * and restored in `undoLogin`; with `stays` the login is not undone.
 *
 * @throws UserError when the registry refuses or cannot be reached.
 */
export async function logIn(
  { registry, username, password, scope }: Login,
  tools: Tools,
  { stays = false } = {},
): Promise<void> {
  const config = scope === undefined ? undefined : scopedConfigPath(tools.host, registry, scope)
  if (!stays) await registerUndo(registry, config, tools)
  if (config !== undefined) await makeFolder(dirname(config), { mode: 0o700 })
  const { exitCode, stderr } = await tools.exec.run({
    file: 'docker',
    args: [
      'login',
      '--username',
      username,
      '--password-stdin',
      ...(registry === 'docker.io' ? [] : [registry]),
    ],
    stdin: password,
    ...environmentFor(config),
  })
  if (exitCode === 0) return
  const said = password === '' ? stderr : stderr.replaceAll(password, '***')
  const file = config ?? dockerConfigPath(tools.host)
  const { message, hint } = explainLogin({ registry, username, said, config: file })
  throw new UserError(message, { hint })
}

/** Registers a login for cleanup before it is made, and saves what it replaces. */
async function registerUndo(registry: string, config: string | undefined, tools: Tools): Promise<void> {
  const previous = await previousCredentials(registry, config, tools)
  const backup = previous && join(tools.host.temp, `buildonce-login-${randomUUID()}`)
  const kept: KeptName = { registry, config, backup }
  tools.registerCleanup({ kind: keptLogin, name: JSON.stringify(kept) })
  if (backup === undefined) return
  await makeFolder(backup, { mode: 0o700 })
  await writeFile(join(backup, 'credentials.json'), JSON.stringify(previous), { mode: 0o600 })
}

/**
 * Stores credentials where docker, buildx and our own client find them, for a registry that had none. The registry is
 * not contacted: `docker login` is a process and two requests, and only a push shows whether a token may push.
 *
 * @throws UserError when a credential helper does not store them, or the configuration cannot be written.
 */
export async function storeLogin({ registry, username, password }: Login, tools: Tools): Promise<void> {
  const auth = Buffer.from(`${username}:${password}`).toString('base64')
  for (const secret of [password, auth]) tools.host.mask(secret)
  tools.registerCleanup({
    kind: keptLogin,
    name: JSON.stringify({ registry, stored: true } satisfies KeptName),
  })
  const key = credentialKey(registry)
  const path = dockerConfigPath(tools.host)
  const helper = helperFor(await readDockerConfig(path), key)
  if (helper === undefined) return putAuth(path, key, { auth })
  const credentials = { ServerURL: key, Username: username, Secret: password }
  const { exitCode } = await askHelper(helper, 'store', JSON.stringify(credentials), tools)
  if (exitCode !== 0)
    throw new UserError(`docker-credential-${helper} did not store the login for ${registry}`, {
      hint: `It is named by credHelpers or credsStore in ${path}.`,
    })
}

/** Undoes a login: restores the previous credentials, or logs out of the registry. */
export async function undoLogin(kept: CleanupItem, tools: Tools): Promise<void> {
  const { registry, config, backup, stored }: KeptName = JSON.parse(kept.name)
  if (stored) return removeStored(registry, tools)
  const previous = backup && (await readBackup(backup))
  if (previous) await restore(registry, config, previous, tools)
  else if (backup === undefined) await logOut(registry, config, tools)
  if (backup !== undefined) await rm(backup, { recursive: true, force: true })
}

async function removeStored(registry: string, tools: Tools): Promise<void> {
  const key = credentialKey(registry)
  const path = dockerConfigPath(tools.host)
  const helper = helperFor(await readDockerConfig(path), key)
  if (helper === undefined) return putAuth(path, key, undefined)
  const { exitCode } = await askHelper(helper, 'erase', key, tools)
  if (exitCode !== 0)
    tools.log.warning(`docker-credential-${helper} did not remove the login for ${registry}`)
}

async function logOut(registry: string, config: string | undefined, tools: Tools): Promise<void> {
  const args = ['logout', ...(registry === 'docker.io' ? [] : [registry])]
  const { exitCode, stderr } = await tools.exec.run({ file: 'docker', args, ...environmentFor(config) })
  if (exitCode !== 0) tools.log.warning(`could not log out of ${registry}: ${stderr.trim()}`)
  if (config !== undefined) await removeEmpty(config)
}

/** Removes a scoped configuration that holds nothing any more: Buildx would take it for "no login" where another one fits. */
async function removeEmpty(path: string): Promise<void> {
  const { auths, ...others } = await readDockerConfig(path)
  if (Object.keys(auths ?? {}).length > 0 || Object.keys(others).length > 0) return
  await rm(path, { force: true })
  await rmdir(dirname(path)).catch(() => {})
}

/** A scoped login is made and undone by docker in a folder of its own. */
function environmentFor(config: string | undefined) {
  return config === undefined ? {} : { env: { DOCKER_CONFIG: dirname(config) } }
}

async function previousCredentials(
  registry: string,
  path: string | undefined,
  tools: Tools,
): Promise<Previous | undefined> {
  const key = credentialKey(registry)
  // An unreadable configuration is left to docker, which reports it.
  const config = await readDockerConfig(path ?? dockerConfigPath(tools.host)).catch((): DockerConfig => ({}))
  const helper = helperFor(config, key)
  if (helper === undefined) {
    const auth = config.auths?.[key]
    return auth === undefined ? undefined : { kind: 'config', auth }
  }
  // A helper that cannot be started has nothing; docker's own login will report it.
  const got = await askHelper(helper, 'get', key, tools).catch(() => undefined)
  if (got?.exitCode !== 0) return undefined
  return { kind: 'helper', helper, credentials: got.stdout }
}

async function restore(
  registry: string,
  path: string | undefined,
  previous: Previous,
  tools: Tools,
): Promise<void> {
  const key = credentialKey(registry)
  if (previous.kind === 'config') return putAuth(path ?? dockerConfigPath(tools.host), key, previous.auth)
  const { helper, credentials } = previous
  const again = JSON.stringify({ ServerURL: key, ...JSON.parse(credentials) })
  const stored = await askHelper(helper, 'store', again, tools)
  if (stored.exitCode !== 0)
    tools.log.warning(`docker-credential-${helper} did not restore the previous credentials of ${registry}`)
}

function askHelper(helper: string, verb: 'get' | 'store' | 'erase', stdin: string, { exec }: Tools) {
  return exec.run({ file: `docker-credential-${helper}`, args: [verb], stdin })
}

/** A second cleanup finds no backup any more and has nothing to do. */
async function readBackup(backup: string): Promise<Previous | undefined> {
  try {
    return JSON.parse(await readFile(join(backup, 'credentials.json'), 'utf8'))
  } catch {
    return undefined
  }
}
