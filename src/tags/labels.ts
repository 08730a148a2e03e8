import type { TagContext } from './context.ts'
import { globalScope, render } from './expressions.ts'
import { splitLines } from './lines.ts'
import { attempt, doubt, type Remarks, warn } from './remarks.ts'

/** One key with its value. */
export type Entry = readonly [key: string, value: string]

/** The data for labels and annotations besides the context. */
export interface Labelling {
  /** The input of the user's lines. */
  readonly input: 'labels' | 'annotations'
  readonly text: string
  readonly context: TagContext
  /** The main tag. */
  readonly version: string
  /** RFC 3339. */
  readonly created: string
  readonly remarks: Remarks
}

/**
 * Returns the labels of the OCI image specification and the user's own, sorted by key; the last value of a key takes
 * precedence. https://github.com/opencontainers/image-spec/blob/main/annotations.md
 */
export function makeLabels(labelling: Labelling): Entry[] {
  const { context, version, created } = labelling
  const { project } = context
  const standard = {
    title: project.name,
    description: project.description,
    url: project.url,
    source: project.url,
    version,
    created,
    ...(context.noSha === undefined && { revision: context.sha }),
    licenses: project.license,
  }
  const labels = new Map(
    Object.entries(standard).map(([key, value]) => [`org.opencontainers.image.${key}`, value]),
  )
  for (const [key, value] of ownLabels(labelling)) labels.set(key, value)
  const { compare } = new Intl.Collator('en')
  return [...labels].sort(([a], [b]) => compare(a, b))
}

/** The levels that buildx takes before a key. https://docs.docker.com/reference/cli/docker/buildx/build/#annotation */
const levelPrefix =
  /^(?:manifest|index)(?:-descriptor)?(?:\[[^\]]*\])?(?:,(?:manifest|index)(?:-descriptor)?(?:\[[^\]]*\])?)*:/

function ownLabels({ input, text, context, remarks }: Labelling): Entry[] {
  const scope = globalScope(context)
  return splitLines(input, text, remarks).flatMap(({ text: line, place }) => {
    const rendered = attempt(place, remarks, () => render(line, { scope, remarks, place }))
    if (rendered === undefined) return []
    if (input === 'annotations' && levelPrefix.test(rendered) && !remarks.strict)
      warn(remarks, place, 'it names a level, and gets those of annotation-levels in front of it')
    const equals = rendered.indexOf('=')
    if (equals !== -1) return [[rendered.slice(0, equals), rendered.slice(equals + 1)] as const]
    doubt(remarks, place, 'it is not key=value: write for example maintainer=acme')
    return []
  })
}

/**
 * Repeats annotations for each level: all keys of the first level, then all of the second. One that names its level is for
 * that alone, but for docker/metadata-action, which puts the others in front.
 */
export function onLevels(
  entries: readonly Entry[],
  levels: readonly string[],
  { strict }: Pick<Remarks, 'strict'>,
): string[] {
  const named = entries.filter(([key]) => strict && levelPrefix.test(key))
  const others = entries.filter(entry => !named.includes(entry))
  return [
    ...levels.flatMap(level => others.map(([key, value]) => `${level}:${key}=${value}`)),
    ...named.map(([key, value]) => `${key}=${value}`),
  ]
}

const levelGrammar = /^(?:(?:manifest|manifest-descriptor)(?:\[[^\]]+\])?|index|index-descriptor)$/

/** Reads the levels of annotations, a comma-separated list. */
export function readLevels(text: string, input: string, remarks: Remarks): string[] {
  const levels = text.split(',').map(level => (remarks.strict ? level.trim() : level))
  for (const level of levels) {
    if (levelGrammar.test(level)) continue
    doubt(
      remarks,
      { input },
      `"${level}" is not one of manifest, index, manifest-descriptor, index-descriptor: write one of them`,
    )
  }
  return levels
}
