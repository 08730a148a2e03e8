import { createHash } from 'node:crypto'
import { promoteThrough } from '../../src/promote/promote.ts'
import { createTransport } from '../../src/registry/transport.ts'
import type { PromoteSection } from '../../src/stage/record/promote.ts'
import type { Timed } from '../../src/stage/record/section.ts'
import { createHttp } from '../../src/system/http.ts'
import { seeded } from '../fakes/registry-faults.ts'
import { type ProxyFault, proxyFaults } from '../fault-proxy/faults.ts'
import type { Play } from '../fault-proxy/proxy.ts'
import { floating, immutable, type Promoted } from './fault-checks.ts'
import {
  checksOf,
  fill,
  from,
  heldAt,
  next,
  type Pair,
  somebodyElse,
  to,
  type World,
} from './registry-world.ts'
import { requestFor } from './requests.ts'
import { toolsFor } from './tools.ts'

/** What decides how a promotion between real registries goes. */
export interface Course extends Pair {
  readonly rate: number
  /** The only thing that goes wrong, where it is not anything. */
  readonly only?: ProxyFault
  /** Names the image by its tag, which somebody moves, and not by its digest. */
  readonly byTag: boolean
  readonly proven: boolean
  readonly taken: boolean
}

/** Chooses the pair, how often things go wrong, and what there is, by the number of a promotion. */
export function courseOf(worlds: readonly World[], n: number): Course {
  const count = worlds.length
  const source = worlds[n % count] as World
  const paired = worlds[Math.floor(n / count) % count] as World
  // One of two neighbours meets a single fault, one after another; which of them changes from round to round.
  const single = (n + Math.floor(n / count) + Math.floor(n / count ** 2)) % 2 === 0
  const only = proxyFaults[Math.floor(n / 2) % proxyFaults.length]
  // A token server is asked only where there is one.
  const tokens = single && only === 'token server broken'
  const target = (tokens && worlds.find(({ login }) => login?.kind === 'bearer')) || paired
  const common = { source, target, n, byTag: Math.floor(n / 7) % 2 === 0 }
  if (single) return { ...common, rate: 0.2, only, proven: true, taken: false }
  return { ...common, rate: n % 3 === 0 ? 0.05 : 0.01, proven: n % 10 > 0, taken: n % 11 === 0 }
}

/** The inputs of a promotion. */
export function textsOf(course: Course): Record<string, string> {
  const [home, place] = [from(course), to(course)]
  const name = course.byTag ? ':rc' : `@${next.root.digest}`
  return {
    image: `${home.registry}/${home.repository}${name}`,
    tags: [...immutable, ...floating].join(','),
    to: `${place.registry}/${place.repository}`,
    floating: 'always',
    require: 'scan, smoke',
  }
}

/** Fills the registries, lets things go wrong while something promotes, and returns what can be seen then. */
export async function underFaults<T>(
  course: Course,
  promoting: () => Promise<T>,
  more: Pick<Play, 'before'> = {},
): Promise<{ readonly ended: T; readonly promoted: Omit<Promoted, 'section' | 'error'> }> {
  const { source, target, n, rate, only, proven, taken } = course
  await fill(course, course)
  const proxies = [...new Set([source.proxy, target.proxy])]
  const others = somebodyElse(course)
  const [random, set] = [seeded(n), [] as string[]]
  const begun = proxies.map(({ received }) => received.length)
  for (const proxy of proxies)
    proxy.play = {
      ...{ random, rate, only },
      async before(request) {
        if (proxy === source.proxy) await others.source(request)
        if (proxy === target.proxy) await others.target(request)
        await more.before?.(request)
      },
      after({ method, path, body }, status) {
        const ours = `sha256:${createHash('sha256').update(body).digest('hex')}` === next.root.digest
        if (method !== 'PUT' || status > 299 || !ours || proxy !== target.proxy) return
        const url = new URL(path, 'http://registry')
        const name = url.pathname.split('/').at(-1) ?? ''
        set.push(...(name.includes(':') ? url.searchParams.getAll('tag') : [name]))
      },
    }
  try {
    const ended = await promoting()
    const received = proxies.flatMap((proxy, at) => proxy.received.slice(begun[at]))
    for (const proxy of proxies) proxy.play = undefined
    const world = checksOf(course)
    return { ended, promoted: { world, received, registry: await heldAt(course), proven, taken, set } }
  } finally {
    for (const proxy of proxies) proxy.play = undefined
  }
}

/** Time that runs faster than it is, so that nobody has to wait for a registry that is busy. */
export const fast = {
  now: () => began + (Date.now() - began) * speed,
  sleep: (ms: number) => new Promise<void>(done => setTimeout(done, ms / speed)),
}
const [began, speed] = [Date.now(), 50]

const http = createHttp({})

/** Promotes in this process. */
export async function promoteOnce(course: Course): Promise<Promoted> {
  const logins = new Map([course.source, course.target].map(({ proxy, login }) => [proxy.host, login]))
  const { ended, promoted } = await underFaults(course, async () => {
    const transport = createTransport({
      ...{ http, mask: () => {}, random: seeded(course.n), ...fast },
      keychain: async ({ registry }) => {
        const { username, password } = logins.get(registry) ?? {}
        if (username === undefined || password === undefined) return undefined
        return { kind: 'basic', username, password }
      },
    })
    let [section, error]: [Timed<PromoteSection> | undefined, unknown] = [undefined, undefined]
    try {
      section = await promoteThrough(
        transport,
        requestFor(textsOf(course)),
        toolsFor({ http, now: fast.now }),
      )
    } catch (thrown) {
      error = thrown
    }
    return { section, error }
  })
  return { ...promoted, ...ended }
}
