/** What the first line of our comment says to later runs, invisibly. */
export interface Marker {
  /** Tells the comments of several workflows apart. */
  readonly key: string
  /** Run and attempt that wrote it; run ids of a repository only grow. */
  readonly run: string
  readonly attempt: number
  readonly commit: string
}

const pattern = /^<!-- buildonce:v1 (\{[^\n]{0,2000}\}) -->(?:\r?\n|$)/

/** Writes a marker as an HTML comment; nothing in it can end the comment. */
export function formatMarker({ key, run, attempt, commit }: Marker): string {
  const json = JSON.stringify({ key, run, attempt, commit })
  return `<!-- buildonce:v1 ${json.replace(/[-<>&\u007f-\uffff]/g, unicode)} -->`
}

/** Reads the marker of a comment; nothing where the comment is none of ours. */
export function parseMarker(body: string): Marker | undefined {
  const text = pattern.exec(body)?.[1]
  if (text === undefined) return undefined
  try {
    const { key, run, attempt, commit } = JSON.parse(text) as Record<string, unknown>
    if (typeof key !== 'string' || typeof commit !== 'string') return undefined
    if (typeof run !== 'string' || !/^\d{1,20}$/.test(run)) return undefined
    if (typeof attempt !== 'number' || !Number.isSafeInteger(attempt)) return undefined
    return { key, run, attempt, commit }
  } catch {
    return undefined
  }
}

/** Tells whether the first marker was written by a later run, or a later attempt of the same run. */
export function isNewer(one: Marker, other: Marker): boolean {
  const [a, b] = [BigInt(one.run), BigInt(other.run)]
  return a === b ? one.attempt > other.attempt : a > b
}

function unicode(char: string): string {
  return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`
}
