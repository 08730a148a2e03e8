/** Joins the labels of the tags stage with those given here, which win. */
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
 * Joins the annotations of the tags stage with those given here, which win. An annotation of the index cannot be made
 * where the result is a single manifest: BuildKit would fail the build.
 */
export function annotationItems(
  derived: readonly string[],
  given: readonly string[],
  isIndex: boolean,
): string[] {
  const own = new Set(given.map(keyOf))
  return [...derived.filter(item => (isIndex || !isOfIndex(item)) && !own.has(keyOf(item))), ...given]
}

/** Returns whether an annotation is put on the index or its descriptor only. */
export function isOfIndex(annotation: string): boolean {
  const levels = /^([a-z,[\]/0-9-]+):/.exec(annotation.split('=')[0] ?? '')?.[1]?.split(',') ?? []
  return levels.length > 0 && levels.every(level => level === 'index' || level === 'index-descriptor')
}

function keyOf(item: string): string {
  return item.split('=')[0] ?? ''
}
