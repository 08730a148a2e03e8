import { readFile, writeFile } from 'node:fs/promises'
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
import { writeJavaDatabase } from '../fakes/java-db.ts'
import { writeTrivyDatabase } from '../fakes/trivy-db.ts'
import { type Files, writeImage } from './fixture-image.ts'
import { everyAdvisory, likeTheirList, unlikeTheirList } from './listed-images.ts'
import { violationsOf } from './sbom/schemas.ts'
import { type TestTools, testTools } from './tools.ts'

let tools: TestTools
let texts: Record<string, string>

beforeEach(async () => {
  tools = await testTools()
  const { temp } = tools.host
  texts = {
    trivy: bootstrapped('BUILDONCE_TEST_TRIVY'),
    'trivy-db': await writeTrivyDatabase(join(temp, 'db'), everyAdvisory),
    'trivy-java-db': await writeJavaDatabase(join(temp, 'java-db')),
    'scan-sandbox': 'none',
    'fail-on': 'none',
  }
})
afterEach(() => tools.close())

async function scannedImage(layers: readonly Files[]) {
  const subject = await writeImage(join(tools.host.temp, 'layout'), [{ platform: 'linux/amd64', layers }])
  const section = await scan({ ...parse(scanInputs, { ...texts, 'scan-sbom': 'cyclonedx' }), subject }, tools)
  return { section, sbom: outputs(section).sboms }
}

describe('the bill of materials gives what the image gives, of', () => {
  test.each(Object.entries(likeTheirList))('%s', async (_, layers) => {
    const { section, sbom } = await scannedImage(layers())
    const again = await scanSbom(parse(scanInputs, texts), sbom, tools)
    const [image] = section.platforms
    expect(image?.findings.length).toBeGreaterThan(0)
    expect(again.platforms[0]?.findings).toEqual(image?.findings)
    expect(again.platforms[0]?.packages).toBe(image?.packages)
    expect(again).not.toHaveProperty('digest')
    expect(image?.sbom?.untold).toEqual([])
    expect(violationsOf('cyclonedx', await readFile(sbom, 'utf8'))).toEqual([])
  })
})

describe('the record says what the list does not tell, of', () => {
  test.each(Object.entries(unlikeTheirList))('%s', async (_, { layers, untold, shows }) => {
    const { section, sbom } = await scannedImage(layers)
    const again = await scanSbom(parse(scanInputs, texts), sbom, tools)
    const [image] = section.platforms
    expect(image?.sbom?.untold).toEqual([untold])
    const same = JSON.stringify(again.platforms[0]?.findings) === JSON.stringify(image?.findings)
    expect(same).toBe(!shows)
  })
})

test('a list is judged against the database of today', async () => {
  const { sbom } = await scannedImage(likeTheirList.Python?.() ?? [])
  const today = {
    id: 'CVE-2099-0200',
    source: 'pip',
    package: 'flask',
    fixed: '2.0.1',
    severity: 'CRITICAL',
  } as const
  const newer = await writeTrivyDatabase(join(tools.host.temp, 'newer'), [
    ...everyAdvisory.filter(({ source }) => source !== 'pip'),
    today,
  ])
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
  const { sbom } = await scannedImage(likeTheirList.Python?.() ?? [])
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
