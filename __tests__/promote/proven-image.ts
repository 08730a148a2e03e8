import { descriptorOf } from '../../src/image/manifest.ts'
import type { Digest, Repository } from '../../src/image/reference.ts'
import { promote } from '../../src/promote/promote.ts'
import { fallbackTag } from '../../src/registry/referrers.ts'
import type { Transport } from '../../src/registry/transport.ts'
import { attach } from '../../src/store/artifact.ts'
import { registryStore } from '../../src/store/open-store.ts'
import { readSubject } from '../../src/store/subject.ts'
import { createHttp } from '../../src/system/http.ts'
import { bootstrapped } from '../bootstrapped.ts'
import { freshName, makeImage, seed, writeLayout } from '../registry/images.ts'
import { anonymousTransport } from '../registry/transports.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { recordOf } from './records.ts'
import { requestFor } from './requests.ts'
import { toolsFor } from './tools.ts'

const http = createHttp({})
const transport = anonymousTransport(http)

/** Gives a repository that nobody else uses. */
export function freshPlace(registry = bootstrapped('BUILDONCE_TEST_REGISTRY')): Repository {
  return { registry, repository: freshName() }
}

/** Puts an image that nobody has proven into a repository of its own, and gives it as the build stage would. */
export async function pushedImage(
  through: Transport,
  { registry, tags = [] }: { readonly registry?: string; readonly tags?: readonly string[] } = {},
) {
  const at = freshPlace(registry)
  const made = makeImage()
  await seed(through, at, made, tags)
  const place = `${at.registry}/${at.repository}`
  const image = `${place}@${made.root.digest}`
  return { at, root: made.root, place, image, subject: await readSubject(image, through) }
}

/** Makes a proven image of two platforms at a registry, with an SBOM of one of them and a signature under cosign's tag. */
export async function provenImage() {
  const at = freshPlace()
  const place = `${at.registry}/${at.repository}`
  const image = makeImage({ platforms: ['linux/amd64', 'linux/arm64'], attestations: true })
  const { digest } = image.root
  const subject = await readSubject(await writeLayout(image, temporaryFolder()), transport)
  const record = { subject, images: [place], evidence: recordOf(subject) }
  await promote(requestFor({ tags: '1.0.0' }, record), toolsFor({ http }))
  const [child = image.root] = image.children
  await attach(transport, at, {
    subject: descriptorOf(child),
    artifactType: 'application/vnd.example.sbom',
    document: { bytes: Buffer.from('{}'), mediaType: 'application/json' },
    annotations: {},
  })
  await seed(transport, at, makeImage(), [`${fallbackTag(digest)}.sig`])
  return { at, image, child, digest, reference: `${place}@${digest}` }
}

/** Lists the digests of what refers to an image at a registry, in a fixed order. */
export async function referrersAt(at: Repository, digest: Digest, through = transport): Promise<Digest[]> {
  const found = await registryStore(at, through).referrers(digest)
  return found.map(entry => entry.digest).sort()
}
