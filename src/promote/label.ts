import { parseManifest, type StoredManifest } from '../image/manifest.ts'
import type { ImageReader } from '../store/image-reader.ts'
import { firstRunnable } from '../store/runnable-images.ts'

/** Finds what an image says about itself: in the annotations of its manifest, else in the labels of its config. */
export async function readLabel(
  stored: StoredManifest,
  reader: ImageReader,
  key: string,
): Promise<string | undefined> {
  const root = parseManifest(stored)
  if (root.annotations[key] !== undefined) return root.annotations[key]
  const image = await firstRunnable(reader, stored)
  return image && (image.manifest.annotations[key] ?? labelsIn(image.config)[key])
}

/** Returns the labels of a config. */
function labelsIn(bytes: Uint8Array): Record<string, string> {
  const { config } = JSON.parse(new TextDecoder().decode(bytes)) as { config?: { Labels?: object | null } }
  const labels = Object.entries(config?.Labels ?? {})
  return Object.fromEntries(labels.filter(([, value]) => typeof value === 'string'))
}
