import { createHash } from 'node:crypto'
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { githubSigner } from '../../src/hosts/github-sigstore.ts'
import { descriptorOf } from '../../src/image/manifest.ts'
import { type Digest, parseRepository } from '../../src/image/reference.ts'
import type { Subject } from '../../src/image/subject.ts'
import { promoteStage } from '../../src/pipeline/promote.ts'
import { readRecord, recordFile, writeRecord } from '../../src/pipeline/record-file.ts'
import { scanStage } from '../../src/pipeline/scan.ts'
import { openSigningKey } from '../../src/promote/evidence/keys.ts'
import { signerOf } from '../../src/promote/evidence/signer.ts'
import { evidenceOf } from '../../src/promote/evidence/store.ts'
import { anybody } from '../../src/promote/evidence/trust.ts'
import { getManifest } from '../../src/registry/manifests.ts'
import type { PromoteSection } from '../../src/stage/record/promote.ts'
import type { Run } from '../../src/stage/record/run.ts'
import { formatRun, startRun } from '../../src/stage/record/writing.ts'
import type { Facts } from '../../src/stage/stage.ts'
import { attach } from '../../src/store/artifact.ts'
import { createHttp } from '../../src/system/http.ts'
import { bootstrapped } from '../bootstrapped.ts'
import { type Claims, type FakeSigstore, startSigstore, workflow } from '../fakes/sigstore.ts'
import { writeTrivyDatabase } from '../fakes/trivy-db.ts'
import { makeImage, seed } from '../registry/images.ts'
import { anonymousTransport } from '../registry/transports.ts'
import { alpine, writeImage } from '../scan/fixture-image.ts'
import { pushed } from '../scan/push.ts'
import { testTools } from '../scan/tools.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { makeTools } from '../tools.ts'
import { makeKeys } from './keys.ts'
import { freshPlace, pushedImage } from './proven-image.ts'
import { recordOf, scanPolicy } from './records.ts'

// Ways to a release that nobody has proven. Each begins with what somebody can put where a release looks, and asks for the
// tag with the inputs that a user writes: it must be refused, with the reason, and no tag may move.

const http = createHttp({})
const transport = anonymousTransport(http)
const [ours, theirs] = [makeKeys(), makeKeys()]
const trusting = { require: 'scan, smoke', 'trusted-keys': ours.publicKey }
const day = 86_400_000

/** What a forger chooses: what the record says, who signs it, and what happens to it afterwards. */
interface Forged {
  readonly record?: (record: Run) => Run
  /** `null` where nobody signs it. */
  readonly key?: { readonly privateKey: string } | null
  readonly of?: Digest
  readonly change?: (statement: string) => string
}

type Pushed = Awaited<ReturnType<typeof pushedImage>>

/** An image in the registry with evidence of its checks, signed with our key unless something else is chosen. */
async function forged({ record = own => own, key = ours, of, change }: Forged, pushed?: Pushed) {
  const it = pushed ?? (await pushedImage(transport))
  const signer = key === null ? undefined : signerOf({ signingKey: key.privateKey }, anybody, {})
  const subject = { ...descriptorOf(it.root), ...(of && { digest: of }) }
  const evidence = await evidenceOf(it.place, { subject, record: record(recordOf(it.subject)), signer })
  const bytes = change ? Buffer.from(change(evidence.document.bytes.toString())) : evidence.document.bytes
  await attach(transport, it.at, {
    ...evidence,
    subject: descriptorOf(it.root),
    document: { ...evidence.document, bytes },
  })
  return it
}

/** Asks for a release as a workflow does, in a run that has checked nothing itself. */
async function release(
  { image, place, at }: Pushed,
  inputs: Record<string, string> = {},
  { facts, record }: { readonly facts?: Partial<Facts>; readonly record?: Run } = {},
) {
  const tools = makeTools({ http, ...(facts && { facts }) })
  const texts = { image, tags: '1.0.0', ...trusting, ...inputs }
  const given = record ?? { ...startRun(tools.host.facts), tags: { images: [place] } as never }
  const { section } = await promoteStage.run({ texts, record: given }, tools)
  return { section: section as PromoteSection, tag: await getManifest(transport, at, '1.0.0') }
}

