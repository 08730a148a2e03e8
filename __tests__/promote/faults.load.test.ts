import { beforeAll, describe, expect, test } from '@jest/globals'
import { type Fault, faults } from '../fakes/registry-faults.ts'
import { type Wrongs, wrongsOf } from './fault-checks.ts'
import { next, old, other, prepare, promoteOnce, ways } from './fault-world.ts'

let prepared: Awaited<ReturnType<typeof prepare>>

beforeAll(async () => {
  prepared = await prepare()
})

const kinds = ['wrongDigests', 'tooEarly', 'astray', 'unexplained'] as const
const nothing: Wrongs = { wrongDigests: [], tooEarly: [], astray: [], unexplained: [] }

describe('whatever goes wrong', () => {
  test('in 1,000 promotions no tag is wrong, none moves too early, no secret leaves its host, every failure is explained', async () => {
    const found = { wrongDigests: [], tooEarly: [], astray: [], unexplained: [] } as Record<
      (typeof kinds)[number],
      string[]
    >
    const ended = new Map<string, number>()
    const count = (what: string) => ended.set(what, (ended.get(what) ?? 0) + 1)
    const played = new Set<Fault>()
    for (let seedNumber = 1; seedNumber <= 1000; seedNumber++) {
      const way = ways[seedNumber % 3] ?? 'retag'
      const [proven, taken] = [seedNumber % 10 > 0, seedNumber % 11 === 0]
      const rate = [0.02, 0.1, 0.3][Math.floor(seedNumber / 3) % 3] ?? 0
      const result = await promoteOnce({ seedNumber, rate, way, proven, taken, prepared })
      const wrongs = wrongsOf(result)
      for (const kind of kinds) found[kind].push(...wrongs[kind].map(wrong => `${seedNumber}: ${wrong}`))
      const { section, error, renewed, faulty } = result
      count(`${way} ${section?.status === 'passed' ? 'passed' : 'did not pass'}`)
      if (error !== undefined) count('thrown')
      if (section?.status === 'failed') count(section.outcome ?? '')
      if (renewed) count('a token ran out')
      for (const { played: ones } of faulty.values()) for (const kind of ones.keys()) played.add(kind)
    }
    expect(found).toEqual(nothing)
    expect(played).toEqual(new Set(faults))
    // The faults stopped many of them and not all, on each way, and there was something to get wrong.
    for (const way of ways)
      for (const end of ['passed', 'did not pass'])
        expect([way, end, ended.get(`${way} ${end}`)]).toEqual([way, end, more(60)])
    for (const end of ['thrown', 'refused-evidence', 'refused-immutable', 'a token ran out'])
      expect([end, ended.get(end)]).toEqual([end, more(20)])
    expect((ended.get('partial') ?? 0) + (ended.get('rolled-back') ?? 0)).toBeGreaterThan(5)
  })

  test('the checks would find it', async () => {
    const seen = () =>
      promoteOnce({ seedNumber: 1, rate: 0, way: 'between registries', proven: true, taken: false, prepared })
    const good = await seen()
    expect(good.section?.outcome).toBe('promoted')
    expect(wrongsOf(good)).toEqual(nothing)
    const tags = (changes: Record<string, string | undefined>) => {
      const changed = new Map(good.registry.tags)
      for (const [tag, digest] of Object.entries(changes))
        if (digest === undefined) changed.delete(`acme/release:${tag}`)
        else changed.set(`acme/release:${tag}`, digest)
      return { ...good, registry: { ...good.registry, tags: changed } }
    }
    const reason = (text: string) => ({
      ...good,
      section: { ...good.section, status: 'failed', reason: text } as never,
    })
    const got = (host: string, authorization: string) => ({ ...good, received: [{ host, authorization }] })
    const basic = `Basic ${Buffer.from('reader:source-word').toString('base64')}`
    const cases: [(typeof kinds)[number], Parameters<typeof wrongsOf>[0]][] = [
      ['wrongDigests', tags({ '1.2': other.root.digest })],
      ['wrongDigests', tags({ '1.2.3': old.root.digest })],
      ['wrongDigests', { ...good, registry: { ...good.registry, blobs: new Map() } }],
      ['wrongDigests', { ...good, registry: { ...good.registry, manifests: new Map() } }],
      ['wrongDigests', tags({ edge: next.root.digest, stable: undefined })],
      ['wrongDigests', { ...good, section: { ...good.section, outcome: 'rolled-back' } as never }],
      ['tooEarly', tags({ '1.2.3': undefined })],
      ['tooEarly', tags({ '1.2': old.root.digest })],
      ['tooEarly', { ...good, proven: false }],
      ['tooEarly', { ...good, taken: true }],
      ['tooEarly', { ...good, set: ['1.2.3', 'latest'] }],
      ['tooEarly', { ...tags({ latest: old.root.digest }), section: good.section }],
      ['astray', got('thief.example', 'Bearer token-1-for-source.example')],
      ['astray', got('target.example', 'Bearer token-1-for-source.example')],
      ['astray', got('auth.source.example', 'Bearer token-1-for-source.example')],
      ['astray', got('target.example', basic)],
      ['astray', reason('GET https://source.example/v2/: token-1 was refused')],
      ['unexplained', reason('it did not work')],
      ['unexplained', { ...good, error: new TypeError('x is not a function') }],
    ]
    for (const [n, [kind, doctored]] of cases.entries())
      expect([n, kind, wrongsOf(doctored)[kind]]).not.toEqual([n, kind, []])
  })
})

function more(than: number) {
  return { asymmetricMatch: (value: unknown) => Number(value) > than, toString: () => `more than ${than}` }
}
