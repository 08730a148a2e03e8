import { blobPath } from './layout.ts'
import type { ImageManifest } from './manifest.ts'

/**
 * Writes the `manifest.json` with which engines without support for OCI layouts load an image from an archive; it points to the blobs of the layout.
 */
export function dockerList(image: ImageManifest, references: readonly string[]): string {
  const [config, ...layers] = [image.config, ...image.layers].map(({ digest }) => blobPath(digest))
  return JSON.stringify([{ Config: config, RepoTags: references, Layers: layers }])
}
