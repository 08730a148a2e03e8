import type { Descriptor, StoredManifest } from '../image/manifest.ts'
import type { Digest } from '../image/reference.ts'
import type { CopySource } from './image-reader.ts'

/** The place an image is in: it gives the image's content, and what is filed beside it. */
export interface ImageStore {
  readonly reader: CopySource
  /** Lists what the place says refers to a digest; whoever uses an entry opens it and looks at its subject. */
  referrers(digest: Digest): Promise<readonly Descriptor[]>
  /** Finds a manifest by tag or digest; nothing when it is clear that there is none. */
  find(name: string): Promise<StoredManifest | undefined>
}
