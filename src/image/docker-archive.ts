import { blobPath } from './layout.ts'
import type { ImageManifest } from './manifest.ts'

/**
 * Writes the `manifest.json` by which engines that know no OCI layouts load an image from an archive; its blobs lie where
 * the layout has them.
 */
export function dockerList(image: ImageManifest, references: readonly string[]): string {
  const [config, ...layers] = [image.config, ...image.layers].map(({ digest }) => blobPath(digest))
  return JSON.stringify([{ Config: config, RepoTags: references, Layers: layers }])
}
