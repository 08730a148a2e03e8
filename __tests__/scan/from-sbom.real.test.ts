import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { parse } from '../../src/inputs/table.ts'
import { scanStage } from '../../src/pipeline/scan.ts'
import { scanInputs } from '../../src/scan/inputs.ts'
import { outputs } from '../../src/scan/outputs.ts'
import { scanSbom } from '../../src/scan/sbom/scan-sbom.ts'
import { scan } from '../../src/scan/scan.ts'
import type { Run } from '../../src/stage/record/run.ts'
import { bootstrapped } from '../bootstrapped.ts'
import { jar } from '../fakes/jar.ts'
import { writeJavaDatabase } from '../fakes/java-db.ts'
import { type Advisory, advisories, writeTrivyDatabase } from '../fakes/trivy-db.ts'
import { alpine, type Files, npmPackage, writeImage } from './fixture-image.ts'
import { type TestTools, testTools } from './tools.ts'

const more: readonly Advisory[] = [
  { id: 'CVE-2099-0101', source: 'pip', package: 'flask', fixed: '3.0.0', severity: 'HIGH' },
  { id: 'CVE-2099-0102', source: 'rubygems', package: 'rack', fixed: '3.0.0', severity: 'HIGH' },
  { id: 'CVE-2099-0104', source: 'composer', package: 'acme/widget', fixed: '2.0.0', severity: 'MEDIUM' },
  { id: 'CVE-2099-0105', source: 'debian 12', package: 'openssl', fixed: '3.0.12-1', severity: 'HIGH' },
]

let tools: TestTools
let texts: Record<string, string>

beforeEach(async () => {
  tools = await testTools()
  const { temp } = tools.host
  texts = {
    trivy: bootstrapped('BUILDONCE_TEST_TRIVY'),
    'trivy-db': await writeTrivyDatabase(join(temp, 'db'), [...advisories, ...more]),
    'trivy-java-db': await writeJavaDatabase(join(temp, 'java-db')),
    'scan-sandbox': 'none',
    'fail-on': 'none',
  }
})
afterEach(() => tools.close())

const release = 'ID=debian\nNAME="Debian GNU/Linux"\nVERSION_ID="12"\n'
const dpkg = (name: string, version: string, source?: string) =>
  `Package: ${name}\nStatus: install ok installed\nArchitecture: amd64\n${source ? `Source: ${source}\n` : ''}Version: ${version}\nMaintainer: a\nDescription: a\n\n`
const wheel = (name: string, version: string): Files => ({
  [`usr/lib/python3/site-packages/${name}-${version}.dist-info/METADATA`]: `Metadata-Version: 2.1\nName: ${name}\nVersion: ${version}\n\n`,
})

const images: Readonly<Record<string, readonly Files[]>> = {
  Alpine: [
    alpine({
      libssl3: ['3.1.4-r4', 'openssl'],
      libcrypto3: ['3.1.4-r4', 'openssl'],
      busybox: ['1.36.1-r15', 'busybox'],
    }),
  ],
  'Alpine with Node.js': [alpine({ libssl3: ['3.1.4-r4', 'openssl'] }), npmPackage('lodash', '4.17.19')],
  'packages in two layers and twice in one': [
    npmPackage('lodash', '4.17.19', 'a'),
    {
      ...npmPackage('lodash', '4.17.19', 'b'),
      ...npmPackage('lodash', '4.17.20', 'c'),
      ...npmPackage('minimist', '1.2.5', 'c'),
    },
  ],
  'Debian, epochs and other source packages': [
    {
      'etc/os-release': release,
      'etc/debian_version': '12.5\n',
      'var/lib/dpkg/status':
        dpkg('zlib1g', '1:1.2.13.dfsg-1', 'zlib') +
        dpkg('libssl3', '3.0.11-1~deb12u2', 'openssl') +
        dpkg('busybox', '1:1.35.0-4+b3', 'busybox (1:1.35.0-4)'),
    },
  ],
  'an image without a package manager': [
    {
      'etc/os-release': release,
      'etc/debian_version': '12.5\n',
      'var/lib/dpkg/status.d/zlib1g': dpkg('zlib1g', '1:1.2.13.dfsg-1', 'zlib'),
    },
  ],
  Python: [wheel('Flask', '2.0.0')],
  'a system that is not recognised, with Ruby': [
    {
      'usr/share/gems/specifications/rack-2.0.0.gemspec':
        'Gem::Specification.new do |s|\n  s.name = "rack".freeze\n  s.version = "2.0.0"\nend\n',
    },
  ],
  Java: [{ 'app/widget.jar': jar({ group: 'org.example', artifact: 'widget', version: '1.0' }) }],
  PHP: [
    {
      'app/vendor/composer/installed.json': JSON.stringify({
        packages: [{ name: 'acme/widget', version: '1.0.0', license: ['MIT'] }],
        dev: false,
      }),
    },
  ],
  'everything together': [
    alpine({ libssl3: ['3.1.4-r4', 'openssl'] }),
    { ...npmPackage('lodash', '4.17.19'), ...wheel('Flask', '2.0.0') },
    { 'app/widget.jar': jar({ group: 'org.example', artifact: 'widget', version: '1.0' }) },
  ],
}

