import { join } from 'node:path'
import { digestOf } from '../../image/digest.ts'
import { blobPath } from '../../image/layout.ts'
import { parseManifest } from '../../image/manifest.ts'
import type { SubjectPlatform } from '../../image/subject.ts'
import { indexOf, type PlatformImage, storedPlatform } from '../platform-layout.ts'

/** An image as it is passed to the scan for secrets. */
export interface SecretsLayout {
  /** The digests that the report must be about. */
  readonly image: PlatformImage
  /** Files of the layout that are written for the scan: name and content. */
  readonly made: Readonly<Record<string, string | Uint8Array>>
  /** Files that are used unchanged: name and path. */
  readonly kept: Readonly<Record<string, string>>
}

/**
 * Prepares an image so that all its layers are scanned for secrets. Trivy takes everything before a `CMD` in the middle
 * of the history for a base image and skips it; so the image is passed without such entries, which changes its digest
 * there only.
 */
export async function secretsLayout(layout: string, wanted: SubjectPlatform): Promise<SecretsLayout> {
  const { image, manifest, config } = await storedPlatform(layout, wanted)
  const { layers } = parseManifest({ bytes: manifest, mediaType: '', digest: wanted.digest }) as {
    layers: readonly { digest: PlatformImage['config'] }[]
  }
  const shownConfig = withoutCommands(config)
  const described = JSON.parse(manifest.toString('utf8'))
  const shown = Buffer.from(
    JSON.stringify({
      ...described,
      config: { ...described.config, digest: digestOf(shownConfig), size: shownConfig.length },
    }),
  )
  return {
    image: { ...image, config: digestOf(shownConfig) },
    made: {
      'index.json': indexOf(shown, digestOf(shown)),
      [blobPath(digestOf(shown))]: shown,
      [blobPath(digestOf(shownConfig))]: shownConfig,
    },
    kept: Object.fromEntries(layers.map(({ digest }) => [blobPath(digest), join(layout, blobPath(digest))])),
  }
}

/** The rest of the history is kept: the value of an `ENV` or `ARG` may be a secret too. */
function withoutCommands(config: Buffer): Buffer {
  const value = JSON.parse(config.toString('utf8'))
  const steps: unknown[] = Array.isArray(value.history) ? value.history : []
  const history = steps.filter(step => {
    const { empty_layer: empty, created_by: by } = (step ?? {}) as {
      empty_layer?: unknown
      created_by?: unknown
    }
    return empty !== true || !/\b(?:CMD|ENTRYPOINT)\b/.test(String(by))
  })
  return Buffer.from(JSON.stringify({ ...value, history }))
}