async function refused(...given: Parameters<typeof release>): Promise<string> {
  const { section, tag } = await release(...given)
  expect(section).toMatchObject({ status: 'failed', outcome: 'refused-evidence' })
  expect(tag).toBeUndefined()
  return section.reason ?? ''
}

const finding = {
  id: 'CVE-2099-0001',
  package: 'libssl3',
  installed: '3.1.4-r4',
  fixed: '3.1.4-r5',
  severity: 'high' as const,
}

type Scan = NonNullable<Run['scan']>

/** A scan that passed by weaker rules, with what it found all the same. */
const scanned = (change: (scan: Scan) => Scan) => ({
  record: (record: Run): Run => ({ ...record, ...(record.scan && { scan: change(record.scan) }) }),
})

function withFindings(scan: Scan, more: object = { findings: [finding] }): Scan {
  return { ...scan, platforms: scan.platforms.map(platform => ({ ...platform, ...more })) }
}

test('what nobody forged is released, and by the rules that nobody has to give', async () => {
  const it = await forged({})
  const { section, tag } = await release(it, { 'fail-on': 'high', 'scan-gate': 'introduced', smoke: 'auto' })
  expect(section).toMatchObject({ status: 'passed', outcome: 'promoted' })
  expect(tag?.digest).toBe(it.root.digest)
})

describe('evidence', () => {
  test('that nobody signed', async () => {
    expect(await refused(await forged({ key: null }))).toContain('is not signed')
  })

  test('that somebody else signed', async () => {
    const { id } = openSigningKey(theirs.privateKey, undefined)
    expect(await refused(await forged({ key: theirs }))).toContain(`is signed with ${id}`)
  })

  test('that was changed after it was signed', async () => {
    const change = (text: string) => {
      const bundle = JSON.parse(text)
      const statement = Buffer.from(bundle.dsseEnvelope.payload, 'base64').toString()
      const payload = Buffer.from(statement.replace('"high"', '"none"')).toString('base64')
      return JSON.stringify({ ...bundle, dsseEnvelope: { ...bundle.dsseEnvelope, payload } })
    }
    expect(await refused(await forged({ change }))).toContain('was changed after it was signed')
  })

  test('of another image, signed well and attached to this one', async () => {
    const other = await pushedImage(transport)
    expect(await refused(await forged({ of: other.root.digest }))).toContain(
      `it is about ${other.root.digest}`,
    )
  })

  test('whose checks are of another image than its statement', async () => {
    const other = await pushedImage(transport)
    const record = () => recordOf(other.subject)
    expect(await refused(await forged({ record }))).toContain(`only one of ${other.root.digest}`)
  })
})

