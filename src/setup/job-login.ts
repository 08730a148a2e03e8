import type { Repository } from '../image/reference.ts'
import type { Keychain } from '../registry/auth/credentials.ts'
import type { Facts, JobLogin } from '../stage/stage.ts'
import type { Login } from './login-inputs.ts'

/** The data for the choice. */
export interface JobLoginChoice {
  /** Repositories of the image. */
  readonly repositories: readonly Repository[]
  /** Registries with a configured login. */
  readonly given: readonly string[]
  /** The job's own login at the registry of the code host. */
  readonly job: JobLogin | undefined
  readonly facts: Pick<Facts, 'pullRequest'>
  /** Whether this run is going to push there, as far as known. */
  readonly pushes: boolean
  readonly keychain: Keychain
}

/** The login to use, or why there is none, as a line for the log. */
export type ChosenLogin = { readonly login: Login; readonly line: string } | { readonly line: string }

/**
 * Chooses the login of an image at the registry of the code host, where none was configured: the job's own, unless the
 * machine has one. It is used for exactly that registry, never for another, and not for untrusted code. Whether it may
 * push is known only when something is pushed: neither the job nor the token shows its permissions.
 */
export async function chooseJobLogin(choice: JobLoginChoice): Promise<ChosenLogin | undefined> {
  const { job, given, facts, pushes, keychain } = choice
  const here = choice.repositories.filter(({ registry }) => registry === job?.registry)
  if (job === undefined || here.length === 0 || given.includes(job.registry)) return undefined
  const { registry, username, password, source, setting, pushNeeds } = job
  const held = await Promise.all(here.map(at => keychain(at, ['pull', 'push'])))
  if (held.every(credentials => credentials !== undefined))
    return { line: `uses the login for ${registry} that this machine has` }
  if (facts.pullRequest?.fork)
    return {
      line: `not logged in to ${registry}: the token of a pull request from a fork may not push; the image is built and checked, but not pushed`,
    }
  if (password === undefined)
    return { line: `not logged in to ${registry}: ${setting} is empty, so only public images can be read` }
  const needs = pushNeeds && pushes ? `; to push, the job needs ${pushNeeds}` : ''
  const line = `logged in to ${registry} as ${username} with ${source}${needs}`
  return { login: { registry, username, password }, line }
}
