import type { JobLogin } from './host.ts'

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Returns the login of a GitHub job at the container registry of its own server: ghcr.io belongs to github.com, and
 * `containers.HOST` to a server of an enterprise. A token is known to its own server only, so that a server that is not
 * named has no registry.
 * https://docs.github.com/en/packages/working-with-a-github-packages-registry/working-with-the-container-registry
 */
export function githubJobLogin(env: Environment, token: string | undefined): JobLogin | undefined {
  const { GITHUB_SERVER_URL: server = '', GITHUB_ACTOR: username } = env
  if (!username || !URL.canParse(server)) return undefined
  const { protocol, host } = new URL(server)
  if (protocol !== 'https:') return undefined
  return {
    registry: host === 'github.com' ? 'ghcr.io' : `containers.${host}`,
    username,
    ...(token && { password: token }),
    source: 'the token of this job',
    setting: '`github-token`',
    pushNeeds: '`packages: write` under `permissions:`',
  }
}

/**
 * Returns the login of a GitLab job at the container registry of its project, which the server may have turned off.
 * https://docs.gitlab.com/user/packages/container_registry/authenticate_with_container_registry/
 */
export function gitlabJobLogin(env: Environment): JobLogin | undefined {
  const { CI_REGISTRY: registry, CI_REGISTRY_USER: username, CI_REGISTRY_PASSWORD: password } = env
  if (!registry) return undefined
  return {
    registry: registry.toLowerCase(),
    username: username || 'gitlab-ci-token',
    ...(password && { password }),
    source: 'CI_REGISTRY_USER and CI_REGISTRY_PASSWORD',
    setting: 'CI_REGISTRY_PASSWORD',
  }
}