describe('policy', () => {
  test('a scan that nothing could fail', async () => {
    const it = await forged(scanned(scan => withFindings({ ...scan, failOn: 'none' })))
    expect(await refused(it, { 'fail-on': 'high' })).toContain(
      'by the rules of this run it does not pass: 1 high finding, for example CVE-2099-0001 in libssl3 3.1.4-r4 (fixed in 3.1.4-r5) (fail-on: high)',
    )
    expect(await refused(it)).toContain('nothing could fail it (fail-on was none)')
  })

  test('a scan whose findings this run denies, hidden or not', async () => {
    const it = await forged(scanned(scan => withFindings(scan, { findings: [], suppressed: [finding] })))
    expect(await refused(it, { 'scan-deny': 'CVE-2099-0001' })).toContain(
      'denied by scan-deny: CVE-2099-0001',
    )
  })

  test('a scan whose findings an ignore file hid that this run does not have', async () => {
    const entry = { kind: 'any', id: finding.id, state: 'active', findings: 1 } as const
    const ignored = (scan: Scan): Scan => ({
      ...withFindings(scan, { findings: [], suppressed: [{ ...finding, entry: 0 }] }),
      policy: scanPolicy({ ignoreFile: `sha256:${'1'.repeat(64)}` }),
      suppressions: [entry],
    })
    const it = await forged(scanned(ignored))
    expect(await refused(it, { 'fail-on': 'high' })).toContain('1 high finding')
    const folder = temporaryFolder()
    const file = join(folder, '.trivyignore')
    writeFileSync(file, 'CVE-2099-0002\n')
    expect(await refused(it, { 'fail-on': 'high', 'trivy-ignorefile': file })).toContain('1 high finding')
    writeFileSync(file, 'CVE-2099-0001\n')
    const { section } = await release(it, { 'fail-on': 'high', 'trivy-ignorefile': file })
    expect(section).toMatchObject({ outcome: 'promoted' })
  })

  test('a scan whose suppressions have ended since', async () => {
    const ended = new Date(Date.now() - day).toISOString()
    const entry = { kind: 'any', id: finding.id, state: 'active', findings: 1, expires: ended } as const
    const it = await forged(
      scanned(scan => ({
        ...withFindings(scan, { findings: [], suppressed: [{ ...finding, entry: 0 }] }),
        suppressions: [entry],
      })),
    )
    expect(await refused(it)).toContain('1 high finding')
  })

  test('a scan that tolerated what its baseline had, where every finding counts now', async () => {
    const it = await forged(
      scanned(scan => ({
        ...withFindings(scan, { findings: [finding], compared: true }),
        gate: { scope: 'introduced', onlyFixed: true, failing: 0, tolerated: 1 },
      })),
    )
    expect(await refused(it, { 'fail-on': 'high', 'scan-gate': 'all' })).toContain('1 high finding')
    const { section } = await release(it, { 'fail-on': 'high', 'scan-gate': 'introduced' })
    expect(section).toMatchObject({ outcome: 'promoted' })
  })

  test('a scan that did not look for secrets', async () => {
    expect(await refused(await forged({}), { 'scan-secrets': 'fail' })).toContain(
      'it did not look for secrets (scan-secrets)',
    )
  })

  test('a scan without its findings, by weaker rules', async () => {
    const it = await forged(scanned(scan => ({ ...scan, failOn: 'critical', findingsLeftOut: true })))
    expect(await refused(it, { 'fail-on': 'high' })).toContain('fail-on was critical, and is high')
  })

  test('a scan that does not say by which rules it was judged', async () => {
    const it = await forged(scanned(({ policy: _, ...scan }) => scan as Scan))
    expect(await refused(it)).toContain('it does not say by which rules it was judged')
  })

  test('a scan with a database that knew nothing yet', async () => {
    const scanner = { name: 'trivy', version: '0.76.0', databaseTime: '2020-01-01T00:00:00Z' }
    const it = await forged(scanned(scan => ({ ...scan, scanner })))
    expect(await refused(it, { 'db-max-age': '72h' })).toContain(
      'its database was of 2020-01-01T00:00:00Z (db-max-age)',
    )
  })

  test('weaker checks do not keep this run from attaching its own, by which the next one releases', async () => {
    const weak = (scan: Scan) => ({ ...withFindings(scan), failOn: 'none' as const })
    const it = await forged({ record: own => ({ ...own, scan: weak(own.scan as Scan) }) })
    const { facts } = makeTools().host
    const own = {
      ...recordOf(it.subject),
      commit: facts.headCommit,
      tags: { images: [it.place] },
    } as never as Run
    const inputs = { 'fail-on': 'high', 'signing-key': ours.privateKey, push: 'always' }
    const first = await release(it, { ...inputs, tags: 'main' }, { record: own })
    expect(first.section).toMatchObject({ outcome: 'promoted' })
    expect((await release(it, { 'fail-on': 'high' })).section).toMatchObject({ outcome: 'promoted' })
  })

  test('a smoke test that checked less than this run does', async () => {
    expect(await refused(await forged({}), { smoke: 'http /healthz status=200' })).toContain(
      'it was tested without one of the checks of this run (smoke)',
    )
    expect(await refused(await forged({}), { 'smoke-require': 'non-root' })).toContain(
      'it was tested without non-root (smoke-require)',
    )
  })
})

