/** Number of steps of the Dockerfile, and of those that came from the cache. */
export interface Steps {
  readonly steps: number
  readonly cachedSteps: number
}

/** Counts the steps in BuildKit's plain progress: `#7 [build 2/3] RUN …`, later `#7 CACHED`. Sources are not counted. */
export function countSteps(progress: string): Steps {
  const steps = new Set<string>()
  const cached = new Set<string>()
  for (const line of progress.split('\n')) {
    const [, step, name] = /^#(\d+) \[(?!internal\b|context\b|auth\b)([^\]]*)\] (?!FROM\b)/.exec(line) ?? []
    if (step !== undefined && /\d\/\d+$/.test(name ?? '')) steps.add(step)
    const hit = /^#(\d+) CACHED$/.exec(line)?.[1]
    if (hit !== undefined) cached.add(hit)
  }
  return { steps: steps.size, cachedSteps: [...cached].filter(step => steps.has(step)).length }
}
