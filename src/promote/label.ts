import { ContentError } from '../image/digest.ts'
import { isImageConfig } from '../image/index-entry.ts'
import { parseManifest, type StoredManifest } from '../image/manifest.ts'
import { isExpected } from '../messages/errors.ts'
import { RegistryError } from '../registry/error.ts'
import { type ImageReader, readBlob } from '../store/image-reader.ts'
import { firstRunnable } from '../store/runnable-images.ts'

/**
 * Finds a label of an image: in the annotations of its manifest, else in the labels of its config. What is no image that
 * runs, or is there in part only, has no label: a tag that names such a thing can be moved, and such a thing be promoted.
 */
export async function readLabel(
  stored: StoredManifest,
  reader: ImageReader,
  key: string,
): Promise<string | undefined> {
  const root = parseManifest(stored)
  if (root.annotations[key] !== undefined) return root.annotations[key]
  try {
    // One image has labels with or without a platform.
    if (root.kind === 'image')
      return isImageConfig(root.config.mediaType)
        ? labelsIn(await readBlob(reader, root.config))[key]
        : undefined
    const image = await firstRunnable(reader, stored)
    return image && (image.manifest.annotations[key] ?? labelsIn(image.config)[key])
  } catch (error) {
    if (!isExpected(error) || isFailure(error)) throw error
    return undefined
  }
}

/** Returns whether it is not known what is there: the registry did not answer, or not with what was asked for. */
function isFailure(error: Error): boolean {
  return error instanceof ContentError || (error instanceof RegistryError && error.status !== 404)
}

/** Returns the labels of a config; one that nobody can read has none. */
function labelsIn(bytes: Uint8Array): Record<string, string> {
  const labels = Object.entries(configIn(bytes)?.config?.Labels ?? {})
  return Object.fromEntries(labels.filter(([, value]) => typeof value === 'string'))
}

function configIn(bytes: Uint8Array): { config?: { Labels?: object | null } | null } | null {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return null
  }
}
