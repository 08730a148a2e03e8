import { pairOf } from './pairs.ts'

/** Merges the labels of the tags stage with those of the input, which take precedence. */
export function labelItems(derived: Readonly<Record<string, string>>, given: readonly string[]): string[] {
  const own = new Set(given.map(keyOf))
  return [
    ...Object.entries(derived)
      .filter(([key]) => !own.has(key))
      .map(([key, value]) => `${key}=${value}`),
    ...given,
  ]
}

/**
 * Merges the annotations of the tags stage with those of the input, which take precedence. An annotation of the index
 * is dropped where the result is a single manifest: BuildKit would fail the build.
 */
export function annotationItems(
  derived: readonly string[],
  given: readonly string[],
  isIndex: boolean,
): string[] {
  const own = new Set(given.map(keyOf))
  return [...derived.filter(item => (isIndex || !isOfIndex(item)) && !own.has(keyOf(item))), ...given]
}

/** Returns whether an annotation is only for the index or its descriptor. */
export function isOfIndex(annotation: string): boolean {
  const levels = levelsOf(annotation)
  return levels.length > 0 && levels.every(ofIndex)
}

/** Returns the annotations of the index, which Buildx takes as `index:key=value`. */
export function indexAnnotations(items: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    items
      .filter(item => levelsOf(item).includes('index'))
      .map(item => pairOf(item.slice(item.indexOf(':') + 1))),
  )
}

/** Returns the annotations of the entry in a layout's list. A registry has no such list, so they do not get there. */
export function listAnnotations(items: readonly string[]): string[] {
  return items.filter(item => levelsOf(item).includes('index-descriptor'))
}

/** Leaves what annotations are for beside the index. */
export function withoutIndex(items: readonly string[]): string[] {
  return items.flatMap(item => {
    const levels = levelsOf(item)
    if (!levels.some(ofIndex)) return [item]
    const others = levels.filter(level => !ofIndex(level))
    return others.length === 0 ? [] : [`${others.join(',')}${item.slice(item.indexOf(':'))}`]
  })
}

function levelsOf(annotation: string): string[] {
  return /^([a-z,[\]/0-9-]+):/.exec(annotation.split('=')[0] ?? '')?.[1]?.split(',') ?? []
}

function ofIndex(level: string): boolean {
  return level === 'index' || level === 'index-descriptor'
}

function keyOf(item: string): string {
  return item.split('=')[0] ?? ''
}
