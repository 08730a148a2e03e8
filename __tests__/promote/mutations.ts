import fc from 'fast-check'

/** A change at any place of a JSON value: what stands there becomes any other JSON value, or goes away. */
export function mutated(value: unknown): fc.Arbitrary<unknown> {
  const paths = pathsOf(value)
  return fc
    .record({
      path: fc.constantFrom(...paths),
      other: fc.oneof(fc.constant(undefined), fc.jsonValue({ maxDepth: 2 }), fc.base64String()),
    })
    .map(({ path, other }) => replaced(value, path, other))
}

function pathsOf(value: unknown): string[][] {
  if (typeof value !== 'object' || value === null) return [[]]
  return [[], ...Object.entries(value).flatMap(([key, inner]) => pathsOf(inner).map(path => [key, ...path]))]
}

function replaced(value: unknown, [key, ...path]: readonly string[], other: unknown): unknown {
  if (key === undefined) return other
  const copy = structuredClone(value) as Record<string, unknown>
  copy[key] = replaced(copy[key], path, other)
  return copy
}
