import { describe, expect, test } from '@jest/globals'
import { isAttestation } from '../../src/image/index-entry.ts'
import { layoutImage } from '../../src/image/layout.ts'
import { blobsOf, manifestTypes, parseManifest } from '../../src/image/manifest.ts'

const digest = (letter: string) => `sha256:${letter.repeat(64)}` as const
const bytes = (value: unknown) => Buffer.from(JSON.stringify(value))
const parse = (value: unknown) =>
  parseManifest({ bytes: bytes(value), mediaType: '', digest: 'the manifest' })
const blob = (letter: string, more = {}) => ({
  mediaType: 'application/x',
  digest: digest(letter),
  size: 1,
  ...more,
})

describe('a manifest', () => {
  test('lists each blob once, and none that lives elsewhere', () => {
    const restricted = 'application/vnd.oci.image.layer.nondistributable.v1.tar+gzip'
    const layers = [
      blob('b'),
      blob('b'),
      blob('c', { urls: ['https://elsewhere.example/'], mediaType: restricted }),
    ]
    const manifest = parse({ schemaVersion: 2, config: blob('a'), layers })
    expect(manifest.kind === 'image' && blobsOf(manifest).map(found => found.digest)).toEqual([
      digest('a'),
      digest('b'),
    ])
  })

  test.each([
    ['no JSON', 'no JSON'],
    [{ schemaVersion: 1 }, 'schema version 1 is not 2'],
    [{ schemaVersion: 2 }, 'it lists neither manifests nor layers'],
    [
      { schemaVersion: 2, manifests: [], layers: [], config: blob('a') },
      'it is an index and an image at once',
    ],
    [
      { schemaVersion: 2, manifests: [{ ...blob('a'), digest: 'sha512:00' }] },
      'manifests[0] has the digest "sha512:00"',
    ],
    [{ schemaVersion: 2, manifests: [{ ...blob('a'), size: -1 }] }, 'manifests[0] has the size -1'],
    [{ schemaVersion: 2, layers: [] }, 'config is not a descriptor'],
  ])('%j is refused', (value, why) => {
    const text = typeof value === 'string' ? Buffer.from(value) : bytes(value)
    expect(() => parseManifest({ bytes: text, mediaType: '', digest: 'the manifest' })).toThrow(
      typeof value === 'string' ? 'it is not a JSON object' : why,
    )
  })

  test("BuildKit's attestations are told from images", () => {
    expect(isAttestation({ platform: { os: 'unknown', architecture: 'unknown' } })).toBe(true)
    expect(isAttestation({ annotations: { 'vnd.docker.reference.type': 'attestation-manifest' } })).toBe(true)
    expect(isAttestation({ platform: { os: 'linux', architecture: 'amd64' } })).toBe(false)
  })
})

describe("a layout's index", () => {
  const index = (...letters: string[]) =>
    bytes({
      schemaVersion: 2,
      manifests: letters.map(letter => blob(letter, { mediaType: manifestTypes[0] })),
    })

  test('gives its only image, also when it is listed under two names', () => {
    expect(layoutImage(index('a', 'a')).digest).toBe(digest('a'))
  })

  test('with several images needs a digest, and names them', () => {
    expect(() => layoutImage(index('a', 'b'))).toThrow('the OCI layout contains 2 images')
    expect(layoutImage(index('a', 'b'), { digest: digest('b') }).digest).toBe(digest('b'))
    expect(() => layoutImage(index('a'), { digest: digest('c') })).toThrow(`does not contain ${digest('c')}`)
    expect(() => layoutImage(index())).toThrow('it has nothing')
  })
})
