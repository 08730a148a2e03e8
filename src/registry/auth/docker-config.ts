import type { Repository } from '../../image/reference.ts'
import { UserError } from '../../messages/errors.ts'
import type { Credentials } from './credentials.ts'

/** A client's file of credentials: Docker's `config.json` or containers' `auth.json`. */
export interface AuthFile {
  readonly path: string
  readonly auths: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  readonly credHelpers: Readonly<Record<string, unknown>>
  readonly credsStore?: string
}

/** Where the credentials of a registry are: in the file, or in a helper program under a name. */
export type Found =
  | { readonly credentials: Credentials }
  | { readonly helper: string; readonly server: string }
  | undefined

/** The variable that holds what a credentials file would. https://docs.docker.com/reference/cli/docker/#environment-variables */
export const authVariable = 'DOCKER_AUTH_CONFIG'

/** Reads the text of a credentials file. @throws UserError when it is not a JSON object. */
export function parseAuthFile(text: string, path: string): AuthFile {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    // The parser's message can quote the file, which contains secrets.
    throw new UserError(`${nameOf(path)} not JSON`)
  }
  if (!isObject(value)) throw new UserError(`${nameOf(path)} not a JSON object`)
  const auths = Object.entries(isObject(value.auths) ? value.auths : {})
  return {
    path,
    auths: Object.fromEntries(auths.map(([key, entry]) => [key, isObject(entry) ? entry : {}])),
    credHelpers: isObject(value.credHelpers) ? value.credHelpers : {},
    ...(typeof value.credsStore === 'string' && value.credsStore !== '' && { credsStore: value.credsStore }),
  }
}

/**
 * Finds the credentials of a registry in Docker's config: its helper, then the common store, then the file itself. As in
 * docker, an entry is for the host that its key names, whatever scheme and path are written with it.
 */
export function findInDockerConfig(file: AuthFile, registry: string): Found {
  return findByKeys(file, registry, name =>
    keysOf(registry).some(key => !key.includes('/') && key === hostOf(name)),
  )
}

/** Takes the exact keys first, then those that `matches` accepts. */
function findByKeys(file: AuthFile, registry: string, matches: (name: string) => boolean): Found {
  const keys = keysOf(registry)
  const helped = keys.find(key => typeof file.credHelpers[key] === 'string')
  if (helped !== undefined) return { helper: String(file.credHelpers[helped]), server: helped }
  const key = keys.find(name => Object.hasOwn(file.auths, name)) ?? Object.keys(file.auths).find(matches)
  if (file.credsStore !== undefined) return { helper: file.credsStore, server: key ?? serverOf(registry) }
  return key === undefined ? undefined : entryCredentials(file, key)
}

/** Finds the credentials in containers' `auth.json`, where the longest `host/namespace` wins. */
export function findInContainersAuth(file: AuthFile, { registry, repository }: Repository): Found {
  const parts = repository.split('/')
  const hosts = registry === 'docker.io' ? ['docker.io', 'index.docker.io'] : [registry]
  for (let length = parts.length; length > 0; length--) {
    for (const host of hosts) {
      const key = [host, ...parts.slice(0, length)].join('/')
      if (key in file.auths) return entryCredentials(file, key)
    }
  }
  // A key with a namespace is for that namespace only.
  return findByKeys(file, registry, name => /^https?:\/\//.test(name) && registry === hostOf(name))
}

/** The exact keys that clients use for a registry; a partial name never matches. */
function keysOf(registry: string): string[] {
  const hosts =
    registry === 'docker.io' ? ['docker.io', 'index.docker.io', 'registry-1.docker.io'] : [registry]
  const forms = (host: string) => [
    host,
    `https://${host}`,
    `https://${host}/`,
    `https://${host}/v1/`,
    `https://${host}/v2/`,
  ]
  const plain = registry === 'docker.io' ? [] : [`http://${registry}`]
  return [...(registry === 'docker.io' ? [serverOf(registry)] : []), ...hosts.flatMap(forms), ...plain]
}

/** Returns the host that a key names. https://github.com/docker/cli/blob/master/cli/config/credentials/file_store.go */
function hostOf(key: string): string {
  return (
    key
      .toLowerCase()
      .replace(/^https?:\/\//, '')
      .split('/')[0] ?? ''
  )
}

function serverOf(registry: string): string {
  return registry === 'docker.io' ? 'https://index.docker.io/v1/' : registry
}

function entryCredentials({ auths, path }: AuthFile, key: string): Found {
  const { auth, username, password, identitytoken, registrytoken } = auths[key] ?? {}
  if (isText(registrytoken)) return { credentials: { kind: 'bearer', token: registrytoken } }
  if (isText(identitytoken)) return { credentials: { kind: 'identity', token: identitytoken } }
  if (isText(auth)) {
    const decoded = Buffer.from(auth, 'base64')
      .toString('utf8')
      .replace(/(?<!\0)\0+$/, '')
    const colon = decoded.indexOf(':')
    if (colon < 0)
      throw new UserError(`the entry of ${key} in ${path} does not contain user:password in base64`)
    return {
      credentials: { kind: 'basic', username: decoded.slice(0, colon), password: decoded.slice(colon + 1) },
    }
  }
  return isText(password)
    ? { credentials: { kind: 'basic', username: isText(username) ? username : '', password } }
    : undefined
}

function nameOf(path: string): string {
  return path === authVariable ? `the credentials in ${path} are` : `the credentials file ${path} is`
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
