import type { Descriptor, StoredManifest } from '../image/manifest.ts'
import { type Digest, formatReference, parseRepository, type Repository } from '../image/reference.ts'
import type { ImageSource } from '../image/subject.ts'
import { layoutHome } from './layout-home.ts'
import { getManifest } from './manifests.ts'
import { listReferrers } from './referrers.ts'
import { type ImageReader, openImage } from './source.ts'
import type { Transport } from './transport.ts'

/** The place an image is in: it gives the image's content, and what is filed beside it. */
export interface ImageHome {
  readonly reader: ImageReader
  /** Lists what the place says refers to a digest; whoever uses an entry opens it and looks at its subject. */
  referrers(digest: Digest): Promise<readonly Descriptor[]>
  /** Finds a manifest by tag or digest; nothing when it is clear that there is none. */
  find(name: string): Promise<StoredManifest | undefined>
}

/** Opens the place an image is in: an OCI layout (folder or archive) or a repository of a registry. */
export function openHome(source: ImageSource, transport: Transport): ImageHome {
  return source.kind === 'layout'
    ? layoutHome(source.path, openImage(source, transport))
    : registryHome(parseRepository(source.repository), transport)
}

/** Opens a repository of a registry. */
export function registryHome(at: Repository, transport: Transport): ImageHome {
  return {
    reader: openImage({ kind: 'registry', repository: formatReference(at) }, transport),
    referrers: digest => listReferrers(transport, at, digest),
    find: name => getManifest(transport, at, name),
  }
}
