import { Readable } from 'node:stream'
import { expect, test } from '@jest/globals'
import { UserError } from '../../../src/messages/errors.ts'
import { cycloneDx } from '../../../src/scan/sbom/cyclonedx.ts'
import { type AskedOfSbom, fetchSbom, type StoredSbom } from '../../../src/scan/sbom/stored-sbom.ts'
import { scanPolicy } from '../../promote/records.ts'
import { digestOf } from '../fixture-image.ts'

const digest = digestOf('the platform')
const list = { groups: [], createdAt: '2026-11-27T00:00:00.000Z' }
const about = {
  name: 'web',
  platform: 'linux/amd64',
  digest,
  config: digestOf('c'),
  diffIds: [],
  scanner: '1',
}
const bom = Buffer.from(cycloneDx(list, about))

const sbom: StoredSbom['sbom'] = {
  format: 'cyclonedx',
  file: 'sbom.cdx.json',
  digest: digestOf(bom),
  size: bom.length,
  untold: [],
}
const scanner = { name: 'trivy', version: '0.76.0' }
const stored: StoredSbom = { sbom, scanner, policy: scanPolicy() }
const request = {
  scanners: ['vuln'],
  scanSecrets: 'off',
  skipDirs: [],
  skipFiles: [],
  scanSbom: 'off',
} as const

function fetched(held: StoredSbom | undefined, asked: Partial<AskedOfSbom> = {}, bytes = bom) {
  const reader = { origin: 'ghcr.io/acme/web', blob: async () => Readable.from([bytes]) }
  return fetchSbom({ digest }, held, { request, scanner: '0.76.0', reader, ...asked })
}

test('a list that tells all, made by the same Trivy in the same way, is judged in the place of the image', async () => {
  expect(await fetched(stored)).toMatchObject({ sbom, bom: { digest, config: about.config } })
})

const cases: readonly [why: string, held: StoredSbom | undefined, asked?: Partial<AskedOfSbom>][] = [
  ['no evidence that counts names a bill of materials of it', undefined],
  ['has packages only', stored, { request: { ...request, scanners: ['vuln', 'license'] } }],
  ['and secret is looked for', stored, { request: { ...request, scanSecrets: 'warn' } }],
  ['scan-sbom asks for spdx', stored, { request: { ...request, scanSbom: 'spdx' } }],
  ['is in spdx', { ...stored, sbom: { ...sbom, format: 'spdx' } }],
  ['does not say whether', { ...stored, sbom: { ...sbom, untold: undefined } }],
  ['does not say whether', { ...stored, sbom: { ...sbom, size: undefined } }],
  [
    'the image has packages of redhat, which',
    { ...stored, sbom: { ...sbom, untold: ['packages of redhat'] } },
  ],
  ['made by Trivy 0.75.0, and this is 0.76.0', { ...stored, scanner: { ...scanner, version: '0.75.0' } }],
  ['of an unknown version', { ...stored, scanner: undefined }],
  ['does not say how', { ...stored, policy: undefined }],
  ['(skip-dirs)', { ...stored, policy: scanPolicy({ skipDirs: ['usr'] }) }],
  ['(skip-dirs)', stored, { request: { ...request, skipDirs: ['usr'] } }],
  ['(skip-files)', { ...stored, policy: scanPolicy({ skipFiles: ['a'] }) }],
  ['(trivy-config)', stored, { trivyConfig: digestOf('settings') }],
  ['(trivy-config)', { ...stored, policy: scanPolicy({ trivyConfig: digestOf('settings') }) }],
]

test.each(cases.map(([why, held, asked = {}]) => ({ why, held, asked })))(
  'the image is scanned itself: $why',
  async ({ why, held, asked }) => {
    const found = await fetched(held, asked)
    expect('whyNot' in found && found.whyNot).toContain(why)
  },
)

test('a list about another image, no list at all, and one that is not there are not judged', async () => {
  const other = Buffer.from(cycloneDx(list, { ...about, digest: digestOf('another') }))
  expect(await fetched(stored, {}, other)).toEqual({
    whyNot: `its bill of materials is about ${digestOf('another')}`,
  })
  for (const text of ['{"bomFormat":"CycloneDX"}', 'no JSON'])
    expect(await fetched(stored, {}, Buffer.from(text))).toEqual({
      whyNot: 'its bill of materials is about no image',
    })
  const reader = {
    origin: '',
    blob: async () => {
      throw new UserError('it answered 404')
    },
  }
  expect(await fetched(stored, { reader } as object)).toEqual({
    whyNot: 'its bill of materials cannot be read: it answered 404',
  })
  const long = { ...stored, sbom: { ...sbom, size: 65 * 1024 * 1024 } }
  expect(await fetched(long)).toMatchObject({ whyNot: expect.stringContaining('more than') })
})