describe('time', () => {
  test('evidence of the future, which would never grow old', async () => {
    const record = (own: Run) => ({
      ...own,
      ...recordOf(subjectIn(own), { at: '2099-01-01T00:00:00Z' }),
    })
    expect(await refused(await forged({ record }))).toContain('is dated in the future (2099-01-01T00:00:00Z)')
  })

  test('evidence that is too old', async () => {
    const at = new Date(Date.now() - 45 * day).toISOString()
    const record = (own: Run) => recordOf(subjectIn(own), { at })
    expect(await refused(await forged({ record }))).toContain('the scan is 45 days old')
  })
})

describe('project', () => {
  const record = (own: Run): Run => ({ ...own, project: 'evil/web' })

  test('evidence of another project, although our key signed it', async () => {
    const it = await forged({ record })
    expect(await refused(it)).toContain('is of the project evil/web, and only that of acme/web counts')
    expect(await refused(it, { 'trusted-projects': 'acme/*' })).toContain('evil/web')
    const { section } = await release(it, { 'trusted-projects': 'evil/web' })
    expect(section).toMatchObject({ outcome: 'promoted' })
  })

  test('evidence of a project of the same name on another server', async () => {
    const it = await forged({ record: own => ({ ...own, server: 'https://git.evil.example' }) })
    const facts = { serverUrl: 'https://github.com' }
    expect(await refused(it, {}, { facts })).toContain(
      'is of the project acme/web on https://git.evil.example, and only that of acme/web counts',
    )
  })

  test('evidence of another project that nobody signed, where signatures are not asked for', async () => {
    const it = await forged({ record, key: null })
    expect(await refused(it, { 'trusted-keys': '' })).toContain('is of the project evil/web')
  })
})