async function scannedImage(layers: readonly Files[]) {
  const subject = await writeImage(join(tools.host.temp, 'layout'), [{ platform: 'linux/amd64', layers }])
  const section = await scan({ ...parse(scanInputs, { ...texts, 'scan-sbom': 'cyclonedx' }), subject }, tools)
  return { section, sbom: outputs(section).sboms }
}

describe('the bill of materials gives what the image gives, of', () => {
  test.each(Object.entries(images))('%s', async (_, layers) => {
    const { section, sbom } = await scannedImage(layers)
    const again = await scanSbom(parse(scanInputs, texts), sbom, tools)
    const [image] = section.platforms
    expect(image?.findings.length).toBeGreaterThan(0)
    expect(again.platforms[0]?.findings).toEqual(image?.findings)
    expect(again.platforms[0]?.packages).toBe(image?.packages)
    expect(again).not.toHaveProperty('digest')
  })
})

test('a list is judged against the database of today', async () => {
  const { sbom } = await scannedImage(images.Python ?? [])
  const today = {
    id: 'CVE-2099-0200',
    source: 'pip',
    package: 'flask',
    fixed: '2.0.1',
    severity: 'CRITICAL',
  } as const
  const newer = await writeTrivyDatabase(join(tools.host.temp, 'newer'), [...more, today])
  const given = { ...texts, 'trivy-db': newer, 'fail-on': 'critical', 'from-sbom': sbom }
  const record = {
    version: 1,
    project: 'acme/web',
    event: { name: 'push', ref: '', runId: '7', attempt: 1 },
  } as Run
  const found = await scanStage.run({ texts: given, record }, tools)
  expect(found.section).toBeUndefined()
  expect(found.failure).toBe('1 critical finding, for example CVE-2099-0200 in Flask 2.0.0 (fixed in 2.0.1)')
  expect(tools.summaries.join('')).toContain('### Scan of the bill of materials')
})

test('what only the image shows, a list of another tool, and an image beside it are errors', async () => {
  const { sbom } = await scannedImage(images.Python ?? [])
  const request = (given: Record<string, string>) => parse(scanInputs, { ...texts, ...given })
  expect(() => scanSbom(request({ scanners: 'vuln,secret' }), sbom, tools)).toThrow(
    'scan the image for secret',
  )
  const other = join(tools.host.temp, 'other.json')
  for (const text of ['{"bomFormat":"CycloneDX","components":[]}', 'no JSON']) {
    await writeFile(other, text)
    await expect(scanSbom(request({}), other, tools)).rejects.toThrow(
      '"scan-sbom: cyclonedx" has not written',
    )
  }
  const record = { version: 1 } as Run
  const both = { ...texts, 'from-sbom': sbom, image: 'ghcr.io/acme/web:1' }
  await expect(scanStage.run({ texts: both, record }, tools)).rejects.toThrow('image is given too')
})
