import { describe, expect, test } from '@jest/globals'
import {
  attested,
  entryKind,
  isAttestation,
  isFileSystemLayer,
  isImageConfig,
} from '../../src/image/index-entry.ts'
import { manifestTypes } from '../../src/image/manifest.ts'

const [ociIndex, dockerList, ociManifest, dockerManifest] = manifestTypes
const amd64 = { os: 'linux', architecture: 'amd64' }
const unknown = { os: 'unknown', architecture: 'unknown' }
const half = { os: 'linux', architecture: 'unknown' }
const artifact = 'application/vnd.example.thing'
const schema1 = 'application/vnd.docker.distribution.manifest.v1+prettyjws'

test.each([
  [ociIndex, undefined, 'index'],
  [dockerList, undefined, 'index'],
  [ociIndex, amd64, 'index'],
  [ociIndex, unknown, 'nothing that runs'],
  [ociManifest, undefined, 'manifest'],
  [dockerManifest, undefined, 'manifest'],
  [ociManifest, amd64, 'manifest'],
  [ociManifest, unknown, 'nothing that runs'],
  [ociManifest, half, 'nothing that runs'],
  ['', undefined, 'manifest'],
  ['', unknown, 'nothing that runs'],
  [schema1, undefined, 'manifest'],
  [artifact, undefined, 'nothing that runs'],
  [artifact, amd64, 'manifest'],
  [artifact, unknown, 'nothing that runs'],
] as const)('an entry of type "%s" for %j is %s', (mediaType, platform, kind) => {
  expect(entryKind({ mediaType: mediaType as string, ...(platform && { platform }) })).toBe(kind)
})

describe('an attestation', () => {
  const mark = (type: string) => ({ 'vnd.docker.reference.type': type })
  test.each([
    [{ annotations: mark('attestation-manifest'), platform: unknown }, true],
    [{ annotations: mark('attestation-manifest'), platform: amd64 }, true],
    [{ annotations: mark('attestation-manifest') }, true],
    [{ annotations: mark('other'), platform: amd64 }, false],
    [{ annotations: {}, platform: half }, true],
    [{ platform: unknown }, true],
    [{ platform: amd64 }, false],
    [{}, false],
  ])('%j: %s', (entry, is) => {
    expect(isAttestation(entry)).toBe(is)
  })

  test('names what it describes', () => {
    expect(attested({ annotations: { 'vnd.docker.reference.digest': 'sha256:a' } })).toBe('sha256:a')
    expect(attested({ annotations: {} })).toBeUndefined()
    expect(attested({})).toBeUndefined()
  })
})

test.each([
  ['application/vnd.oci.image.config.v1+json', true],
  ['application/vnd.docker.container.image.v1+json', true],
  ['application/octet-stream', true],
  ['', true],
  ['application/vnd.oci.empty.v1+json', false],
  ['application/vnd.cncf.helm.config.v1+json', false],
])('"%s" is the config of an image: %s', (mediaType, is) => {
  expect(isImageConfig(mediaType)).toBe(is)
})

test.each([
  ['application/vnd.oci.image.layer.v1.tar+gzip', true],
  ['application/vnd.oci.image.layer.nondistributable.v1.tar', true],
  ['application/vnd.docker.image.rootfs.diff.tar.gzip', true],
  ['application/vnd.in-toto+json', false],
  ['text/application/vnd.oci.image.layer.v1.tar', false],
])('"%s" is part of a file system: %s', (mediaType, is) => {
  expect(isFileSystemLayer({ mediaType })).toBe(is)
})
