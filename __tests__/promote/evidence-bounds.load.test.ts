import { Readable } from 'node:stream'
import { describe, expect, test } from '@jest/globals'
import { digestOf } from '../../src/image/digest.ts'
import type { Descriptor } from '../../src/image/manifest.ts'
import { evidenceType, formatStatement, statementType } from '../../src/promote/evidence/statement.ts'
import { readEvidence } from '../../src/promote/evidence/store.ts'
import type { ImageStore } from '../../src/store/image-store.ts'

const digest = digestOf(Buffer.from('image'))

/** A place with unsigned statements about the image, the newest last, made when they are read. */
function storeWith(count: number, statement: (at: number) => string): ImageStore {
  const manifestOf = (at: number) => {
    const bytes = Buffer.from(statement(at))
    const layer = { mediaType: statementType, digest: digestOf(bytes), size: bytes.length }
    const config = { mediaType: evidenceType, digest: digestOf(Buffer.from('{}')), size: 2 }
    return Buffer.from(JSON.stringify({ schemaVersion: 2, config, layers: [layer] }))
  }
  const numbers = Array.from({ length: count }, (_, at) => at)
  const named = new Map(numbers.map(at => [digestOf(manifestOf(at)), at]))
  let opened = 0
  return {
    reader: {
      origin: 'registry.example/app',
      async manifest(wanted: Descriptor['digest']) {
        opened = named.get(wanted) ?? 0
        return { bytes: manifestOf(opened), digest: wanted, mediaType: '' }
      },
      async blob({ digest: wanted }: Descriptor) {
        const at = numbers.find(each => digestOf(Buffer.from(statement(each))) === wanted) ?? 0
        return Readable.from([Buffer.from(statement(at))])
      },
    },
    referrers: async () =>
      [...named.keys()].map(each => ({ mediaType: '', digest: each, size: 1, artifactType: evidenceType })),
    find: async () => undefined,
  } as unknown as ImageStore
}

function statement(commit: string, platforms: number): string {
  const scan = {
    status: 'passed' as const,
    startedAt: '2026-11-01T00:00:00Z',
    digest,
    platforms: Array(platforms).fill({ digest, findings: [[], [], []] }),
  }
  return formatStatement(digest, ['app'], {
    version: 1,
    project: 'acme/app',
    commit,
    event: { runId: '1', attempt: 1 },
    scan,
  } as never)
}

describe('evidence that anybody can attach does not take the memory of the machine', () => {
  test('of 40 statements of 2.1 MB the newest are read, and it is said that there were more', async () => {
    const texts = new Map<number, string>()
    const of = (at: number) => {
      const made = texts.get(at) ?? statement(`commit-${at}`, 19_000)
      texts.set(at, made)
      return made
    }
    expect(of(0).length).toBeGreaterThan(2_000_000)
    const store = storeWith(40, of)
    const before = process.memoryUsage().heapUsed
    const { sources, warnings } = await readEvidence(store, { digest, now: Date.now() })
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(700 * 1024 * 1024)
    expect(sources.length).toBeGreaterThan(4)
    expect(sources.length).toBeLessThan(20)
    expect(sources.at(-1)?.record.commit).toBe('commit-39')
    expect(warnings[0]).toMatch(/is not read, for all of it together is more than is read$/)
  })

  test('one that is short and has millions of parts is not read', async () => {
    const bomb = `{"a":${'['.repeat(3_000_000)}`
    const { sources, warnings } = await readEvidence(
      storeWith(2, at => (at === 0 ? statement('small', 1) : bomb)),
      { digest, now: Date.now() },
    )
    expect(sources.map(({ record }) => record.commit)).toEqual(['small'])
    expect(warnings).toHaveLength(1)
  })

  test('200 usual ones are all read', async () => {
    const { sources, warnings } = await readEvidence(
      storeWith(200, at => statement(`commit-${at}`, 100)),
      { digest, now: Date.now() },
    )
    expect([sources.length, warnings]).toEqual([200, []])
  })
})
