import { readGiven } from '../files/read.ts'
import { hideSecrets, secretLines } from '../messages/secrets.ts'
import type { Host } from '../stage/stage.ts'
import { type SecretInputs, secretsOf } from './secret-items.ts'

/** A larger file is an archive or a disk image, of which no line would be printed. */
const largestFile = 1024 * 1024

/**
 * Masks all secrets of a build in further output, and returns a function that masks them in recorded texts: a failed
 * step may have printed them.
 */
export async function hideBuildSecrets(
  given: SecretInputs,
  host: Host,
  more: readonly string[] = [],
): Promise<(text: string) => string> {
  const secrets = secretsOf(given)
  const variables = secrets.variables.map(({ value }) => host.variable(value) ?? '')
  const files = await Promise.all(secrets.files.map(({ value }) => readSmall(value, host.workspace)))
  for (const secret of [...variables, ...secretLines(files)]) host.mask(secret)
  return hideSecrets([...secrets.values.map(({ value }) => value), ...more, ...variables, ...files])
}

/** Returns the text of a file; nothing where it cannot be read, which the builder reports. */
async function readSmall(path: string, workspace: string): Promise<string> {
  try {
    return await readGiven(workspace, path, largestFile)
  } catch {
    return ''
  }
}
