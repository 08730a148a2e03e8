import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Subject } from '../../src/image/subject.ts'
import { parse } from '../../src/inputs/table.ts'
import { scanInputs } from '../../src/scan/inputs.ts'
import type { Baseline } from '../../src/scan/request.ts'
import { scan } from '../../src/scan/scan.ts'
import { bootstrapped } from '../bootstrapped.ts'
import { writeTrivyDatabase } from '../fakes/trivy-db.ts'
import { scanned, scanner, section } from './findings.ts'
import { alpine, npmPackage, writeImage } from './fixture-image.ts'
import { pushed } from './push.ts'
import { type TestTools, testTools } from './tools.ts'

const openssl = alpine({ libssl3: ['3.1.4-r4', 'openssl'] })
const lodash = npmPackage('lodash', '4.17.19')
let tools: TestTools
let database: string
let subject: Subject
let base: Omit<Baseline, 'scan'> & Subject

beforeAll(async () => {
  tools = await testTools()
  database = await writeTrivyDatabase(join(tools.host.temp, 'db'))
  const platform = 'linux/amd64'
  subject = await writeImage(join(tools.host.temp, 'head'), [{ platform, layers: [openssl, lodash] }])
  const older = await writeImage(join(tools.host.temp, 'base'), [
    { platform, layers: [openssl, { app: '1' }] },
  ])
  base = await pushed(older, tools)
})
afterAll(() => tools.close())

/** Scans the image against a baseline of which that scan is stored, and notes the blobs that were fetched. */
async function against(stored: Baseline['scan'], texts: Record<string, string> = {}) {
  const given = { trivy: bootstrapped('BUILDONCE_TEST_TRIVY'), 'trivy-db': database, ...texts }
  const fetched: string[] = []
  const http: typeof tools.http = request => {
    if (request.url.pathname.includes('/blobs/')) fetched.push(request.url.pathname)
    return tools.http(request)
  }
  const baseline: Baseline = { digest: base.digest, source: base.source, ...(stored && { scan: stored }) }
  const result = await scan({ ...parse(scanInputs, given), subject, baseline }, { ...tools, http })
  return { ...result, fetched }
}

test('where the stored scan was made with another database, the baseline is scanned again', async () => {
  // The older database knew nothing: what it did not tell is no fault of this change.
  const old = section([scanned([])], { digest: base.digest, scanner: { ...scanner, version: '0.76.0' } })
  const { status, gate, baseline: how, platforms, fetched } = await against(old, { 'fail-on': 'low' })
  expect(how).toEqual({
    digest: base.digest,
    how: 'again',
    reason: 'the baseline was scanned with another database (of 2026-11-01T00:00:00Z)',
  })
  expect(gate).toMatchObject({ scope: 'introduced', introduced: 1, fixed: 0 })
  expect(status).toBe('failed')
  const fresh = platforms.flatMap(({ findings }) => findings).filter(({ introduced }) => introduced)
  expect(fresh.map(({ id }) => id)).toEqual(['CVE-2099-0006'])
  // Its config and its own layer; the layer that both share is here.
  expect(fetched).toHaveLength(2)
})

test('a stored scan that was made alike is compared with, and nothing is fetched', async () => {
  const first = await against(undefined, { 'fail-on': 'none' })
  expect(first.baseline).toMatchObject({ how: 'again', reason: 'there is no scan of the baseline' })
  const platforms = first.platforms.map(({ platform, digest, packages, counts, findings }) => {
    const known = findings.map(({ introduced, ...finding }) => finding)
    return { platform, digest, packages, counts, findings: known }
  })
  const { scanner } = first
  const alike = section(platforms, { digest: base.digest, ...(scanner && { scanner }) })
  const second = await against(alike)
  expect(second).toMatchObject({ status: 'passed', baseline: { how: 'stored' }, fetched: [] })
  expect(second.gate).toMatchObject({ introduced: 0 })
  const third = await against(alike, { 'baseline-scan': 'always' })
  expect(third.baseline).toMatchObject({ how: 'again', reason: expect.stringContaining('not trusted') })
})

test('what is too much to fetch is not fetched: then everything counts, and a sentence says why', async () => {
  const { gate, baseline: how, warnings } = await against(undefined, { 'baseline-scan-limit': '0' })
  expect(how?.how).toBe('none')
  expect(how?.reason).toMatch(
    /^there is no scan of the baseline, and it is not scanned again: .* of its layers are not here, more than 0 B$/,
  )
  expect(gate).toMatchObject({ scope: 'all', failing: 2 })
  expect(warnings).toContain(`${how?.reason}: all findings count`)
})

test('a baseline that is gone is a sentence and no error', async () => {
  const gone = { ...base, digest: `sha256:${'0'.repeat(64)}` } as const
  const given = { trivy: bootstrapped('BUILDONCE_TEST_TRIVY'), 'trivy-db': database }
  const result = await scan({ ...parse(scanInputs, given), subject, baseline: gone }, tools)
  expect(result.baseline).toMatchObject({ how: 'none', reason: expect.stringContaining('is not in') })
  expect(result.gate?.scope).toBe('all')
})
