import type { Descriptor, StoredManifest } from '../image/manifest.ts'
import type { Digest } from '../image/reference.ts'
import type { KnownTags } from '../registry/referrers.ts'
import type { CopySource } from './image-reader.ts'

/** The store of an image: it provides the image's content and its referrers. */
export interface ImageStore {
  readonly reader: CopySource
  /** Lists the referrers of a digest, unverified; a caller that uses an entry must read it and check its subject. */
  referrers(digest: Digest, tags?: KnownTags): Promise<readonly Descriptor[]>
  /** Returns all tags where one request tells them for certain. */
  everyTag?(): KnownTags
  /** Finds a manifest by tag or digest; nothing when it certainly does not exist. */
  find(name: string): Promise<StoredManifest | undefined>
}
