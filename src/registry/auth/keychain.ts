import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Repository } from '../../image/reference.ts'
import { describe, UserError } from '../../messages/errors.ts'
import type { Exec } from '../../system/exec.ts'
import { askHelper } from './credential-helper.ts'
import { type Credentials, chain, type Keychain } from './credentials.ts'
import {
  type AuthFile,
  authVariable,
  type Found,
  findInContainersAuth,
  findInDockerConfig,
  parseAuthFile,
} from './docker-config.ts'
import { scopedFolders } from './scoped-config.ts'

/** The effects needed to find credentials. */
export interface KeychainTools {
  readonly exec: Exec
  /** Reads a variable of the environment. */
  readonly variable: (name: string) => string | undefined
}

/**
 * Finds credentials where the registry tools of this machine store them: Buildx's scoped files, the variable
 * DOCKER_AUTH_CONFIG, Docker's config with its helpers, then the files of podman, skopeo and buildah.
 */
export function createKeychain({ exec, variable }: KeychainTools): Keychain {
  const home = variable('HOME') ?? variable('USERPROFILE')
  const docker = variable('DOCKER_CONFIG') ?? (home && join(home, '.docker'))
  const scoped = variable('BUILDX_CONFIG') ?? (docker && join(docker, 'buildx'))
  const containers = [
    variable('REGISTRY_AUTH_FILE'),
    variable('XDG_RUNTIME_DIR') && join(variable('XDG_RUNTIME_DIR') ?? '', 'containers/auth.json'),
    home && join(home, '.config/containers/auth.json'),
  ]
  const asked = new Map<string, Promise<Credentials | undefined>>()
  const answer = async (found: Found): Promise<Credentials | undefined> => {
    if (found === undefined || 'credentials' in found) return found?.credentials
    const key = `${found.helper} ${found.server}`
    const answered = asked.get(key) ?? askHelper(found, exec)
    asked.set(key, answered)
    return answered
  }
  return chain([
    async (at, actions) => {
      const folders = scoped ? await scopedFolders(join(scoped, 'config'), at, actions) : []
      return first(
        folders.map(folder => join(folder, 'config.json')),
        async file => answer(findInDockerConfig(file, at.registry)),
      )
    },
    async at => {
      // As docker does, an entry that is not in the variable is looked for in the file.
      const text = variable(authVariable)
      if (!text) return undefined
      const { path, auths } = parseAuthFile(text, authVariable)
      return answer(findInDockerConfig({ path, auths, credHelpers: {} }, at.registry))
    },
    at =>
      first([docker && join(docker, 'config.json')], file => answer(findInDockerConfig(file, at.registry))),
    (at: Repository) => first(containers, file => answer(findInContainersAuth(file, at))),
  ])
}

async function first(
  paths: readonly (string | undefined)[],
  ask: (file: AuthFile) => Promise<Credentials | undefined>,
): Promise<Credentials | undefined> {
  for (const path of paths) {
    const file = path ? await readAuthFile(path) : undefined
    const found = file && (await ask(file))
    if (found) return found
  }
  return undefined
}

async function readAuthFile(path: string): Promise<AuthFile | undefined> {
  try {
    return parseAuthFile(await readFile(path, 'utf8'), path)
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
    if (cause instanceof UserError) throw cause
    throw new UserError(`the credentials file ${path} cannot be read: ${describe(cause)}`, { cause })
  }
}