describe('identity', () => {
  let root = ''
  let started: FakeSigstore[] = []
  beforeAll(() => {
    started = []
  })
  afterAll(async () => {
    await Promise.all(started.map(one => one.stop()))
  })

  /** Evidence that a workflow signs whose token says this of it. */
  async function signedBy(claims: Claims, record: (own: Run) => Run = own => own) {
    const sigstore = await startSigstore(claims)
    started.push(sigstore)
    const gone = { ...process.env }
    Object.assign(process.env, sigstore.env)
    try {
      const it = await pushedImage(transport)
      root = join(temporaryFolder(), 'root.json')
      writeFileSync(root, sigstore.root)
      const { facts } = makeTools().host
      const sign = githubSigner(sigstore.env, facts)
      const signer = signerOf({ signing: 'identity' }, anybody, { ...(sign && { sign }) })
      const evidence = await evidenceOf(it.place, {
        subject: descriptorOf(it.root),
        record: record(recordOf(it.subject)),
        ...(signer && { signer }),
      })
      await attach(transport, it.at, evidence)
      return it
    } finally {
      for (const name of Object.keys(sigstore.env)) {
        if (gone[name] === undefined) delete process.env[name]
        else process.env[name] = gone[name]
      }
    }
  }
  const trusted = (subject = workflow) => ({
    'trusted-keys': '',
    'trusted-identities': subject,
    'trusted-root': root,
  })
  const reusable = 'https://github.com/tools/ci/.github/workflows/image.yml@refs/heads/main'

  test('a public reusable workflow that another project called', async () => {
    const it = await signedBy({ subject: reusable, repository: 'evil/web', ref: 'refs/heads/main' })
    expect(await refused(it, trusted(reusable))).toContain(
      'is signed by a workflow that ran for https://github.com/evil/web, which is neither this project nor one of trusted-projects',
    )
  })

  test('the same workflow, called by us', async () => {
    const it = await signedBy({ subject: reusable, repository: 'acme/web', ref: 'refs/heads/main' })
    expect((await release(it, trusted(reusable))).section).toMatchObject({ outcome: 'promoted' })
  })

  test('a workflow that ran for a pull request', async () => {
    const it = await signedBy({ subject: reusable, repository: 'acme/web', ref: 'refs/pull/7/merge' })
    expect(await refused(it, trusted(reusable))).toContain('ran for a pull request (refs/pull/7/merge)')
    const facts = { ref: 'refs/pull/8/merge' }
    expect(await refused(it, trusted(reusable), { facts })).toContain('ran for a pull request')
  })

  test('a record that says otherwise than the certificate for which project and branch it was made', async () => {
    const branch = await signedBy({ repository: 'acme/web', ref: 'refs/heads/topic' })
    expect(await refused(branch, trusted())).toContain(
      'says that it is of refs/heads/main, and a workflow that ran for refs/heads/topic signed it',
    )
    const project = await signedBy({ repository: 'acme/tools', ref: 'refs/heads/main' })
    expect(await refused(project, { ...trusted(), 'trusted-projects': 'acme/tools' })).toContain(
      'says that it is of acme/web, and a workflow of acme/tools signed it',
    )
  })

  test('a certificate that names no repository', async () => {
    const it = await signedBy({})
    expect(await refused(it, trusted())).toContain('a certificate that names no repository')
  })
})

describe('platform set', () => {
  test('a scan that left a platform out', async () => {
    const at = freshPlace()
    const made = makeImage({ platforms: ['linux/amd64', 'linux/arm64'] })
    await seed(transport, at, made, [])
    const place = `${at.registry}/${at.repository}`
    const it = await forged(
      scanned(scan => ({ ...scan, platforms: scan.platforms.slice(0, 1) })),
      {
        at,
        root: made.root,
        place,
        image: `${place}@${made.root.digest}`,
        subject: {
          digest: made.root.digest,
          source: { kind: 'registry', repository: place },
          platforms: made.children.map(({ digest }, index) => ({
            platform: index === 0 ? 'linux/amd64' : 'linux/arm64',
            digest,
            size: 1,
          })),
        },
      },
    )
    expect(await refused(it)).toContain('the scan skipped linux/arm64')
  })

  test('a scan of an image of the right platform that is not in this one', async () => {
    const it = await forged(
      scanned(scan => withFindings(scan, { findings: [], digest: `sha256:${'9'.repeat(64)}` })),
    )
    expect(await refused(it)).toContain('the scan skipped linux/amd64')
  })

  test('a smoke test that ran no platform', async () => {
    const record = (own: Run): Run => ({
      ...own,
      ...(own.smoke && { smoke: { ...own.smoke, platforms: [] } }),
    })
    expect(await refused(await forged({ record }))).toContain('the smoke test ran no platform')
  })
})

