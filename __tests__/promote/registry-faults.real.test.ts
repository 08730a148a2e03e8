import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { hasPart } from '../bootstrapped.ts'
import { type ProxyFault, proxyFaults } from '../fault-proxy/faults.ts'
import { type Wrongs, wrongsOf } from './fault-checks.ts'
import { courseOf, promoteOnce } from './registry-promotion.ts'
import { referrersMissing, startWorlds, type World } from './registry-world.ts'

const onRegistries = hasPart('BUILDONCE_TEST_REGISTRY_IN_MEMORY_BIN') ? test : test.skip

/** How many promotions: a sample here, a thousand where somebody asks for them. */
const promotions = Number(process.env.BUILDONCE_TEST_PROMOTIONS ?? 48)

let worlds: readonly World[] = []
beforeAll(async () => {
  if (hasPart('BUILDONCE_TEST_REGISTRY_IN_MEMORY_BIN')) worlds = await startWorlds()
})
afterAll(() => Promise.all(worlds.map(world => world[Symbol.asyncDispose]())))

onRegistries(
  'whatever goes wrong between real registries, no tag is wrong, none moves too early, no secret leaves its host, every failure is explained',
  async () => {
    const found: Record<keyof Wrongs | 'lost', string[]> = {
      ...{ wrongDigests: [], tooEarly: [], astray: [], unexplained: [], lost: [] },
    }
    const ended = new Map<string, number>()
    const count = (what: string) => ended.set(what, (ended.get(what) ?? 0) + 1)
    for (let n = 1; n <= promotions; n++) {
      const course = courseOf(worlds, n)
      const name = `${n}, ${course.source.name} to ${course.target.name}`
      const promoted = await promoteOnce(course)
      const wrongs = wrongsOf(promoted)
      for (const kind of ['wrongDigests', 'tooEarly', 'astray', 'unexplained'] as const)
        found[kind].push(...wrongs[kind].map(wrong => `${name}: ${wrong}`))
      const { section } = promoted
      if (section?.status === 'passed' && !section.warnings?.length)
        found.lost.push(...(await referrersMissing(course)).map(each => `${name}: ${each} was not copied`))
      count(section?.outcome ?? 'thrown')
    }
    const played = new Set<ProxyFault>(worlds.flatMap(({ proxy }) => [...proxy.played.keys()]))
    process.stdout.write(`${promotions} promotions: ${JSON.stringify(Object.fromEntries(ended))}\n`)
    expect(found).toEqual({ wrongDigests: [], tooEarly: [], astray: [], unexplained: [], lost: [] })
    expect(proxyFaults.filter(fault => !played.has(fault))).toEqual([])
    for (const end of ['promoted', 'refused-evidence', 'refused-immutable', 'thrown'])
      expect([end, (ended.get(end) ?? 0) > 0]).toEqual([end, true])
  },
  300_000 + promotions * 10_000,
)
