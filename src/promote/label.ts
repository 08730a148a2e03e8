import {
  type Descriptor,
  isAttestation,
  type Manifest,
  parseManifest,
  type StoredManifest,
} from '../image/manifest.ts'
import { type ImageReader, readBlob } from '../store/image-reader.ts'

/** Finds what an image says about itself: in the annotations of its manifest, else in the labels of its config. */
export async function readLabel(
  stored: StoredManifest,
  reader: ImageReader,
  key: string,
): Promise<string | undefined> {
  const root = parseManifest(stored)
  if (root.annotations[key] !== undefined) return root.annotations[key]
  const image = root.kind === 'image' ? root : await firstChild(root.manifests, reader)
  if (image?.kind !== 'image') return undefined
  return image.annotations[key] ?? labelsIn(await readBlob(reader, image.config))[key]
}

async function firstChild(
  entries: readonly Descriptor[],
  reader: ImageReader,
): Promise<Manifest | undefined> {
  const entry = entries.find(candidate => !isAttestation(candidate))
  return entry && parseManifest(await reader.manifest(entry.digest))
}

/** Returns the labels of a config; what is no image has none. */
function labelsIn(config: Buffer): Record<string, string> {
  try {
    const { config: own } = JSON.parse(config.toString('utf8')) as { config?: { Labels?: object | null } }
    const labels = Object.entries(own?.Labels ?? {})
    return Object.fromEntries(labels.filter(([, value]) => typeof value === 'string'))
  } catch {
    return {}
  }
}
