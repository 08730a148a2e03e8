import { UserError } from '../messages/errors.ts'
import type { Host } from '../stage/stage.ts'
import type { ComposeConfig } from './container/compose-config.ts'

/** What the docker command itself needs: where it is, where the engine is, and who may log in. */
const needed = [
  'PATH',
  'HOME',
  'USERPROFILE',
  'XDG_RUNTIME_DIR',
  'TMPDIR',
  'SSH_AUTH_SOCK',
  'DOCKER_HOST',
  'DOCKER_CONTEXT',
  'DOCKER_CONFIG',
  'DOCKER_CERT_PATH',
  'DOCKER_TLS_VERIFY',
  'DOCKER_API_VERSION',
  'DOCKER_DEFAULT_PLATFORM',
]

/**
 * Gives the environment of `docker compose`: a compose file can ask for every variable in it, and puts it into containers
 * and messages.
 */
export function composeEnvironment(
  names: readonly string[],
  { variable }: Pick<Host, 'variable'>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...needed, ...names].flatMap(name => {
      const value = variable(name)
      return value === undefined ? [] : [[name, value] as const]
    }),
  )
}

/**
 * Tells of variables that the file asks for, that the job has and compose was not shown. Compose would go on with empty ones.
 *
 * @throws UserError naming them.
 */
export function assertVariables(
  {
    file,
    stderr,
    config,
  }: { readonly file: string; readonly stderr: string; readonly config: ComposeConfig | undefined },
  shown: Readonly<Record<string, string>>,
  { variable }: Pick<Host, 'variable'>,
): void {
  const told = /(?:variable is not set|required variable (\w+) is missing)/
  const asked = stderr.split('\n').flatMap(line => {
    if (!told.test(line)) return []
    return told.exec(line)?.[1] ?? /\\?"(\w+)\\?" variable is not set/.exec(line)?.[1] ?? []
  })
  const passedOn = Object.values(config?.services ?? {}).flatMap(({ environment }) =>
    Object.entries(environment ?? {}).flatMap(([name, value]) => (value === null ? [name] : [])),
  )
  const names = [...new Set([...asked, ...passedOn])].filter(
    name => variable(name) !== undefined && !(name in shown),
  )
  if (names.length === 0) return
  throw new UserError(
    `the compose file ${file} asks for ${names.join(', ')} of the job, which it is not shown`,
    {
      hint: `Name what it may see: \`smoke-compose-env: ${names.join(',')}\`.`,
    },
  )
}
