import { loadManifest } from './manifest.ts'
import { type Origin, resolveUses, type Sources } from './resolve.ts'
import type { Step } from './step.ts'

/** Loads every action that steps use, recursively, before the first of them runs; `./` actions load when they run. */
export function prepareActions(
  steps: readonly Step[],
  from: { origin: Origin; depth: number; sources: Sources },
): void {
  if (from.depth > deepest) throw new Error(`Composite action depth exceeded max depth ${deepest}`)
  for (const { uses } of steps) {
    if (uses === undefined || uses.startsWith('./')) continue
    const action = resolveUses(uses, from.origin, from.sources)
    const { runs } = loadManifest(action.directory)
    if (runs.using === 'composite')
      prepareActions(runs.steps, { ...from, origin: action.origin, depth: from.depth + 1 })
  }
}

const deepest = 9
