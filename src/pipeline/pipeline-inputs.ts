import { lines } from '../inputs/readers.ts'
import { type Input, input, type Table } from '../inputs/table.ts'
import { type StageName, stageNames } from '../stage/names.ts'
import { ownTables, stageInputs } from './tables.ts'

/** The input table of every stage. */
export const tables: Readonly<Record<StageName, Table>> = stageInputs

/** The default rules of the whole pipeline. A release finds its image by the commit's tag. */
export const defaultRules = [
  'type=ref,event=branch',
  'type=ref,event=pr',
  'type=semver,pattern={{version}}',
  'type=semver,pattern={{major}}.{{minor}}',
  'type=semver,pattern={{major}}',
  'type=sha,format=long',
].join('\n')

/** Defaults of the whole pipeline that differ from those of a stage alone. */
const defaults: Readonly<Record<string, { default: string; description?: string }>> = {
  tags: {
    default: defaultRules,
    description:
      'Rules for tags, one per line, in the language of docker/metadata-action, for example `type=semver,pattern={{version}}`.',
  },
  require: { default: 'scan, smoke' },
}

const ownInputs = {
  image: input(lines, {
    description:
      'Repository of the image, for example `ghcr.io/acme/web`; several, one per line, are promoted together.',
    required: true,
  }),
} satisfies Table

/** Inputs whose name in the whole pipeline differs from that in the stage. */
const renamed: Readonly<Record<string, string>> = { images: 'image' }

/** The inputs of the whole pipeline: those of its stages, except those that come from the record. */
export const pipelineInputs: Table = Object.fromEntries([
  ...Object.entries(ownInputs),
  ...byDefault(
    stageNames.flatMap(stage =>
      Object.entries(tables[stage])
        .filter(([name, declared]) => !declared.alone && renamed[name] === undefined)
        .map(([name, declared]) => [name, { ...declared, ...defaults[name] }] as const),
    ),
  ),
])

/** Of an input that several stages have, the declaration of the stage whose own it is counts: the one with a default. */
function byDefault(declarations: readonly (readonly [string, Input<unknown>])[]) {
  const withDefault = new Set(
    declarations.flatMap(([name, declared]) => (declared.default === undefined ? [] : [name])),
  )
  return declarations.filter(([name, declared]) => !withDefault.has(name) || declared.default !== undefined)
}

/** Maps each input of a stage to the input of the whole pipeline: stage's name → pipeline's name. */
export function forwarded(stage: StageName): ReadonlyMap<string, string> {
  const names = Object.entries(tables[stage]).filter(([, declared]) => !declared.alone)
  return new Map(names.map(([name]) => [name, pipelineName(name)]))
}

/** Returns the stage that an input of the whole pipeline is for: the one that declares it, of several the first. */
export function stageOf(name: string): StageName | undefined {
  if (name in ownInputs) return undefined
  return stageNames.find(stage => name in ownTables[stage]) ?? stageNames.find(stage => name in tables[stage])
}

/** Names an input of a stage as the whole pipeline does, for example in an error. */
export function pipelineName(name: string): string {
  return renamed[name] ?? name
}

/** Returns the token of the job where the pipeline has it as an input: a single step has its own default. */
export function jobToken(texts: Readonly<Record<string, string>>): string | undefined {
  return texts['github-token'] || undefined
}

/** Selects the texts of one stage from those of the whole pipeline. */
export function textsFor(stage: StageName, texts: Readonly<Record<string, string>>): Record<string, string> {
  const picked = [...forwarded(stage)].map(([name, from]) => [
    name,
    texts[from] ?? pipelineInputs[from]?.default,
  ])
  return Object.fromEntries(picked.filter(([, value]) => value !== undefined && value !== ''))
}
