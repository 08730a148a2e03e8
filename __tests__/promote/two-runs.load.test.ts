import { describe, expect, test } from '@jest/globals'
import { promoteThrough } from '../../src/promote/promote.ts'
import type { PromoteSection } from '../../src/stage/record/promote.ts'
import type { Timed } from '../../src/stage/record/section.ts'
import type { Http } from '../../src/system/http.ts'
import { fakeRegistry, fault, respond } from '../fakes/registry.ts'
import { type MadeImage, makeImage, seed } from '../registry/images.ts'
import { fakeTransport } from '../registry/transports.ts'
import { requestFor } from './requests.ts'
import { toolsFor } from './tools.ts'
import { everyInterleaving, interleaved, type Trace } from './two-runs.ts'

const at = { registry: 'registry.example', repository: 'acme/web' }
const place = `${at.registry}/${at.repository}`
const labelled = (version: string) => makeImage({ labels: { 'org.opencontainers.image.version': version } })
const [old, low, high] = [labelled('1.0.0'), labelled('1.2.5'), labelled('2.0.0')]

interface Played {
  readonly sections: readonly Timed<PromoteSection>[]
  readonly trace: Trace
  holds(tag: string): string | undefined
}

interface Pair {
  readonly images: readonly [MadeImage, MadeImage]
  readonly tags: readonly [string, string]
  readonly before?: readonly string[]
  readonly unlisted?: true
  /** How many interleavings there are at least. */
  readonly atLeast: number
}

/** Plays all interleavings of two promotions, and looks at how each ended. */
async function playAll(
  { images, tags, before = [], unlisted, atLeast }: Pair,
  look: (played: Played) => void,
) {
  const count = await everyInterleaving(async choices => {
    const fake = fakeRegistry()
    const http: Http = async request => {
      if (unlisted && request.url.pathname.endsWith('/list')) return respond(fault(403, 'DENIED'))
      const answer = await fake.http(request)
      // As distribution says it, which sets one tag with one request.
      return {
        ...answer,
        headers: { ...answer.headers, 'docker-distribution-api-version': ['registry/2.0'] },
      }
    }
    await seed(fakeTransport(fake.http), at, old, before)
    for (const image of images) await seed(fakeTransport(fake.http), at, image)
    const sections: Timed<PromoteSection>[] = []
    const run = (n: 0 | 1) => async (door: Http) => {
      const texts = { image: `${place}@${images[n].root.digest}`, tags: tags[n] }
      sections[n] = await promoteThrough(fakeTransport(door), requestFor(texts), toolsFor({ http: door }))
    }
    const { trace, taken } = await interleaved(http, [run(0), run(1)], choices)
    const holds = (tag: string) => fake.tags.get(`${at.repository}:${tag}`)
    try {
      look({ sections, trace, holds })
    } catch (error) {
      throw new Error(`after ${trace.join(', ')}`, { cause: error })
    }
    return taken
  })
  expect(count).toBeGreaterThanOrEqual(atLeast)
}

describe('two releases at once', () => {
  test('leave latest on the higher version, however their requests fall together', async () => {
    const told: string[] = []
    const pair = {
      images: [low, high],
      tags: ['1.2.5,latest', '2.0.0,latest'],
      before: ['1.0.0', 'latest'],
    } as const
    await playAll({ ...pair, atLeast: 70 }, ({ sections, holds }) => {
      expect([holds('latest'), holds('1.2.5'), holds('2.0.0')]).toEqual(
        [high, low, high].map(({ root }) => root.digest),
      )
      for (const section of sections) expect(section).toMatchObject({ status: 'passed' })
      told.push(...sections.flatMap(({ warnings }) => warnings ?? []))
    })
    // Each kind of crossing was met, and said.
    expect(told.some(line => line.includes('1.2.5 is lower than 2.0.0'))).toBe(true)
    expect(
      told.some(line => line.includes('2.0.0 was released at the same time, and is higher than 1.2.5')),
    ).toBe(true)
    expect(told.some(line => line.includes('it is set to 2.0.0 again'))).toBe(true)
  })

  test('leave a first latest on the higher version, too', async () => {
    const pair = { images: [high, low], tags: ['2.0.0,latest', '1.2.5,latest'] } as const
    await playAll({ ...pair, atLeast: 70 }, ({ holds }) => expect(holds('latest')).toBe(high.root.digest))
  })

  test('leave every part of the version on the higher one, and latest', async () => {
    const [first, second] = [labelled('1.2.5'), labelled('1.2.6')]
    for (const [images, tags] of [
      [
        [first, second],
        ['1.2.5,1.2,latest', '1.2.6,1.2,latest'],
      ],
      [
        [second, first],
        ['1.2.6,1.2,latest', '1.2.5,1.2,latest'],
      ],
    ] as const)
      await playAll({ images, tags, before: ['1.0.0', 'latest'], atLeast: 70 }, ({ sections, holds }) => {
        expect([holds('1.2'), holds('latest')]).toEqual([second.root.digest, second.root.digest])
        for (const section of sections) expect(section).toMatchObject({ status: 'passed' })
      })
  })

  test('where nobody may list tags, end on the lower one only if it writes after the other has read once more', async () => {
    const pair = { images: [low, high], tags: ['1.2.5,latest', '2.0.0,latest'], before: ['latest'] } as const
    await playAll({ ...pair, unlisted: true, atLeast: 100 }, ({ trace, holds }) => {
      const last = (line: string) => trace.lastIndexOf(line)
      const undecidable = last('A PUT latest') > last('B HEAD latest')
      if (!undecidable) expect(holds('latest')).toBe(high.root.digest)
    })
  })
})

describe('one immutable tag, two digests', () => {
  test('one run has it and the other ends with refused-immutable, but for the interleaving that no registry can decide', async () => {
    let decided = 0
    let undecidable = 0
    const pair = { images: [low, high], tags: ['1.0.0,stable', '1.0.0,stable'] } as const
    await playAll({ ...pair, atLeast: 15 }, ({ sections, trace, holds }) => {
      const lost = sections.filter(({ outcome }) => outcome === 'refused-immutable')
      const winner = sections.find(({ outcome }) => outcome === 'promoted')
      if (lost.length === 1) {
        decided++
        expect(lost[0]).toMatchObject({ status: 'failed' })
        expect(holds('1.0.0')).toBe(winner?.digest)
        // What depends on the immutable tag did not move for the one that lost it.
        expect(holds('stable')).toBe(winner?.digest)
        return
      }
      undecidable++
      // Both were told that the tag is theirs: the second looked before the first wrote, and wrote after it read again.
      const index = (line: string) => trace.indexOf(line)
      const [first, second] = index('A PUT 1.0.0') < index('B PUT 1.0.0') ? ['A', 'B'] : ['B', 'A']
      expect(index(`${second} HEAD 1.0.0`)).toBeLessThan(index(`${first} PUT 1.0.0`))
      expect(index(`${second} PUT 1.0.0`)).toBeGreaterThan(trace.lastIndexOf(`${first} HEAD 1.0.0`))
      expect(lost).toEqual([])
    })
    expect([decided > 0, undecidable > 0]).toEqual([true, true])
  })
})
