import { registryHost } from '../inputs/hosts.ts'
import { didYouMean } from '../inputs/nearest.ts'
import { bool } from '../inputs/readers.ts'
import type { Problem } from '../messages/errors.ts'
import { ecrRegistry } from './ecr-registry.ts'
import { loginScope, type WantedLogin } from './login-inputs.ts'
import { readYamlList } from './yaml-list.ts'

/** The keys of one login, as docker/login-action names them. */
const keys = ['registry', 'username', 'password', 'scope', 'ecr']

/**
 * Reads a YAML list of logins. Values are texts whatever they look like, and no message quotes one: each may be a secret.
 *
 * @param mask receives every password before anything else is done with it
 */
export async function readRegistryAuth(
  text: string | undefined,
  mask: (secret: string) => void,
): Promise<{ logins: WantedLogin[]; problems: Problem[] }> {
  const { items: logins, wrong } = await readYamlList(text, {
    what: 'login',
    begin: 'registry',
    keys: 'registry, username and password',
    read: item => {
      if (typeof item.password === 'string' && item.password !== '') mask(item.password)
      return readItem(item)
    },
  })
  for (const [at, { registry, scope }] of logins.entries())
    if (logins.findIndex(other => other.registry === registry && other.scope === scope) < at)
      wrong.push(`${registry}${scope === undefined ? '' : ` with the scope ${scope}`} is there twice`)
  return { logins, problems: wrong.map(message => ({ input: 'registry-auth', message })) }
}

function readItem(item: Readonly<Record<string, unknown>>): WantedLogin {
  for (const [key, value] of Object.entries(item)) {
    if (!keys.includes(key))
      throw new Error(`has an unknown key${didYouMean(key, keys) || `; known are ${keys.join(', ')}`}`)
    if (typeof value !== 'string') throw new Error(`${key} is not a text`)
  }
  const { registry, username, password, scope, ecr } = item as Record<string, string>
  const host = registryHost(registry || 'docker.io')
  const wantsEcr = ecr === undefined || ecr === '' || ecr === 'auto' ? undefined : bool.read(ecr)
  const isOne = ecrRegistry(host) !== undefined
  if (wantsEcr && !isOne) throw new Error(`ecr is true, and ${host} is not a registry of ECR`)
  if (!username !== !password) throw new Error(`${username ? 'password' : 'username'} is missing, or empty`)
  if (!username && (!isOne || wantsEcr === false))
    throw new Error('username and password are missing, or empty')
  return {
    registry: host,
    username: username || undefined,
    password: password || undefined,
    ...(scope && { scope: loginScope(scope) }),
    ...(wantsEcr !== undefined && { ecr: wantsEcr }),
  }
}
