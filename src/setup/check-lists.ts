import { InputError, type Problem } from '../messages/errors.ts'
import type { Tools } from '../stage/stage.ts'
import { pairLogins } from './login-inputs.ts'
import { readNodes } from './nodes.ts'
import { readRegistryAuth } from './registry-auth.ts'
import type { SetupRequest } from './request.ts'

/** The inputs that are lists of logins and nodes, and those that need one of them. */
export type Lists = Pick<
  SetupRequest,
  'registry' | 'username' | 'password' | 'scope' | 'registryAuth' | 'append' | 'keepState' | 'builder'
>

/** Finds everything that is wrong with the lists of logins and nodes, before docker is asked for anything. */
export async function listProblems(lists: Lists, { host }: Pick<Tools, 'host'>): Promise<readonly Problem[]> {
  const nodes = await readNodes(lists.append).then(
    () => [],
    error => {
      if (error instanceof InputError) return error.problems
      throw error
    },
  )
  const logins = expectsNoLogin(lists, host) ? [] : (await readGivenLogins(lists, host.mask)).problems
  const { keepState, builder } = lists
  const unnamed = keepState && builder === undefined
  return [
    ...logins,
    ...nodes,
    ...(unnamed
      ? [
          {
            input: 'keep-state',
            message:
              'the layers of a builder are found again by its name, and there is none: give it a name with `builder`',
          },
        ]
      : []),
  ]
}

/** A fork's pull request gets no secrets, so empty passwords there are no error. */
export function expectsNoLogin(
  { username, password, registryAuth }: Pick<Lists, 'username' | 'password' | 'registryAuth'>,
  { facts }: Tools['host'],
): boolean {
  return Boolean(facts.pullRequest?.fork && password === undefined && (username.length > 0 || registryAuth))
}

/** Reads the logins of both forms, and what is wrong with them. */
export async function readGivenLogins(lists: Lists, mask: (secret: string) => void) {
  const [paired, listed] = [pairLogins(lists), await readRegistryAuth(lists.registryAuth, mask)]
  const twice = paired.logins.filter(one =>
    listed.logins.some(other => other.registry === one.registry && other.scope === one.scope),
  )
  return {
    logins: [...paired.logins, ...listed.logins],
    problems: [
      ...paired.problems,
      ...listed.problems,
      ...twice.map(({ registry }) => ({
        input: 'registry-auth',
        message: `${registry} is given in \`registry\` as well`,
      })),
    ],
  }
}
