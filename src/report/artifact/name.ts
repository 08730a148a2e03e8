import { oneLine } from '../markdown/escape.ts'
import { type ImageReport, platformsOf } from '../view.ts'

/** Characters that the service refuses, because a file system somewhere does. */
const refused = /["<>|*?\\/:\r\n]/

const prefix = 'buildonce-report'

/** Whether the files of the report are stored with the run: not at all, under a name of ours, or under a given one. */
export type ArtifactChoice = 'none' | 'automatic' | { readonly name: string }

/** Reads the input: `true`, `false`, or a name. */
export function readArtifactChoice(value: string): ArtifactChoice {
  const word = value.trim()
  if (/^false$/i.test(word)) return 'none'
  if (/^true$/i.test(word)) return 'automatic'
  const bad = refused.exec(word)?.[0]
  if (bad !== undefined)
    throw new Error(
      `"${oneLine(word)}" cannot name an artifact: ${JSON.stringify(bad)} is not allowed in it, nor are ${'" < > | * ? \\ / :'} and line ends`,
    )
  return { name: word }
}

/**
 * Names an artifact after what the report is about: the image and the platforms that were built. All names begin alike,
 * so that one pattern finds them.
 */
export function artifactName(imageReports: readonly ImageReport[]): string {
  const [only] = imageReports
  if (only === undefined || imageReports.length > 1) return prefix
  const platforms = platformsOf(only.run)
  // More platforms are those of one job that builds them all, which the image's name tells well enough.
  const parts = [prefix, only.name, ...(platforms.length > 2 ? [] : platforms)]
  return artifactPart(parts.join('-')).slice(0, 100)
}

/** Writes a name as it stands in that of an artifact. */
export function artifactPart(name: string): string {
  return name.replace(/[^A-Za-z0-9._-]+/g, '-')
}

/** Names the image of an artifact that was named by us, for people; another name stays as it is. */
export function imageOf(artifact: string): string {
  return artifact.startsWith(`${prefix}-`) ? artifact.slice(prefix.length + 1) : artifact
}
