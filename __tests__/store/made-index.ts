import { randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import fc from 'fast-check'
import { digestOf } from '../../src/image/digest.ts'
import { type Descriptor, manifestTypes, type StoredManifest } from '../../src/image/manifest.ts'
import type { Digest } from '../../src/image/reference.ts'
import type { ImageReader } from '../../src/store/image-reader.ts'
import { type MadeImage, store } from '../registry/images.ts'

/** One thing that an index lists, as a test describes it. */
export type Listed =
  | {
      readonly kind: 'image'
      /** As its config says it, in the JSON of the specification. */
      readonly config: object
      /** As the index says it; nothing where it is left to the config. */
      readonly platform?: object
      readonly more?: object
      readonly format?: 'oci' | 'docker'
      readonly configType?: string
      /** Entries after the first, of the same manifest. */
      readonly again?: true
    }
  | { readonly kind: 'attestation'; readonly by: 'platform' | 'annotation' | 'both' }
  | { readonly kind: 'artifact'; readonly platform?: object }
  | { readonly kind: 'blob' }
  | { readonly kind: 'index'; readonly lists: readonly Listed[]; readonly format?: 'oci' | 'docker' }

/** An index with all that it lists, and the manifests of its images in their order. */
export interface MadeIndex extends MadeImage {
  readonly images: readonly Digest[]
}

const [ociIndex, dockerList, ociManifest, dockerManifest] = manifestTypes

/** Makes an index, or one manifest where it is given no list. */
export function makeIndex(top: Listed): MadeIndex {
  const blobs = new Map<Digest, Buffer>()
  const children = new Map<Digest, StoredManifest>()
  const images: Digest[] = []
  const blob = (mediaType: string, bytes: Buffer): Descriptor => {
    const digest = digestOf(bytes)
    blobs.set(digest, bytes)
    return { mediaType, digest, size: bytes.length }
  }
  const json = (mediaType: string, value: object) => blob(mediaType, Buffer.from(JSON.stringify(value)))
  const layer = (mediaType: string) => blob(mediaType, randomBytes(24))
  const manifest = (value: { mediaType: string; config: Descriptor; layers: Descriptor[] } & object) =>
    store({ schemaVersion: 2, ...value })
  const make = (listed: Listed): { stored: StoredManifest; entry: object } | Descriptor => {
    switch (listed.kind) {
      case 'image': {
        const docker = listed.format === 'docker'
        const usual = docker
          ? 'application/vnd.docker.container.image.v1+json'
          : 'application/vnd.oci.image.config.v1+json'
        const layers = [
          layer(
            docker
              ? 'application/vnd.docker.image.rootfs.diff.tar.gzip'
              : 'application/vnd.oci.image.layer.v1.tar+gzip',
          ),
        ]
        const rootfs = { type: 'layers', diff_ids: [`sha256:${'0'.repeat(64)}`] }
        const stored = manifest({
          mediaType: docker ? dockerManifest : ociManifest,
          config: json(listed.configType ?? usual, {
            ...listed.config,
            rootfs,
            nonce: randomBytes(8).toString('hex'),
          }),
          layers,
          ...listed.more,
        })
        images.push(stored.digest)
        return { stored, entry: listed.platform === undefined ? {} : { platform: listed.platform } }
      }
      case 'attestation': {
        const config = { os: 'unknown', architecture: 'unknown', nonce: randomBytes(8).toString('hex') }
        const stored = manifest({
          mediaType: ociManifest,
          config: json('application/vnd.oci.image.config.v1+json', config),
          layers: [layer('application/vnd.in-toto+json')],
        })
        const platform = { os: 'unknown', architecture: 'unknown' }
        const annotations = { 'vnd.docker.reference.type': 'attestation-manifest' }
        return {
          stored,
          entry: {
            ...(listed.by !== 'annotation' && { platform }),
            ...(listed.by !== 'platform' && { annotations }),
          },
        }
      }
      case 'artifact': {
        const artifactType = 'application/vnd.example.chart'
        const stored = manifest({
          mediaType: ociManifest,
          artifactType,
          config: json('application/vnd.oci.empty.v1+json', {}),
          layers: [layer('application/vnd.example.chart.content')],
        } as Parameters<typeof manifest>[0])
        return { stored, entry: { artifactType, ...(listed.platform && { platform: listed.platform }) } }
      }
      case 'blob':
        return layer('application/vnd.example.notes')
      case 'index': {
        const manifests = listed.lists.flatMap(one => {
          const made = make(one)
          if (!('stored' in made)) return [made]
          const { stored, entry } = made
          children.set(stored.digest, stored)
          const { mediaType, digest, bytes } = stored
          const descriptor = { mediaType, digest, size: bytes.length, ...entry }
          return one.kind === 'image' && one.again ? [descriptor, descriptor] : [descriptor]
        })
        const mediaType = listed.format === 'docker' ? dockerList : ociIndex
        return { stored: store({ schemaVersion: 2, mediaType, manifests }), entry: {} }
      }
    }
  }
  const made = make(top)
  if (!('stored' in made)) throw new Error('a blob is no image')
  return { root: made.stored, children: [...children.values()], blobs, images }
}

/** Reads a made index from memory. */
export function readerOf({ root, children, blobs }: MadeImage): ImageReader & { readonly asked: string[] } {
  const manifests = new Map([root, ...children].map(stored => [stored.digest, stored]))
  const asked: string[] = []
  return {
    origin: 'memory',
    asked,
    async manifest(digest) {
      asked.push(digest)
      const stored = manifests.get(digest)
      if (stored === undefined) throw new Error(`${digest} is not in memory`)
      return stored
    },
    async blob({ digest }) {
      asked.push(digest)
      return Readable.from([blobs.get(digest) as Buffer])
    },
  }
}

/** An index that a test generated, with the platform texts of its images in their order. */
export interface Generated {
  readonly index: Listed
  readonly platforms: readonly string[]
}

/** Platforms as indexes write them, and what each is called. */
const platforms: readonly (readonly [object, string])[] = [
  [{ os: 'linux', architecture: 'amd64' }, 'linux/amd64'],
  [{ os: 'linux', architecture: 'amd64', variant: 'v1' }, 'linux/amd64'],
  [{ os: 'linux', architecture: 'amd64', variant: 'v3' }, 'linux/amd64/v3'],
  [{ os: 'linux', architecture: 'arm64' }, 'linux/arm64'],
  [{ os: 'linux', architecture: 'arm64', variant: 'v8' }, 'linux/arm64'],
  [{ os: 'linux', architecture: 'arm' }, 'linux/arm/v7'],
  [{ os: 'linux', architecture: 'arm', variant: 'v6' }, 'linux/arm/v6'],
  [
    { os: 'windows', architecture: 'amd64', 'os.version': '10.0.17763.6054' },
    'windows(10.0.17763.6054)/amd64',
  ],
  [
    { os: 'windows', architecture: 'amd64', 'os.version': '10.0.20348.2582', 'os.features': ['win32k'] },
    'windows(10.0.20348.2582+win32k)/amd64',
  ],
]

/** Generates indexes of all kinds, at most as deep as they may be. */
export const indexes: fc.Arbitrary<Generated> = fc
  .letrec<{ entry: Generated; index: Generated }>(tie => ({
    entry: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      image(),
      fc
        .constantFrom('platform', 'annotation', 'both')
        .map(by => ({ index: { kind: 'attestation', by }, platforms: [] }) as const),
      fc.constant<Generated>({ index: { kind: 'artifact' }, platforms: [] }),
      tie('index'),
    ),
    index: fc
      .record({
        entries: fc.array(tie('entry'), { maxLength: 5 }),
        format: fc.constantFrom('oci', 'docker'),
      })
      .map(({ entries, format }) => ({
        index: { kind: 'index', format, lists: entries.map(({ index }) => index) },
        platforms: entries.flatMap(entry => entry.platforms),
      })),
  }))
  .index.filter(({ index }) => depthOf(index) <= 4)

function image(): fc.Arbitrary<Generated> {
  return fc
    .record({
      platform: fc.constantFrom(...platforms),
      listed: fc.boolean(),
      format: fc.constantFrom('oci', 'docker'),
      again: fc.boolean(),
      annotated: fc.boolean(),
    })
    .map(({ platform: [json, text], listed, format, again, annotated }) => ({
      index: {
        kind: 'image',
        config: json,
        format,
        ...(listed && { platform: json }),
        ...(again && { again: true }),
        ...(annotated && { more: { artifactType: 'application/vnd.example.kind' } }),
      },
      platforms: [text],
    }))
}

function depthOf(listed: Listed): number {
  return listed.kind === 'index' ? 1 + Math.max(0, ...listed.lists.map(depthOf)) : 0
}
