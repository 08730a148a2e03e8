import { oneLine } from '../markdown/escape.ts'
import { type ImageReport, platformsOf } from '../view.ts'

/** Characters that the service rejects, because some file systems do. */
const refused = /["<>|*?\\/:\r\n]/

const prefix = 'buildonce-report'

/** Whether the files of the report are stored as an artifact: not at all, under a generated name, or under a given one. */
export type ArtifactChoice = 'none' | 'automatic' | { readonly name: string }

/** Reads the input: `true`, `false`, or a name. */
export function readArtifactChoice(value: string): ArtifactChoice {
  const word = value.trim()
  if (/^false$/i.test(word)) return 'none'
  if (/^true$/i.test(word)) return 'automatic'
  const bad = refused.exec(word)?.[0]
  if (bad !== undefined)
    throw new Error(
      `"${oneLine(word)}" cannot name an artifact: ${JSON.stringify(bad)} is not allowed, nor are ${'" < > | * ? \\ / :'} and line ends`,
    )
  return { name: word }
}

/**
 * Generates the artifact's name from the image and the platforms that were built. All names have the same prefix, so that one pattern finds them.
 */
export function artifactName(imageReports: readonly ImageReport[]): string {
  const [only] = imageReports
  if (only === undefined || imageReports.length > 1) return prefix
  const platforms = platformsOf(only.run)
  // More platforms mean one job that builds them all; then the image's name is enough.
  const parts = [prefix, only.name, ...(platforms.length > 2 ? [] : platforms)]
  return artifactPart(parts.join('-')).slice(0, 100)
}

/** Converts a name to a part of an artifact's name. */
export function artifactPart(name: string): string {
  return name.replace(/[^A-Za-z0-9._-]+/g, '-')
}

/** Returns the image's name of an artifact with a generated name; another name is returned unchanged. */
export function imageOf(artifact: string): string {
  return artifact.startsWith(`${prefix}-`) ? artifact.slice(prefix.length + 1) : artifact
}
