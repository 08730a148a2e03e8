import { randomUUID } from 'node:crypto'
import { readFile, realpath, rename, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { dockerFolder } from '../engine/client-settings.ts'
import { makeFolder } from '../files/folder.ts'
import { describe, UserError } from '../messages/errors.ts'
import type { Host } from '../stage/stage.ts'

/** The part of Docker's `config.json` with credentials; everything else is kept unchanged. */
export interface DockerConfig {
  readonly auths?: Readonly<Record<string, unknown>>
  readonly credsStore?: string
  readonly credHelpers?: Readonly<Record<string, string>>
}

/** Returns the path of Docker's configuration. */
export function dockerConfigPath(host: Host): string {
  return join(
    dockerFolder(name => host.variable(name)),
    'config.json',
  )
}

/** Returns the folder in which Buildx keeps builders and credentials. */
export function buildxFolder(host: Host): string {
  return host.variable('BUILDX_CONFIG') || join(dirname(dockerConfigPath(host)), 'buildx')
}

/**
 * Returns the path of the credentials that Buildx uses for a part of a registry, as docker/login-action stores them:
 * `scope` is `repository`, `@action` or `repository@action`.
 */
export function scopedConfigPath(host: Host, registry: string, scope: string): string {
  const name = registry === 'docker.io' ? 'registry-1.docker.io' : registry
  return join(
    buildxFolder(host),
    'config',
    `${name}${scope.startsWith('@') ? '' : '/'}${scope}`,
    'config.json',
  )
}

/** Returns the key under which Docker stores the credentials of a registry. */
export function credentialKey(registry: string): string {
  return registry === 'docker.io' ? 'https://index.docker.io/v1/' : registry
}

/** Returns the credential helper for this registry, if there is one. */
export function helperFor(config: DockerConfig, key: string): string | undefined {
  return config.credHelpers?.[key] || config.credsStore || undefined
}

/** Reads the configuration; a missing one is empty. @throws UserError when it cannot be read. */
export async function readDockerConfig(path: string): Promise<DockerConfig> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return {}
    throw new UserError(`the Docker configuration ${path} cannot be read: ${describe(cause)}`, { cause })
  }
  try {
    return JSON.parse(text)
  } catch {
    // The parser's message can quote the file, which contains secrets.
    throw new UserError(`the Docker configuration ${path} is not JSON`)
  }
}

/**
 * Writes the credentials of one registry, or removes them where there are none; the file is replaced atomically. It is
 * not changed where there is nothing to remove.
 *
 * @throws UserError when the existing configuration cannot be read, since it would be lost, or not be written.
 */
export async function putAuth(path: string, key: string, auth: unknown): Promise<void> {
  const config = await readDockerConfig(path)
  if (auth === undefined && !(key in (config.auths ?? {}))) return
  const { [key]: _, ...others } = config.auths ?? {}
  const changed = { ...config, auths: auth === undefined ? others : { ...others, [key]: auth } }
  try {
    await replace(path, JSON.stringify(changed, null, '\t'))
  } catch (cause) {
    throw new UserError(`the Docker configuration ${path} cannot be written: ${describe(cause)}`, {
      hint: 'A login is stored there. Another folder can be given in the variable DOCKER_CONFIG.',
      cause,
    })
  }
}

async function replace(path: string, text: string): Promise<void> {
  await makeFolder(dirname(path), { mode: 0o700 })
  // A configuration that is a link remains one, as with docker login.
  const file = await realpath(path).catch(() => path)
  const mode = await stat(file).then(
    ({ mode }) => mode & 0o777,
    () => 0o600,
  )
  const partial = `${file}.${randomUUID()}`
  await writeFile(partial, text, { mode })
  await rename(partial, file)
}
