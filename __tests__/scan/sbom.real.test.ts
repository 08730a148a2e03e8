import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { parse } from '../../src/inputs/table.ts'
import { scanInputs } from '../../src/scan/inputs.ts'
import { outputs } from '../../src/scan/outputs.ts'
import { scan } from '../../src/scan/scan.ts'
import { bootstrapped } from '../bootstrapped.ts'
import { writeTrivyDatabase } from '../fakes/trivy-db.ts'
import { alpine, digestOf, npmPackage, writeImage } from './fixture-image.ts'
import { violationsOf } from './sbom/schemas.ts'
import { type TestTools, testTools } from './tools.ts'

let tools: TestTools
let database: string

beforeEach(async () => {
  tools = await testTools()
  database = await writeTrivyDatabase(join(tools.host.temp, 'db'))
})
afterEach(() => tools.close())

const trivy = bootstrapped('BUILDONCE_TEST_TRIVY')

async function scanned(format: string) {
  const subject = await writeImage(join(tools.host.temp, 'layout'), [
    {
      platform: 'linux/amd64',
      layers: [
        alpine({ libssl3: ['3.1.4-r4', 'openssl'], busybox: ['1.36.1-r15', 'busybox'] }),
        // The same package twice.
        { ...npmPackage('lodash', '4.17.19'), ...npmPackage('lodash', '4.17.19', 'other') },
      ],
    },
  ])
  const given = { trivy, 'trivy-db': database, 'scan-sbom': format, 'scan-sandbox': 'none' }
  const repositories = ['ghcr.io/acme/web']
  return scan({ ...parse(scanInputs, given), subject, repositories }, tools)
}

/** Lists what Trivy itself finds in a bill of materials. */
async function foundIn(file: string): Promise<string[]> {
  const cache = join(tools.host.temp, 'cache')
  await mkdir(cache, { recursive: true })
  await writeTrivyDatabase(join(cache, 'db'))
  const offline = ['--skip-db-update', '--skip-java-db-update', '--offline-scan', '--skip-version-check']
  const { exitCode, stdout, stderr } = await tools.exec.run({
    file: trivy,
    args: ['sbom', '--cache-dir', cache, '--format', 'json', '--disable-telemetry', ...offline, file],
  })
  if (exitCode !== 0) throw new Error(stderr)
  const { Results = [] } = JSON.parse(stdout)
  return Results.flatMap(({ Vulnerabilities = [] }: { Vulnerabilities?: Record<string, string>[] }) =>
    Vulnerabilities.map(
      one => `${one.VulnerabilityID} ${one.PkgName} ${one.InstalledVersion} ${one.PkgPath ?? ''}`,
    ),
  ).sort()
}

const found = (section: Awaited<ReturnType<typeof scanned>>) =>
  section.platforms
    .flatMap(({ findings }) => findings)
    .map(({ id, package: name, installed, path = '' }) => `${id} ${name} ${installed} ${path}`)
    .sort()

test('a bill of materials in CycloneDX has what was found in the image, from the same run', async () => {
  const section = await scanned('cyclonedx')
  const { sboms } = outputs(section)
  expect(sboms).toMatch(/\/sbom-linux-amd64\.cdx\.json$/)
  const text = await readFile(sboms, 'utf8')
  const bom = JSON.parse(text)
  expect(section.platforms[0]?.sbom).toEqual({
    format: 'cyclonedx',
    file: 'sbom-linux-amd64.cdx.json',
    digest: digestOf(text),
    size: Buffer.byteLength(text),
    untold: [],
  })
  expect(violationsOf('cyclonedx', text)).toEqual([])
  expect(bom).toMatchObject({
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    metadata: { component: { name: 'ghcr.io/acme/web', version: section.platforms[0]?.digest } },
  })
  expect(bom.serialNumber).toMatch(
    /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  )
  const refs = bom.components.map((one: Record<string, string>) => one['bom-ref'])
  expect(new Set(refs).size).toBe(refs.length)
  for (const { ref, dependsOn } of bom.dependencies)
    for (const name of [ref, ...dependsOn])
      expect([...refs, bom.metadata.component['bom-ref']]).toContain(name)
  expect(await foundIn(sboms)).toEqual(found(section))
  expect(found(section)).toHaveLength(5)
})

test('one in SPDX has the same packages', async () => {
  const section = await scanned('spdx')
  const { sboms } = outputs(section)
  const text = await readFile(sboms, 'utf8')
  expect(violationsOf('spdx', text)).toEqual([])
  const bom = JSON.parse(text)
  expect(bom).toMatchObject({ spdxVersion: 'SPDX-2.3', dataLicense: 'CC0-1.0', SPDXID: 'SPDXRef-DOCUMENT' })
  const purls = bom.packages.flatMap(({ externalRefs = [] }) =>
    externalRefs.map(({ referenceLocator }: { referenceLocator: string }) => referenceLocator),
  )
  expect(purls.toSorted()).toEqual([
    'pkg:apk/alpine/busybox@1.36.1-r15?arch=x86_64&distro=3.19.1',
    'pkg:apk/alpine/libssl3@3.1.4-r4?arch=x86_64&distro=3.19.1',
    'pkg:npm/lodash@4.17.19',
    'pkg:npm/lodash@4.17.19',
  ])
  const ids = new Set(bom.packages.map(({ SPDXID }: { SPDXID: string }) => SPDXID))
  for (const { spdxElementId, relatedSpdxElement } of bom.relationships)
    for (const id of [spdxElementId, relatedSpdxElement])
      expect(id === 'SPDXRef-DOCUMENT' || ids.has(id)).toBe(true)
})

test('none is written unless it is asked for', async () => {
  const section = await scanned('off')
  expect(outputs(section).sboms).toBe('')
  expect(section.platforms[0]).not.toHaveProperty('sbom')
})
