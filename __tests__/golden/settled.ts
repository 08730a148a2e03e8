/** Puts words in the place of what differs from run to run: times, durations, reasons for people, and paths of this machine. */
export function settled(value: unknown, folder: string): unknown {
  return JSON.parse(JSON.stringify(value), (key, held) => {
    if (typeof held === 'number' && /seconds$/i.test(key)) return '(seconds)'
    if (key === 'noBaseline') return '(reason)'
    if (isOfTheRun(held)) return { ...held, digest: '(digest)', size: '(size)' }
    if (typeof held !== 'string') return held
    return held
      .replaceAll(folder, '(folder)')
      .replace(/\/buildonce-\w{6}\/buildonce-bake-\w{6}\//g, '/(temp)/')
      .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '(time)')
  })
}

/** Returns whether a descriptor is one of evidence, which has times in it. */
function isOfTheRun(value: unknown): value is object {
  const { digest, artifactType, mediaType } = (value ?? {}) as Readonly<Record<string, unknown>>
  return digest !== undefined && (artifactType !== undefined || mediaType === 'application/vnd.in-toto+json')
}

/** Lists the fields that a value has, each once and without its value. */
export function fieldsOf(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null)
    return [`${path}: ${value === null ? 'null' : typeof value}`]
  const fields = Array.isArray(value)
    ? value.flatMap(item => fieldsOf(item, `${path}[]`))
    : Object.entries(value).flatMap(([name, field]) =>
        fieldsOf(field, path === '' ? name : `${path}.${name}`),
      )
  return [...new Set(fields)].sort()
}
