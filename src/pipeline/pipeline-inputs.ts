import { lines } from '../inputs/readers.ts'
import { input, type Table } from '../inputs/table.ts'
import type { StageName } from '../stage/names.ts'
import { stageInputs } from './tables.ts'

/** The input table of every stage. */
export const tables: Readonly<Record<StageName, Table>> = stageInputs

/** The tags of the whole pipeline where no rules are given. The commit's own tag is what a release finds its image by. */
export const defaultRules = [
  'type=ref,event=branch',
  'type=ref,event=pr',
  'type=semver,pattern={{version}}',
  'type=semver,pattern={{major}}.{{minor}}',
  'type=semver,pattern={{major}}',
  'type=sha,format=long',
].join('\n')

/** What the whole pipeline presumes where a stage alone does not. */
const defaults: Readonly<Record<string, { default: string; description?: string }>> = {
  tags: {
    default: defaultRules,
    description:
      'Rules that make tags, one per line, in the language of docker/metadata-action, for example `type=semver,pattern={{version}}`.',
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

/** Names that the whole pipeline calls otherwise than the stage that reads them. */
const renamed: Readonly<Record<string, string>> = { images: 'image' }

/** The inputs of the whole pipeline: those of its stages, less what the record answers. */
export const pipelineInputs: Table = Object.fromEntries([
  ...Object.entries(ownInputs),
  ...Object.values(tables).flatMap(table =>
    Object.entries(table)
      .filter(([name, declared]) => !declared.alone && renamed[name] === undefined)
      .map(([name, declared]) => [name, { ...declared, ...defaults[name] }] as const),
  ),
])

/** Tells which input of the whole pipeline each input of a stage is fed from: stage's name → pipeline's name. */
export function forwarded(stage: StageName): ReadonlyMap<string, string> {
  const names = Object.entries(tables[stage]).filter(([, declared]) => !declared.alone)
  return new Map(names.map(([name]) => [name, renamed[name] ?? name]))
}

/** Returns the token of the job where the pipeline was given it: a step of its own takes it by itself. */
export function jobToken(texts: Readonly<Record<string, string>>): string | undefined {
  return texts['github-token'] || undefined
}

/** Picks the texts of one stage out of those of the whole pipeline. */
export function textsFor(stage: StageName, texts: Readonly<Record<string, string>>): Record<string, string> {
  const picked = [...forwarded(stage)].map(([name, from]) => [
    name,
    texts[from] ?? pipelineInputs[from]?.default,
  ])
  return Object.fromEntries(picked.filter(([, value]) => value !== undefined && value !== ''))
}
