import { describe, UserError } from '../errors.ts'
import type { StoredManifest } from '../image/manifest.ts'
import { formatReference, type Repository, sameRepository } from '../image/reference.ts'
import { type Copied, copyContent } from '../registry/copy.ts'
import { putManifest } from '../registry/manifests.ts'
import { openImage } from '../registry/source.ts'
import type { Transport } from '../registry/transport.ts'
import type { Planned } from './plan.ts'
import { formatSource, homeOf, type Source } from './source.ts'

/** What has to be where before a tag is set. */
export interface Shipment {
  readonly source: Source
  readonly top: StoredManifest
  readonly plan: readonly Planned[]
  readonly repositories: readonly Repository[]
  readonly referrers: 'all' | 'none'
}

/**
 * Brings the image into every repository that does not hold it, and gives a line for the log for each. A tag with the right
 * digest is no proof of a whole image, so the children of an index are looked for in any case.
 */
export async function bring(shipment: Shipment, transport: Transport): Promise<string[]> {
  const home = homeOf(shipment.source)
  const abroad = shipment.repositories.filter(at => home === undefined || !sameRepository(at, home))
  const ended = await Promise.allSettled(abroad.map(at => bringTo(at, shipment, transport)))
  const failed = ended.find(result => result.status === 'rejected')
  if (failed) throw failed.reason
  return ended.flatMap(result => (result.status === 'fulfilled' ? [result.value] : []))
}

async function bringTo(to: Repository, shipment: Shipment, transport: Transport): Promise<string> {
  const { source, top, plan, repositories } = shipment
  const home = homeOf(source)
  const mountFrom = home?.registry === to.registry ? home.repository : undefined
  const present = plan.some(({ at, before }) => sameRepository(at, to) && before === source.digest)
  try {
    const reader = openImage(source.source, transport)
    const copied = await copyContent({ reader, top, to, mountFrom, present }, transport)
    // With several destinations every one takes the whole image before the first tag is set anywhere.
    if (!present && repositories.length > 1) await putManifest(transport, to, top, { name: top.digest })
    return line(to, copied)
  } catch (cause) {
    const hint = cause instanceof UserError ? cause.hint : undefined
    throw new UserError(`copying ${formatSource(source)} to ${formatReference(to)}: ${describe(cause)}`, {
      cause,
      hint,
    })
  }
}

function line(to: Repository, { blobs, uploadedBytes, manifests }: Copied): string {
  const parts = [
    blobs.uploaded > 0 ? `${blobs.uploaded} blobs uploaded (${(uploadedBytes / 1e6).toFixed(1)} MB)` : '',
    blobs.mounted > 0 ? `${blobs.mounted} mounted` : '',
    blobs.present > 0 ? `${blobs.present} there already` : '',
    manifests > 0 ? `${manifests} manifests` : '',
  ].filter(Boolean)
  return `${formatReference(to)}: ${parts.join(', ') || 'holds the image already'}`
}
