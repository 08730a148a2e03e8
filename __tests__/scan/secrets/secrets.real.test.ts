import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { parse } from '../../../src/inputs/table.ts'
import { scanInputs } from '../../../src/scan/inputs.ts'
import { outputs } from '../../../src/scan/outputs.ts'
import type { Baseline, ScanRequest } from '../../../src/scan/request.ts'
import { scan } from '../../../src/scan/scan.ts'
import { bootstrapped } from '../../bootstrapped.ts'
import { writeTrivyDatabase } from '../../fakes/trivy-db.ts'
import { section } from '../findings.ts'
import { type Files, writeImage } from '../fixture-image.ts'
import { canJail, type TestTools, testTools } from '../tools.ts'

// Put together here, so that no scanner takes this file for a leak.
const body = 'MIIEpAIBAAKCAQEA'.repeat(4)
const privateKey = ['-----BEGIN RSA PRIVATE', ` KEY-----\n${body}\n-----END RSA PRIVATE`, ' KEY-----\n'].join(
  '',
)
const accessKey = ['AKIA', 'IOSFODNN7ABCDEFG'].join('')
const token = ['gh', 'p_', 'a'.repeat(36)].join('')
const neighbour = 'n31ghb0ur'
const values = [body, accessKey, token, neighbour]

let tools: TestTools
let database: string

beforeEach(async () => {
  tools = await testTools()
  database = await writeTrivyDatabase(join(tools.host.temp, 'db'))
})
afterEach(() => tools.close())

/** An image as a child of another is: a `CMD` in the middle of the history, one of its own at the end. */
function leaking() {
  const layers: Files[] = [
    { 'app/id_rsa': privateKey },
    { 'app/settings.env': `AWS_ACCESS_KEY_ID=${accessKey}\nOTHER=${neighbour}\n` },
  ]
  const history = [
    { created_by: 'COPY id_rsa /app' },
    { created_by: 'CMD ["sh"]', empty_layer: true },
    { created_by: 'COPY settings.env /app # buildkit' },
    { created_by: `ENV GITHUB_TOKEN=${token}`, empty_layer: true },
    { created_by: 'CMD ["app"]', empty_layer: true },
  ]
  return writeImage(join(tools.host.temp, 'layout'), [{ platform: 'linux/amd64', layers, history }])
}

function inputs(texts: Record<string, string>) {
  const given = { trivy: bootstrapped('BUILDONCE_TEST_TRIVY'), 'trivy-db': database, ...texts }
  return parse(scanInputs, given)
}

async function found(texts: Record<string, string>, more: Partial<ScanRequest> = {}) {
  return scan({ ...inputs(texts), subject: await leaking(), ...more }, tools)
}

test.each(['docker', 'bubblewrap', 'unshare', 'none'].filter(canJail))(
  'in the sandbox %s all layers and the config are searched, those below a CMD in the middle too',
  async sandbox => {
    const result = await found({ 'scan-secrets': 'fail', 'scan-sandbox': sandbox })
    expect(result.platforms[0]?.secrets?.map(({ rule, path, line }) => [rule, path, line])).toEqual([
      ['github-pat', undefined, undefined],
      ['aws-access-key-id', 'app/settings.env', 1],
      ['private-key', 'app/id_rsa', 2],
    ])
    expect(result).toMatchObject({
      status: 'failed',
      reason: '3 secrets, for example github-pat in the config of the image',
      secrets: { mode: 'fail', counted: 3 },
    })
    // The digest is that of the image, not of what was shown to the scanner.
    expect(result.platforms[0]?.digest).toBe((await leaking()).platforms[0]?.digest)
  },
)

test('no secret and no line beside one gets into the record, the log, SARIF or the report files', async () => {
  const { reports = '', ...result } = await found({ 'scan-secrets': 'fail' })
  const kept = await readdir(reports)
  const texts = await Promise.all(kept.map(name => readFile(join(reports, name), 'utf8')))
  expect(texts.join('')).toContain('secret/private-key')
  const told = [JSON.stringify(result), ...tools.lines, ...tools.foreign, ...texts].join('\n')
  expect(told).toContain('aws-access-key-id in app/settings.env (line 1)')
  for (const value of values) expect(told).not.toContain(value)
  expect(kept.toSorted()).toEqual(['scan.sarif', 'trivy-linux-amd64.json'])
})

test('a secret that a later layer removes or writes over is found: whoever has the image has its layers', async () => {
  const layers: Files[] = [
    { 'app/id_rsa': privateKey, 'app/settings.env': `AWS_ACCESS_KEY_ID=${accessKey}\n` },
    { 'app/.wh.id_rsa': '', 'app/settings.env': 'nothing=here\n' },
  ]
  const subject = await writeImage(join(tools.host.temp, 'layout'), [{ platform: 'linux/amd64', layers }])
  const result = await scan({ ...inputs({ 'scan-secrets': 'fail' }), subject }, tools)
  expect(result.platforms[0]?.secrets?.map(({ rule, path }) => [rule, path])).toEqual([
    ['aws-access-key-id', 'app/settings.env'],
    ['private-key', 'app/id_rsa'],
  ])
})

test('they only warn where that is asked for, and are not looked for unless asked', async () => {
  const warned = await found({ 'scan-secrets': 'warn' })
  expect(warned).toMatchObject({ status: 'passed', secrets: { counted: 3 } })
  expect(warned.warnings?.join('\n')).toContain('3 secrets, for example')
  expect(outputs(warned).secrets).toBe('3')
  const off = await found({})
  expect(off.platforms[0]?.secrets).toBeUndefined()
  expect(outputs(off).secrets).toBe('')
})

test('those that were there before do not count, and entries of the ignore file hide them', async () => {
  const subject = await leaking()
  const first = await found({ 'scan-secrets': 'warn' })
  const platforms = first.platforms.map(platform => ({
    ...platform,
    secrets: platform.secrets?.filter(({ rule }) => rule !== 'private-key'),
  }))
  const { scanner } = first
  const stored = section(platforms, { digest: subject.digest, ...(scanner && { scanner }) })
  const baseline: Baseline = { digest: subject.digest, source: subject.source, scan: stored }
  const second = await found({ 'scan-secrets': 'fail' }, { baseline })
  expect(second).toMatchObject({ status: 'failed', secrets: { counted: 1 } })
  expect(second.reason).toBe('1 secret, for example private-key in app/id_rsa (line 2)')
  await writeFile(
    join(tools.host.workspace, 'ignore.yaml'),
    'secrets:\n  - id: private-key\n    paths: ["/app/*"]\n',
  )
  const third = await found({ 'scan-secrets': 'fail', 'trivy-ignorefile': 'ignore.yaml' }, { baseline })
  expect(third.status).toBe('passed')
  expect(third.suppressions).toMatchObject([{ kind: 'secret', id: 'private-key', findings: 1 }])
  expect(third.platforms[0]?.suppressedSecrets).toMatchObject([{ rule: 'private-key', entry: 0 }])
})
