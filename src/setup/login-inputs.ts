import type { Problem } from '../messages/errors.ts'

/** What is needed to log in to one registry. */
export interface Login {
  /** Host and port, `docker.io` for Docker Hub. */
  readonly registry: string
  readonly username: string
  readonly password: string
}

/** The three inputs of a login. */
export interface LoginInputs {
  readonly registry: readonly string[]
  readonly username: readonly string[]
  readonly password: string | undefined
}

/** Pairs registries, user names and passwords by their lines, or reports what does not match. */
export function pairLogins({ registry, username, password }: LoginInputs): {
  logins: Login[]
  problems: Problem[]
} {
  const registries = registry.length === 0 && username.length > 0 ? ['docker.io'] : registry
  const passwords = passwordsFor(registries.length, password)
  const problems: Problem[] = []
  if (registries.length === 0 && passwords.length > 0)
    problems.push({ input: 'username', message: 'is missing, but `password` is set' })
  if (username.length !== registries.length)
    problems.push({ input: 'username', message: mismatch(username.length, registries.length) })
  if (registries.length > 0 && passwords.length !== registries.length)
    problems.push({ input: 'password', message: mismatch(passwords.length, registries.length) })
  if (problems.length > 0) return { logins: [], problems }
  const logins = registries.map((host, at) => ({
    registry: host,
    username: username[at] ?? '',
    password: passwords[at] ?? '',
  }))
  return { logins, problems }
}

/** A single password may contain line breaks, so only several are split. */
function passwordsFor(registries: number, password: string | undefined): string[] {
  if (password === undefined) return []
  if (registries < 2) return [password.replace(/\r?\n$/, '')]
  return password.split(/\r?\n/).filter(line => line !== '')
}

function mismatch(given: number, wanted: number): string {
  if (given === 0) return wanted === 1 ? 'is needed to log in to the registry' : `needs ${wanted} lines`
  return `has ${given} ${given === 1 ? 'line' : 'lines'} for ${wanted} ${wanted === 1 ? 'registry' : 'registries'}`
}
