import { descriptorOf, type StoredManifest } from '../../src/image/manifest.ts'
import { promoteThrough } from '../../src/promote/promote.ts'
import { attach } from '../../src/store/artifact.ts'
import type { Http } from '../../src/system/http.ts'
import { type FakeOptions, fakeRegistry } from '../fakes/registry.ts'
import { type MadeImage, seed } from '../registry/images.ts'
import { fakeTransport } from '../registry/transports.ts'
import { requestFor } from './requests.ts'
import { toolsFor } from './tools.ts'

export const [from, to] = [
  { registry: 'registry.example', repository: 'acme/web' },
  { registry: 'registry.example', repository: 'acme/release' },
]

/** A registry with an image, its promotion to another repository, and signatures for it. */
export async function world(made: MadeImage, options: FakeOptions) {
  const fake = fakeRegistry(options)
  const transport = fakeTransport(fake.http)
  await seed(transport, from, made)
  const promote = async (texts: Record<string, string> = {}, http: Http = fake.http) => {
    fake.requests.length = 0
    return promoteThrough(
      fakeTransport(http),
      requestFor({
        image: `${from.registry}/${from.repository}@${made.root.digest}`,
        to: `${to.registry}/${to.repository}`,
        tags: '1.0.0',
        ...texts,
      }),
      toolsFor({ http }),
    )
  }
  const sign = (subject: StoredManifest, n = 0) =>
    attach(transport, from, {
      subject: descriptorOf(subject),
      artifactType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
      document: { bytes: Buffer.from(`${subject.digest} ${n}`), mediaType: 'application/json' },
      annotations: {},
    })
  return { fake, transport, promote, sign }
}
