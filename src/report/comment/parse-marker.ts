import { hiddenJson } from '../markdown/hidden.ts'

/** The data for later runs in the invisible first line of our comment. */
export interface Marker {
  /** Distinguishes the comments of several workflows. */
  readonly key: string
  /** Run and attempt that wrote it; run ids of a repository only grow. */
  readonly run: string
  readonly attempt: number
  readonly commit: string
  /** The images that it is about, as `subjectOfComment` names them. */
  readonly about?: readonly string[]
  /** Compressed bytes by image and platform. */
  readonly sizes?: Readonly<Record<string, number>>
  /** The sizes of the previous commit. */
  readonly earlier?: Measured
}

/** Sizes at a commit. */
export interface Measured {
  readonly commit: string
  readonly sizes: Readonly<Record<string, number>>
}

/** A marker that would be longer omits the sizes; it must never be too long to be parsed. */
const longest = 6000

const pattern = /^<!-- buildonce:v1 (\{[^\n]{0,8000}\}) -->(?:\r?\n|$)/

/** Writes a marker as an HTML comment; nothing in it can end the comment. */
export function formatMarker({ key, run, attempt, commit, about, sizes, earlier }: Marker): string {
  const least = { key, run, attempt, commit, about }
  const texts = [{ ...least, sizes, earlier }, { ...least, sizes }, least].map(value => hiddenJson(value))
  return `<!-- buildonce:v1 ${texts.find(({ length }) => length <= longest) ?? texts.at(-1)} -->`
}

/** Reads the marker of a comment; nothing where the comment is not ours. */
export function parseMarker(body: string): Marker | undefined {
  const text = pattern.exec(body)?.[1]
  if (text === undefined) return undefined
  try {
    const value = JSON.parse(text) as Record<string, unknown>
    const { key, run, attempt, commit } = value
    if (typeof key !== 'string' || typeof commit !== 'string') return undefined
    if (typeof run !== 'string' || !/^\d{1,20}$/.test(run)) return undefined
    if (typeof attempt !== 'number' || !Number.isSafeInteger(attempt)) return undefined
    const sizes = parseSizes(value.sizes)
    const earlier = parseMeasured(value.earlier)
    const about = parseNames(value.about)
    return {
      key,
      run,
      attempt,
      commit,
      ...(about && { about }),
      ...(sizes && { sizes }),
      ...(earlier && { earlier }),
    }
  } catch {
    return undefined
  }
}

/** Returns whether the first marker was written by a later run, or a later attempt of the same run. */
export function isNewer(one: Marker, other: Marker): boolean {
  const [a, b] = [BigInt(one.run), BigInt(other.run)]
  return a === b ? one.attempt > other.attempt : a > b
}

function parseMeasured(value: unknown): Measured | undefined {
  const { commit, sizes: given } = (value ?? {}) as Record<string, unknown>
  const sizes = parseSizes(given)
  return typeof commit === 'string' && sizes ? { commit, sizes } : undefined
}

function parseNames(value: unknown): string[] | undefined {
  return Array.isArray(value) && value.every(name => typeof name === 'string') ? value : undefined
}

function parseSizes(value: unknown): Record<string, number> | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const good = Object.values(value).every(size => Number.isSafeInteger(size) && size >= 0)
  return good ? (value as Record<string, number>) : undefined
}
