import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { UserError } from '../../messages/errors.ts'
import type { Tools } from '../../stage/stage.ts'
import type { Variable } from '../inputs.ts'

/**
 * How variables are passed to a container without appearing in any argument: in a file, those of several lines by name.
 */
export interface EnvFile {
  readonly file?: string
  /** Read from the environment of the docker command. */
  readonly byName: Readonly<Record<string, string>>
}

/**
 * Writes variables down for `docker run --env-file`, readable by this user only. The folder is registered for cleanup.
 */
export async function writeEnvFile(variables: readonly Variable[], tools: Tools): Promise<EnvFile> {
  if (variables.length === 0) return { byName: {} }
  const severalLines = variables.filter(({ value }) => /[\r\n]/.test(value))
  for (const { name } of severalLines) {
    if (!/^(PATH|HOME|DOCKER_.*|.*_proxy|LD_.*|SSH_.*)$/i.test(name)) continue
    throw new UserError(`the variable ${name} cannot span lines`, {
      hint: 'The docker command itself would read it. Use a value of one line, or another name.',
    })
  }
  const folder = await mkdtemp(join(tools.host.temp, 'smoke-'))
  tools.registerCleanup({ kind: 'folder', name: folder })
  await chmod(folder, 0o700)
  const file = join(folder, 'env')
  const lines = variables
    .filter(variable => !severalLines.includes(variable))
    .map(({ name, value }) => `${name}=${value}\n`)
  await writeFile(file, lines.join(''), { mode: 0o600 })
  return { file, byName: Object.fromEntries(severalLines.map(({ name, value }) => [name, value])) }
}

/** Removes the file again; the container has its variables from the moment it was created. */
export async function removeEnvFile({ file }: EnvFile): Promise<void> {
  if (file !== undefined) await rm(join(file, '..'), { recursive: true, force: true })
}
