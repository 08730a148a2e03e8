import { type Descriptor, descriptorOf, manifestTypes } from '../../src/image/manifest.ts'
import type { Repository } from '../../src/image/reference.ts'
import { headManifest } from '../../src/registry/manifests.ts'
import { fallbackTag } from '../../src/registry/referrers.ts'
import type { Transport } from '../../src/registry/transport.ts'
import { attach } from '../../src/store/artifact.ts'
import { type MadeImage, makeImage, seed } from '../registry/images.ts'

/** How much is attached to an image. */
export interface Attached {
  readonly referrers: number
  /** Digests that are referred to, each of which has a list. */
  readonly lists: number
  /** Manifests that a tag names, each with a config and a layer. */
  readonly tagged: number
}

/**
 * Attaches what a release has: a signature of each manifest, an SBOM of the whole, a signature of the SBOM, and a signature
 * under the tag that cosign gave it before there were referrers.
 */
export async function signEverything(
  transport: Transport,
  at: Repository,
  { root, children }: MadeImage,
): Promise<Attached> {
  const add = (subject: Descriptor, what: string) =>
    attach(transport, at, {
      subject,
      artifactType: `application/vnd.example.${what}`,
      document: { bytes: Buffer.from(`${what} of ${subject.digest}`), mediaType: 'application/json' },
      annotations: {},
    })
  for (const each of [root, ...children]) await add(descriptorOf(each), 'signature')
  const sbom = await add(descriptorOf(root), 'sbom')
  const { size = 0 } = (await headManifest(transport, at, sbom)) ?? {}
  await add({ digest: sbom, mediaType: manifestTypes[2], size }, 'signature')
  await seed(transport, at, makeImage({ layers: 1 }), [`${fallbackTag(root.digest)}.sig`])
  return { referrers: 1 + children.length + 1 + 1, lists: 1 + children.length + 1, tagged: 1 }
}
