import type { Http } from '../../src/system/http.ts'

/** A request, as far as it matters to another run. */
interface Asked {
  readonly writes: boolean
  /** The tag, or `list`. */
  readonly name: string
}

/** What one run is doing when the proxy looks at it. */
interface Lane {
  readonly waiting: (Asked & { readonly go: () => void })[]
  away: number
  ended: boolean
}

/** The steps of two runs in the order in which the proxy let them through: `A PUT latest`. */
export type Trace = readonly string[]

/**
 * Runs two at the same time behind a proxy that lets the requests of one through at a time: those that a run has sent
 * together go together. `choices` says which run goes on wherever both wait; where it ends the first does. Of two orders
 * that nobody can tell apart, because neither run writes what the other reads, only the one with A in front is played.
 */
export async function interleaved(
  http: Http,
  runs: readonly [(http: Http) => Promise<unknown>, (http: Http) => Promise<unknown>],
  choices: readonly (0 | 1)[],
): Promise<{ readonly trace: Trace; readonly taken: readonly (0 | 1)[] }> {
  const trace: string[] = []
  const taken: (0 | 1)[] = []
  const lanes = runs.map((): Lane => ({ waiting: [], away: 0, ended: false }))
  const doors = lanes.map((lane, at): Http => {
    const name = 'AB'[at]
    return async request => {
      const tag = request.url.pathname.split('/').at(-1) ?? ''
      await new Promise<void>(go => lane.waiting.push({ writes: request.method === 'PUT', name: tag, go }))
      trace.push(`${name} ${request.method} ${tag}`)
      lane.away++
      try {
        return await http(request)
      } finally {
        lane.away--
      }
    }
  })
  const ends = runs.map(async (run, at) => {
    try {
      await run(doors[at] as Http)
    } finally {
      ;(lanes[at] as Lane).ended = true
    }
  })
  const all = Promise.all(ends)
  all.catch(() => {})
  const [a, b] = lanes as [Lane, Lane]
  let asleep = false
  while (!lanes.every(({ ended }) => ended)) {
    await quiet(lanes)
    const both = a.waiting.length > 0 && b.waiting.length > 0
    const next: 0 | 1 = !both ? (a.waiting.length > 0 ? 0 : 1) : asleep ? 1 : (choices[taken.length] ?? 0)
    if (both && !asleep) taken.push(next)
    asleep = both && next === 1 && !depend(a.waiting, b.waiting)
    for (const { go } of (lanes[next] as Lane).waiting.splice(0)) go()
  }
  await all
  return { trace, taken }
}

/** Tells whether it matters in which order two runs send these. */
function depend(some: readonly Asked[], others: readonly Asked[]): boolean {
  return some.some(one =>
    others.some(other => {
      const same = one.name === other.name || one.name === 'list' || other.name === 'list'
      return same && (one.writes || other.writes)
    }),
  )
}

/** Waits until each run has ended or waits for the proxy, and sends nothing more. */
async function quiet(lanes: readonly Lane[]): Promise<void> {
  for (let still = 0, last = -1; still < 3; ) {
    await new Promise(resolve => setImmediate(resolve))
    const busy = lanes.some(({ ended, away, waiting }) => !ended && (away > 0 || waiting.length === 0))
    const sum = lanes.reduce((total, { waiting }) => total + waiting.length, 0)
    still = !busy && sum === last ? still + 1 : 0
    last = sum
  }
}

/** Plays all interleavings of two runs, each in a world of its own. */
export async function everyInterleaving(play: (choices: readonly (0 | 1)[]) => Promise<readonly (0 | 1)[]>) {
  let count = 0
  const open: (0 | 1)[][] = [[]]
  for (let choices = open.pop(); choices !== undefined; choices = open.pop()) {
    const taken = await play(choices)
    count++
    for (let at = choices.length; at < taken.length; at++) open.push([...taken.slice(0, at), 1])
  }
  return count
}
