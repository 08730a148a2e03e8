import { keepLast, type LastLines } from './output-lines.ts'

/** Number of steps of the Dockerfile, and of those that came from the cache. */
export interface Steps {
  readonly steps: number
  readonly cachedSteps: number
}

/** A step of the Dockerfile and how long it ran. */
export interface StepTime {
  readonly step: string
  readonly seconds: number
}

/** A step that failed, with what it printed at its end. */
export interface FailedStep {
  /** As BuildKit names it: `[build 2/3] RUN make`. */
  readonly step: string
  readonly error: string
  readonly log: readonly string[]
}

/** What BuildKit's plain progress tells of one build. */
export interface Progress extends Steps {
  /** The longest first; steps from the cache have no time. */
  readonly slowest: readonly StepTime[]
  /** In the order in which they failed; what was cancelled because of them is not among them. */
  readonly failed: readonly FailedStep[]
}

/** Characters of a step's output that are kept until it ends well. */
const keptOutput = 65_536

/** Steps that are named as the slowest. */
const namedSteps = 5

/** Returns the steps that ran longest, the longest first. */
export function slowestOf(steps: readonly StepTime[]): StepTime[] {
  return steps.toSorted((one, other) => other.seconds - one.seconds).slice(0, namedSteps)
}

interface Vertex {
  readonly name: string
  log?: LastLines
}

/**
 * Reads BuildKit's plain progress line by line: `#7 [build 2/3] RUN make`, its output as `#7 0.124 text`, at last `#7 DONE 3.2s`,
 * `#7 CACHED`, `#7 CANCELED` or `#7 ERROR: …`. A step cannot imitate that: everything it prints has its own number in front.
 */
export function readProgress(): { read(line: string): void; progress(): Progress } {
  const vertices = new Map<string, Vertex>()
  const steps = new Set<string>()
  const cached = new Set<string>()
  const times = new Map<string, number>()
  const failed = new Map<string, FailedStep>()
  const read = (line: string) => {
    const [, id, rest] = /^#(\d+) (.*)$/s.exec(line) ?? []
    if (id === undefined || rest === undefined) return
    const vertex = vertices.get(id)
    if (vertex === undefined) {
      vertices.set(id, { name: rest })
      if (isStep(rest)) steps.add(id)
      return
    }
    const output = /^\d+\.\d+ (.*)$/s.exec(rest)?.[1]
    if (output !== undefined) {
      vertex.log ??= keepLast(keptOutput)
      vertex.log.push(output)
      return
    }
    if (isLayer.test(rest)) cached.add(id)
    const [, state, detail = ''] = /^(CACHED|CANCELED|DONE|ERROR:)(?: (.*))?$/s.exec(rest) ?? []
    if (state === undefined) return
    if (state === 'CACHED') cached.add(id)
    if (state === 'DONE') times.set(id, Number.parseFloat(detail) || 0)
    if (state !== 'ERROR:') failed.delete(id)
    if (state === 'ERROR:' && !detail.endsWith('context canceled'))
      failed.set(id, { step: vertex.name, error: detail, log: vertex.log?.lines() ?? [] })
    vertex.log = undefined
  }
  return {
    read,
    progress: () => ({
      steps: steps.size,
      cachedSteps: [...cached].filter(id => steps.has(id)).length,
      slowest: slowestOf(
        [...steps]
          .filter(id => !cached.has(id))
          .map(id => ({ step: vertices.get(id)?.name ?? '', seconds: times.get(id) ?? 0 }))
          .filter(({ seconds }) => seconds > 0),
      ),
      failed: [...failed.values()],
    }),
  }
}

/**
 * A layer that a step has in a remote cache, while it is fetched and unpacked. BuildKit opens the step again for that, and where it does so
 * at once, `CACHED` is not printed. The layers of bases have the numbers of their own steps, and a step that ran fetches none.
 */
const isLayer = /^(?:extracting )?sha256:[\da-f]{64} /

/** Sources, internals and base images are not steps of the Dockerfile. */
function isStep(name: string): boolean {
  const [, inside = ''] = /^\[(?!internal\b|context\b|auth\b)([^\]]*)\] (?!FROM\b)/.exec(name) ?? []
  return /\d\/\d+$/.test(inside)
}