describe('record', () => {
  const tools = () => makeTools({ http, facts: { ci: 'github' } })

  /** The record of a run that checked everything well, in a file that an artifact of another job could hold. */
  async function handedOver(change: (record: Run) => Run = own => own) {
    const it = await pushedImage(transport)
    const { host } = tools()
    const own = recordOf(it.subject)
    const path = join(host.temp, 'run.json')
    await writeFile(path, formatRun(change({ ...own, commit: host.facts.headCommit })))
    return { it, host, path }
  }

  test.each<[string, (record: Run) => Run, RegExp]>([
    [
      'another project',
      own => ({ ...own, project: 'evil/web' }),
      /of the project evil\/web, and this run of acme\/web/,
    ],
    ['another commit', own => ({ ...own, commit: 'd'.repeat(40) }), /it is of the commit d{40}/],
    [
      'another run',
      own => ({ ...own, event: { ...own.event, runId: '8' } }),
      /it is of the run 8, and this one is 7/,
    ],
    [
      'another attempt',
      own => ({ ...own, event: { ...own.event, attempt: 2 } }),
      /it is of attempt 2, and this is 1/,
    ],
    ['another job, or a fork, that names this run', own => own, /this job has not made it/],
  ])('of %s', async (_, change, reason) => {
    const { host, path } = await handedOver(change)
    await expect(readRecord(recordFile(path, host), host, 'promote')).rejects.toThrow(reason)
  })

  test('that was changed after this job wrote it', async () => {
    const { host, path, it } = await handedOver()
    const file = recordFile(path, host)
    await writeRecord(file, { record: startRun(host.facts), own: true }, host)
    await expect(readRecord(file, host, 'promote')).resolves.toMatchObject({ own: true })
    writeFileSync(path, formatRun({ ...recordOf(it.subject), commit: host.facts.headCommit }))
    await expect(readRecord(file, host, 'promote')).rejects.toThrow('it was changed after this job wrote it')
  })

  test('of another path that this job has written, put in the place of a later one', async () => {
    const { host, path } = await handedOver()
    const early = recordFile(join(host.temp, 'early.json'), host)
    await writeRecord(early, { record: startRun(host.facts), own: true }, host)
    renameSync(early.path, path)
    await expect(readRecord(recordFile(path, host), host, 'promote')).rejects.toThrow(
      'this job has not made it',
    )
  })

  test('that a report has shown does not count for that', async () => {
    const { host, path } = await handedOver()
    const file = recordFile(path, host)
    const read = await readRecord(file, host, 'report')
    expect(read.own).toBeUndefined()
    await writeRecord(file, read, host)
    await expect(readRecord(file, host, 'promote')).rejects.toThrow('this job has not made it')
  })

  test('of another job counts by the digest that the job tells, and by no other', async () => {
    const { host, path } = await handedOver()
    const digest = `sha256:${createHash('sha256').update(readFileSync(path)).digest('hex')}`
    await expect(readRecord(recordFile(path, host, digest), host, 'promote')).resolves.toMatchObject({
      own: true,
    })
    const other = `sha256:${'0'.repeat(64)}`
    await expect(readRecord(recordFile(path, host, other), host, 'promote')).rejects.toThrow(
      `its digest is ${digest}, and run-file-digest is ${other}`,
    )
  })

  test('beside a folder that others may write, which says that it is ours', async () => {
    const { host, path } = await handedOver()
    await mkdir(join(host.temp, `buildonce-job-${process.getuid?.()}`), { mode: 0o777 })
    await import('node:fs/promises').then(fs =>
      fs.chmod(join(host.temp, `buildonce-job-${process.getuid?.()}`), 0o777),
    )
    await expect(readRecord(recordFile(path, host), host, 'promote')).rejects.toThrow(
      'is not a folder that only this account may write',
    )
  })
})

