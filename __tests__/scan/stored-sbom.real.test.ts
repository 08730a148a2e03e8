import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { descriptorOf } from '../../src/image/manifest.ts'
import { parseRepository } from '../../src/image/reference.ts'
import type { Subject } from '../../src/image/subject.ts'
import { scanStage } from '../../src/pipeline/scan.ts'
import { storedSboms } from '../../src/pipeline/stored-sboms.ts'
import { anybody } from '../../src/promote/evidence/trust.ts'
import { openTransport } from '../../src/registry/open-transport.ts'
import { scanLine } from '../../src/report/parts/scan-line.ts'
import type { Run } from '../../src/stage/record/run.ts'
import type { ScanSection } from '../../src/stage/record/scan.ts'
import type { Timed } from '../../src/stage/record/section.ts'
import { attach } from '../../src/store/artifact.ts'
import { openImage } from '../../src/store/image-reader.ts'
import { bootstrapped } from '../bootstrapped.ts'
import { writeTrivyDatabase } from '../fakes/trivy-db.ts'
import { type OwnRegistry, startRegistry } from '../own-registry.ts'
import { makeKeys } from '../promote/keys.ts'
import { everyAdvisory, unlikeTheirList } from './listed-images.ts'
import { type Change, type Release, releaseImage } from './release-image.ts'
import { type TestTools, testTools } from './tools.ts'

let tools: TestTools
let registry: OwnRegistry
let image: string
let texts: Record<string, string>

beforeEach(async () => {
  tools = await testTools()
  registry = await startRegistry()
  image = `${registry.host}/acme/web`
  texts = {
    trivy: bootstrapped('BUILDONCE_TEST_TRIVY'),
    'trivy-db': await writeTrivyDatabase(join(tools.host.temp, 'db'), everyAdvisory),
    'scan-sandbox': 'none',
    'fail-on': 'none',
  }
})
afterEach(async () => {
  await registry.stop()
  await tools.close()
})

const released = (change?: Change, more: Partial<Release> = {}) =>
  releaseImage({ image, texts, change, ...more }, tools)

async function judged({ digest }: Subject, more: Record<string, string> = {}) {
  const record = { version: 1, event: { name: 'schedule' } } as Run
  const given = { ...texts, image: `${image}@${digest}`, 'from-sbom': 'stored', ...more }
  const { section } = await scanStage.run({ texts: given, record }, tools)
  return section as Timed<ScanSection>
}

const from = (section: Timed<ScanSection>) => section.platforms.map(({ fromSbom }) => fromSbom !== undefined)
/** What a request transferred, as the registry's log has it. */
const bytesOf = (line: string) => Number(/" \d{3} (\d+) /.exec(line)?.[1])

test('a digest is judged by its stored bill of materials as by a scan, without a layer, and the section says so', async () => {
  const subject = await released()
  const before = (await registry.log()).length
  const section = await judged(subject)
  const asked = (await registry.log()).slice(before)
  const whole = await judged(subject, { 'from-sbom': '' })
  const fetched = (await registry.log()).slice(before + asked.length)
  expect(from(section)).toEqual([true, true])
  expect(from(whole)).toEqual([false, false])
  const plain = section.platforms.map(({ fromSbom: _, ...platform }) => platform)
  expect(plain).toEqual(whole.platforms)
  expect(section.platforms[0]?.findings).toHaveLength(2)
  expect(section).toMatchObject({ digest: subject.digest, status: 'passed' })
  const total = (lines: readonly string[]) => lines.reduce((sum, line) => sum + bytesOf(line), 0)
  // Index, platforms and their configs, evidence, and a list for each of two platforms.
  expect(asked.length).toBeLessThanOrEqual(17)
  expect(total(asked)).toBeLessThan(40_000)
  expect(total(fetched)).toBeGreaterThan(3_000_000)
  expect(scanLine({ ...section, startedAt: '', seconds: 0 })).toContain(
    'Judged by the bill of materials of an earlier scan, without the layers.',
  )
})

describe('only what trusted evidence names is judged', () => {
  const keys = makeKeys()
  const trusting = { 'trusted-keys': keys.publicKey }

  test('where signatures are asked for, unsigned evidence names nothing, and signed evidence does', async () => {
    const subject = await released()
    expect(from(await judged(subject, trusting))).toEqual([false, false])
    expect(tools.lines.join('\n')).toContain('is not signed')
    const again = await released(undefined, {
      given: { signing: 'key', 'signing-key': keys.privateKey, ...trusting },
    })
    expect(again.digest).toBe(subject.digest)
    expect(from(await judged(subject, trusting))).toEqual([true, true])
  })

  test('a list that somebody else attaches is left alone, whatever it says', async () => {
    const subject = await released()
    const transport = openTransport(tools)
    const source = { kind: 'registry', repository: image } as const
    for (const { digest } of subject.platforms) {
      const stored = await openImage(source, transport).manifest(digest)
      const mediaType = 'application/vnd.cyclonedx+json'
      await attach(transport, parseRepository(image), {
        subject: descriptorOf(stored),
        artifactType: mediaType,
        document: { bytes: Buffer.from('{"bomFormat":"CycloneDX","components":[]}'), mediaType },
        annotations: {},
      })
    }
    const section = await judged(subject)
    expect(from(section)).toEqual([true, true])
    expect(section.platforms[0]?.findings).toHaveLength(2)
  })

  test.each<[who: string, change: (record: Run) => unknown]>([
    ['another project', record => Object.assign(record, { project: 'evil/web' })],
    [
      'another pull request',
      record => Object.assign(record.event, { pullRequest: { number: 7, fork: true } }),
    ],
  ])('evidence of %s names nothing', async (_, change) => {
    const section = await judged(await released(change))
    expect(from(section)).toEqual([false, false])
    expect(section.platforms[0]?.findings).toHaveLength(2)
  })

  test('evidence that names the list of another platform names none', async () => {
    const subject = await released(({ scan }) => {
      const [one, other] = scan?.platforms ?? []
      if (one?.sbom && other?.sbom) one.sbom = { ...other.sbom }
    })
    expect(from(await judged(subject))).toEqual([false, true])
    expect(tools.lines.join('\n')).toContain(`is about ${subject.platforms[1]?.digest}`)
  })
})

test('an image that has what a list does not tell is scanned itself, and the log says why', async () => {
  const { layers: made, untold } = unlikeTheirList['Debian with a package of somebody else'] ?? {}
  const section = await judged(await released(undefined, { layers: made ?? [] }))
  expect(from(section)).toEqual([false, false])
  expect(section.platforms[0]?.findings).toEqual([])
  expect(tools.lines).toContainEqual(expect.stringContaining(`the image has ${untold}`))
})

test('a run that attaches other lists attaches evidence that names them, although fresh evidence is there', async () => {
  const lists: (string | undefined)[][] = []
  const told = ({ scan }: Run) => void lists.push((scan?.platforms ?? []).map(({ sbom }) => sbom?.digest))
  await released(told)
  const subject = await released(told)
  expect(lists[0]).not.toEqual(lists[1])
  const source = { kind: 'registry', repository: image } as const
  const held = await storedSboms({ ...subject, source }, anybody, tools)
  expect(subject.platforms.map(({ digest }) => held.get(digest)?.sbom.digest)).toEqual(lists[1])
})
