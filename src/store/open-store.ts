import { formatReference, parseRepository, type Repository } from '../image/reference.ts'
import type { ImageSource } from '../image/subject.ts'
import { getManifest } from '../registry/manifests.ts'
import { listReferrers } from '../registry/referrers.ts'
import { everyTag } from '../registry/tag-list.ts'
import type { Transport } from '../registry/transport.ts'
import { openImage } from './image-reader.ts'
import type { ImageStore } from './image-store.ts'
import { layoutStore } from './layout/layout-store.ts'

/** Opens the store of an image: an OCI layout (folder or archive) or a repository of a registry. */
export function openStore(source: ImageSource, transport: Transport): ImageStore {
  return source.kind === 'layout'
    ? layoutStore(source.path, openImage(source, transport))
    : registryStore(parseRepository(source.repository), transport)
}

/** Opens a repository of a registry. */
export function registryStore(at: Repository, transport: Transport): ImageStore {
  return {
    reader: openImage({ kind: 'registry', repository: formatReference(at) }, transport),
    referrers: (digest, tags) => listReferrers(transport, at, digest, tags),
    everyTag: () => everyTag(transport, at),
    find: name => getManifest(transport, at, name),
  }
}