describe('bytes', () => {
  let tools: Awaited<ReturnType<typeof testTools>>
  let database = ''
  beforeEach(async () => {
    tools = await testTools()
    database = await writeTrivyDatabase(join(tools.host.temp, 'db'))
  })

  const clean = alpine({ busybox: ['1.36.1-r16', 'busybox'] })
  const vulnerable = alpine({ libssl3: ['3.1.4-r4', 'openssl'] })
  const made = (...platforms: string[]) =>
    writeImage(
      join(tools.host.temp, 'image'),
      platforms.map((platform, at) => ({ platform, layers: [vulnerable, { [`file-${at}`]: 'x' }] })),
    )

  const scanOf = (image: string, record: Run = startRun(tools.host.facts)) =>
    scanStage.run(
      {
        texts: {
          image,
          trivy: bootstrapped('BUILDONCE_TEST_TRIVY'),
          'trivy-db': database,
          'scan-sandbox': 'none',
        },
        record,
      },
      tools,
    )

  /** Puts other bytes under the name of the last layer of a platform. */
  async function exchanged({ source, platforms }: Subject, at: number, by?: Buffer): Promise<string> {
    const folder = source.kind === 'layout' ? source.path : ''
    const file = (digest: string) => join(folder, 'blobs', ...digest.split(':'))
    const manifest = JSON.parse(readFileSync(file(platforms[at]?.digest ?? ''), 'utf8'))
    const layer = manifest.layers[0]
    const other = await writeImage(join(tools.host.temp, `other-${at}`), [
      { platform: 'linux/amd64', layers: [clean] },
    ])
    const otherFolder = other.source.kind === 'layout' ? other.source.path : ''
    const otherManifest = JSON.parse(
      readFileSync(join(otherFolder, 'blobs', ...(other.platforms[0]?.digest ?? '').split(':')), 'utf8'),
    )
    const bytes = readFileSync(join(otherFolder, 'blobs', ...otherManifest.layers[0].digest.split(':')))
    await rm(file(layer.digest))
    await writeFile(
      file(layer.digest),
      by ?? Buffer.concat([bytes, Buffer.alloc(layer.size)]).subarray(0, layer.size),
    )
    return folder
  }

  test('a layout folder whose layer file has other bytes than its digest', async () => {
    const folder = await exchanged(await made('linux/amd64'), 0)
    await expect(scanOf(folder)).rejects.toThrow(/where sha256:\w+ was requested/)
  })

  test('what is whole is scanned, and the scan says by which rules it was judged', async () => {
    const { source } = await writeImage(join(tools.host.temp, 'whole'), [
      { platform: 'linux/amd64', layers: [clean] },
    ])
    const { section } = await scanOf(source.kind === 'layout' ? source.path : '')
    expect(section).toMatchObject({ status: 'passed', failOn: 'high' })
    expect((section as Scan).policy).toEqual(scanPolicy({ scanners: ['vuln'] }))
  })

  test('a layout folder whose second platform has other bytes than its digest', async () => {
    const image = await writeImage(join(tools.host.temp, 'image'), [
      { platform: 'linux/amd64', layers: [clean] },
      { platform: 'linux/arm64', layers: [vulnerable] },
    ])
    const folder = await exchanged(image, 1)
    await expect(scanOf(folder)).rejects.toThrow(/where sha256:\w+ was requested/)
  })

  test('a baseline in a layout folder that has other bytes than its digest', async () => {
    const image = await made('linux/amd64')
    const before = await writeImage(join(tools.host.temp, 'before'), [
      { platform: 'linux/amd64', layers: [{ ...clean, b: 'before' }] },
    ])
    const folder = await exchanged(before, 0)
    const size = { baseline: { digest: before.digest, reference: `oci-layout://${folder}` } }
    const build = { digest: image.digest, source: image.source, platforms: image.platforms }
    const { section } = await scanStage.run(
      {
        texts: { trivy: bootstrapped('BUILDONCE_TEST_TRIVY'), 'trivy-db': database, 'scan-sandbox': 'none' },
        record: { ...startRun(tools.host.facts), size, build } as never,
      },
      tools,
    )
    // Otherwise whoever writes that folder says what is not new.
    expect(section).toMatchObject({
      status: 'failed',
      baseline: { how: 'none', reason: expect.stringMatching(/where sha256:\w+ was requested/) },
    })
  })

  test('a stored scan of the baseline that nobody signed, by which nothing is new', async () => {
    const image = await made('linux/amd64')
    const inputs = {
      trivy: bootstrapped('BUILDONCE_TEST_TRIVY'),
      'trivy-db': database,
      'scan-sandbox': 'none',
    }
    const build = { digest: image.digest, source: image.source, platforms: image.platforms }
    const own = { ...startRun(tools.host.facts), build } as never as Run
    const { section: alone } = await scanStage.run({ texts: inputs, record: own }, tools)
    const before = await pushed(
      await writeImage(join(tools.host.temp, 'before'), [{ platform: 'linux/amd64', layers: [clean] }]),
      tools,
    )
    const stored = recordOf({ ...before, source: before.source })
    const { scanner, platforms } = alone as Scan
    const forgedScan = {
      ...stored.scan,
      scanner,
      platforms: platforms.map(platform => ({ ...platform, digest: before.platforms[0]?.digest })),
    } as Scan
    const at = parseRepository(before.source.repository)
    const root = await getManifest(transport, at, before.digest)
    if (root === undefined) throw new Error('the baseline was pushed')
    const evidence = { subject: descriptorOf(root), record: { ...stored, scan: forgedScan } }
    await attach(transport, at, await evidenceOf(before.source.repository, evidence))
    const size = {
      status: 'passed',
      baseline: { digest: before.digest, reference: `${before.source.repository}@${before.digest}` },
    }
    const compared = (texts: Record<string, string>) =>
      scanStage.run({ texts: { ...inputs, ...texts }, record: { ...own, size } as never }, { ...tools, http })
    expect((await compared({})).section).toMatchObject({ status: 'passed', baseline: { how: 'stored' } })
    const trusted = await compared({ 'trusted-keys': ours.publicKey })
    expect(trusted.section).toMatchObject({ status: 'failed', baseline: { how: 'again' } })
  })

  test('a layer that is not what the config says it is uncompressed', async () => {
    const folder = join(tools.host.temp, 'odd')
    const image = await writeImage(folder, [{ platform: 'linux/amd64', layers: [vulnerable] }])
    const file = (digest: string) => join(folder, 'blobs', ...digest.split(':'))
    const put = (value: unknown) => {
      const bytes = Buffer.from(JSON.stringify(value))
      const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}` as Digest
      writeFileSync(file(digest), bytes)
      return { digest, size: bytes.length }
    }
    const manifest = JSON.parse(readFileSync(file(image.platforms[0]?.digest ?? ''), 'utf8'))
    const config = JSON.parse(readFileSync(file(manifest.config.digest), 'utf8'))
    config.rootfs.diff_ids = [`sha256:${'0'.repeat(64)}`]
    const changed = put({ ...manifest, config: { ...manifest.config, ...put(config) } })
    const entry = {
      mediaType: manifest.mediaType,
      ...changed,
      platform: { os: 'linux', architecture: 'amd64' },
    }
    writeFileSync(join(folder, 'index.json'), JSON.stringify({ schemaVersion: 2, manifests: [entry] }))
    await expect(scanOf(folder)).rejects.toThrow(/uncompressed, and its config says sha256:0{64}/)
  })

  test('a folder that is exchanged between the checks and the push', async () => {
    const image = await made('linux/amd64')
    const record = { ...recordOf(image), commit: tools.host.facts.headCommit }
    const build = { ...record.build, digest: image.digest, source: image.source, platforms: image.platforms }
    await exchanged(image, 0)
    const at = freshPlace()
    const place = `${at.registry}/${at.repository}`
    const given = { ...record, build, tags: { images: [place], tags: [] } } as never
    const texts = { tags: '1.0.0', require: 'scan, smoke', push: 'always' }
    await expect(promoteStage.run({ texts, record: given }, makeTools({ http }))).rejects.toThrow(/sha256:/)
    expect(await getManifest(transport, at, '1.0.0')).toBeUndefined()
  })
})

function subjectIn({ build }: Run): Subject {
  return {
    digest: build?.digest as Digest,
    source: { kind: 'layout', path: '' },
    platforms: build?.platforms ?? [],
  }
}
