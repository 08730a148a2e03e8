import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { setTimeout as sleepFor } from 'node:timers/promises'
import { type Descriptor, parseManifest } from '../../image/manifest.ts'
import { formatReference, parseReference, type Reference } from '../../image/reference.ts'
import { describe, UserError } from '../../messages/errors.ts'
import { getBlob } from '../../registry/blobs.ts'
import { getManifest } from '../../registry/manifests.ts'
import { createTransport, type Transport } from '../../registry/transport.ts'
import type { Tools } from '../../stage/stage.ts'

/** A database at a mirror: its one layer, and how to get it. */
export interface Offered {
  readonly mirror: string
  /** 64 hex digits of the layer's digest. */
  readonly sha256: string
  readonly download: (path: string) => Promise<void>
}

type MirrorTools = Pick<Tools, 'http' | 'host' | 'now' | 'signal'>

/** Ten times as much as any database. */
const longestLayer = 4 * 1024 ** 3

/** Timeout of one mirror in milliseconds; then the next one is tried. */
const patience = 2000

/**
 * Tries mirrors in order, whatever the previous one failed with, until `use` succeeds with what one offers.
 * Requests are anonymous: the databases are public, and no credentials are looked up.
 *
 * @throws UserError with the cause for each mirror.
 */
export async function tryMirrors<T>(
  mirrors: readonly string[],
  use: (offered: Offered) => Promise<T>,
  tools: MirrorTools,
): Promise<T> {
  const causes: string[] = []
  for (const mirror of mirrors) {
    try {
      return await use(await offer(mirror, anonymous(tools)))
    } catch (error) {
      tools.signal.throwIfAborted()
      causes.push(`${mirror}: ${describe(error)}`)
    }
  }
  throw new UserError(
    causes.length === 0 ? 'no mirror is given' : `no mirror can be used:\n- ${causes.join('\n- ')}`,
  )
}

async function offer(mirror: string, transport: Transport): Promise<Offered> {
  const reference = parseReference(mirror)
  const layer = await onlyLayer(reference, transport)
  return {
    mirror,
    sha256: layer.digest.slice('sha256:'.length),
    download: path =>
      transport.withRetry(reference.registry, async () =>
        pipeline(await getBlob(transport, reference, layer), createWriteStream(path, { flags: 'w' })),
      ),
  }
}

async function onlyLayer(reference: Reference, transport: Transport): Promise<Descriptor> {
  const stored = await getManifest(transport, reference, reference.digest ?? reference.tag ?? 'latest')
  if (stored === undefined) throw new UserError(`${formatReference(reference)} does not exist`)
  const manifest = parseManifest(stored)
  const [layer, ...others] = manifest.kind === 'image' ? manifest.layers : []
  if (
    layer === undefined ||
    others.length > 0 ||
    !/^application\/vnd\.aquasec\.trivy\./.test(layer.mediaType)
  ) {
    throw new UserError(`${formatReference(reference)} is not a Trivy database`)
  }
  if (layer.size > longestLayer) throw new UserError(`its layer has ${layer.size} bytes`)
  return layer
}

function anonymous({ http, host, now, signal }: MirrorTools): Transport {
  let waited = 0
  let last = ''
  return createTransport({
    keychain: async () => undefined,
    mask: secret => host.mask(secret),
    now,
    signal,
    async http(request) {
      try {
        const response = await http(request)
        last = `it answered with ${response.status}`
        return response
      } catch (error) {
        last = describe(error)
        throw error
      }
    },
    async sleep(ms) {
      waited += ms
      if (waited > patience) throw new UserError(last)
      await sleepFor(ms, undefined, { signal })
    },
  })
}
