import { randomUUID } from 'node:crypto'
import { readFile, rename, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Host } from '../stage/stage.ts'

/** The part of Docker's `config.json` that holds credentials; everything else is carried along untouched. */
export interface DockerConfig {
  readonly auths?: Readonly<Record<string, unknown>>
  readonly credsStore?: string
  readonly credHelpers?: Readonly<Record<string, string>>
}

/** Returns the path of Docker's configuration. */
export function dockerConfigPath(host: Host): string {
  return join(host.variable('DOCKER_CONFIG') || join(host.variable('HOME') ?? '', '.docker'), 'config.json')
}

/** Returns the key under which Docker keeps the credentials of a registry. */
export function credentialKey(registry: string): string {
  return registry === 'docker.io' ? 'https://index.docker.io/v1/' : registry
}

/** Names the credential helper that keeps this registry's credentials, if one does. */
export function helperFor(config: DockerConfig, key: string): string | undefined {
  return config.credHelpers?.[key] || config.credsStore || undefined
}

/** Reads the configuration; one that is not there is empty, and one that cannot be read is left to docker. */
export async function readDockerConfig(path: string): Promise<DockerConfig> {
  try {
    return JSON.parse(await readFile(path, 'utf8'))
  } catch {
    return {}
  }
}

/** Puts the credentials of one registry back as they were; the file appears as a whole or not at all. */
export async function putAuth(path: string, key: string, auth: unknown): Promise<void> {
  const config = await readDockerConfig(path)
  const restored = { ...config, auths: { ...config.auths, [key]: auth } }
  const mode = await stat(path).then(
    ({ mode }) => mode & 0o777,
    () => 0o600,
  )
  const partial = `${path}.${randomUUID()}`
  await writeFile(partial, JSON.stringify(restored, null, '\t'), { mode })
  await rename(partial, path)
}
