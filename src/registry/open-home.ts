import { formatReference, parseRepository, type Repository } from '../image/reference.ts'
import type { ImageSource } from '../image/subject.ts'
import type { ImageHome } from './home.ts'
import { layoutHome } from './layout-home.ts'
import { getManifest } from './manifests.ts'
import { listReferrers } from './referrers.ts'
import { openImage } from './source.ts'
import type { Transport } from './transport.ts'

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
