import { isRemoteContext } from '../identity/remote.ts'
import type { Facts } from '../stage/stage.ts'
import { projectAddress } from './context.ts'
import type { Pair } from './pairs.ts'
import type { BuildRequest } from './request.ts'
import { secretsOf } from './secret-items.ts'

type Given = Pick<
  BuildRequest,
  'context' | 'buildContexts' | 'githubToken' | 'secrets' | 'secretEnvs' | 'secretFiles'
>

/**
 * Returns the secret with which BuildKit fetches the repository of this run where that is a context. The steps of the
 * Dockerfile can read it as well, so it is left out where somebody else's repository brings the Dockerfile, and where the
 * workflow gives a login of its own. https://docs.docker.com/build/building/secrets/#git-authentication-for-remote-contexts
 */
export function gitToken(given: Given, facts: Pick<Facts, 'serverUrl' | 'project'>): Pair[] {
  const { context, buildContexts, githubToken } = given
  const address = projectAddress(facts)
  const isOwn = (text: string) => text.split(/[#?]/)[0] === address
  if (githubToken === undefined || facts.project === '') return []
  if (isRemoteContext(context) && !isOwn(context)) return []
  if (![context, ...buildContexts.map(({ value }) => value)].some(isOwn)) return []
  const { values, variables, files } = secretsOf(given)
  const own = [...values, ...variables, ...files].some(({ name }) =>
    /^GIT_AUTH_(?:TOKEN|HEADER)(?:\.|$)/.test(name),
  )
  return own ? [] : [{ name: `GIT_AUTH_TOKEN.${new URL(address).host}`, value: githubToken }]
}
