import { describe, expect, test } from '@jest/globals'
import { readLayout } from '../../src/build/read-layout.ts'
import { ContentError } from '../../src/image/digest.ts'
import type { Digest } from '../../src/image/reference.ts'
import { UserError } from '../../src/messages/errors.ts'
import { firstRunnable, listRunnable } from '../../src/store/runnable-images.ts'
import { readSubject } from '../../src/store/subject.ts'
import { fakeRegistry } from '../fakes/registry.ts'
import { store, writeLayout } from '../registry/images.ts'
import { fakeTransport } from '../registry/transports.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { type Listed, type MadeIndex, makeIndex, readerOf } from './made-index.ts'

const amd64 = { os: 'linux', architecture: 'amd64' }
const arm64 = { os: 'linux', architecture: 'arm64' }
const image = (platform: object, more: Partial<Extract<Listed, { kind: 'image' }>> = {}): Listed => ({
  kind: 'image',
  config: platform,
  platform,
  ...more,
})
const layer = (mediaType: string) => ({ mediaType, digest: `sha256:${'7'.repeat(64)}`, size: 7 })
const statement = layer('application/vnd.in-toto+json')
const files = layer('application/vnd.oci.image.layer.v1.tar+gzip')
const index = (...lists: Listed[]): Listed => ({ kind: 'index', lists })

const list = async (made: MadeIndex) =>
  (await listRunnable(readerOf(made), made.root.digest)).map(({ platform, digest }) => ({ platform, digest }))
const platformsOf = async (top: Listed) => (await list(makeIndex(top))).map(({ platform }) => platform)

