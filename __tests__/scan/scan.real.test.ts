import { chmod, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { SubjectPlatform } from '../../src/image/subject.ts'
import { parse } from '../../src/inputs/table.ts'
import { scanInputs } from '../../src/scan/inputs.ts'
import { outputs } from '../../src/scan/outputs.ts'
import { scan } from '../../src/scan/scan.ts'
import { bootstrapped } from '../bootstrapped.ts'
import { jar } from '../fakes/jar.ts'
import { writeJavaDatabase } from '../fakes/java-db.ts'
import { writeTrivyDatabase } from '../fakes/trivy-db.ts'
import { alpine, digestOf, npmPackage, tar, writeImage } from './fixture-image.ts'
import { type Mirror, startMirror } from './mirror.ts'
import { pushed } from './push.ts'
import { canJail, type TestTools, testTools } from './tools.ts'

let tools: TestTools
let database: string
let mirror: Mirror | undefined

beforeEach(async () => {
  tools = await testTools()
  database = await writeTrivyDatabase(join(tools.host.temp, 'db'))
})
afterEach(async () => {
  mirror?.close()
  await tools.close()
})

function inputs(texts: Record<string, string> = {}) {
  return parse(scanInputs, { trivy: bootstrapped('BUILDONCE_TEST_TRIVY'), 'trivy-db': database, ...texts })
}

function image(...layers: Parameters<typeof writeImage>[1][number]['layers']) {
  return writeImage(join(tools.host.temp, 'layout'), [{ platform: 'linux/amd64', layers }])
}

const openssl = alpine({ libssl3: ['3.1.4-r4', 'openssl'], busybox: ['1.36.1-r15', 'busybox'] })

describe.each(['docker', 'bubblewrap', 'unshare', 'none'].filter(canJail))('in the sandbox %s', sandbox => {
  test('a real Trivy finds exactly what the database holds', async () => {
    const subject = await image(openssl, npmPackage('lodash', '4.17.19'))
    const section = await scan({ ...inputs({ 'scan-sandbox': sandbox }), subject }, tools)
    expect(section).toMatchObject({ status: 'failed', failOn: 'high', digest: subject.digest })
    expect(section.scanner).toMatchObject({ name: 'trivy', version: '0.76.0', sandbox })
    const [platform] = section.platforms
    expect(platform?.packages).toBe(3)
    expect(
      platform?.findings.map(({ id, package: name, fixed, severity }) => [id, name, fixed, severity]),
    ).toEqual([
      ['CVE-2099-0001', 'libssl3', '3.1.4-r5', 'high'],
      ['CVE-2099-0006', 'lodash', '4.17.21', 'high'],
      ['CVE-2099-0002', 'libssl3', '3.1.4-r6', 'medium'],
      ['CVE-2099-0003', 'busybox', undefined, 'low'],
    ])
    expect(section.reason).toBe(
      '2 high findings, for example CVE-2099-0001 in libssl3 3.1.4-r4 (fixed in 3.1.4-r5)',
    )
  })
})

test('each platform is scanned by itself', async () => {
  const subject = await writeImage(join(tools.host.temp, 'layout'), [
    { platform: 'linux/amd64', layers: [openssl] },
    { platform: 'linux/arm64/v8', layers: [alpine({ busybox: ['1.36.1-r15', 'busybox'] })] },
  ])
  const section = await scan({ ...inputs(), subject }, tools)
  expect(section.platforms.map(({ platform, findings }) => [platform, findings.map(({ id }) => id)])).toEqual(
    [
      ['linux/amd64', ['CVE-2099-0001', 'CVE-2099-0002', 'CVE-2099-0003']],
      ['linux/arm64/v8', ['CVE-2099-0003']],
    ],
  )
  expect(section.platforms.map(({ digest }) => digest)).toEqual(subject.platforms.map(({ digest }) => digest))
})

test('two images for one platform are both scanned, one that is listed for two platforms once, and each has its report', async () => {
  const layout = await writeImage(join(tools.host.temp, 'layout'), [
    { platform: 'linux/amd64', layers: [openssl] },
    { platform: 'linux/amd64', layers: [alpine({ busybox: ['1.36.1-r15', 'busybox'] })] },
  ])
  const [first, second] = layout.platforms as [SubjectPlatform, SubjectPlatform]
  const platforms = [first, second, { ...first, platform: 'linux/amd64/v2' }]
  const section = await scan({ ...inputs(), subject: { ...layout, platforms } }, tools)
  expect(
    section.platforms.map(({ platform, digest, findings }) => [platform, digest, findings.length]),
  ).toEqual([
    ['linux/amd64', first.digest, 3],
    ['linux/amd64', second.digest, 1],
    ['linux/amd64/v2', first.digest, 3],
  ])
  const names = (await readdir(section.reports ?? '')).filter(name => name.endsWith('.json')).sort()
  expect(names).toEqual(
    [first, second].map(({ digest }) => `trivy-linux-amd64-${digest.slice(7, 19)}.json`).sort(),
  )
})

test('an image in which nothing runs fails, and no scanner is needed to say so', async () => {
  const { digest, source } = await image(openssl)
  const section = await scan(
    { ...inputs({ trivy: '/no/trivy' }), subject: { digest, source, platforms: [] } },
    tools,
  )
  expect(section).toMatchObject({ status: 'failed', platforms: [] })
  expect(section.reason).toBe(`${digest} has no image that runs, so nothing was scanned`)
})

test('an image in a registry is read from there, platform by platform', async () => {
  const layout = await writeImage(join(tools.host.temp, 'layout'), [
    { platform: 'linux/amd64', layers: [openssl] },
    { platform: 'linux/arm64', layers: [alpine({ busybox: ['1.36.1-r15', 'busybox'] })] },
  ])
  const subject = await pushed(layout, tools)
  const section = await scan({ ...inputs(), subject }, tools)
  expect(section.platforms.map(({ findings }) => findings.length)).toEqual([3, 1])
})

test('an archive of a layout is scanned like the layout', async () => {
  const layout = await image(openssl)
  const path = join(tools.host.temp, 'image.tar')
  await tools.exec.run({ file: 'tar', args: ['-C', join(tools.host.temp, 'layout'), '-cf', path, '.'] })
  const section = await scan({ ...inputs(), subject: { ...layout, source: { kind: 'layout', path } } }, tools)
  expect(section.platforms[0]?.findings).toHaveLength(3)
})

test('the database comes from a mirror where none is given', async () => {
  mirror = await startMirror()
  const subject = await image(openssl)
  const host = {
    ...tools.host,
    variable: (name: string) => (name === 'HOME' ? tools.host.temp : process.env[name]),
  }
  const texts = { 'trivy-db': '', 'trivy-db-mirrors': mirror.reference('good') }
  const section = await scan({ ...inputs(texts), subject }, { ...tools, host })
  expect(section.scanner?.database).toMatch(/^sha256:/)
  expect(section.platforms[0]?.findings).toHaveLength(3)
})

test('paths may hold what has a meaning to Trivy, Docker or a shell', async () => {
  const folder = join(tools.host.temp, 'a, "b" : c@d $(e)')
  const subject = await writeImage(join(folder, 'layout'), [{ platform: 'linux/amd64', layers: [openssl] }])
  const db = await writeTrivyDatabase(join(folder, 'db'))
  for (const sandbox of ['docker', 'bubblewrap', 'unshare', 'none'].filter(canJail)) {
    const texts = { 'trivy-db': db, 'scan-sandbox': sandbox, 'scan-reports': join(folder, 'reports') }
    const section = await scan({ ...inputs(texts), subject }, tools)
    expect([sandbox, section.platforms[0]?.findings.length]).toEqual([sandbox, 3])
  }
})

test('files that only their owner may read are scanned all the same', async () => {
  const subject = await image(openssl)
  await chmod(join(database, 'trivy.db'), 0o600)
  await chmod(join(tools.host.temp, 'layout', 'blobs'), 0o700)
  expect(await scan({ ...inputs(), subject }, tools)).toMatchObject({ platforms: [{ packages: 2 }] })
})

test('an image without anything to recognise warns, and fails where that is asked for', async () => {
  const subject = await image({ 'bin/app': 'just a program' })
  const said =
    'nothing was scanned in linux/amd64: Trivy recognised neither an operating system nor a package'
  expect(await scan({ ...inputs(), subject }, tools)).toMatchObject({ status: 'passed', warnings: [said] })
  expect(tools.lines).toContain(`warning: ${said}`)
  const strict = await scan({ ...inputs({ 'scan-empty': 'fail' }), subject }, tools)
  expect(strict).toMatchObject({ status: 'failed', reason: said })
})

test('findings below the limit are reported and do not fail', async () => {
  const section = await scan({ ...inputs({ 'fail-on': 'critical' }), subject: await image(openssl) }, tools)
  expect(section).toMatchObject({ status: 'passed', gate: { failing: 0, tolerated: 0 } })
  expect(outputs(section)).toMatchObject({
    gate: 'pass',
    total: '3',
    high: '1',
    medium: '1',
    low: '1',
    failing: '0',
  })
})

test('an ignore file that is named hides findings and says why; one that is not named does nothing', async () => {
  const subject = await image(openssl)
  const ignore = join(tools.host.workspace, '.trivyignore.yaml')
  await writeFile(ignore, 'vulnerabilities:\n  - id: CVE-2099-0001\n    statement: not reachable\n')
  const plain = await scan({ ...inputs(), subject }, tools)
  expect(plain.platforms[0]?.counts.high).toBe(1)
  const named = await scan({ ...inputs({ 'trivy-ignorefile': '.trivyignore.yaml' }), subject }, tools)
  expect(named.status).toBe('passed')
  expect(named.platforms[0]?.suppressed).toMatchObject([
    { id: 'CVE-2099-0001', package: 'libssl3', severity: 'high', statement: 'not reachable', entry: 0 },
  ])
  expect(named.suppressions).toEqual([
    { kind: 'vulnerability', id: 'CVE-2099-0001', statement: 'not reachable', state: 'active', findings: 1 },
  ])
})

test('what comes from the base image is told apart by the layer that brought it', async () => {
  const subject = await image(openssl, npmPackage('lodash', '4.17.19'))
  const layers = [digestOf(tar(openssl))]
  const bases = { 'linux/amd64': { name: 'alpine:3.19', digest: digestOf('the base'), layers } }
  const section = await scan({ ...inputs(), subject, bases }, tools)
  expect(section.platforms[0]?.findings.map(({ id, inherited }) => [id, inherited])).toEqual([
    ['CVE-2099-0001', true],
    ['CVE-2099-0006', undefined],
    ['CVE-2099-0002', true],
    ['CVE-2099-0003', true],
  ])
  expect(section.platforms[0]?.base).toEqual({
    name: 'alpine:3.19',
    digest: digestOf('the base'),
    findings: 3,
  })
  expect(section.reason).toMatch(/; the base image alpine:3\.19 contains 1 of them: update the base$/)
})

test('Java archives are recognised with the index of them, and without it the error says what to do', async () => {
  const widget = jar({ group: 'org.example', artifact: 'widget', version: '1.0' })
  const subject = await image({ 'app/widget.jar': widget })
  const index = await writeJavaDatabase(join(tools.host.temp, 'java-db'))
  const section = await scan({ ...inputs({ 'trivy-java-db': index }), subject }, tools)
  expect(section.platforms[0]?.findings).toMatchObject([
    { id: 'CVE-2099-0009', package: 'org.example:widget', installed: '1.0', path: 'app/widget.jar' },
  ])
  const unreachable = { 'trivy-java-db-mirrors': '127.0.0.1:1/java-db:1' }
  const error = await scan({ ...inputs(unreachable), subject }, tools).catch((thrown: unknown) => thrown)
  expect((error as Error).message).toMatch(/^there is no index of Java archives: no mirror can be used/)
  expect(error).toMatchObject({ hint: expect.stringContaining('"trivy-java-db"') })
})

test('a configuration of Trivy in the workspace or the environment changes nothing', async () => {
  await writeFile(join(tools.host.workspace, 'trivy.yaml'), 'severity:\n  - LOW\n')
  await writeFile(join(tools.host.workspace, '.trivyignore'), 'CVE-2099-0001\n')
  const subject = await image(openssl)
  const changed = await testTools({ TRIVY_SEVERITY: 'LOW', TRIVY_IGNORE_UNFIXED: 'true' })
  const section = await scan(
    { ...inputs(), subject },
    { ...changed, host: { ...changed.host, workspace: tools.host.workspace } },
  )
  await changed.close()
  expect(section.platforms[0]?.findings).toHaveLength(3)
})

test('the report files are SARIF and the report of Trivy', async () => {
  const section = await scan({ ...inputs(), subject: await image(openssl) }, tools)
  const { sarif, reports } = outputs(section)
  const { runs } = JSON.parse(await readFile(sarif, 'utf8'))
  expect(runs[0].results.map((result: { ruleId: string }) => result.ruleId)).toEqual([
    'CVE-2099-0001',
    'CVE-2099-0002',
    'CVE-2099-0003',
  ])
  const own = JSON.parse(await readFile(join(reports, 'trivy-linux-amd64.json'), 'utf8'))
  expect(own.SchemaVersion).toBe(2)
})

test('nothing of the scan stays behind', async () => {
  await scan({ ...inputs({ 'scan-sandbox': 'docker' }), subject: await image(openssl) }, tools)
  for (const { kind, name } of tools.kept) {
    if (kind === 'folder') await expect(readFile(name)).rejects.toMatchObject({ code: 'ENOENT' })
    else expect((await tools.exec.run({ file: 'docker', args: ['inspect', name] })).exitCode).not.toBe(0)
  }
  expect(tools.kept.map(({ kind }) => kind)).toEqual(['folder', 'folder', 'image', 'container', 'container'])
})
