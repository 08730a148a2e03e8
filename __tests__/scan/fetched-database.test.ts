import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { vulnerabilities } from '../../src/scan/database/database.ts'
import { fetchedDatabase } from '../../src/scan/database/fetched.ts'
import type { Cache } from '../../src/stage/stage.ts'
import { databaseMetadata, trivyDatabase } from '../fakes/trivy-db.ts'
import { type Mirror, startMirror } from './mirror.ts'
import { type TestTools, testTools } from './tools.ts'

const hour = 3_600_000
let tools: TestTools
let mirror: Mirror

beforeEach(async () => {
  tools = await testTools()
  tools = {
    ...tools,
    host: { ...tools.host, variable: name => (name === 'HOME' ? tools.host.temp : undefined) },
  }
  mirror = await startMirror({
    nextUpdate: new Date(Date.now() - hour).toISOString(),
    downloadedAt: '0001-01-01T00:00:00Z',
  })
})
afterEach(async () => {
  mirror.close()
  await tools.close()
})

function fetch(mirrors: readonly string[], { maxAge = 72 * hour, using = tools } = {}) {
  return fetchedDatabase({ kind: vulnerabilities, mirrors, maxAge }, using)
}

test('the database of a mirror is unpacked, with the time of its download filled in', async () => {
  const { folder, digest, updatedAt } = await fetch([mirror.reference('good')])
  expect(digest).toMatch(/^sha256:[0-9a-f]{64}$/)
  expect((await readdir(folder)).toSorted()).toEqual(['metadata.json', 'trivy.db'])
  const metadata = JSON.parse(await readFile(join(folder, 'metadata.json'), 'utf8'))
  expect(metadata).toMatchObject({ Version: 2, UpdatedAt: updatedAt })
  expect(Date.parse(metadata.DownloadedAt)).toBeGreaterThan(Date.now() - hour)
})

test.each(['limited', 'waiting', 'broken', 'absent', 'forbidden', 'tampered', 'truncated'] as const)(
  'a mirror that is %s is left for the next one',
  async fault => {
    const { digest } = await fetch([mirror.reference(fault), mirror.reference('good')])
    expect(digest).toMatch(/^sha256:/)
  },
)

test('a mirror that cannot be reached is left for the next one', async () => {
  await fetch(['127.0.0.1:1/db:2', mirror.reference('good')])
})

test('when no mirror works, the cause for each is said, and what to do', async () => {
  const mirrors = [mirror.reference('absent'), mirror.reference('forbidden'), mirror.reference('tampered')]
  const error = await fetch(mirrors).catch((thrown: unknown) => thrown)
  expect((error as Error).message).toMatch(/^there is no vulnerability database: no mirror can be used:/)
  expect((error as Error).message).toMatch(/absent:2 does not exist/)
  expect((error as Error).message).toMatch(/403/)
  expect((error as Error).message).toMatch(/where sha256:\w+ was requested/)
  expect(error).toMatchObject({ hint: expect.stringContaining('"trivy-db"') })
})

test('a database that is too old is not used, wherever it comes from', async () => {
  const old = { updatedAt: new Date(Date.now() - 100 * hour).toISOString() }
  mirror.offer({ 'trivy.db': trivyDatabase(), 'metadata.json': databaseMetadata(old) })
  await expect(fetch([mirror.reference('good')])).rejects.toThrow('is 4 days old')
})

test('when no mirror works, the database of before serves while it is young enough', async () => {
  const before = await fetch([mirror.reference('good')])
  expect(await fetch([mirror.reference('absent')])).toMatchObject({ digest: before.digest })
  expect(tools.lines.at(-1)).toMatch(/^warning: no mirror can be used/)
  const later = { ...tools, now: () => Date.now() + 100 * hour }
  await expect(fetch([mirror.reference('absent')], { using: later })).rejects.toThrow('no mirror can be used')
})

test('nobody is asked while the database of before says that there is no newer one', async () => {
  mirror.offer({ 'trivy.db': trivyDatabase(), 'metadata.json': databaseMetadata() })
  await fetch([mirror.reference('good')])
  const asked = mirror.requests.length
  await fetch([mirror.reference('good')])
  expect(mirror.requests).toHaveLength(asked)
})

test('a layer that is here already is not fetched again', async () => {
  await fetch([mirror.reference('good')])
  await fetch([mirror.reference('good')])
  expect(mirror.requests.filter(path => path.includes('/blobs/'))).toHaveLength(1)
})

describe('an archive', () => {
  const good = { 'trivy.db': trivyDatabase(), 'metadata.json': databaseMetadata() }
  const { 'metadata.json': _, ...alone } = good
  test.each([
    ['with another file', { ...good, 'extra.txt': 'x' }, 'it contains "extra.txt"'],
    ['with a path that leads out', { ...good, '../evil': 'x' }, 'it contains "../evil"'],
    ['without metadata', alone, 'it does not contain metadata.json'],
    [
      'of another version',
      { ...good, 'metadata.json': '{"Version":1,"UpdatedAt":"2026-01-01T00:00:00Z"}' },
      'its version is 1',
    ],
    [
      'with something that is no database',
      { ...good, 'trivy.db': 'nothing of the kind'.repeat(9) },
      'not a database',
    ],
    [
      'with metadata that is not JSON',
      { ...good, 'metadata.json': 'hello' },
      'does not contain a vulnerability database',
    ],
  ])('%s is refused', async (_name, files, message) => {
    mirror.offer(files)
    await expect(fetch([mirror.reference('good')])).rejects.toThrow(message)
  })
})

describe('the cache of the host', () => {
  test('is written by the default branch alone, under the digest', async () => {
    const cache = memoryCache()
    const feature = { ...tools.host.facts, ci: 'github' as const, branch: 'feature', defaultBranch: 'main' }
    await fetch([mirror.reference('good')], {
      using: { ...tools, host: { ...tools.host, facts: feature, cache } },
    })
    expect(cache.saved).toEqual([])
    const other = await testTools()
    const main = { ...feature, branch: 'main' }
    const { digest } = await fetch([mirror.reference('good')], {
      using: { ...other, host: { ...other.host, facts: main, cache } },
    })
    expect(cache.saved).toEqual([`buildonce-trivy-db-${digest?.slice('sha256:'.length)}`])
    await other.close()
  })

  test('is not believed: what it gives is checked against the digest', async () => {
    const poisoned: Cache = {
      async restore([path], key) {
        await writeFile(path ?? '', 'poison')
        return key
      },
      save: async () => false,
    }
    const facts = { ...tools.host.facts, ci: 'github' as const }
    const { digest } = await fetch([mirror.reference('good')], {
      using: { ...tools, host: { ...tools.host, facts, cache: poisoned } },
    })
    expect(digest).toMatch(/^sha256:/)
    expect(tools.lines.at(-1)).toMatch(/^warning: the cache entry .* does not have the expected content/)
  })
})

function memoryCache() {
  const saved: string[] = []
  return {
    saved,
    restore: async () => undefined,
    save: async (_: readonly string[], key: string) => !!saved.push(key),
  }
}
