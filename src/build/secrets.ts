import { readGiven } from '../files/read.ts'
import { hideSecrets, secretLines } from '../messages/secrets.ts'
import type { Host } from '../stage/stage.ts'
import type { BuildRequest } from './request.ts'

/** A larger file is an archive or a disk image, of which no line would be printed. */
const largestFile = 1024 * 1024

type Given = Pick<BuildRequest, 'secrets' | 'secretEnvs' | 'secretFiles'>

/**
 * Masks all secrets of a build in further output, and returns a function that masks them in recorded texts: a failed
 * step may have printed them.
 */
export async function hideBuildSecrets(given: Given, host: Host): Promise<(text: string) => string> {
  const variables = given.secretEnvs.map(({ value }) => host.variable(value) ?? '')
  const files = await Promise.all(given.secretFiles.map(({ value }) => readSmall(value, host.workspace)))
  for (const secret of [...variables, ...secretLines(files)]) host.mask(secret)
  return hideSecrets([...given.secrets.map(({ value }) => value), ...variables, ...files])
}

/** Returns the text of a file; nothing where it cannot be read, which the builder reports. */
async function readSmall(path: string, workspace: string): Promise<string> {
  try {
    return await readGiven(workspace, path, largestFile)
  } catch {
    return ''
  }
}
