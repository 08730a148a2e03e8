import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { digestOf } from '../../src/image/digest.ts'
import type { Digest } from '../../src/image/reference.ts'
import { promote } from '../../src/promote/promote.ts'
import type { Run } from '../../src/stage/record/run.ts'
import { readSubject } from '../../src/store/subject.ts'
import { createExec } from '../../src/system/exec.ts'
import { createHttp } from '../../src/system/http.ts'
import { bootstrapped } from '../bootstrapped.ts'
import { freshName, makeImage, writeLayout } from '../registry/images.ts'
import { anonymousTransport } from '../registry/transports.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { recordOf } from './records.ts'
import { requestFor } from './requests.ts'
import { toolsFor } from './tools.ts'

const http = createHttp({})
const bom = (platform: string) => Buffer.from(JSON.stringify({ bomFormat: 'CycloneDX', name: platform }))

/** Promotes an image of two platforms whose scan has written a bill of materials of each. */
async function promoted(
  attach: string,
  change: (record: Run, reports: string) => void | Promise<void> = () => {},
) {
  const image = `${bootstrapped('BUILDONCE_TEST_REGISTRY')}/${freshName()}`
  const made = makeImage({ platforms: ['linux/amd64', 'linux/arm64'], attestations: true })
  const subject = await readSubject(await writeLayout(made, temporaryFolder()), anonymousTransport(http))
  const reports = temporaryFolder()
  const record = recordOf(subject)
  for (const one of record.scan?.platforms ?? []) {
    const file = `sbom-${one.platform.replaceAll('/', '-')}.cdx.json`
    await writeFile(join(reports, file), bom(one.platform))
    one.sbom = { format: 'cyclonedx', file, digest: digestOf(bom(one.platform)) }
  }
  if (record.scan) record.scan.reports = reports
  await change(record, reports)
  const request = requestFor({ tags: 'main', attach }, { subject, images: [image], evidence: record })
  return { image, subject, section: await promote(request, toolsFor({ http })) }
}

/** Lists the documents that a client which is not ours finds at a digest. */
async function foundAt(image: string, digest: Digest): Promise<string[]> {
  const exec = createExec(process.env)
  const type = 'application/vnd.cyclonedx+json'
  const args = ['discover', '--plain-http', '--format', 'json', '--artifact-type', type, `${image}@${digest}`]
  const listed = await exec.run({ file: 'oras', args })
  const { referrers = [], manifests = [] } = JSON.parse(listed.stdout)
  const found: string[] = []
  for (const { digest: artifact } of [...referrers, ...manifests]) {
    const manifest = await exec.run({
      file: 'crane',
      args: ['manifest', '--insecure', `${image}@${artifact}`],
    })
    const [layer] = JSON.parse(manifest.stdout).layers
    const blob = await exec.run({ file: 'crane', args: ['blob', '--insecure', `${image}@${layer.digest}`] })
    found.push(blob.stdout)
  }
  return found
}

test('a bill of materials is a referrer of the digest of its platform, where another client finds it', async () => {
  const { image, subject, section } = await promoted('evidence, sbom')
  expect(section).toMatchObject({ status: 'passed', warnings: [] })
  for (const { platform, digest } of subject.platforms)
    expect(await foundAt(image, digest)).toEqual([bom(platform).toString()])
  expect(await foundAt(image, subject.digest)).toEqual([])
})

test('none is attached unless it is asked for', async () => {
  const { image, subject } = await promoted('evidence')
  for (const { digest } of subject.platforms) expect(await foundAt(image, digest)).toEqual([])
})

test('nothing but what the scan has written is attached, and the image is promoted with a warning', async () => {
  const secret = join(temporaryFolder(), 'config.json')
  await writeFile(secret, '{"auths":{}}')
  const sbomOf = (record: Run) => record.scan?.platforms[0]?.sbom
  const changes: [RegExp, (record: Run, reports: string) => void | Promise<void>][] = [
    [
      /which is no file name/,
      record => {
        const sbom = sbomOf(record)
        if (sbom)
          Object.assign(sbom, { file: `../../..${secret}`, digest: digestOf(Buffer.from('{"auths":{}}')) })
      },
    ],
    [
      /is not the file that the scan has written/,
      (_, reports) => writeFile(join(reports, 'sbom-linux-amd64.cdx.json'), 'x'),
    ],
    [
      /is no bill of materials/,
      async (record, reports) => {
        await writeFile(join(reports, 'other.json'), '{"auths":{}}')
        const sbom = sbomOf(record)
        if (sbom) Object.assign(sbom, { file: 'other.json', digest: digestOf(Buffer.from('{"auths":{}}')) })
      },
    ],
    [/cannot be read/, record => void Object.assign(sbomOf(record) ?? {}, { file: 'nowhere.json' })],
  ]
  for (const [why, change] of changes) {
    const { image, subject, section } = await promoted('sbom', change)
    expect(section.status).toBe('passed')
    expect(section.warnings).toEqual([expect.stringMatching(why)])
    const [amd64, arm64] = subject.platforms.map(({ digest }) => digest)
    expect(await foundAt(image, amd64 as Digest)).toEqual([])
    expect(await foundAt(image, arm64 as Digest)).toHaveLength(1)
  }
})

test('a run that has made none says so', async () => {
  const { section } = await promoted('sbom', record => {
    for (const one of record.scan?.platforms ?? []) delete one.sbom
  })
  expect(section.warnings).toEqual([expect.stringContaining('set scan-sbom, and promote in the same job')])
})