describe('the images that hosts run', () => {
  test('are those of the indexes in an index too, in their order', async () => {
    const made = makeIndex(
      index(image(amd64), index(image(arm64), index(image({ ...amd64, variant: 'v3' })))),
    )
    expect(await list(made)).toEqual([
      { platform: 'linux/amd64', digest: made.images[0] },
      { platform: 'linux/arm64', digest: made.images[1] },
      { platform: 'linux/amd64/v3', digest: made.images[2] },
    ])
  })

  test('are as deep as four indexes, and what is deeper is refused with its digest', async () => {
    const nested = (depth: number): Listed => (depth === 0 ? image(amd64) : index(nested(depth - 1)))
    expect(await platformsOf(nested(4))).toEqual(['linux/amd64'])
    const made = makeIndex(nested(5))
    await expect(list(made)).rejects.toThrow(
      /^sha256:\w{64} in memory nests indexes more than 4 deep, at sha256:\w{64}$/,
    )
  })

  test.each<[string, Listed, readonly string[]]>([
    ['an image alone', { kind: 'image', config: { ...arm64, variant: 'v8' } }, ['linux/arm64']],
    [
      'a manifest list of Docker',
      { kind: 'index', format: 'docker', lists: [image(amd64, { format: 'docker' })] },
      ['linux/amd64'],
    ],
    [
      'an entry that leaves its platform to the config',
      index({ kind: 'image', config: arm64 }),
      ['linux/arm64'],
    ],
    [
      'an entry that names the system only',
      index(image(arm64, { platform: { os: 'linux' } })),
      ['linux/arm64'],
    ],
    [
      'an entry that names a variant',
      index(image(arm64, { platform: { ...arm64, variant: 'v9' } })),
      ['linux/arm64/v9'],
    ],
    [
      'two releases of Windows',
      index(
        ...['10.0.17763.1', '10.0.20348.1'].map(version =>
          image({ os: 'windows', architecture: 'amd64', 'os.version': version }),
        ),
      ),
      ['windows(10.0.17763.1)/amd64', 'windows(10.0.20348.1)/amd64'],
    ],
    [
      'features of a system',
      index(image(amd64), image({ ...amd64, 'os.features': ['gpu'] })),
      ['linux/amd64', 'linux(+gpu)/amd64'],
    ],
    ['an entry that is listed twice', index(image(amd64, { again: true })), ['linux/amd64']],
    [
      'two images for one platform',
      index(image(amd64), image({ ...amd64, variant: 'v1' })),
      ['linux/amd64', 'linux/amd64'],
    ],
    [
      'attestations of both kinds',
      index(
        image(amd64),
        { kind: 'attestation', by: 'both' },
        { kind: 'attestation', by: 'annotation' },
        { kind: 'attestation', by: 'platform' },
      ),
      ['linux/amd64'],
    ],
    ['an artifact beside an image', index({ kind: 'artifact' }, image(amd64)), ['linux/amd64']],
    [
      'an artifact that is listed for a platform',
      index({ kind: 'artifact', platform: arm64 }, image(amd64)),
      ['linux/amd64'],
    ],
    ['what is no manifest beside an image', index({ kind: 'blob' }, image(amd64)), ['linux/amd64']],
    ['an artifact alone', { kind: 'artifact' }, []],
    ['attestations alone', index({ kind: 'attestation', by: 'both' }), []],
    ['an index of nothing', index(), []],
    [
      'an entry for a platform that is not known',
      index(image(amd64), image(arm64, { platform: { os: 'linux', architecture: 'unknown' } })),
      ['linux/amd64'],
    ],
    [
      'an entry whose config does not know its platform',
      index(image({ os: 'unknown', architecture: 'unknown' }, { platform: arm64 })),
      ['linux/arm64'],
    ],
    [
      'an entry whose config names half a platform',
      index(image({ os: 'linux' }, { platform: arm64 })),
      ['linux/arm64'],
    ],
    [
      'an entry whose config names the other half',
      index(image({ architecture: 'amd64' }, { platform: arm64 })),
      ['linux/arm64'],
    ],
    [
      'an entry that leaves its platform to a config that does not know it',
      index(image(amd64), { kind: 'image', config: { os: 'unknown', architecture: 'unknown' } }),
      ['linux/amd64'],
    ],
    [
      'what has no platform and no files',
      index(image(amd64), { kind: 'image', config: {}, more: { layers: [statement] } }),
      ['linux/amd64'],
    ],
    [
      'two entries of one image for two platforms of hosts',
      index(image(arm64), image({ ...arm64, variant: 'v8' })),
      ['linux/arm64', 'linux/arm64'],
    ],
    [
      'a config whose type an old registry gave',
      index(image(amd64, { configType: 'application/octet-stream' })),
      ['linux/amd64'],
    ],
  ])('of %s', async (_, top, platforms) => {
    expect(await platformsOf(top)).toEqual(platforms)
  })

  test('are not hidden by an annotation or an artifact type, which keep no host from running them', async () => {
    const made = makeIndex(
      index(image(amd64, { more: { artifactType: 'application/vnd.example.kind' } }), image(arm64)),
    )
    const { manifests, ...rest } = JSON.parse(Buffer.from(made.root.bytes).toString())
    const annotations = { 'vnd.docker.reference.type': 'attestation-manifest' }
    const root = store({ ...rest, manifests: manifests.map((entry: object) => ({ ...entry, annotations })) })
    expect((await list({ ...made, root })).map(({ platform }) => platform)).toEqual([
      'linux/amd64',
      'linux/arm64',
    ])
  })

  test('are no attestations that say nothing of their platform, whatever they hold', async () => {
    const made = makeIndex(index(image(amd64), { kind: 'image', config: {} }))
    const { manifests, ...rest } = JSON.parse(Buffer.from(made.root.bytes).toString())
    const annotations = { 'vnd.docker.reference.type': 'attestation-manifest' }
    const root = store({ ...rest, manifests: [manifests[0], { ...manifests[1], annotations }] })
    expect((await list({ ...made, root })).map(({ platform }) => platform)).toEqual(['linux/amd64'])
  })

  test('of a sparse index cannot be listed: what lacks is named', async () => {
    const made = makeIndex(index(image(amd64), index(image(arm64))))
    const lacking = made.images[1] as Digest
    const folder = await writeLayout(
      { ...made, children: made.children.filter(({ digest }) => digest !== lacking) },
      temporaryFolder(),
    )
    await expect(readSubject(folder, fakeTransport(fakeRegistry().http))).rejects.toMatchObject({
      message: expect.stringMatching(
        `^${lacking} \\(linux/arm64\\), which the index sha256:\\w{64} lists, cannot be read: ${lacking} is not in the OCI layout`,
      ),
      hint: expect.stringContaining('all its platforms'),
    })
    await expect(readLayout(folder)).rejects.toThrow(lacking)
    // What the hint says: the platform that is there can be named.
    const { platforms } = await readSubject(`${folder}@${made.images[0]}`, fakeTransport(fakeRegistry().http))
    expect(platforms).toMatchObject([{ platform: 'linux/amd64', digest: made.images[0] }])
    await expect(readSubject(`${folder}@${lacking}`, fakeTransport(fakeRegistry().http))).rejects.toThrow(
      `the OCI layout does not contain ${lacking}`,
    )
  })

  test.each([
    ['another architecture', { ...arm64 }, amd64, 'linux/arm64', 'linux/amd64'],
    ['another system', { os: 'windows', architecture: 'amd64' }, amd64, 'windows/amd64', 'linux/amd64'],
  ])('whose entry names %s than the config cannot be listed', async (_, platform, config, said, meant) => {
    const made = makeIndex(index(image(amd64), { kind: 'image', config, platform }))
    await expect(list(made)).rejects.toThrow(
      `the index lists ${made.images[1]} in memory for ${said}, and its config says ${meant}`,
    )
  })

  test.each<[string, Listed]>([
    ['alone', { kind: 'image', config: {} }],
    [
      'of a platform that is not known alone',
      { kind: 'image', config: { os: 'unknown', architecture: 'unknown' } },
    ],
    ['in an index', index(image(amd64), { kind: 'image', config: { os: 'linux' } })],
    ['in an index and has no layers', index({ kind: 'image', config: {}, more: { layers: [] } })],
    [
      'in an index and has files beside other things',
      index({ kind: 'image', config: {}, more: { layers: [statement, files] } }),
    ],
    ['alone and has no files', { kind: 'image', config: {}, more: { layers: [statement] } }],
  ])('cannot be listed where one names no platform, %s', async (_, top) => {
    const made = makeIndex(top)
    await expect(list(made)).rejects.toThrow(
      new RegExp(`the config sha256:\\w{64} of ${made.images.at(-1)} in memory names no platform`),
    )
  })

  test('cannot be listed where one has the format of Docker before 2016', async () => {
    const made = makeIndex(index(image(amd64)))
    const old = store({
      schemaVersion: 1,
      mediaType: 'application/vnd.docker.distribution.manifest.v1+prettyjws',
      fsLayers: [],
    })
    const { manifests, ...rest } = JSON.parse(Buffer.from(made.root.bytes).toString())
    const entry = { mediaType: old.mediaType, digest: old.digest, size: old.bytes.length }
    const root = store({ ...rest, manifests: [...manifests, entry] })
    await expect(list({ ...made, root, children: [...made.children, old] })).rejects.toThrow(
      `manifest ${old.digest} cannot be read: schema version 1 is not 2`,
    )
  })

  test('are so many at most', async () => {
    const many = Array.from({ length: 101 }, () => image(amd64))
    expect(await platformsOf(index(...many.slice(1)))).toHaveLength(100)
    await expect(platformsOf(index(...many))).rejects.toThrow(
      /^sha256:\w{64} in memory consists of 101 images, more than the 100/,
    )
  })

  test('are found among a thousand manifests, and no more are read', async () => {
    const artifacts = (count: number) => Array.from({ length: count }, (): Listed => ({ kind: 'artifact' }))
    // The index is one of them.
    expect(await platformsOf(index(...artifacts(998), image(amd64)))).toEqual(['linux/amd64'])
    await expect(platformsOf(index(...artifacts(999), image(amd64)))).rejects.toThrow(
      /sha256:\w{64} in memory lists more than the 1000 manifests that are read/,
    )
  })

  test('cannot be listed where something is missing, which is named with its platform where it has one', async () => {
    const made = makeIndex(index({ kind: 'image', config: arm64 }, image(amd64)))
    const failing = (error: Error, at: number) => {
      const reader = readerOf(made)
      const manifest: typeof reader.manifest = digest =>
        digest === made.images[at] ? Promise.reject(error) : reader.manifest(digest)
      return listRunnable({ ...reader, manifest }, made.root.digest)
    }
    const { digest: root } = made.root
    await expect(failing(new Error('it is gone'), 0)).rejects.toMatchObject({
      message: `${made.images[0]}, which the index ${root} lists, cannot be read: it is gone`,
      hint: expect.stringContaining('Copy the image with all its platforms to memory'),
    })
    await expect(failing(new UserError('it is gone', { hint: 'Look there.' }), 1)).rejects.toMatchObject({
      message: `${made.images[1]} (linux/amd64), which the index ${root} lists, cannot be read: it is gone`,
      hint: 'Look there.',
    })
    const ownWords = new ContentError('other bytes than were asked for')
    await expect(failing(ownWords, 1)).rejects.toBe(ownWords)
  })

  test('take one reading each, wherever an index lists them', async () => {
    const made = makeIndex(
      index(image(amd64, { again: true }), image(arm64), { kind: 'attestation', by: 'both' }),
    )
    const { manifests, ...rest } = JSON.parse(Buffer.from(made.root.bytes).toString())
    const root = store({ ...rest, manifests: [...manifests, ...manifests] })
    const reader = readerOf({ ...made, root })
    await listRunnable(reader, root.digest)
    // The index, and of each image its manifest and its config.
    expect(reader.asked).toHaveLength(1 + 2 * 2)
  })

  test('the first of them is found without the others', async () => {
    const made = makeIndex(
      index({ kind: 'attestation', by: 'both' }, { kind: 'artifact' }, index(image(arm64)), image(amd64)),
    )
    const reader = readerOf(made)
    expect(await firstRunnable(reader, made.root)).toMatchObject({
      platform: 'linux/arm64',
      digest: made.images[0],
    })
    // The artifact, the inner index, the image and its config.
    expect(reader.asked).toHaveLength(4)
    expect(await firstRunnable(readerOf(makeIndex(index())), makeIndex(index()).root)).toBeUndefined()
  })
})
