import type { StageName } from '../stage/names.ts'
import type { StageDefinition } from './definition.ts'

const definitions: Record<StageName, () => Promise<StageDefinition>> = {
  setup: async () => (await import('./setup.ts')).setupStage,
  tags: async () => (await import('./tags.ts')).tagsStage,
  build: async () => (await import('./build.ts')).buildStage,
  size: async () => (await import('./size.ts')).sizeStage,
  scan: async () => (await import('./scan.ts')).scanStage,
  smoke: async () => (await import('./smoke.ts')).smokeStage,
  promote: async () => (await import('./promote.ts')).promoteStage,
  watch: async () => (await import('./watch.ts')).watchStage,
  report: async () => (await import('./report.ts')).reportStage,
}

/** Loads one stage only, which keeps the start of a step fast. */
export function loadStage(name: StageName): Promise<StageDefinition> {
  return definitions[name]()
}
