import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { UserError } from '../errors.ts'
import type { CleanupItem, Tools } from '../stage/stage.ts'
import { credentialKey, dockerConfigPath, helperFor, putAuth, readDockerConfig } from './docker-config.ts'
import type { Login } from './logins.ts'

/** The kind under which logins are kept for the clean-up. */
export const keptLogin = 'login'

/** What must be known to take a login back. */
interface KeptName {
  readonly registry: string
  /** Folder with the credentials that were there before. */
  readonly backup?: string
}

/** The credentials that were there before: an entry of Docker's configuration, or what its helper held. */
type Previous =
  | { readonly kind: 'config'; readonly auth: unknown }
  | { readonly kind: 'helper'; readonly helper: string; readonly credentials: string }

/**
 * Logs in with the password on standard input. Credentials that were there before are set aside in a file only we can
 * read, and come back in `takeBack`.
 *
 * @throws UserError when the registry refuses or cannot be reached.
 */
export async function logIn({ registry, username, password }: Login, tools: Tools): Promise<void> {
  const previous = await previousCredentials(registry, tools)
  const backup = previous && join(tools.host.temp, `buildonce-login-${randomUUID()}`)
  tools.registerCleanup({ kind: keptLogin, name: JSON.stringify({ registry, backup } satisfies KeptName) })
  if (backup !== undefined) {
    await mkdir(backup, { recursive: true, mode: 0o700 })
    await writeFile(join(backup, 'credentials.json'), JSON.stringify(previous), { mode: 0o600 })
  }
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
  })
  if (exitCode === 0) return
  const last = stderr.trim().split('\n').at(-1)?.replaceAll(password, '***')
  throw new UserError(`${registry} refused the login of "${username}": ${last || 'docker told no reason'}`, {
    hint: 'Check `username` and `password`; at ghcr.io the job also needs `permissions: packages: write`.',
  })
}

/** Takes a login back: what was there before comes back, otherwise the registry is logged out of. */
export async function removeEnvFile(kept: CleanupItem, tools: Tools): Promise<void> {
  const { registry, backup }: KeptName = JSON.parse(kept.name)
  const previous = backup && (await readBackup(backup))
  if (previous) await restore(registry, previous, tools)
  else if (backup === undefined) await logOut(registry, tools)
  if (backup !== undefined) await rm(backup, { recursive: true, force: true })
}

async function logOut(registry: string, tools: Tools): Promise<void> {
  const args = ['logout', ...(registry === 'docker.io' ? [] : [registry])]
  const { exitCode, stderr } = await tools.exec.run({ file: 'docker', args })
  if (exitCode !== 0) tools.log.warning(`could not log out of ${registry}: ${stderr.trim()}`)
}

async function previousCredentials(registry: string, tools: Tools): Promise<Previous | undefined> {
  const key = credentialKey(registry)
  const config = await readDockerConfig(dockerConfigPath(tools.host))
  const helper = helperFor(config, key)
  if (helper === undefined) {
    const auth = config.auths?.[key]
    return auth === undefined ? undefined : { kind: 'config', auth }
  }
  const get = { file: `docker-credential-${helper}`, args: ['get'], stdin: key }
  // A helper that cannot be started holds nothing; docker's own login will say so.
  const got = await tools.exec.run(get).catch(() => undefined)
  if (got?.exitCode !== 0) return undefined
  return { kind: 'helper', helper, credentials: got.stdout }
}

async function restore(registry: string, previous: Previous, tools: Tools): Promise<void> {
  const key = credentialKey(registry)
  if (previous.kind === 'config') return putAuth(dockerConfigPath(tools.host), key, previous.auth)
  const { helper, credentials } = previous
  const stored = await tools.exec.run({
    file: `docker-credential-${helper}`,
    args: ['store'],
    stdin: JSON.stringify({ ServerURL: key, ...JSON.parse(credentials) }),
  })
  if (stored.exitCode !== 0)
    tools.log.warning(`docker-credential-${helper} did not take back the earlier credentials of ${registry}`)
}

/** A second clean-up finds no backup any more and has nothing to do. */
async function readBackup(backup: string): Promise<Previous | undefined> {
  try {
    return JSON.parse(await readFile(join(backup, 'credentials.json'), 'utf8'))
  } catch {
    return undefined
  }
}
