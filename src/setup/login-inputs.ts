import type { Problem } from '../messages/errors.ts'
import { isEcr } from './ecr-registry.ts'

/** What is needed to log in to one registry. */
export interface Login {
  /** Host and port, `docker.io` for Docker Hub. */
  readonly registry: string
  readonly username: string
  readonly password: string
  /** The repository and actions that it is for; the whole registry where it is absent. */
  readonly scope?: string
}

/** A login whose user name and password are still to be asked for, or to be exchanged for others. */
export interface WantedLogin extends Omit<Login, 'username' | 'password'> {
  readonly username: string | undefined
  readonly password: string | undefined
  /** Whether it is made with a token of ECR; by default where the registry is one and no other login is given. */
  readonly ecr?: boolean
}

/**
 * Accepts the part of a registry that a login is for: `repository`, `@action` or `repository@action`. It becomes a path, so
 * nothing may lead out of its folder.
 */
export function loginScope(scope: string): string {
  const name = /^(?:[a-z0-9]+(?:[._-]+[a-z0-9]+)*(?:\/[a-z0-9]+(?:[._-]+[a-z0-9]+)*)*)?$/
  const [repository = '', actions, ...rest] = scope.split('@')
  const known = actions === undefined || actions.split(',').every(action => /^(?:pull|push)$/.test(action))
  if (scope !== '' && rest.length === 0 && known && name.test(repository)) return scope
  throw new Error(
    `"${scope}" is not a scope: write the repository without its registry, @push, or both, for example acme/web@push`,
  )
}

/** The inputs of a login. */
export interface LoginInputs {
  readonly registry: readonly string[]
  readonly username: readonly string[]
  readonly password: string | undefined
  readonly scope: string | undefined
}

/** Pairs registries, user names and passwords by their lines, or reports what does not match. */
export function pairLogins({ registry, username, password, scope }: LoginInputs): {
  logins: WantedLogin[]
  problems: Problem[]
} {
  const registries = registry.length === 0 && username.length > 0 ? ['docker.io'] : registry
  const passwords = passwordsFor(registries.length, password)
  // ECR is logged in to with the credentials that the environment has.
  const alone = username.length === 0 && password === undefined && registries.every(isEcr)
  const problems: Problem[] = []
  if (registries.length === 0 && passwords.length > 0)
    problems.push({ input: 'username', message: 'is missing, but `password` is set' })
  if (!alone && username.length !== registries.length)
    problems.push({ input: 'username', message: mismatch(username.length, registries.length) })
  if (!alone && registries.length > 0 && passwords.length !== registries.length)
    problems.push({ input: 'password', message: mismatch(passwords.length, registries.length, several) })
  if (scope !== undefined && registries.length !== 1)
    problems.push({
      input: 'scope',
      message:
        registries.length === 0
          ? 'is set, but there is no login that it is for'
          : `is for one registry, and ${registries.length} are given: use \`registry-auth\``,
    })
  if (problems.length > 0) return { logins: [], problems }
  const logins = registries.map((host, at) => ({
    registry: host,
    username: username[at],
    password: passwords[at],
    ...(scope !== undefined && { scope }),
  }))
  return { logins, problems }
}

const several = '. A password of several lines, such as a key file, goes into `registry-auth`'

/** A single password may contain line breaks, so only several are split. */
function passwordsFor(registries: number, password: string | undefined): string[] {
  if (password === undefined) return []
  if (registries < 2) return [password.replace(/\r?\n$/, '')]
  return password.split(/\r?\n/).filter(line => line !== '')
}

function mismatch(given: number, wanted: number, more = ''): string {
  if (given === 0) return wanted === 1 ? 'is needed to log in to the registry' : `needs ${wanted} lines`
  return `has ${given} ${given === 1 ? 'line' : 'lines'} for ${wanted} ${wanted === 1 ? 'registry' : 'registries'}${given > wanted ? more : ''}`
}
