import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const types = { config: 'config.v1+json', layer: 'layer.v1.tar', manifest: 'manifest.v1+json' } as const

/** Writes an image of two empty layers as an OCI layout and returns its digest, which is the same every time. */
export function writeImage(
  folder: string,
  labels: Readonly<Record<string, string>> = {},
): { readonly digest: string; readonly size: number } {
  mkdirSync(join(folder, 'blobs', 'sha256'), { recursive: true })
  const store = (type: keyof typeof types, bytes: Buffer) => {
    const hex = createHash('sha256').update(bytes).digest('hex')
    writeFileSync(join(folder, 'blobs', 'sha256', hex), bytes)
    const mediaType = `application/vnd.oci.image.${types[type]}`
    return { mediaType, digest: `sha256:${hex}`, size: bytes.length }
  }
  // An empty archive is two blocks of zeros; a third makes another layer of it.
  const layers = [1024, 1536].map(size => store('layer', Buffer.alloc(size)))
  const config = {
    os: 'linux',
    architecture: 'amd64',
    config: { Labels: labels },
    rootfs: { type: 'layers', diff_ids: layers.map(({ digest }) => digest) },
    history: [{ created_by: 'FROM scratch' }, { created_by: 'COPY site /srv/www' }],
  }
  const stored = store('config', Buffer.from(JSON.stringify(config)))
  const manifest = {
    schemaVersion: 2,
    mediaType: `application/vnd.oci.image.${types.manifest}`,
    config: stored,
    layers,
  }
  const top = store('manifest', Buffer.from(JSON.stringify(manifest)))
  writeFileSync(join(folder, 'oci-layout'), '{"imageLayoutVersion":"1.0.0"}')
  writeFileSync(join(folder, 'index.json'), JSON.stringify({ schemaVersion: 2, manifests: [top] }))
  const size = [stored, ...layers].reduce((sum, blob) => sum + blob.size, top.size)
  return { digest: top.digest, size }
}
