import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { githubCodeHost } from '../../src/hosts/github-code-host.ts'
import { watchStage } from '../../src/pipeline/watch.ts'
import type { Run } from '../../src/stage/record/run.ts'
import type { Facts } from '../../src/stage/stage.ts'
import { bootstrapped } from '../bootstrapped.ts'
import { startGithub } from '../fakes/github.ts'
import { type Advisory, advisories, writeTrivyDatabase } from '../fakes/trivy-db.ts'
import { type OwnRegistry, startRegistry } from '../own-registry.ts'
import { releaseImage } from '../scan/release-image.ts'
import { makeTools, thisMachine } from '../tools.ts'

const tools = () => ({ ...makeTools(thisMachine({})), close: async () => {} })

let registry: OwnRegistry
let image: string

beforeEach(async () => {
  registry = await startRegistry()
  image = `${registry.host}/acme/web`
})
afterEach(() => registry.stop())

const inSystem: Advisory = {
  id: 'CVE-2099-0300',
  source: 'alpine 3.19',
  package: 'openssl',
  fixed: '3.1.4-r7',
  severity: 'CRITICAL',
}
const low: Advisory = { ...inSystem, id: 'CVE-2099-0301', severity: 'LOW' }
const another: Advisory = { ...inSystem, id: 'CVE-2099-0302', severity: 'HIGH' }

/** Releases an image with the database of its day, and returns what watches it with that of another. */
async function release(fake: Awaited<ReturnType<typeof startGithub>>, given: Record<string, string> = {}) {
  const first = tools()
  const database = (name: string, known: readonly Advisory[]) =>
    writeTrivyDatabase(join(first.host.temp, name), known)
  const base = { trivy: bootstrapped('BUILDONCE_TEST_TRIVY'), 'scan-sandbox': 'none' }
  const texts = { ...base, 'fail-on': 'none', 'trivy-db': await database('release', advisories) }
  await releaseImage({ image, texts, given: { tags: '1.4.0, latest', ...given } }, first)
  return async (
    known: readonly Advisory[],
    more: Record<string, string> = {},
    writing: Facts['writing'] = { allowed: true },
  ) => {
    const now = tools()
    const codeHost = (token: string) => githubCodeHost(token, 'acme/web', { apiUrl: fake.apiUrl })
    const facts = { ...now.host.facts, writing }
    const own = { ...now, host: { ...now.host, facts, codeHost } }
    const asked = {
      ...base,
      image,
      'trivy-db': await database('today', known),
      'github-token': 'token',
      ...more,
    }
    const { outputs, line } = await watchStage.run({ texts: asked, record: { version: 1 } as Run }, own)
    return { outputs, line, lines: now.lines, annotations: now.annotations, summaries: now.summaries }
  }
}

const writes = (requests: readonly string[]) => requests.filter(line => /^(POST \/repos|PATCH)/.test(line))

test('with databases of several days the issue is opened, changed and closed, and no layer is fetched', async () => {
  await using fake = await startGithub()
  const watch = await release(fake)
  const before = (await registry.log()).length
  // The day of the release: what it had then is not new.
  expect((await watch(advisories)).outputs).toEqual({ vulnerable: '', findings: '0', issues: '' })
  expect(fake.issues).toEqual([])
  // A day later.
  const opened = await watch([...advisories, inSystem, low])
  expect(opened.outputs).toEqual({
    vulnerable: `${image}:latest\n${image}:1.4.0`,
    findings: '1',
    issues: 'https://github.com/acme/web/issues/1',
  })
  expect(fake.issues).toMatchObject([
    { state: 'open', title: `${image}: latest and 1.4.0 became vulnerable` },
  ])
  expect(fake.issues[0]?.body).toContain('became vulnerable: 1 finding. A rebuild takes it away.')
  expect(fake.issues[0]?.body).toMatch(/CVE-2099-0300\]?.*\| critical \| `libssl3` .* \| build again \|/)
  expect(opened.summaries.join('')).toContain('CVE-2099-0300')
  // The same on the next day: nothing is written.
  await watch([...advisories, inSystem, low])
  expect(writes(fake.requests)).toHaveLength(1)
  await watch([...advisories, inSystem, another])
  expect(fake.issues[0]?.body).toContain('CVE-2099-0302')
  // The advisories are withdrawn.
  await watch(advisories)
  expect(fake.issues).toMatchObject([{ state: 'closed', stateReason: 'completed' }])
  await watch([...advisories, another])
  expect(fake.issues).toMatchObject([{ state: 'open', stateReason: 'reopened' }])
  expect(writes(fake.requests)).toHaveLength(4)
  expect(fake.violations).toEqual([])
  const bytes = (await registry.log()).slice(before).map(line => Number(/" \d{3} (\d+) /.exec(line)?.[1]))
  expect(Math.max(...bytes)).toBeLessThan(100_000)
})

test('where no tag is there, nothing counts as gone', async () => {
  await using fake = await startGithub()
  const watch = await release(fake)
  await watch([...advisories, inSystem])
  const { lines, line } = await watch(advisories, { 'watch-tags': '9.9.9' })
  expect(line).toBe('nothing was scanned: no released tag names an image that runs')
  expect(lines).toContain(`warning: ${image} has no released tag, so nothing was scanned`)
  expect(fake.issues).toMatchObject([{ state: 'open' }])
})

test('a newer release without the finding takes it out of the issue', async () => {
  await using fake = await startGithub()
  const watch = await release(fake)
  await watch([...advisories, inSystem])
  const next = tools()
  const texts = {
    trivy: bootstrapped('BUILDONCE_TEST_TRIVY'),
    'scan-sandbox': 'none',
    'fail-on': 'none',
    'trivy-db': await writeTrivyDatabase(join(next.host.temp, 'db'), advisories),
  }
  const layers = [{ 'app/node_modules/lodash/package.json': '{"name":"lodash","version":"4.17.21"}' }]
  await releaseImage({ image, texts, layers, given: { tags: '1.4.1, latest' } }, next)
  expect((await watch([...advisories, inSystem])).outputs.vulnerable).toBe('')
  expect(fake.issues).toMatchObject([{ state: 'closed' }])
})

test('without evidence every finding counts, and the issue says so; the image is scanned', async () => {
  await using fake = await startGithub()
  const watch = await release(fake, { attach: 'none' })
  const { lines } = await watch(advisories)
  expect(lines.join('\n')).toContain('no evidence that counts names a bill of materials of it')
  expect(fake.issues[0]?.body).toContain('No evidence tells what was found when it was released')
  expect(fake.issues[0]?.body).toContain('CVE-2099-0001')
})

test('a dry run and an event that must not write say so and write nothing; other tags can be named', async () => {
  await using fake = await startGithub()
  const watch = await release(fake)
  const dry = await watch([...advisories, inSystem], { 'dry-run': 'true', 'watch-tags': '1.4.0, 9.9.9' })
  expect(dry.outputs.vulnerable).toBe(`${image}:1.4.0`)
  expect(dry.lines).toContain(`The issue about ${image} would be opened (dry-run)`)
  expect(dry.lines).toContain(`warning: ${image}:9.9.9 does not exist`)
  const none = await watch([...advisories, inSystem], { 'github-token': '' })
  expect(none.annotations).toEqual([
    { level: 'notice', message: expect.stringContaining('there is no token for the issues') },
  ])
  const reason = 'a pull request publishes nothing'
  const pull = await watch([...advisories, inSystem], {}, { allowed: false, reason })
  expect(pull.annotations).toEqual([
    { level: 'notice', message: `The issue about ${image} is not written: ${reason}.` },
  ])
  expect(fake.issues).toEqual([])
})
